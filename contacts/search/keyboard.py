"""What was meant when the wrong keyboard layout was on (``jxfdr`` for تطبيق). Pure.

The maps are the Arabic (101) layout of Windows and of most keyboards sold in the Kingdom, and
Apple's, which differs in a few keys, each key by key against US English. Phones show Arabic
letters on their keys, so nobody types blindly there. The rows say which letters lie side by side.
"""

from itertools import product

from contacts.search.analysis import fold

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

# Where Apple's Arabic keyboard differs.
_APPLE = {
    "]": "ة", "'": "؛", "z": "ظ", "x": "ط", "c": "ذ", "v": "د", "b": "ز", "n": "ر", "m": "و",
    ",": "،", ".": ".", "/": "/",
}  # fmt: skip
_LAYOUTS = (_KEYS, _KEYS | _APPLE)

_TO_ARABIC = [str.maketrans(layout | _SHIFTED) for layout in _LAYOUTS]
# Keys that give one Arabic character; لا is put back together first (b types it in one go).
_TO_LATIN = [
    str.maketrans({arabic: key for key, arabic in layout.items() if len(arabic) == 1})
    for layout in _LAYOUTS
]


def on_other_layouts(text: str) -> list[str]:
    """Return what the same keys type on the Arabic layouts, and on the English one."""
    whole = text.replace("لا", "b")
    return [text.translate(keys) for keys in _TO_ARABIC] + [
        whole.translate(_TO_LATIN[0]),
        text.translate(_TO_LATIN[1]),
    ]


# Letter rows of both layouts, top to bottom, each set half a key to the right of the one above.
_ROWS = (
    ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ"),
    ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
)
_ROW_SHIFT = 0.5
_NEXT_KEY = 1.1  # one key along a row, or the two touching keys of the next row


def _neighbours() -> frozenset[tuple[str, str]]:
    places = [
        (fold(letter), row, column + _ROW_SHIFT * row)
        for rows in _ROWS
        for row, letters in enumerate(rows)
        for column, letter in enumerate(letters)
    ]
    return frozenset(
        (one, other)
        for (one, row, column), (other, other_row, other_column) in product(places, repeat=2)
        if one != other and abs(row - other_row) <= 1 and abs(column - other_column) <= _NEXT_KEY
    )


_NEIGHBOURS = _neighbours()

# How much likelier than any other single slip: hitting the next key, hitting a key twice,
# typing two letters in the wrong order. Rough on purpose; doubling them changes nothing.
_LIKELIHOOD_NEXT_KEY = 3.0
_LIKELIHOOD_TWICE = 3.0
_LIKELIHOOD_SWAP = 2.0


def slip_likelihood(typed: str, meant: str) -> float:
    """Return how much likelier than the average slip ``typed`` is for ``meant``.

    Both are folded words one edit apart.
    """
    if len(typed) == len(meant):
        differing = [pair for pair in zip(typed, meant, strict=True) if pair[0] != pair[1]]
        if len(differing) > 1:
            return _LIKELIHOOD_SWAP
        return _LIKELIHOOD_NEXT_KEY if differing[0] in _NEIGHBOURS else 1.0
    twice = any(
        typed[at] == typed[at - 1] and typed[:at] + typed[at + 1 :] == meant
        for at in range(1, len(typed))
    )
    return _LIKELIHOOD_TWICE if twice else 1.0
