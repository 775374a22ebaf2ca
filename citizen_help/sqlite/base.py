"""Connections that know the file they have open.

A file that was removed stays readable for whoever has it open, so a process would show old data,
and lose what is written, for as long as it runs. Each request, and each look at the content's
version, compares the file with the one of that name: the cost is one stat.
"""

import os
import sqlite3
from typing import Any

from django.db.backends.sqlite3 import base

# The device and number of a file; None where there is none, or the database is in memory.
Identity = tuple[int, int] | None


def identity(name: str) -> Identity:
    try:
        found = os.stat(name)
    except OSError:
        return None
    return found.st_dev, found.st_ino


class DatabaseWrapper(base.DatabaseWrapper):
    _opened: Identity = None
    # Files that this process has opened: one of them that is gone is not made anew, empty.
    _known: set[str] = set()

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        name = str(self.settings_dict["NAME"])
        if identity(name) is None and name in self._known:
            raise sqlite3.OperationalError(f"{name} is gone: restore a backup")
        # Before it is opened: one that is replaced at this moment is opened once more.
        self._opened = identity(name)
        opened = super().get_new_connection(conn_params)
        if not self.is_in_memory_db():
            self._opened = self._opened or identity(name)
            self._known.add(name)
        return opened

    def close_if_unusable_or_obsolete(self) -> None:
        """Django calls it before and after each request."""
        is_known = self._opened is not None and not self.in_atomic_block
        if is_known and identity(str(self.settings_dict["NAME"])) != self._opened:
            self.close()
        super().close_if_unusable_or_obsolete()
