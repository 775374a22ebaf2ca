"""The vectors of texts in a file of this machine, so that no start and no worker repeats them.

Each is kept under a hash of its text and of the model. Nothing else is in the file: whatever
befalls it, what it held is made again.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from fcntl import LOCK_EX, flock
from hashlib import blake2b
from pathlib import Path

import numpy as np

from citizen_help.outage import Outage
from contacts.search.meaning import Encoder
from contacts.search.vectors import Packed, packed

logger = logging.getLogger(__name__)
# So long one worker waits for another that is writing.
WAIT_SECONDS = 5.0
KEYS_AT_ONCE = 500
# After vectors were made their maker rests so many times as long: readers come first.
REST_FACTOR = 2.0
TABLE = """
CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID
"""


class KeptVectors:
    def __init__(self, path: Path, encoder: Encoder) -> None:
        self._path = path
        self._encoder = encoder
        self._outage = Outage(logger)

    def of(self, texts: Sequence[str]) -> list[Packed]:
        """One a text; what the file does not hold is made, and kept in it."""
        wanted = {self._key(text): text for text in texts}
        try:
            with self._file() as file:
                found = _read(file, list(wanted))
                if found.keys() != wanted.keys():
                    with self._turn():  # another worker may be making the same ones
                        found = _read(file, list(wanted))
                        missing = wanted.keys() - found.keys()
                        made = self._made({key: wanted[key] for key in missing})
                        file.executemany(
                            "INSERT OR IGNORE INTO vectors VALUES (?, ?)", made.items()
                        )
                        file.commit()
                    found |= made
            self._outage.end()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            found = self._made(wanted)
        return [np.frombuffer(found[self._key(text)], dtype=np.int8) for text in texts]

    def forget_all_but(self, texts: Iterable[str]) -> None:
        """Drop what the content no longer says."""
        wanted = {self._key(text) for text in texts}
        try:
            with self._file() as file:
                gone = [
                    row for row in file.execute("SELECT key FROM vectors") if row[0] not in wanted
                ]
                file.executemany("DELETE FROM vectors WHERE key = ?", gone)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _key(self, text: str) -> bytes:
        return blake2b(f"{self._encoder.name}\n{text}".encode(), digest_size=16).digest()

    def _made(self, texts: dict[bytes, str]) -> dict[bytes, bytes]:
        if not texts:
            return {}
        begun = time.thread_time()
        rows = packed(self._encoder.embed(list(texts.values())))
        time.sleep(REST_FACTOR * (time.thread_time() - begun))
        return {key: row.tobytes() for key, row in zip(texts, rows, strict=True)}

    @contextmanager
    def _file(self) -> Iterator[sqlite3.Connection]:
        """Opened for this once, as threads come and go; what was written is there at the end."""
        with closing(sqlite3.connect(self._path, timeout=WAIT_SECONDS)) as file, file:
            file.execute(TABLE)
            yield file

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One worker at a time; whoever waits uses no processor, and is next."""
        with self._path.with_suffix(".lock").open("a") as lock:
            flock(lock, LOCK_EX)
            yield

    def _give_up(self, error: Exception) -> None:
        self._outage.begin(error, "The meanings of texts are not kept; each worker makes its own")
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        ):
            self._path.unlink(missing_ok=True)  # damaged: the next call begins it anew


def _read(file: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for start in range(0, len(keys), KEYS_AT_ONCE):
        some = keys[start : start + KEYS_AT_ONCE]
        marks = ", ".join("?" * len(some))
        query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608
        found.update(file.execute(query, some))
    return found
