"""What was meant when the wrong keyboard layout was on (``jxfdr`` for تطبيق).

The map is the Arabic (101) layout of Windows and of most keyboards sold in the Kingdom,
key by key against US English; phones and macOS show Arabic letters on their keys, so nobody
types blindly there.
"""

_KEYS = {
    "q": "ض", "w": "ص", "e": "ث", "r": "ق", "t": "ف", "y": "غ", "u": "ع", "i": "ه", "o": "خ",
    "p": "ح", "[": "ج", "]": "د", "a": "ش", "s": "س", "d": "ي", "f": "ب", "g": "ل", "h": "ا",
    "j": "ت", "k": "ن", "l": "م", ";": "ك", "'": "ط", "z": "ئ", "x": "ء", "c": "ؤ", "v": "ر",
    "b": "لا", "n": "ى", "m": "ة", ",": "و", ".": "ز", "/": "ظ", "`": "ذ",
}  # fmt: skip
_SHIFTED = {
    "Q": "َ", "W": "ً", "E": "ُ", "R": "ٌ", "T": "لإ", "Y": "إ", "U": "'", "I": "÷",
    "O": "×", "P": "؛", "A": "ِ", "S": "ٍ", "D": "]", "F": "[", "G": "لأ", "H": "أ", "J": "ـ",
    "K": "،", "L": "/", "Z": "~", "X": "ْ", "C": "}", "V": "{", "B": "لآ", "N": "آ", "M": "'",
    "<": ",", ">": ".", "~": "ّ", "{": "<", "}": ">",
}  # fmt: skip

_TO_ARABIC = str.maketrans(_KEYS | _SHIFTED)
# Keys that give one Arabic character; لا is put back together first (b types it in one go).
_TO_LATIN = str.maketrans({arabic: key for key, arabic in _KEYS.items() if len(arabic) == 1})


def as_arabic_keys(text: str) -> str:
    """Return what the same keys type on the Arabic layout."""
    return text.translate(_TO_ARABIC)


def as_english_keys(text: str) -> str:
    """Return what the same keys type on the English layout."""
    return text.replace("لا", "b").translate(_TO_LATIN)
