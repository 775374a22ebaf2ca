"""Room on the disk that removed rows leave: used again by the database, given back on request."""

from django.db import connection


def free_bytes() -> int:
    """Inside SQLite's file; 0 on PostgreSQL, whose autovacuum keeps account of it."""
    if connection.vendor != "sqlite":
        return 0
    return _pragma("freelist_count") * _pragma("page_size")


def blocks_saves() -> bool:
    return connection.vendor == "sqlite"


def give_back() -> None:
    """Write SQLite's file anew without its free pages. Saves wait meanwhile, reading goes on.

    For the time being it takes up to twice the room that the data have: a copy in the folder of
    temporary files, and the log beside the file. PostgreSQL's tables are made
    ready for new rows, which nobody waits for.
    """
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _pragma(name: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return int(cursor.fetchone()[0])
