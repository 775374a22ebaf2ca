"""Web addresses: the one form in which they are stored, and what they name. Pure."""

import re
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from contacts.endpoints.values import InvalidEndpoint, fold

# What stands in a path or query as it is; everything else is percent-encoded.
_URL_SAFE: Final = "%/:@!$&'()*+,;=~-._?"
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST: Final = re.compile(rf"(?=.{{4,253}}\Z)(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])")


def secure_url(value: str) -> str:
    """An https address of a public host, whole and percent-encoded."""
    parts = split(with_scheme(value))
    if parts is None:
        raise InvalidEndpoint("url", value)
    host = (parts.hostname or "").lower()
    if parts.scheme != "https" or not _is_plain_host(parts, host):
        raise InvalidEndpoint("url", value)
    rest = (parts.path or "/", parts.query, parts.fragment)
    return urlunsplit(("https", host, *(quote(part, safe=_URL_SAFE) for part in rest)))


def with_scheme(value: str) -> str:
    return value if _SCHEME.match(value) else f"https://{value}"


def is_public_host(host: str) -> bool:
    """Whether it is an ASCII name with a dot, and no address of numbers."""
    return _HOST.fullmatch(host) is not None


def split(value: str) -> SplitResult | None:
    """The parts of an address; None where a browser and `urlsplit` might read it differently."""
    if "\\" in value or any(char.isspace() or not char.isprintable() for char in value):
        return None
    try:
        parts = urlsplit(value)
        _ = parts.port  # read for its check of the range
    except ValueError:
        return None
    return parts


def _is_plain_host(parts: SplitResult, host: str) -> bool:
    """Whether the address names a public ASCII host, without a user name or a port of its own."""
    return "@" not in parts.netloc and parts.port in (None, 443) and is_public_host(host)


def as_secure(value: str) -> str:
    """A web address with https and an ASCII host; anything else as it was given.

    For what others present as theirs: nobody can ask a fake to be secure.
    """
    folded = fold(value).strip()
    parts = split(with_scheme(folded))
    if parts is None or parts.scheme not in ("https", "http") or "@" in parts.netloc:
        return value
    try:
        host = (parts.hostname or "").encode("idna").decode()
    except UnicodeError:
        return value
    if "." not in host or parts.port not in (None, 80, 443):
        return value
    return urlunsplit(parts._replace(scheme="https", netloc=host))


def on_host(host: str, kind: str, value: str) -> str:
    """A secure address on one host."""
    url = secure_url(value)
    if urlsplit(url).hostname != host:
        raise InvalidEndpoint(kind, value)
    return url
