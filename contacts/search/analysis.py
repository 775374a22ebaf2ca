"""Pure text analysis shared by documents, queries and highlights.

Nothing here knows Django, the clock or the index: text goes in, folded words and search
terms come out. A *word* is a run of letters or digits after folding; a *term* is what the
index stores: the word itself, its stem, root guess, consonant pairs and letter trigrams.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from contacts.search import stopwords
from contacts.search.stemming import (
    arabic_root,
    arabic_stem,
    consonant_pairs,
    english_stem,
    stem_without_waw,
)

# Letters that one keyboard or habit writes for another. Left: what people type; right: the
# one letter the index knows (None: left out). Hamza carriers need no entry: NFKD splits them
# into the carrier and a combining hamza, and combining marks are dropped.
_SAME_LETTER: dict[str, str | None] = {
    "ى": "ي",  # alef maqsura, typed for final ya and the other way round
    "ی": "ي",  # Persian ya (U+06CC), sent by many phones
    "ے": "ي",  # Urdu ya
    "ې": "ي",  # Pashto ya
    "ة": "ه",  # taa marbuta, typed as ha
    "ہ": "ه",  # Urdu ha
    "ھ": "ه",  # Urdu do-chashmi ha
    "ە": "ه",  # Kurdish ae
    "ۃ": "ه",  # Urdu taa marbuta
    "ک": "ك",  # Persian kaf
    "ڪ": "ك",  # swash kaf, an ornament of phone keyboards
    "گ": "ك",  # gaf, the g of loan words
    "پ": "ب",  # the p of loan words
    "چ": "ج",  # the ch of loan words
    "ڤ": "ف",  # the v of loan words
    "ژ": "ز",  # the zh of loan words
    "ٱ": "ا",  # alef wasla, in text pasted from books
    "ء": None,  # lone hamza, left out as often as it is typed
    "ـ": None,  # tatweel, an ornament
    "ß": "ss",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "ı": "i",
    "’": "'",  # typographic apostrophe, so that don’t is don't
}
# Of these the ones that stand for the same letter, whatever is written with it.
_USUAL = str.maketrans({one: _SAME_LETTER[one] for one in "یېہھکڪـ"})
_INVISIBLE = ("Mn", "Me", "Cf")  # combining marks; bidi, zero-width and other format characters


class _FoldTable(dict[int, str | int | None]):
    """A translation table that works out, and remembers, letters it has not met."""

    # Only Latin, Arabic and their marks are remembered, so hostile text can't grow the table.
    REMEMBERED_BELOW = 0x3000

    def __missing__(self, code: int) -> str | int | None:
        folded = self._fold(chr(code))
        if code < self.REMEMBERED_BELOW:
            self[code] = folded
        return folded

    @staticmethod
    def _fold(letter: str) -> str | int | None:
        if unicodedata.category(letter) in _INVISIBLE:
            return None
        if letter.isdecimal():  # ١٩٩١٢ and ۱۹۹۱۲ are 19912
            return str(unicodedata.decimal(letter))
        return letter.casefold()


_FOLD = _FoldTable({ord(letter): same for letter, same in _SAME_LETTER.items()})

# Arabic letters that can be left after folding (no marks, no digits).
_AR = "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08b4"
_STRETCHED = re.compile(rf"([{_AR}])\1\1+")  # emphasis: جدااااا
_WORD = re.compile(rf"[a-z]+(?:'[a-z]+)*|[0-9]+|[{_AR}]+|[^\W_a-z0-9{_AR}]+")
_ARABIC_WORD = re.compile(rf"[{_AR}]+")
_LATIN_WORD = re.compile(r"[a-z']+")

# A word as it stands in the original text: letters and digits with the marks, tatweel and
# invisible characters people leave inside a word. It may hold several folded words (COVID-19).
_SURFACE = re.compile(
    r"[^\W_](?:[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed'’"
    r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])*"
)

MAX_WORD_LETTERS = 40  # longer runs are noise; their beginning is enough to be found by


def fold(text: str) -> str:
    """Return ``text`` with every spelling habit removed that search must not notice."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text).translate(_FOLD)
    return _STRETCHED.sub(r"\1", plain)


def unmarked(text: str) -> str:
    """Return ``text`` as its letters are usually written: without marks and ornaments."""
    plain = unicodedata.normalize("NFKC", text).translate(_USUAL)
    return "".join(one for one in plain if unicodedata.category(one) not in _INVISIBLE)


def words(text: str) -> list[str]:
    """Return the folded words of ``text`` in order."""
    return [word[:MAX_WORD_LETTERS] for word in _WORD.findall(fold(text))]


