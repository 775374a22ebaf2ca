"""Words put into lines of a bounded width, as drawings want them, which wrap nothing. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

SPACE: Final = 0.26  # of a font's size, as widths are
NARROWER: Final = 0.98
Lines = list[list[str]]


def width_of(line: Sequence[str], widths: Mapping[str, float]) -> float:
    return sum(widths[word] for word in line) + SPACE * (len(line) - 1)


def in_lines(words: Sequence[str], widths: Mapping[str, float], room: float) -> Lines:
    """As few as there can be, and none much shorter than the others; a word alone may be wider."""
    lines = _filled(words, widths, room)
    while len(lines) > 1 and room > 0:
        room *= NARROWER
        narrower = _filled(words, widths, room)
        if len(narrower) > len(lines) or _widest(narrower, widths) > room:
            break
        lines = narrower
    return lines


def _filled(words: Sequence[str], widths: Mapping[str, float], room: float) -> Lines:
    lines: Lines = []
    for word in words:
        if lines and width_of([*lines[-1], word], widths) <= room:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _widest(lines: Lines, widths: Mapping[str, float]) -> float:
    return max(width_of(line, widths) for line in lines)
