"""Words that stand for one another, as editors list them, one way or both ways. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from contacts.search.analysis import STOP_WORDS, is_arabic, stems, words
from contacts.search.stemming import outlines
from contacts.search.transliteration import skeletons

MAX_PHRASE_WORDS = 4  # رقم خدمة العملاء; longer phrases are sentences, not synonyms


@dataclass(frozen=True, slots=True)
class SynonymEntry:
    """A term and what also finds it. ``two_way``: each equivalent finds the term, too."""

    term: str
    equivalents: tuple[str, ...]
    two_way: bool


@dataclass(frozen=True)
class Thesaurus:
    """Phrases (as stems) and the words of their equivalents. Both languages in one.

    ``said``: the words of the phrases as they were listed.
    """

    phrases: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    said: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entries: Iterable[SynonymEntry]) -> Thesaurus:
        """Collect entries; one that folds to nothing, or is too long, is left out."""
        found: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
        listed: set[str] = set()
        for entry in entries:
            for said, meant in _directions(entry):
                key = tuple(map(_key, said))
                if key and len(key) <= MAX_PHRASE_WORDS and meant and meant != said:
                    found.setdefault(key, {})[meant] = None
                    listed.update(said)
        phrases = {key: tuple(meanings) for key, meanings in found.items()}
        return cls(phrases, frozenset(listed - STOP_WORDS))

    def meanings(self, said: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield words that ``said`` also stands for, each with the words that stand for it.

        Longer phrases are taken before shorter ones, and a word belongs to one phrase. Words
        that carry little meaning are left out of phrases (خدمة على مدار الساعة: no على).
        """
        for phrase in self._phrases_in(said):
            for meaning in self.phrases[tuple(map(_key, phrase))]:
                for word in meaning:
                    if word not in said and (len(meaning) == 1 or word not in STOP_WORDS):
                        yield word, phrase

    def explained(self, said: Sequence[str]) -> set[str]:
        """Return the words of ``said`` that are part of a listed phrase."""
        return {word for phrase in self._phrases_in(said) for word in phrase}

    @cached_property
    def said_in_order(self) -> list[str]:
        return sorted(self.said)

    @cached_property
    def said_by_outline(self) -> dict[str, list[str]]:
        return outlines(self.said)

    @cached_property
    def said_by_skeleton(self) -> dict[str, list[tuple[str, str]]]:
        return skeletons(word for word in self.said if is_arabic(word))

    @cached_property
    def _first_stems(self) -> frozenset[str]:
        return frozenset(phrase[0] for phrase in self.phrases)

    def _phrases_in(self, said: Sequence[str]) -> Iterator[Sequence[str]]:
        stems = [_key(word) for word in said]
        at = 0
        while at < len(stems):
            length = self._phrase_length(stems, at)
            if length:
                yield said[at : at + length]
            at += max(length, 1)

    def _phrase_length(self, stems: Sequence[str], at: int) -> int:
        """Return the length of the longest known phrase at ``at``, 0 for none."""
        if stems[at] not in self._first_stems:
            return 0
        longest = min(MAX_PHRASE_WORDS, len(stems) - at)
        for length in range(longest, 0, -1):
            if tuple(stems[at : at + length]) in self.phrases:
                return length
        return 0


def _key(word: str) -> str:
    """What a word is listed by: whoever says علي does not mean عليهم."""
    return word if word in STOP_WORDS else stems(word)[-1]


def _directions(entry: SynonymEntry) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    term = tuple(words(entry.term))
    for equivalent in entry.equivalents:
        meant = tuple(words(equivalent))
        yield term, meant
        if entry.two_way:
            yield meant, term
