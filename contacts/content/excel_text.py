"""How a text stands in an XLSX file: characters that XML cannot hold are written `_x000D_`. Pure.

ECMA-376, Part 1, 22.9.2.19 (ST_Xstring). openpyxl neither writes nor reads it.

>>> escaped("_x000D_"), unescaped("a_x000D_b_x005F_x000D_")
('_x005F_x000D_', 'a\\rb_x000D_')
"""

import re
from typing import Final

# Excel's own limit, in UTF-16 units; openpyxl cuts what is longer.
MOST_UNITS: Final = 32_767
_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_LIKE_AN_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def escaped(text: str) -> str:
    plain = _LIKE_AN_ESCAPE.sub("_x005F_", text)
    return _UNWRITABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", plain)


def unescaped(text: str) -> str:
    """Two halves of a character that were escaped one by one come together again."""
    units = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def fits(text: str) -> bool:
    """Whether one cell holds it."""
    return len(escaped(text).encode("utf-16-le", "surrogatepass")) // 2 <= MOST_UNITS
