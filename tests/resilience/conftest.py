"""The site behind nginx, one for the tests of a file."""

from collections.abc import Iterator

import pytest

from tests.resilience import servers
from tests.resilience.load import Reader

HTTPS = {"SITE_URL": "https://localhost", "TRUSTED_PROXIES": "1"}


@pytest.fixture(scope="module")
def data() -> Iterator[servers.Data]:
    with servers.first_content() as data:
        yield data


@pytest.fixture(scope="module")
def site(data) -> Iterator[servers.Server]:
    # Meanings are made in the first minute, process by process: results change by themselves.
    with servers.gunicorn(data, SEARCH_MEANING="0", **HTTPS) as site:
        yield site


@pytest.fixture(scope="module")
def front(site) -> Iterator[servers.Server]:
    """With the limits of one address, which a test may reach."""
    with servers.nginx([site.url.removeprefix("http://")], limited=True) as front:
        yield front


@pytest.fixture(scope="module")
def open_front(site) -> Iterator[servers.Server]:
    """Without limits."""
    with servers.nginx([site.url.removeprefix("http://")]) as front:
        yield front


@pytest.fixture
def reader(front) -> Iterator[Reader]:
    reader = Reader(front.url)
    yield reader
    reader.close()
