"""Which account, or number of a messenger, a link opens. Pure."""

from typing import Final
from urllib.parse import parse_qsl, unquote

from contacts.endpoints import InvalidEndpoint
from contacts.endpoints.kind import EndpointKind
from contacts.verification.links import Target

# What networks and advertisements add to the query of a link that is shared.
_ADDED: Final = frozenset(
    ["s", "t", "lang", "hl", "locale", "ref", "ref_src", "si", "igsh", "igshid", "mibextid"]
    + ["fbclid", "share_id", "sender_device", "is_from_webapp", "_t", "_r", "_rdr", "rdid"]
    + ["utm_source", "utm_medium", "utm_campaign", "utm_content", "sub_confirmation", "feature"]
)
_MOST_PARTS: Final = 2  # of a path before the name of an account ends: @name, add/name


def named_in(target: Target, row: EndpointKind) -> str | None:
    """The value of a kind that a link opens; None where it could lead anywhere else."""
    names = [name for name, _ in parse_qsl(target.query[1:], keep_blank_values=True)]
    is_twice = len(set(names)) < len(names)
    if not target.is_plain or "//" in target.path or is_twice or {*names} - row.query - _ADDED:
        return None
    return _value(row, f"https://{target.host}{target.path}{target.query}")


def named_above(target: Target, row: EndpointKind) -> str | None:
    """The account whose name begins a path, whatever stands below it; None where none does."""
    parts = target.path.strip("/").split("/")
    above = ("/".join(parts[:count]) for count in range(min(len(parts), _MOST_PARTS), 0, -1))
    found = (_value(row, f"https://{target.host}/{path}") for path in above if path)
    return next((value for value in found if value is not None), None)


def disguised_name(target: Target, row: EndpointKind) -> str:
    """A name with letters of other alphabets, which no account has, drawn for one; else empty."""
    name = unquote(target.path).strip("/").rpartition("/")[2].removeprefix("@")
    return name if row.network and not name.isascii() else ""


def _value(row: EndpointKind, address: str) -> str | None:
    try:
        return row.canonical(address)
    except InvalidEndpoint:
        return None
