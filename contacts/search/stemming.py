"""Arabic stems and root guesses, and English stems. Input is always a folded word. Pure.

The stem is light: it removes what is *written onto* a word (the article, prepositions,
pronouns, plural endings). Heavier stemmers lose more by joining strangers than they win.
The root guess goes further and joins broken plurals and derived forms (مكتب، كاتب، كتب);
it is a weaker kind of evidence and weighs less.
"""

import threading
from collections.abc import Iterable

import Stemmer

# Proclitics, longest first: conjunction (و ف), preposition (ب ك ل), article (ال) and the
# future س, in the combinations that are written. A lone ف, ب, ك or ل is left alone: it is
# far more often the first letter of the word itself. عال and هال are the spoken
# "on the" and "this", written as one word (عالجوال، هالطلب).
_PREFIXES = frozenset(
    "وبال وكال فبال وعال ولل فلل عال هال وال بال كال فال ال لل وس و".split()  # noqa: SIM905
)
_LONGEST_PREFIX = 4
_LETTERS_AFTER_PREFIX = 2  # بالحق -> حق
_LETTERS_AFTER_WAW = 3  # a lone و begins many short words: وقت، ورق

# Enclitic pronouns, plural and feminine endings, relational ya, longest first.
_SUFFIXES = frozenset(
    "هما كما تها تهم ها هم هن نا كم ان ات ون ين يه وا تي ته ه ي ا".split()  # noqa: SIM905
)
_LONGEST_SUFFIX = 3
_SUFFIX_ROUNDS = 2  # a plural ending and a pronoun: معلوماتهم
_STEM_LETTERS = 3  # Arabic roots have three letters: no ending is cut below that

_ROOT_LETTERS = 3
_DERIVED_ENDINGS = frozenset("هيتان")  # what suffixes leave behind
_DERIVED_BEGINNINGS = frozenset("امتيسن")  # verb persons, participles, forms VII, VIII, X
_LONG_VOWELS = frozenset("اوي")  # move or vanish in broken plurals: طلب، طلاب، طالب


def arabic_stem(word: str) -> str:
    """Return ``word`` without proclitics and endings."""
    return _without_endings(without_proclitic(word))


def without_proclitic(word: str) -> str:
    """Return ``word`` without article, preposition and conjunction written onto it."""
    for length in range(min(_LONGEST_PREFIX, len(word) - 1), 0, -1):
        enough = _LETTERS_AFTER_WAW if length == 1 else _LETTERS_AFTER_PREFIX
        if word[:length] in _PREFIXES and len(word) - length >= enough:
            return word[length:]
    return word


def stem_without_waw(word: str) -> str:
    """Return the stem as a bare word has it, where a و that belongs to the word goes, too.

    So الواتساب and واتساب meet: nobody can tell that this و is no "and".
    """
    bare = without_proclitic(word)
    return arabic_stem(bare if bare[0] == "و" else word)


def _without_endings(word: str) -> str:
    for _ in range(_SUFFIX_ROUNDS):
        if len(word) == _STEM_LETTERS + 1 and word[-1] == "ا":
            break  # a plural in اء, of its own: عملاء is not عمل
        for length in range(min(_LONGEST_SUFFIX, len(word) - _STEM_LETTERS), 0, -1):
            if word[-length:] in _SUFFIXES:
                word = word[:-length]
                break
        else:
            break
    return word


def arabic_root(stem: str) -> str:
    """Guess the root of a stem: affix letters, then inner long vowels, down to three."""
    while len(stem) > _ROOT_LETTERS and stem[-1] in _DERIVED_ENDINGS:
        stem = stem[:-1]
    while len(stem) > _ROOT_LETTERS and stem[0] in _DERIVED_BEGINNINGS:
        stem = stem[1:]
    at = 1
    while len(stem) > _ROOT_LETTERS and at < len(stem) - 1:
        if stem[at] in _LONG_VOWELS:
            stem = stem[:at] + stem[at + 1 :]
        else:
            at += 1
    return stem


def consonant_pairs(stem: str) -> list[str]:
    """Neighbouring strong consonants: what survives most Arabic derivation and dialect."""
    strong = [letter for letter in stem if letter not in "اويه"]
    return [first + second for first, second in zip(strong, strong[1:], strict=False)]


class _English(threading.local):
    """One Snowball stemmer a thread: PyStemmer's objects are not to be shared."""

    def __init__(self) -> None:
        self.stemmer = Stemmer.Stemmer("english")


_ENGLISH = _English()


def english_stem(word: str) -> str:
    """Return the Snowball (Porter 2) stem of a Latin word."""
    return str(_ENGLISH.stemmer.stemWord(word))


OUTLINED_LETTERS = 6  # shorter words share their consonants with too many others
_SAME_SOUND = str.maketrans({"c": "k", "q": "k", "z": "s", "v": "f"})


def outline(word: str) -> str:
    """Return what misspelling leaves of a Latin word: its first letter and the other consonants.

    aplicaton and application are the same.
    """
    consonants = [letter for letter in word.replace("ph", "f") if letter not in "aeiouy'"]
    sounds = "".join(consonants).translate(_SAME_SOUND)
    return word[0] + "".join(
        one for at, one in enumerate(sounds) if at == 0 or one != sounds[at - 1]
    )


def outlines(words: Iterable[str]) -> dict[str, list[str]]:
    """Return the long Latin words among ``words`` by their outline."""
    found: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= OUTLINED_LETTERS and word.isascii() and word.isalpha():
            found.setdefault(outline(word), []).append(word)
    return found
