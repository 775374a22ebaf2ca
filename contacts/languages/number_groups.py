"""Which digits of a text make one number, with the blanks and marks that people put into it. Pure.

Its parts by themselves change places in an Arabic line: 011 2345678 is drawn 2345678 011. But two
numbers beside each other stay two: there the first one stands on the right.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from contacts.endpoints import numbering

BLANK: Final = "[ \u00a0\u2007\u2009\u202f]"
# Between groups without a blank. Where two whole numbers meet it sets them apart.
_BETWEEN: Final = (
    r"(?:[-‐‑‒–−.](?!(?<=\d{5}.)(?:0|199|920|800|966)\d{2,})"
    r"|(?<!\d{5})[/:,+×÷=](?!\d{5})|(?<=0\d\d)/|,(?=\d\d?(?!\d))|[\u066b\u066c])"
)
_GROUP: Final = r"(?:\(\+?\d{1,4}\)|\d++)"
# A minus stands by itself before its number: not in «الـ-5» and 3-5.
_ATOM: Final = (
    r"(?:[+$€£]|(?<![^\s(\[«“\":،,=])[-−±])?"
    rf"{_GROUP}(?:{_BETWEEN}?{_GROUP})*+(?:-[A-Z0-9]*[A-Z][A-Z0-9]*)*+"
    rf"(?:{BLANK}?(?:[%٪‰]|°[CF]?)|[+$€£](?![\w(]))?"
)
# With a blank on either side it joins short numbers: 10 - 20, 8:00 – 16:00, 5 + 3 = 8.
_SPACED: Final = f"{BLANK}[-‐‑‒–—−+×÷=]{BLANK}"
# Digits are those of ASCII: the text is folded before.
NUMBERS: Final = rf"(?<![A-Za-z0-9_]){_ATOM}(?:(?:{_SPACED}|{BLANK}){_ATOM})*+"
_ATOMS: Final = re.compile(_ATOM, re.ASCII)
_SPACES: Final = re.compile(_SPACED)
# Of seven digits at most: two phone numbers with a dash between them are a list.
_SHORT: Final = (
    rf"[-+−$€£]?(?!(?:[ ,]?\d){{8}})(?:\d{{1,3}}(?:[ ,]\d{{3}})++|\d{{1,4}}(?!\d))"
    rf"(?:[-.:/\u066b]\d{{1,4}})*+(?:{BLANK}?(?:[%٪‰]|°[CF]?)|[+$€£])?"
)
_RANGE: Final = re.compile(f"{_SHORT}(?:{_SPACED}{_SHORT})++")

# What atoms with one blank between them are: brackets, dots and hyphens are blanks here too.
_SHAPES: Final = r"""
      (?:\+|00)CODE(?=(?:\ ?\d){8,10}\Z)[\ \d]+               # +966 50 123 4567
    | (?:\+|00)(?!CODE)(?=(?:\ ?\d){7,15}\Z)[1-9][\ \d]+       # +1 202 555 0123
    | CODE(?=(?:\ ?\d){8,10}\Z)[\ \d]+                        # 966 50 123 4567
    | 0(?=(?:\ ?\d){8,9}\Z)[\ \d]+                            # 011 2345678, 050 12 34 567
    | 92(?=\ ?0)(?=(?:\ ?\d){7}\Z)[\ \d]+                     # 9200 12345
    | (?:1\ )?800(?=(?:\ ?\d){6,7}\Z)[\ \d]+                  # 800 123 4567
    | (?=\d{1,3}\ )[15](?=(?:\ ?\d){8}\Z)[\ \d]+              # 50 123 4567
    | [-+−$€£]?\d{1,3}(?:\ \d{3})+(?:[,\u066b]\d+)?\ ?[%٪‰]?  # 1 250 000
    | (?!(?:1[34]|19|20)\d\d\ )(?:                            # and not a year before a number
          \d{3}\ \d{2}|\d{3,4}\ \d{4}                         # 199 12, 234 5678
      | \d\ (?!(?:1[34]|19|20)\d\d)\d{4}                     # 1 9912
      | \d{1,2}(?:\ \d{2}){2,}                               # 12 34 56
        | (?=(?:\ ?\d){7,16}\Z)\d{1,4}(?:\ \d{1,4}){2,}       # 12 34 567, 1234 5678 9012 3456
      )
    | \d(?:\ \d){3,}                                          # 1 9 9 1 2
    """
_FOREIGN: Final = r"(?:\+|00)?CODE(?=(?:\ ?\d){5,13}\Z)[\ \d]+|0(?=(?:\ ?\d){6,12}\Z)[\ \d]+"
_LONGEST: Final = 16  # atoms


@lru_cache(maxsize=4)
def _shapes(code: str) -> re.Pattern[str]:
    """By the code of the site's country, whose numbers most are."""
    shapes = _SHAPES if code == "966" else f"{_FOREIGN}|{_SHAPES}"
    return re.compile(shapes.replace("CODE", code), re.VERBOSE)


def numbers(chain: str) -> Iterator[tuple[int, int]]:
    """Where in `chain`, which matches NUMBERS, each number begins and ends.

    Not those of one or two digits alone, which nothing turns round.
    """
    if _RANGE.fullmatch(chain):
        yield 0, len(chain)
        return
    atoms = [found.span() for found in _ATOMS.finditer(chain)]
    spaces = list(_SPACES.finditer(chain))
    if spaces and len(spaces) < len(atoms) - 1:
        yield from _between(chain, spaces)
        return
    at = 0
    while at < len(atoms):
        size = _size(chain, atoms[at : at + _LONGEST])
        start, end = atoms[at][0], atoms[at + size - 1][1]
        if re.fullmatch(r"\(\+?\d+\)", chain[start:end]):
            start, end = start + 1, end - 1
        if not re.fullmatch(r"\d{1,2}", chain[start:end]):
            yield start, end
        at += size


def _between(chain: str, spaces: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Those of each side of a dash, which are in groups themselves."""
    starts = [0, *(one.end() for one in spaces)]
    ends = [*(one.start() for one in spaces), len(chain)]
    for first, last in zip(starts, ends, strict=True):
        yield from ((first + start, first + end) for start, end in numbers(chain[first:last]))


def _size(chain: str, atoms: list[tuple[int, int]]) -> int:
    """How many of the atoms, from the first on, make one number."""
    shapes = _shapes(numbering.own().code)
    for size in range(len(atoms), 1, -1):
        spelt = re.sub(r"[\s().‐‑‒–-]+", " ", chain[atoms[0][0] : atoms[size - 1][1]])
        if shapes.fullmatch(spelt.strip()):
            return size
    return 1
