"""400 connections that never finish their request, while others read."""

import time
from collections.abc import Iterator

from tests.resilience import servers
from tests.resilience.load import Answer, is_ok, readers, slow_clients
from tests.resilience.table import Row

SLOW = 400
SECONDS = 15
PATHS = ["/ar/", "/en/", "/ar/questions/", "/en/search/?q=hotline"]


def good(answer: Answer) -> bool:
    return is_ok(answer) and answer.seconds < 5


def run() -> Iterator[Row]:
    https = {"SITE_URL": "https://localhost", "TRUSTED_PROXIES": "1"}
    with (
        servers.first_content() as data,
        servers.gunicorn(data, **https) as site,
        servers.nginx([site.url.removeprefix("http://")]) as front,
        slow_clients(front.url, count=SLOW),
        readers(front.url, PATHS, expected=good) as counts,
    ):
        time.sleep(SECONDS)
    note = f"slowest answer {counts.slowest:.2f} s. {counts.note()}"
    yield Row(f"{SLOW} slow connections at nginx", counts.requests, counts.wrong, note)
