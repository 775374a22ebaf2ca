"""Django's own connection in the place of which another one stands for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


@contextmanager
def another_connection(**settings: Any) -> Iterator[None]:
    """In this thread whatever asks the database asks another one, migrations and signals too.

    `settings`: what is other, such as NAME; none: a connection of its own to the same database.
    """
    own = connections[DEFAULT_DB_ALIAS]
    other = own.copy()
    other.settings_dict.update(settings)
    connections[DEFAULT_DB_ALIAS] = other
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = own
        other.close()
