"""How false numbers, handles and addresses imitate a true one.

Pure comparisons of two strings; `judge.py` decides what they mean.
"""

import json
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from string import ascii_letters
from typing import Final

# A shorter name is inside many others by chance.
_MIN_INSIDE: Final = 6
# Beside Unicode's: digits and marks written for letters, letters of a near shape, one form for i
# and l.
_NEAR_SHAPES: Final = dict(zip("035$|!1iβεηωпԍłđøħ", "oessllllbenwngldoh", strict=True))


_CONFUSABLES: Final = json.loads(
    (files("confusable_homoglyphs") / "confusables.json").read_text("utf-8")
)


def _drawn_alike() -> dict[int, str]:
    """Unicode's confusables (UTS #39) of Latin letters. Those written from right to left are not
    taken for one: «ا» is no l.
    """
    found: dict[int, str] = {}
    for letter in ascii_letters:  # small ones first, as an address is shown in them
        for drawn in (one["c"].casefold() for one in _CONFUSABLES.get(letter, ())):
            if len(drawn) == 1 and not drawn.isascii() and unicodedata.bidirectional(drawn) == "L":
                found.setdefault(ord(drawn), letter.lower())
    return found


_DRAWN_ALIKE: Final = _drawn_alike()
# Drawn like a full stop, in a class of characters; no digits, as ٠ is.
DRAWN_DOTS: Final = "".join(
    re.escape(dot)
    for dot in (one["c"].strip("\N{LEFT-TO-RIGHT MARK}") for one in _CONFUSABLES["."])
    if not dot.isdecimal() and not dot.isascii()
)
_AS_DRAWN: Final = {
    letter: target.replace("i", "l")
    for letter, target in (_DRAWN_ALIKE | {ord(a): b for a, b in _NEAR_SHAPES.items()}).items()
}


_LATIN: Final = {code: letter for code, letter in _DRAWN_ALIKE.items() if len(letter) == 1}


def skeleton(text: str) -> str:
    """`text` as it looks: accents off, look-alike letters as one, rn as m, vv as w."""
    drawn = text.lower()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text).casefold()
        drawn = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return drawn.translate(_AS_DRAWN).replace("rn", "m").replace("vv", "w")


def compact(text: str) -> str:
    """The skeleton without dots, hyphens, underscores and other separators."""
    return "".join(filter(str.isalnum, skeleton(text)))


@lru_cache(maxsize=256)
def compact_stored(text: str) -> str:
    """`compact` of a stored value, held against each piece of a text; of nothing else."""
    return compact(text)


@lru_cache(maxsize=256)
def _skeleton_stored(text: str) -> str:
    return skeleton(text)


def mixes_scripts(label: str) -> bool:
    """Whether one label holds Latin letters beside letters of others that are drawn like them."""
    return (
        not label.isascii()
        and any(map(str.isascii, filter(str.isalpha, label)))
        and any(ord(letter) in _DRAWN_ALIKE for letter in label)
    )


def is_near(text: str, other: str, *, edits: int) -> bool:
    """Whether at most `edits` letters are changed, added, dropped or swapped with a neighbour:
    optimal string alignment distance (Damerau 1964, adjacent swaps count once).
    """
    if abs(len(text) - len(other)) > edits:
        return False
    pairs = enumerate(zip(text, other, strict=False))
    first = next((place for place, (ours, theirs) in pairs if ours != theirs), None)
    if first is None:  # one is the beginning of the other
        return True
    if not edits:
        return False
    ours, theirs = text[first:], other[first:]
    after = [(ours[1:], theirs[1:]), (ours[1:], theirs), (ours, theirs[1:])]
    after += [(ours[2:], theirs[2:])] if ours[:2] == theirs[1::-1] else []
    return any(is_near(*pair, edits=edits - 1) for pair in after)


def imitates_host(host: str, official: str) -> bool:
    """Whether a host that is not `official` (without www) nor below it is made to look like it.

    `host` is decoded from punycode. Catches disguised letters, the official name as a part of
    a longer one, dots for hyphens, and another ending or one letter of difference.
    """
    bare = host.removeprefix("www.")
    name = compact_stored(official)
    if len(name) >= _MIN_INSIDE and name in compact(bare):
        return True
    if any(mixes_scripts(label) for label in bare.split(".")):
        return True
    if _is_reserved(bare) and _is_reserved(official):
        return False
    return is_near(skeleton(bare), _skeleton_stored(official), edits=1)


def _is_reserved(host: str) -> bool:
    """Names under .gov.sa go to Saudi government bodies only: a near one is another of them."""
    return host.endswith(".gov.sa") and host.isascii()


def imitates_handle(name: str, official: str) -> bool:
    """Whether an account name that is not `official` is made to look like it."""
    looks, real = compact(name), compact_stored(official)
    if len(real) < _MIN_INSIDE:
        return is_near(looks, real, edits=1)
    return real in looks or is_near(looks, real, edits=2 if len(real) >= 10 else 1)


def imitates_number(digits: str, official: str) -> bool:
    """Whether digits that are not `official` are it with a change, a prefix or a suffix.

    Three- and four-digit numbers have too many true neighbours to say so.
    """
    if len(official) < 5:
        return False
    return (
        digits.startswith(official)
        or digits.endswith(official)
        or is_near(digits, official, edits=1)
    )


def in_latin(text: str) -> str:
    """Each letter drawn like a Latin one as that one: as long as the text."""
    return text.translate(_LATIN)
