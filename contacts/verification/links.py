"""Where a link leads: what a browser would open, and not how it looks. Pure."""

import re
from dataclasses import dataclass
from typing import Final

from can_ada import idna_decode, parse

from contacts.hosts import SHARED_HOSTS
from contacts.verification.verdict import Known, Why

_WEB: Final = re.compile(r"(https?:)?[/\\]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """What a browser opens. `host` is in letters, without www.

    `is_plain` says that path and port are as they are written: no `..` that leads elsewhere.
    """

    host: str
    path: str
    query: str
    is_secure: bool
    is_plain: bool


def target_of(text: str) -> Target | None:
    """None for no website, and where other readers of links than a browser could differ."""
    web = _WEB.match(text)
    rest = text[web.end() :] if web else text
    authority, *below = re.split(r"(?=[/?#])", rest, maxsplit=1)
    if "\\" in rest or set("@%") & set(authority) or authority.endswith(":"):
        return None
    try:
        url = parse(f"{web[1] if web and web[1] else 'https:'}//{rest}")
    except ValueError:
        return None
    host = idna_decode(url.hostname.encode()).rstrip(".")  # type: ignore[arg-type]  # wrong stub
    if "" in host.split("."):
        return None
    written = re.split(r"[?#]", "".join(below), maxsplit=1)[0] or "/"
    is_plain = not url.port and not url.hash and written.count("/") == url.pathname.count("/")
    is_secure = url.protocol == "https:"
    return Target(host.removeprefix("www."), url.pathname, url.search, is_secure, is_plain)


def same_site(target: Target, item: Known) -> Why | None:
    """Why a link belongs to a stored one, or may; None where it does not.

    A host below theirs is theirs too. On a shared host the stored page alone is, to the letter.
    """
    is_page, is_shared = is_same_page(target, item.value), item.host in SHARED_HOSTS
    is_below = f".{target.host}".endswith(f".{item.host}")
    if target.host != item.host if is_shared else not is_below:
        return None
    if is_shared and not (is_page and target.is_plain):
        return Why.BELOW if target.path.startswith(_page(item.value) + "/") else None
    if not target.is_secure:
        return Why.INSECURE
    return Why.EXACT if is_page else Why.SAME_SITE


def is_same_page(target: Target, value: str) -> bool:
    stored = target_of(value)
    return stored is not None and (target.host, target.path.rstrip("/"), target.query) == (
        stored.host,
        stored.path.rstrip("/"),
        stored.query,
    )


def is_claimed(target: Target, value: str) -> bool:
    """Whether a link ends at a page that others claim, or anywhere on a host that they claim."""
    stored = target_of(value)
    if stored is None:
        return False
    is_whole = stored.path == "/" and not stored.query and stored.host not in SHARED_HOSTS
    if is_whole and f".{target.host}".endswith(f".{stored.host}"):
        return True
    return is_same_page(target, value)


def _page(value: str) -> str:
    stored = target_of(value)
    return stored.path.rstrip("/") if stored else value
