"""All words that a query may hold: those of the content, and those that synonyms explain. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import islice, takewhile

from contacts.search.analysis import (
    EXACT,
    ROOT,
    STEM,
    STOP_WORDS,
    is_arabic,
    is_function_word,
    stem,
    stems,
)
from contacts.search.dialect import DIALECT
from contacts.search.index import Index
from contacts.search.postings import IMPACT_UNIT
from contacts.search.stemming import OUTLINED_LETTERS, arabic_root, outline, without_proclitic
from contacts.search.synonyms import Thesaurus
from contacts.search.vocabulary import Weights

SPOKEN = Thesaurus.of(DIALECT)

SCANNED_WORDS = 2000  # bound on the words looked at for one beginning
SPELT_LIKE = 0.8  # of the letters of two words with the same consonants
# A word of a longer phrase stands for nothing by itself, but may well be meant.
PRESENCE_OF_PHRASES = 0.5


@dataclass(frozen=True)
class Lexicon:
    index: Index
    thesaurus: Thesaurus

    @cached_property
    def _sources(self) -> tuple[Thesaurus, ...]:
        return self.thesaurus, SPOKEN

    def knows(self, word: str) -> bool:
        return self.index.knows(word) or any(word in one.said for one in self._sources)

    def is_familiar(self, word: str) -> bool:
        """Whether the word or another with its stem is known."""
        return self.knows(word) or self.is_in_content(word)

    def is_in_content(self, word: str) -> bool:
        return self.index.knows(word) or self._has_stem_of(word)

    def _has_stem_of(self, word: str) -> bool:
        return any(self.index.frequency(STEM + one) for one in stems(word))

    def has_relatives(self, word: str) -> bool:
        """Whether another form of the word is in the content: its stem, or for Arabic its root."""
        return self._has_stem_of(word) or (
            is_arabic(word) and self.index.frequency(ROOT + arabic_root(stem(word))) > 0
        )

    def among(self, words: Iterable[str]) -> set[str]:
        """Return those of the words that are known and say something."""
        some = set(words)
        known = (self.index.known, *(one.said for one in self._sources))
        found = set().union(*map(some.intersection, known))
        return {word for word in found if not is_function_word(word)}

    def spelt_like(self, word: str) -> set[str]:
        """Return the known Latin words with the same consonants: aplicaton, application."""
        if len(word) < OUTLINED_LETTERS or not (word.isascii() and word.isalpha()):
            return set()
        by_outline = (self.index.outlines, *(one.said_by_outline for one in self._sources))
        found = {like for one in by_outline for like in one.get(outline(word), ())} - STOP_WORDS
        return {like for like in found if SequenceMatcher(None, word, like).ratio() >= SPELT_LIKE}

    def with_skeleton(self, skeleton: str) -> Iterator[tuple[str, str]]:
        """Yield the Arabic words with these consonants, each after how it may be spelt."""
        for known in (self.index.skeletons, *(one.said_by_skeleton for one in self._sources)):
            yield from known.get(skeleton, ())

    def going_on_from(self, beginning: str) -> list[str]:
        """Return the known words that go on from ``beginning``, at most SCANNED_WORDS.

        If there are none, those that go on from it with other proclitics (للكع: الكعبة).
        """
        bare = without_proclitic(beginning) if is_arabic(beginning) else beginning
        found = _sayable(self.index.words_from(beginning), beginning)
        found += self._listed_from({beginning, bare})
        if not found and bare != beginning:
            found = _sayable(self.index.bare_words_from(bare), beginning)
        return list(dict.fromkeys(found))

    def _listed_from(self, beginnings: set[str]) -> list[str]:
        ordered = [one.said_in_order for one in self._sources]
        return [
            word
            for beginning in sorted(beginnings)
            for words in ordered
            for word in _sayable(_from(words, beginning), beginning)
        ]

    def presence(self, word: str) -> float:
        """How much of a subject the word, or what it stands for, is; see ``Index.presence``."""
        found = [self.index.presence(one) for one in self._in_content(word)]
        return max(found, default=PRESENCE_OF_PHRASES)

    def company(self, word: str, context: Weights) -> float:
        """How much the word stands in the documents of a context, which weighs each of them."""
        found = (self.index.posting(EXACT + one) for one in self._in_content(word))
        weighed = (float(context[documents] @ impacts) for documents, impacts in found)
        return max(weighed, default=0.0) / IMPACT_UNIT

    def _in_content(self, word: str) -> list[str]:
        """The word if it is in the content, else the words there that it stands for."""
        if self.index.knows(word):
            return [word]
        meant = (one for source in self._sources for one, _ in source.meanings([word]))
        return [one for one in meant if self.index.knows(one)]


def _from(ordered: list[str], beginning: str) -> Iterator[str]:
    start = bisect_left(ordered, beginning)
    following = (ordered[at] for at in range(start, len(ordered)))
    return takewhile(lambda word: word.startswith(beginning), following)


def _sayable(found: Iterator[str], beginning: str) -> list[str]:
    some = islice(found, SCANNED_WORDS)
    return [word for word in some if word != beginning and word not in STOP_WORDS]
