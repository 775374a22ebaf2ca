"""Arabic questions as people type them in Latin letters, for measuring alone.

Two habits: chat letters (3 for ع, 7 for ح) and plain, English-like ones. Short vowels are not
written in Arabic, so they are guessed; every choice hangs on the word alone, so that each run
spells alike. It shares nothing with the reading that the search makes of such text.
"""

import re
import unicodedata
import zlib

_PLAIN = {
    "ب": ("b",), "ت": ("t",), "ث": ("th",), "ج": ("j", "g"), "ح": ("h",), "خ": ("kh",),
    "د": ("d",), "ذ": ("th", "dh"), "ر": ("r",), "ز": ("z",), "س": ("s",), "ش": ("sh",),
    "ص": ("s",), "ض": ("d", "dh"), "ط": ("t",), "ظ": ("th", "z", "dh"), "ع": ("a", "'", ""),
    "غ": ("gh",), "ف": ("f",), "ق": ("q", "g", "k"), "ك": ("k",), "ل": ("l",), "م": ("m",),
    "ن": ("n",), "ه": ("h",), "ء": ("", "'"), "ئ": ("'", "e", ""), "ؤ": ("o", "'"),
    "پ": ("p",), "چ": ("ch",), "ڤ": ("v",), "گ": ("g",),
}  # fmt: skip
_CHAT = _PLAIN | {
    "ح": ("7",), "خ": ("5", "kh", "7'"), "ص": ("9", "s"), "ض": ("d", "9'"), "ط": ("6", "t"),
    "ظ": ("6'", "th", "z"), "ع": ("3",), "غ": ("gh", "3'"), "ق": ("8", "q", "g"), "ء": ("2",),
    "ئ": ("2",), "ؤ": ("2", "o"), "ذ": ("th", "4", "z"),
}  # fmt: skip
_LONG = {"ا": ("a", "a", "aa"), "و": ("o", "ou", "oo", "u"), "ي": ("i", "ee", "y")}
_SHORT = ("a", "a", "e", "i", "u")
_FIRST = {"أ": ("a", "a", "o"), "إ": ("e", "i"), "ا": ("a", "i", "e"), "آ": ("aa", "a")}
_SAME = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ا"})
_ARTICLES = {"chat": ("al", "el", "al-", "il"), "plain": ("al", "al", "al-", "el")}
_PROCLITICS = {"وال": "wa", "بال": "bi", "فال": "fa", "كال": "ka", "لل": "li"}
_ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u06a4\u06af]+")
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")


def in_latin_letters(text: str, habit: str) -> str:
    """`text` in the habit "chat" or "plain"; what is not Arabic stays."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    bare = bare.translate({ord(a): b for a, b in zip("؟،؛", "?,;", strict=True)})
    return _ARABIC.sub(lambda match: _word(match.group(), habit), bare)


def _word(word: str, habit: str) -> str:
    for proclitic, said in _PROCLITICS.items():
        if word.startswith(proclitic) and len(word) > len(proclitic) + 2:
            return said + "l" + _body(word[len(proclitic) :], habit)
    if word.startswith("ال") and len(word) > 3:
        return _one_of(_ARTICLES[habit], word, 0) + _body(word[2:], habit)
    return _body(word, habit)


def _body(word: str, habit: str) -> str:
    """Letter by letter, with a guessed vowel where two consonants would begin or close it."""
    letters = _CHAT if habit == "chat" else _PLAIN
    first = _one_of(_FIRST[word[0]], word, 8) if word[0] in _FIRST else ""
    word = word[1 if first else 0 :].translate(_SAME)
    ending = ""
    if word.endswith("ة"):
        word, ending = word[:-1], _one_of(("a", "ah", "eh"), word, 9)
    spelt, needs_vowel = first, False
    for at, letter in enumerate(word):
        if letter in "وي" and (at == 0 or word[at + 1 : at + 2] == "ا"):
            spelt, needs_vowel = spelt + {"و": "w", "ي": "y"}[letter], True
        elif letter in _LONG:
            spelt, needs_vowel = spelt + _one_of(_LONG[letter], word, at), False
        else:
            vowel = _one_of(_SHORT, word, at) if needs_vowel else ""
            spelt += vowel + _one_of(letters.get(letter, (letter,)), word, at)
            needs_vowel = not vowel
    return spelt + ending


def _one_of(choices: tuple[str, ...], word: str, at: int) -> str:
    return choices[zlib.crc32(f"{word}{at}".encode()) % len(choices)]
