"""How near each guide is to a query in meaning, from the vectors of its pieces. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from contacts.search.documents import Document, Part
from contacts.search.index import Index
from contacts.search.meaning import Vectors
from contacts.search.vocabulary import Weights

# A sentence's vector blurs when it says many things: longer ones are cut, with an overlap.
PIECE_WORDS, NEXT_PIECE = 14, 8
# Numbers of unit vectors in one byte each: a multiple of 1/SCALE, cut at a quarter, which they
# hardly ever reach. It changes a likeness by less than 0.001.
SCALE = 508
# Documents that tell what is usual: a query is nearer to some guides than to these, or is not.
USUAL = 400
# From this share of them on meaning ranks: before, those that are known would only stand out.
ENOUGH = 0.9
# Documents compared at one go: their numbers fit into the processor's own memory.
AT_ONCE = 10

ASKS = (Part.TITLE, Part.WORDING)


class Likeness(NamedTuple):
    """How like a query a document is in meaning (cosine): its best piece, and the best of those
    that ask."""

    said: float
    asked: float


Packed = npt.NDArray[np.int8]
_WORD = re.compile(r"\S+")


def pieces(document: Document) -> list[str]:
    """The texts of a document in pieces of a sentence or less, each once: what it asks first."""
    said = [(one.part, found) for _, one, found in document.read() if one.part is not Part.CONTEXT]
    said.sort(key=lambda pair: pair[0] not in ASKS)
    sentences = (sentence for _, found in said for sentence in found)
    return list(dict.fromkeys(piece for sentence in sentences for piece in _cut(sentence)))


def _cut(sentence: str) -> Iterator[str]:
    words = _WORD.findall(sentence)
    for start in range(0, max(len(words) - PIECE_WORDS + NEXT_PIECE, 1), NEXT_PIECE):
        if piece := " ".join(words[start : start + PIECE_WORDS]):
            yield piece


def asking(document: Document) -> int:
    """How many of its pieces ask, if none of them is cut."""
    return sum(one.part in ASKS for one in document.passages)


def packed(vectors: Vectors) -> Packed:
    return np.clip(np.rint(vectors * SCALE), -127, 127).astype(np.int8)


def likenesses(
    index: Index, meanings: Mapping[int, Packed], query: Vectors, numbers: Sequence[int]
) -> dict[int, Likeness]:
    """How like the query each document is, by the document's number.

    Of ``numbers`` and of enough others to tell what is usual, as far as their meanings are known.
    """
    every = max(len(index.documents) // USUAL, 1)
    wanted = {*numbers, *range(0, len(index.documents), every)}
    known = {
        number: rows
        for number in wanted
        if (one := index.documents[number]) and (rows := meanings.get(one.key)) is not None
    }
    found = {number: rows for number, rows in known.items() if len(rows)}
    if not found or len(known) < ENOUGH * sum(index.documents[at] is not None for at in wanted):
        return {}
    lengths = np.fromiter((len(rows) for rows in found.values()), dtype=np.int64)
    each = list(found.values())
    parts = (each[start : start + AT_ONCE] for start in range(0, len(each), AT_ONCE))
    products = [np.concatenate(part).astype(np.float32) @ query for part in parts]
    said = np.concatenate(products) / SCALE
    starts = np.cumsum(lengths) - lengths
    ask = [asking(index.document(number)) for number in found]
    asked = np.where(np.arange(len(said)) < np.repeat(starts + ask, lengths), said, 0.0)
    best = (np.maximum.reduceat(values, starts).tolist() for values in (said, asked))
    return dict(zip(found, map(Likeness, *best), strict=True))


def standings(likeness: Mapping[int, Likeness]) -> dict[int, float]:
    """By how many standard deviations each document is more like the query than is usual."""
    values: Weights = np.fromiter((one.said for one in likeness.values()), dtype=float)
    if len(values) < 2 or not (spread := float(values.std())):
        return dict.fromkeys(likeness, 0.0)
    return dict(zip(likeness, ((values - values.mean()) / spread).tolist(), strict=True))