def surface_words(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield (start, end, folded words) of each whole word in the original spelling."""
    for match in _SURFACE.finditer(text):
        yield match.start(), match.end(), _folded(match.group())


@lru_cache(maxsize=4096)  # the words of the snippets on show
def _folded(surface: str) -> tuple[str, ...]:
    return tuple(words(surface))


def is_arabic(word: str) -> bool:
    """Tell whether a folded word is written in Arabic letters."""
    return _ARABIC_WORD.match(word) is not None


def is_number(word: str) -> bool:
    return word.isdigit()


_BEFORE_WAW = "اوبفكل"  # a word with an article before its و begins so


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return the stem of a folded word; numbers and other scripts are their own stem."""
    if is_arabic(word):
        return arabic_stem(word)
    return english_stem(word) if _LATIN_WORD.fullmatch(word) else word


@lru_cache(maxsize=4096)
def stems(word: str) -> tuple[str, ...]:
    """Return the stem of a folded word and, last, the one that its bare form has."""
    first = stem(word)
    other = stem_without_waw(word) if word[:1] in _BEFORE_WAW and is_arabic(word) else first
    return (first,) if other == first else (first, other)


# How much each kind of term counts, chosen by what served all development
# collections together (question answering on encyclopaedia paragraphs, bank and health questions).
# The first character of a term is its kind, so that kinds never meet in the index.
EXACT, STEM, ROOT, PAIR, TRIGRAM = "!", "=", "~", "^", "."
KIND_WEIGHT = {EXACT: 0.2, STEM: 1.0, ROOT: 0.5, PAIR: 0.4, TRIGRAM: 0.25}
NUMBER_WEIGHT = 1.2  # exact word and stem at once: a number is never stemmed or cut

# Letters of a word that is still being typed count more: it has no stem to go by yet.
UNFINISHED_WEIGHT = 1.3

STOP_WEIGHT = 0.4  # question words help a little: كم asks for a number, أين for a place
STOP_WORDS = frozenset(
    word
    for listed in (stopwords.ARABIC, stopwords.DIALECT, stopwords.ENGLISH)
    for word in words(listed)
)


def is_function_word(word: str) -> bool:
    """Whether a folded word only shapes a sentence, also with و or ف written onto it.

    Short ones are left alone: ولي and فهم are words of their own.
    """
    return word in STOP_WORDS or (len(word) > 3 and word[0] in "وف" and word[1:] in STOP_WORDS)  # noqa: PLR2004


def terms(word: str) -> list[str]:
    """Return the distinct terms of a folded word; the first letter of each is its kind."""
    if is_number(word):
        return [EXACT + word]
    word_stem = stem(word)
    found = [EXACT + word, STEM + word_stem]
    found += [STEM + other for other in stems(word)[1:]]
    if is_arabic(word):
        found.append(ROOT + arabic_root(word_stem))
        found += [PAIR + pair for pair in consonant_pairs(word_stem)]
    found += trigrams(word)
    if word_stem != word:
        found += trigrams(word_stem)
    return list(dict.fromkeys(found))


def trigrams(word: str) -> list[str]:
    """Letter trigrams of the bounded word: they survive typos and unknown endings."""
    bounded = f"<{word}>"
    return [TRIGRAM + bounded[at : at + 3] for at in range(len(bounded) - 2)]


def fragments(word: str, *, finished: bool) -> tuple[str, ...]:
    """Return the terms of a word that is no word: it has no stem, only letters in a row.

    An unfinished one has no last letter either.
    """
    return tuple(dict.fromkeys(trigrams(word) if finished else trigrams(word)[:-1]))


def term_weight(term: str) -> float:
    """Return the weight of a term's kind (a number's only term counts as word and stem)."""
    if term[0] == EXACT and is_number(term[1:]):
        return NUMBER_WEIGHT
    return KIND_WEIGHT[term[0]]


def word_weight(word: str) -> float:
    return STOP_WEIGHT if word in STOP_WORDS else 1.0


@lru_cache(maxsize=10_000)  # words lately asked for, about 1 kB each
def weighed(word: str) -> tuple[tuple[str, float], ...]:
    """Return the terms of a folded word with their weights."""
    weight = word_weight(word)
    return tuple((term, weight * term_weight(term)) for term in terms(word))


def weigh(found: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Return the weights of the terms of weighted words."""
    weights: dict[str, float] = {}
    for word, times in found:
        for term, weight in weighed(word):
            weights[term] = weights.get(term, 0.0) + times * weight
    return weights


def weigh_fragments(word: str, *, finished: bool) -> dict[str, float]:
    """Return the weights of the terms of a word that is no word."""
    times = 1.0 if finished else UNFINISHED_WEIGHT
    return {term: times * term_weight(term) for term in fragments(word, finished=finished)}
