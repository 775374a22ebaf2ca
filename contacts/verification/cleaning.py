"""A pasted text as it is judged: in plain letters and digits, without what nobody sees. Pure."""

import re
import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from contacts.verification.lists import with_markers

# Ideographic and Arabic punctuation inside addresses and numbers.
_PLAIN: Final = {0x3002: ".", 0x066A: "%", 0x066B: ".", 0x066C: ","}
# What NFKC makes long: dots, and phrases in one letter.
_SHORT: Final = {0x2025: ".", 0x2026: ".", 0xFDFA: " ", 0xFDFB: " "} | {
    ord(first) + number: str(number + 1)  # Roman numerals, faces of a die
    for first, count in (("\N{ROMAN NUMERAL ONE}", 9), ("\N{DIE FACE-1}", 6))
    for number in range(count)
}
_IN_A_BOX: Final = re.compile(r"NEGATIVE (?:SQUARED|CIRCLED) LATIN CAPITAL LETTER ([A-Z])")
_ENCODED_DIGITS: Final = re.compile(r"(?:%3\d){3,}")
# Stands where a person reads a dot and a browser does not.
DRAWN_DOT: Final = "\N{ONE DOT LEADER}"


def clean(text: str) -> str:
    """`text` as it is judged, on one line: full-width, circled, keycap and presentation forms as
    plain letters and digits 0–9, without pictures and invisible characters.
    """
    return " ".join(lines_of(text))


def lines_of(text: str) -> list[str]:
    """The lines of a text, each cleaned."""
    return [line for one in text.splitlines() if (line := _cleaned(one))]


def _cleaned(text: str) -> str:
    plain = text if text.isascii() else _in_plain_forms(text)
    plain = _ENCODED_DIGITS.sub(lambda found: unquote(found[0]), plain)
    plain = re.sub(r"(?<=[A-Za-z])[٠۰](?=[A-Za-z])", DRAWN_DOT, plain)
    visible = {char: _visible(char) for char in set(plain)}
    return " ".join("".join(map(visible.__getitem__, plain)).split())


def _in_plain_forms(text: str) -> str:
    return unicodedata.normalize("NFKC", _without_marks(text).translate(_SHORT)).translate(_PLAIN)


def _without_marks(text: str) -> str:
    """Without variation selectors and what is drawn round a digit, such as a keycap."""
    text = with_markers(text)
    marks = r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]|(?<=[\d\ufe0f])[\u0300-\u036f\u20d0-\u20f0]+"
    return re.sub(marks, "", text)


@lru_cache(maxsize=4096)
def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace():
        return " "
    if category in ("Cc", "Cf", "Cs"):
        return ""
    digit = unicodedata.numeric(char, -1)  # of any script: ९, 九
    if digit in range(10):
        return str(int(digit))
    letter = _IN_A_BOX.fullmatch(unicodedata.name(char, "")) if category == "So" else None
    if letter:
        return letter[1].lower()
    is_picture = category in ("So", "Sm", "Sk", "Cn", "Co") and not char.isascii()
    return " " if is_picture else char
