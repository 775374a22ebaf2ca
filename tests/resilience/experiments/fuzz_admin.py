"""10,000 hostile forms, filters and actions at the desk, signed in, on either database."""

from collections.abc import Iterator

from tests.resilience.attacks.fuzzed import on_both, rows
from tests.resilience.table import Row

# On each database, so ten thousand in all.
REQUESTS = 5_000
CODE = f"from tests.resilience.attacks.admin_requests import fuzz; fuzz({REQUESTS})"


def run() -> Iterator[Row]:
    yield from rows(on_both(CODE), "requests to the desk")
