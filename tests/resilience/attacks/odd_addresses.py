"""Addresses that two programs could read differently; the same with each seed."""

import random
from collections.abc import Iterator
from typing import Final

PATHS: Final = (
    *("/en/search/", "/ar/search/") * 4,
    *("/en/suggest/", "/ar/suggest/", "/en/verify/", "/ar/verify/") * 2,
    "/en/topics/contact/",
    "/ar/questions/",
    "/en/",
    "/sitemap-guides.xml",
)
ODD_PATHS: Final = (
    "/{0}",
    "/.{0}",
    "/x/..{0}",
    "{0}/",
    "{0}.",
    "{0}%2e",
    "{0}%2F",
    "{0}..%2fsearch/",
    "{0};x",
    "{0}%00",
    "{0}\xff",
    "{0}#",
)
NAMES: Final = ("q", "page", "literal", "p")
# The same names to one reader, others to the next.
SPELLINGS: Final = (
    "{0}",
    "{0}",
    "{0}",
    "%{1:02x}",
    "%{1:02X}",
    "{0}%00",
    "{0}[]",
    "+{0}",
    "%20{0}",
)
VALUES: Final = (
    *("hotline", "app", "19912", "2", "1", "evil"),
    *("%D8%A7%D9%84%D8%B1%D9%82%D9%85", "a+b", "a%20b", "a%2Bb", "a;b", "a%26q=b", "a=b", "", "%"),
    *("%00", "%ff", "\xd9\xa1", "%0d%0aX:+y", "x" * 250, "y" * 2_000),
)
JOINTS: Final = ("&", "&", "&", "&&", ";", "&=&", "&amp;", "&&&utm_source=x&")
PLAIN: Final = ("?q=hotline", "?q=app", "?page=2", "?p=2", "")


def odd_addresses(count: int, *, seed: int) -> Iterator[str]:
    """As they stand in a request's first line, in latin-1; every fifth is what readers send."""
    chance = random.Random(seed)  # noqa: S311  it is to be the same every time
    for number in range(count):
        path = chance.choice(PATHS)
        if number % 5 == 0:
            yield path + chance.choice(PLAIN)
            continue
        if chance.random() < 0.2:
            path = chance.choice(ODD_PATHS).format(path)
        if chance.random() < 0.1:
            path = path.replace("e", "%65", 1)
        yield f"{path}?{query(chance)}"


def query(chance: random.Random) -> str:
    made = ""
    for _ in range(chance.choice((1, 2, 2, 2, 3))):
        name = chance.choice(NAMES)
        name = chance.choice((name, name, name, name.upper()))
        name = chance.choice(SPELLINGS).format(name, ord(name[0])) if len(name) == 1 else name
        equals = chance.choice(("=", "=", "=", "=", ""))
        made += f"{name}{equals}{chance.choice(VALUES)}{chance.choice(JOINTS)}"
    return made if chance.random() < 0.2 else made.rstrip("&;=")
