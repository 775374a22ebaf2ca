"""What changed between two texts, word by word. Pure.

>>> [(piece.change.value, piece.text) for piece in word_diff("Call us now", "Call me now")]
[('same', 'Call '), ('removed', 'us'), ('added', 'me'), ('same', ' now')]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

# Vowel signs and the like, which are written on to a letter and are no word of their own.
_MARKS: Final = (
    r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
)
# Words with the blanks between them kept; punctuation stands alone, so that a comma is no new word.
_WORDS: Final = re.compile(rf"\w[\w{_MARKS}]*|\s+|[^\w\s]")
_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")
# Comparing takes the square of what differs: longer texts are compared line by line, and
# enormous ones as a whole.
_MOST_COMPARED: Final = 3000
_FEW: Final = 600  # of them every match is looked for, of more not those of what is everywhere
# Unchanged text around a change that a shortened diff keeps, in characters.
_CONTEXT: Final = 60


class Change(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    change: Change
    text: str


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order; what was removed stands before what came in its place."""
    return tuple(piece for piece in _pieces(before, after) if piece.text)


def _pieces(before: str, after: str) -> Iterator[Piece]:
    for pattern in (_WORDS, _LINES):
        old, new = pattern.findall(before), pattern.findall(after)
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        changed = len(old) + len(new) - 2 * (head + tail)
        if changed <= _MOST_COMPARED:
            break
    ends = len(old) - tail, len(new) - tail
    yield Piece(Change.SAME, "".join(new[:head]))
    yield from _compared(old[head : ends[0]], new[head : ends[1]])
    yield Piece(Change.SAME, "".join(new[ends[1] :]))


def _alike(old: list[str], new: list[str]) -> int:
    """How many of the first are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(old), len(new)))


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    size = len(old) + len(new)
    if size > _MOST_COMPARED:
        old, new = ["".join(old)], ["".join(new)]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=size > _FEW).get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, "".join(new[c:d]))
        else:
            yield Piece(Change.REMOVED, "".join(old[a:b]))
            yield Piece(Change.ADDED, "".join(new[c:d]))


def shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The same with long unchanged text cut to what stands next to a change, marked by “…”."""
    last = len(pieces) - 1
    return tuple(
        Piece(piece.change, _cut(piece.text, first=place == 0, last=place == last))
        if piece.change is Change.SAME
        else piece
        for place, piece in enumerate(pieces)
    )


def _cut(text: str, *, first: bool, last: bool) -> str:
    """Keep the start unless it is the text's first piece, and the end unless it is its last."""
    head = "" if first else text[:_CONTEXT]
    tail = "" if last else text[-_CONTEXT:]
    if len(text) <= len(head) + len(tail) + _CONTEXT:
        return text
    return f"{head.rstrip()} … {tail.lstrip()}".strip(" ") if head and tail else f"{head}…{tail}"
