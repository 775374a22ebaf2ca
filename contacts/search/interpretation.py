"""What a query was meant to say before its words are searched: numbers, layout, script. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from contacts.search.analysis import STOP_WORDS, fold, is_arabic, is_number, words
from contacts.search.keyboard import on_other_layouts
from contacts.search.lexicon import SPOKEN, Lexicon
from contacts.search.numbers import joined
from contacts.search.repair import (
    CORRECTED_WORDS,
    Doubtful,
    End,
    doubtful,
    glued,
    like_number,
    transliterated,
)
from contacts.search.transliteration import TOKEN

MAX_WORDS = 32  # bound on hostile queries; nobody's question has more

# The other layout is meant when hardly any typed letter belongs to a known word and most of
# the letters that the same keys give on the other layout do; likewise the other script.
MISTYPED_BELOW = 0.4
MEANT_ABOVE = 0.5
FEW_WORDS = 1  # a query of more words that say something may have been cut off
KEPT_LETTERS = 4  # a known Latin word of so many letters stays one: twitter


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a query: as typed, doubtful, and typed without the blank between two.

    ``other_layout`` is the text on the other keyboard layout if that was taken, or with a number
    put together that is guessed at, else None;
    ``in_latin_letters`` the folded text if it is Arabic in Latin letters.
    """

    typed: list[str]
    doubts: list[Doubtful]
    parted: dict[str, tuple[str, str]]
    other_layout: str | None = None
    in_latin_letters: str = ""

    def words(self) -> list[str]:
        parts = (part for word in self.typed for part in self.parted.get(word, (word,)))
        return list(dict.fromkeys(parts))


def as_typed(text: str) -> Reading:
    return Reading(_distinct(words(text)), [], {})


def read(lexicon: Lexicon, text: str, *, typing: bool) -> Reading:
    """``typing``: the text is about to go on."""
    whole = joined(text, lambda number: _is_number_of_ours(lexicon, number))
    is_joined, text = whole != text, whole
    layout = other_layout(lexicon, text)
    if not layout and (in_latin := _transliterated(lexicon, text)):
        return in_latin
    typed = _distinct(words(layout or text))
    doubts, parted = _doubts(lexicon, typed, end=_end(text, typed, typing=typing))
    if is_joined and any(is_number(one.word) for one in doubts):
        layout = layout or text  # so that the guess is shown in its place
    return Reading(typed, doubts, parted, layout)


def _distinct(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))[:MAX_WORDS]


def _is_number_of_ours(lexicon: Lexicon, number: str) -> bool:
    return lexicon.knows(number) or bool(like_number(lexicon, number, typing=False))


def _doubts(
    lexicon: Lexicon, typed: list[str], *, end: End
) -> tuple[list[Doubtful], dict[str, tuple[str, str]]]:
    """Look at each word that nobody explains, but at no more than CORRECTED_WORDS strange ones.

    ``end``: of the last word.
    """
    doubts: list[Doubtful] = []
    parted: dict[str, tuple[str, str]] = {}
    explained = lexicon.thesaurus.explained(typed) | SPOKEN.explained(typed)
    for place, word in enumerate(typed, start=1):
        if len(doubts) + len(parted) == CORRECTED_WORDS:
            break
        its_end = end if place == len(typed) else End.NONE
        if word in explained and its_end not in (End.TYPED, End.TYPED_ALONE):
            continue
        one = doubtful(lexicon, word, its_end)
        if one is not None:
            doubts.append(one)
        elif not lexicon.is_familiar(word) and (pair := glued(lexicon.index, word)):
            parted[word] = pair
    return doubts, parted


def _end(text: str, typed: list[str], *, typing: bool) -> End:
    if not fold(text)[-1:].isalnum():
        return End.NONE
    if not typing:
        return End.SENT_LONG if len(set(typed) - STOP_WORDS) > FEW_WORDS else End.SENT
    return End.TYPED if len(typed) > 1 else End.TYPED_ALONE


def other_layout(lexicon: Lexicon, text: str) -> str | None:
    """Return ``text`` as typed on the other layout if that was meant, else None."""
    if not text.strip() or _known_share(lexicon, text) >= MISTYPED_BELOW:
        return None
    share, best = max((_known_share(lexicon, one), one) for one in on_other_layouts(text))
    return best if share > MEANT_ABOVE else None


def _known_share(lexicon: Lexicon, text: str) -> float:
    """Return the share of letters that belong to known words or stems (numbers aside).

    A letter alone is no word: the other layout leaves many of them.
    """
    found = [word for word in words(text) if not is_number(word)]
    known = sum(len(word) for word in found if len(word) > 1 and lexicon.is_familiar(word))
    return known / (sum(map(len, found)) or 1)


def _transliterated(lexicon: Lexicon, text: str) -> Reading | None:
    """The words of a text that is Arabic in Latin letters, else None."""
    folded = fold(text)
    if any(map(is_arabic, folded)) or _known_share(lexicon, text) >= MISTYPED_BELOW:
        return None
    tokens = _distinct(TOKEN.findall(folded))
    if tokens and _begins_known_word(lexicon, folded, tokens[-1]):
        return None
    found = [one for word in tokens if (one := _meant_in_arabic(lexicon, word))]
    letters = sum(len(word) for word in tokens if not is_number(word))
    if sum(len(one.word) for one in found) <= MEANT_ABOVE * letters:
        return None
    return Reading(tokens, found, {}, in_latin_letters=folded)


def _meant_in_arabic(lexicon: Lexicon, token: str) -> Doubtful | None:
    if is_number(token) or (len(token) >= KEPT_LETTERS and lexicon.knows(token)):
        return None
    if len(set(token)) == 1:  # zzzz
        return None
    return transliterated(lexicon, token)


def _begins_known_word(lexicon: Lexicon, text: str, last: str) -> bool:
    """Whether ``text`` ends within a word that may become a known one."""
    return text.endswith(last) and len(last) > 1 and bool(lexicon.going_on_from(last))
