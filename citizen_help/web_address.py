"""What operators type as an address of the web: the site's own, and hosts. Pure.

Hosts are encoded and compared as browsers do (WHATWG URL; UTS 46 for names in other letters).
"""

import re

from can_ada import idna_decode, parse

# What Django takes for a host (RFC 952, 1034 and 3986); browsers would let more through.
_NAME = re.compile(r"(?=.{1,253}\Z)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*")
_IP_6 = re.compile(r"\[[0-9a-f:.]+\]")
_ORIGIN = re.compile(r"(https?)://([^\s/?#@\\]+)/?", re.IGNORECASE)


def encoded_host(host: str) -> str:
    """A host in lower case and ASCII, without a last dot; ValueError for what is none, or has more.

    An IPv6 address may stand without its brackets, and keeps them.
    """
    name = f"[{host}]" if host.count(":") > 1 and not host.startswith("[") else host
    if re.search(r"[\s/?#@\\]", name) or (":" in name and not name.endswith("]")):
        raise ValueError(host)
    found = str(parse(f"http://{name}").hostname).removesuffix(".")
    if not _NAME.fullmatch(found) and not _IP_6.fullmatch(found):
        raise ValueError(host)
    return found


def origin(raw: str) -> str:
    """Scheme, host and a port that is not the scheme's own, as browsers send them in `Origin`."""
    written = _ORIGIN.fullmatch(raw)
    if not written or written[2].endswith(":"):
        raise ValueError(raw)
    url = parse(f"{written[1]}://{written[2]}")
    if url.port == "0":
        raise ValueError(raw)
    port = f":{url.port}" if url.port else ""
    return f"{url.protocol}//{encoded_host(str(url.hostname))}{port}"


def host_of(address: str) -> str:
    """The host of an address such as `origin` gives, an IPv6 address in its brackets."""
    return re.sub(r":\d+\Z", "", address.partition("://")[2])


def host_pattern(raw: str) -> str:
    """A host, `.example.org` for all below one as well, or `*`; as ALLOWED_HOSTS has them."""
    if raw == "*":
        return raw
    is_wide = raw.startswith(".")
    return "." * is_wide + encoded_host(raw.removeprefix(".") if is_wide else raw)


def is_among(host: str, patterns: list[str]) -> bool:
    """Whether Django answers a host by one of such patterns."""
    wide = (one for one in patterns if one.startswith("."))
    return host in patterns or "*" in patterns or any(f".{host}".endswith(one) for one in wide)


def readable(address: str) -> str:
    """An address with its host in letters, for people to read."""
    scheme, separator, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{separator}{idna_decode(host.encode())}{slash}{path}"  # type: ignore[arg-type]  # wrong stub
