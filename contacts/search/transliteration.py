"""Arabic in Latin letters, as in chats (`7isab`, `hisab almowatin`). Pure.

Nobody writes it the same way twice, but consonants are kept and come in the same order. So a word
is looked up by its skeleton, the consonants in coarse classes, among the words of the index, and
what stands between the consonants says which of those is likeliest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from contacts.search.stemming import without_proclitic

# Each Latin consonant: the Arabic letters it is written for, likeliest first, and how much
# less likely than the first each is.
_WRITTEN_FOR: dict[str, dict[str, float]] = {
    "sh": {"ش": 0}, "ch": {"ش": 0.2, "ج": 0.5, "ك": 0.7}, "kh": {"خ": 0}, "gh": {"غ": 0, "ق": 0.5},
    "th": {"ث": 0, "ذ": 0.1, "ظ": 0.1}, "dh": {"ذ": 0, "ض": 0, "ظ": 0.1},
    "7'": {"خ": 0}, "3'": {"غ": 0}, "6'": {"ظ": 0}, "9'": {"ض": 0}, "4": {"ذ": 0},
    "b": {"ب": 0}, "p": {"ب": 0}, "t": {"ت": 0, "ط": 0.1}, "6": {"ط": 0, "ت": 0.8},
    "j": {"ج": 0, "ق": 0.8}, "7": {"ح": 0, "ه": 0.8, "خ": 0.8}, "5": {"خ": 0},
    "h": {"ه": 0, "ح": 0, "خ": 0.8}, "d": {"د": 0, "ض": 0.1, "ذ": 0.5, "ظ": 0.6},
    "r": {"ر": 0}, "z": {"ز": 0, "ظ": 0.2, "ذ": 0.2}, "s": {"س": 0, "ص": 0.1, "ث": 0.6},
    "9": {"ص": 0, "ق": 0.4}, "f": {"ف": 0}, "v": {"ف": 0}, "q": {"ق": 0, "ك": 0.8},
    "8": {"ق": 0, "غ": 0.5}, "k": {"ك": 0, "ق": 0.3}, "c": {"ك": 0, "س": 0.4},
    "g": {"ق": 0.1, "ج": 0.1, "غ": 0.3, "ك": 0.4}, "l": {"ل": 0}, "m": {"م": 0}, "n": {"ن": 0},
}  # fmt: skip
UNUSUAL = 1.2  # the unlikeness of a letter of the same class that nobody writes so

# Letters that one Latin letter may stand for are one class.
_CLASSES = ("ب", "تط", "سص", "دضذظزث", "حهخ", "جقكغ", "ش", "ر", "ف", "ل", "م", "ن")
_CLASS = {letter: letters[0] for letters in _CLASSES for letter in letters}
_LATIN_CLASS = {
    latin: _CLASS[min(letters, key=letters.__getitem__)] for latin, letters in _WRITTEN_FOR.items()
}
_SOUND = re.compile("sh|ch|kh|gh|th|dh|[7369]'|[bptjhdrzsfvqkcglmn456789]")
_ARTICLE = re.compile(
    r"(?:[aeiu]l-?|[aei](?=(?P<sun>sh|th|dh|[tdrzsn69])-?(?P=sun))(?P=sun)-?)(?=..)"
)
_TAA = 0.3  # how much less likely a t at the end is one
_SILENT_ENDING = re.compile(r"(?:h|[aei]t)$")
# A word in Latin letters with the digits and apostrophes that stand for Arabic letters.
TOKEN = re.compile(r"(?=[2-9'\-]*[a-z])[a-z2-9'](?:[a-z2-9']|-(?=[a-z2-9]))*|\d+")

# What costs how much between two consonants; a short vowel is not written in Arabic.
_ALIKE = {
    "ا": {"a": 0.0, "e": 0.3, "o": 0.6},
    "و": {"o": 0.0, "u": 0.0, "w": 0.0},
    "ي": {"i": 0.0, "y": 0.0, "e": 0.1},
    "ع": {"3": 0.0, "'": 0.1, "a": 0.25, "e": 0.4, "i": 0.4, "o": 0.4, "u": 0.4},
}
_STRANGE = 0.9
_UNSAID = {"ا": 0.5, "و": 0.7, "ي": 0.7, "ع": 0.5}
_UNWRITTEN = {"w": 0.7, "y": 0.6, "3": 1.0, "'": 0.2, "2": 0.1}
_SHORT_VOWEL, _NEXT_VOWEL = 0.05, 0.35

Sounds = tuple[tuple[str, ...], tuple[str, ...]]  # consonants, and what stands around each


@lru_cache(maxsize=4096)
def latin_sounds(word: str) -> Sounds:
    """The consonants of a Latin word and the vowels before, between and after them."""
    consonants: list[str] = []
    vowels, done = [""], 0
    for match in _SOUND.finditer(word):
        vowels[-1] += word[done : match.start()].replace("-", "")
        done = match.end()
        if consonants and match.group() == consonants[-1] and not vowels[-1]:
            continue  # doubled, which Arabic does not write
        consonants.append(match.group())
        vowels.append("")
    vowels[-1] += word[done:]
    return tuple(consonants), tuple(vowels)


@lru_cache(maxsize=4096)
def arabic_sounds(word: str) -> Sounds:
    """The same of a folded Arabic word; a ه at its end is a vowel more often than not."""
    consonants: list[str] = []
    vowels = [""]
    for letter in word[:-1] if word[-1:] == "ه" else word:
        if letter in _CLASS:
            consonants.append(letter)
            vowels.append("")
        else:
            vowels[-1] += letter
    return tuple(consonants), tuple(vowels)


def skeleton(word: str) -> str:
    """The classes of the consonants of a folded Arabic word."""
    return "".join(_CLASS.get(letter, "") for letter in word[: -1 if word[-1:] == "ه" else None])


def skeletons(words: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Arabic words by their skeletons: (as it may be spelt, the word), with proclitics or bare."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word in words:
        whole, bare = skeleton(word), without_proclitic(word)
        found.setdefault(whole, []).append((word, word))
        if (key := skeleton(bare)) != whole:
            found.setdefault(key, []).append((bare, word))
    found.pop("", None)
    return found


def spellings(token: str) -> dict[str, float]:
    """How a Latin word may be meant, and how much less likely than as it stands that is.

    The article may be assimilated (ash-shakwa), or missing from the word as it is known; an h
    or t at the end may be a taa marbuta (khidmat).
    """
    found = {token: 0.0}
    if article := _ARTICLE.match(token):
        bare = token[article.end() :]
        found |= {f"al{bare}": 0.05, bare: 0.3}
    for one, cost in list(found.items()):
        if _SILENT_ENDING.search(one):
            found.setdefault(one[:-1], cost + (_TAA if one[-1] == "t" else 0.0))
    return found


def latin_skeleton(word: str) -> str:
    return "".join(_LATIN_CLASS[sound] for sound in latin_sounds(word)[0])


@lru_cache(maxsize=16_384)
def unlikeness(latin: str, arabic: str) -> float:
    """How unlikely it is that ``latin`` is written for a word with the same skeleton."""
    sounds, vowels = latin_sounds(latin)
    letters, between = arabic_sounds(arabic)
    if len(sounds) != len(letters):
        return float("inf")
    strange = sum(
        _WRITTEN_FOR[sound].get(letter, UNUSUAL)
        for sound, letter in zip(sounds, letters, strict=True)
    )
    return strange + sum(map(_vowels_unlike, vowels, between))


@lru_cache(maxsize=4096)
def _vowels_unlike(said: str, written: str) -> float:
    """The least cost of taking what is said between two consonants for what is written there."""
    said = said[:4]
    row = [0.0]
    for letter in written:
        row.append(row[-1] + _UNSAID.get(letter, 0.2))
    for at, sound in enumerate(said):
        extra = _UNWRITTEN.get(sound, _NEXT_VOWEL if at else _SHORT_VOWEL)
        if at and said[at - 1] == sound:
            extra = 0.2
        above, row = row, [row[0] + extra]
        for place, letter in enumerate(written):
            same = _ALIKE.get(letter, {}).get(sound, _STRANGE)
            row.append(
                min(
                    above[place] + same,
                    above[place + 1] + extra,
                    row[-1] + _UNSAID.get(letter, 0.2),
                )
            )
    return row[-1]
