"""What a hasher finds when it is called: it takes a second, so nobody may wait for it."""

import sqlite3
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection


@dataclass
class Watch:
    """One line for each hashing: "" or what others had to wait for meanwhile."""

    file: str | None
    seen: list[str] = field(default_factory=list)

    def watched(self, encode: Any) -> Any:
        def encoded(hasher: MD5PasswordHasher, *args: Any, **kwargs: Any) -> str:
            self.seen.append(self.look())
            return encode(hasher, *args, **kwargs)

        return encoded

    def look(self) -> str:
        if connection.in_atomic_block:
            return "a transaction is open"
        if self.file is None:
            return ""
        other = sqlite3.connect(self.file, timeout=0, isolation_level=None)
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            return str(error)
        finally:
            other.close()
        return ""
