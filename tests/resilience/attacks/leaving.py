"""Addresses by which a redirect could be led off the site, and where a browser would go."""

from typing import Final
from urllib.parse import urljoin, urlsplit

PAYLOADS: Final = (
    "https://evil.example/",
    "http://evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example/..",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https://localhost@evil.example/",
    "https://localhost.evil.example/",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    " //evil.example\r\nSet-Cookie: a=b",
)


def leaves(base: str, location: str) -> bool:
    """Whether a browser at `base` would leave its site by this `Location`.

    As browsers read it (WHATWG URL, 4.4): blanks around it, tabs and line ends anywhere are
    dropped, a backslash is a slash, and any number of slashes after the scheme's colon are two.
    """
    read = location.strip().translate({9: None, 10: None, 13: None}).replace("\\", "/")
    if read.startswith("//"):
        read = "//" + read.lstrip("/")
    scheme, colon, rest = read.partition(":")
    if colon and scheme.lower() in {"http", "https"}:
        read = f"{scheme}://{rest.lstrip('/')}"
    there, here = urlsplit(urljoin(base, read)), urlsplit(base)
    return (there.scheme, there.netloc) != (here.scheme, here.netloc)
