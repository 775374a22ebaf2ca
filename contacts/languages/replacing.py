"""Words of a text put in the place of others. Pure.

>>> replaced("اتّصل بالرّقم الموحّد", Replacement("الرقم", "الهاتف", folded=True))
'اتّصل بالهاتف الموحّد'
>>> replaced("Recall us or call us", Replacement("call", "phone", whole_words=True))
'Recall us or phone us'

What stands inside a longer number is no number, and what stands inside an address is part of it:
both are left alone. Whoever looks for an address or a number itself finds it, and what a link opens
changes with what it shows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from contacts.endpoints import fold
from contacts.languages.fact_check import EMAIL, HANDLE, LINK
from contacts.languages.link_targets import TARGET, new_targets

LEAST: Final = 2  # characters: of one alone every text has some
ADDRESSES: Final = (TARGET, EMAIL, LINK, HANDLE)
# The spellings that many mix up (فاطمه, على for علي), and short vowels, which most leave out.
SAME: Final = {
    **{ord(letter): "ا" for letter in "أإآٱ"},
    **{ord("ة"): "ه", ord("ى"): "ي", ord("ؤ"): "و", ord("ئ"): "ي", ord("ـ"): None},
    **dict.fromkeys([*range(0x064B, 0x0656), 0x0670]),
}


@dataclass(frozen=True, slots=True)
class Replacement:
    """`folded`: capital letters, Arabic spellings and digits are taken for each other."""

    find: str
    put: str
    whole_words: bool = False
    folded: bool = False


def replaced(text: str, wanted: Replacement) -> str:
    """The text itself where nothing is found in it."""
    done, end = [], 0
    for start, stop, put in _edits(text, wanted):
        done.append(text[end:start])
        done.append(put)
        end = stop
        if not put and _leaves_two_blanks(text, start, stop):
            end += 1
    return "".join([*done, text[end:]]).strip() if done else text


def _edits(text: str, wanted: Replacement) -> list[tuple[int, int, str]]:
    """In their order: what is found, and what links open that show it."""
    targets = list(new_targets(text, wanted.find, wanted.put))
    taken = _counted(text, ((first, last) for first, last, _ in targets))
    others = [
        (start, stop, wanted.put)
        for start, stop in spans(text, wanted)
        if taken[start] == taken[stop]
    ]
    return sorted([*targets, *others])


def spans(text: str, wanted: Replacement) -> Iterator[tuple[int, int]]:
    """Where it stands: from, and up to."""
    letters, places = _read(text, is_folded=wanted.folded)
    sought, _ = _read(wanted.find, is_folded=wanted.folded)
    if not sought.strip():
        return
    taken = _counted(text, () if _is_address(wanted.find) else _addresses(text))
    at = letters.find(sought)
    while at >= 0:
        start, stop = places[at], places[at + len(sought)]
        is_free = _is_free(letters, at, sought, whole_words=wanted.whole_words)
        if is_free and taken[start] == taken[stop]:
            yield start, stop
            at = letters.find(sought, at + len(sought))
        else:
            at = letters.find(sought, at + 1)


def _counted(text: str, spans: Iterable[tuple[int, int]]) -> list[int]:
    """For each place of the text how many characters before it are within the spans."""
    within = bytearray(len(text))
    for start, stop in spans:
        within[start:stop] = b"\1" * (stop - start)
    return [0, *accumulate(within)]


def _read(text: str, *, is_folded: bool) -> tuple[str, list[int]]:
    """The letters that are compared, and where each begins in the text; last, its end."""
    letters, places = [], []
    for place, char in enumerate(text):
        for letter in _folded(char) if is_folded else char:
            letters.append(letter)
            places.append(place)
    return "".join(letters), [*places, len(text)]


def _folded(char: str) -> str:
    return fold(char).translate(SAME).casefold()


def _is_free(letters: str, at: int, sought: str, *, whole_words: bool) -> bool:
    """No part of a number, no letter without its vowel; where it matters, no part of a word."""
    before, after = letters[at - 1 : at], letters[at + len(sought) : at + len(sought) + 1]
    for beside, own in ((before, sought[0]), (after, sought[-1])):
        if beside.isdecimal() and own.isdecimal():
            return False
        if whole_words and _are_of_one_word(beside, own):
            return False
    return not (after and unicodedata.combining(after))


def _are_of_one_word(beside: str, own: str) -> bool:
    """Arabic writes its particles on to a number: و19912"""
    is_joined = own.isdecimal() and "\u0600" <= beside <= "\u06ff"
    return _is_of_word(beside) and _is_of_word(own) and not is_joined


def _is_of_word(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "LMN"


def _is_address(find: str) -> bool:
    return any(pattern.search(find) for pattern in ADDRESSES) or "/" in find


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    for pattern in ADDRESSES:
        yield from (match.span() for match in pattern.finditer(text))


def _leaves_two_blanks(text: str, start: int, stop: int) -> bool:
    """A word taken out takes one of the blanks around it along."""
    before, after = text[start - 1 : start], text[stop : stop + 1]
    return after in (" ", "\u00a0") and (not before or before.isspace())
