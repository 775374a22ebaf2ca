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
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
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
