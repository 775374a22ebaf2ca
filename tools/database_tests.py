"""A pytest plugin that keeps the tests which reach the database through Django.

`make test` uses it (`-p tools.database_tests`) for the second run of the suite, on PostgreSQL:
a test that reaches no database says the same again, whatever the database.
"""

import pytest
from django.test import TransactionTestCase

FIXTURES = frozenset({"db", "transactional_db", "live_server"})


def reaches_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db"):
        return True
    case = getattr(item, "cls", None)
    if case and issubclass(case, TransactionTestCase):
        return True
    return not FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect, so that pytest's closing line counts those left out."""
    others = [item for item in items if not reaches_database(item)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if reaches_database(item)]
