"""10,000 hostile requests to the pages for readers, on either database.

They are sent inside the site's process, as gunicorn hands them over, and some of their kind as
raw bytes to gunicorn itself.
"""

from collections.abc import Iterator

from tests.resilience import servers
from tests.resilience.attacks.fuzzed import on_both, rows
from tests.resilience.attacks.raw import raw_row
from tests.resilience.table import Row

REQUESTS, RAW = 10_000, 1_000
CODE = f"from tests.resilience.attacks.public_requests import fuzz; fuzz({REQUESTS})"


def run() -> Iterator[Row]:
    yield from rows(on_both(CODE), "requests to pages")
    with servers.first_content() as data, servers.gunicorn(data) as site:
        yield raw_row(site.url, count=RAW)
