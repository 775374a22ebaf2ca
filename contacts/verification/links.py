"""Where a link leads: what a browser would open, and not how it looks. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl

from can_ada import idna_decode, parse

from contacts.hosts import is_shared
from contacts.verification.lookalikes import compact_stored
from contacts.verification.verdict import Known, Why

_WEB: Final = re.compile(r"(https?:)?[/\\]*", re.IGNORECASE)
_NO_LETTER: Final = re.compile(r"[^\w.\-]|_")
# One name or two below theirs. "evil.com-www", "evil.comwww" and digits are other things that
# somebody glued before it, and what a telephone opens of them is the first.
_LABEL: Final = r"(?![\w-]*www)[a-z][a-z\d-]{0,40}\."
_ENDING: Final = (
    r"(?:[a-z]{2,3}|info|online|site|store|shop|link|click|live|club|world|website|app)"
)
_BELOW: Final = re.compile(rf"(?:{_LABEL})?(?!{_ENDING}\.$)(?:{_LABEL})|(?:{_LABEL})?")
# Shorter values stand in many addresses by chance.
_MIN_TELLING: Final = 5
_HTTP_PORTS: Final = frozenset(["", "80", "443"])


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
    is_on_port: bool = False  # other than those of the web


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
    if "" in host.split(".") or _is_odd(url.hostname, host):
        return None
    written = re.split(r"[?#]", "".join(below), maxsplit=1)[0] or "/"
    is_plain = not url.port and not url.hash and written.count("/") == url.pathname.count("/")
    is_secure = url.protocol == "https:"
    return Target(
        *(host.removeprefix("www."), url.pathname, url.search, is_secure, is_plain),
        is_on_port=url.port not in _HTTP_PORTS,
    )


def _is_odd(encoded: str, host: str) -> bool:
    """Whether a host holds what no name has, or is encoded where there is nothing to encode."""
    pairs = zip(encoded.split("."), host.split("."), strict=False)
    is_needless = any(label.startswith("xn--") and name.isascii() for label, name in pairs)
    return is_needless or (not host.startswith("[") and _NO_LETTER.search(host) is not None)


@lru_cache(maxsize=256)
def _stored(value: str) -> Target | None:
    """What a stored value opens, held against each piece of a text; nothing that readers typed."""
    return target_of(value)


def same_site(target: Target, item: Known) -> Why | None:
    """Why a link belongs to a stored one, or may; None where it does not.

    A host below theirs is theirs too. On a shared host the stored page alone is, to the letter.
    """
    is_anybodys = item.is_page_of_many
    is_below = target.host.endswith(item.host) and _BELOW.fullmatch(
        target.host.removesuffix(item.host)
    )
    if target.host != item.host if is_anybodys else not is_below:
        return None
    is_page = is_same_page(target, item.page)
    if is_anybodys and not (is_page and target.is_plain):
        return Why.BELOW if target.path.startswith(_path(item.page) + "/") else None
    if not target.is_secure:
        return Why.INSECURE
    return Why.EXACT if is_page else Why.SAME_SITE


def is_same_page(target: Target, value: str) -> bool:
    stored = _stored(value)
    return stored is not None and (target.host, target.path.rstrip("/"), target.query) == (
        stored.host,
        stored.path.rstrip("/"),
        stored.query,
    )


def is_claimed(target: Target, value: str) -> bool:
    """Whether a link ends anywhere on a host that others claim; on one where anybody gets a page,
    at the page that they claim, whatever is added to its query.
    """
    stored = _stored(value)
    if stored is None:
        return False
    if not is_shared(stored.host) and f".{target.host}".endswith(f".{stored.host}"):
        return True
    asked, given = (set(parse_qsl(one.query[1:])) for one in (stored, target))
    paths = (target.path.rstrip("/"), stored.path.rstrip("/"))
    return target.host == stored.host and paths[0] == paths[1] and asked <= given


def _path(value: str) -> str:
    stored = _stored(value)
    return stored.path.rstrip("/") if stored else value


def is_carried(item: Known, bare: str) -> bool:
    """Whether a compacted text holds the part of a stored value that people would trust."""
    if item.kind == "app":
        return False
    whole = not item.host or item.is_page_of_many
    telling = compact_stored(item.value if whole else item.host)
    return len(telling) >= _MIN_TELLING and telling in bare
