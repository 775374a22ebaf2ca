"""How email addresses of others imitate a true one. Pure."""

from collections.abc import Iterable
from typing import Final

from contacts.endpoints import InvalidEndpoint, canonical
from contacts.hosts import is_shared
from contacts.verification.lookalikes import (
    compact,
    compact_stored,
    imitates_host,
    is_near,
    skeleton,
)
from contacts.verification.verdict import Claimed, Known, Why

_MIN_LONG: Final = 16  # of an address in which two letters of difference are easily overlooked


def address_in(text: str) -> str:
    """The address as it is stored; what is none, in small letters."""
    try:
        return canonical("email", text)
    except InvalidEndpoint:
        return text.lower().removeprefix("mailto:")


def is_below(domain: str, host: str) -> bool:
    """Whether a domain is a host or one below it."""
    return bool(host) and f".{domain}".endswith(f".{host}")


def imitates_mail(address: str, official: str) -> bool:
    """Whether an address is made to look like `official`: as a whole, or by its domain."""
    if compact_stored(official) in compact(address):
        return True
    edits = 2 if len(official) >= _MIN_LONG else 1
    if is_near(skeleton(address), skeleton(official), edits=edits):
        return True
    domain, theirs = (one.rpartition("@")[2] for one in (address, official))
    return domain != theirs and imitates_domain(domain, theirs)


def imitates_domain(domain: str, official: str) -> bool:
    """Whether a domain is made to look like one that is theirs alone."""
    return bool(official) and not is_shared(official) and imitates_host(domain, official)


def is_claimed_site(domain: str, claim: Claimed) -> bool:
    """Whether others claim the whole website of a domain."""
    return not claim.is_page_of_many and is_below(domain, claim.host)


def why_near(address: str, near: Iterable[Known]) -> Why:
    if not address.isascii():
        return Why.DISGUISED
    is_inside = any((item.host or item.mail) in address for item in near)
    return Why.INSIDE if is_inside else Why.NEAR
