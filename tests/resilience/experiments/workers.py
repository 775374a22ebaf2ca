"""gunicorn's workers reloaded, killed, and all of it replaced, while readers read."""

import os
import signal
import time
from collections.abc import Callable, Iterator

from tests.resilience import servers
from tests.resilience.load import Counts, readers
from tests.resilience.servers import Server
from tests.resilience.table import Row
from tools.with_postgres import free_port

PATHS = ["/ar/", "/en/", "/ar/questions/", "/en/pages/privacy/", "/en/search/?q=hotline"]
HTTPS = {"SITE_URL": "https://localhost", "TRUSTED_PROXIES": "1"}
READERS = 8


def run() -> Iterator[Row]:
    with servers.first_content() as data:
        with servers.gunicorn(data, **HTTPS) as site:
            with servers.nginx([site.url.removeprefix("http://")]) as front:
                yield row("reload (HUP) three times", during(front.url, reload_of(site)))
                killed = during(front.url, killing_of(site))
                yield row("every worker killed (KILL)", killed, allowed=READERS)
            direct = during(site.url, reload_of(site), HTTPS_HEADER)
            yield row("reload (HUP) three times, without nginx", direct, allowed=3 * READERS)
        yield row("rolling restart of two sites", rolling(data))


HTTPS_HEADER = {"X-Forwarded-Proto": "https"}


def during(url: str, fault: Callable[[], None], headers: dict[str, str] | None = None) -> Counts:
    with readers(url, PATHS, count=READERS, headers=headers or {}) as counts:
        time.sleep(2)
        fault()
        time.sleep(3)
    return counts


def row(fault: str, counts: Counts, *, allowed: int = 0) -> Row:
    """What a killed worker was answering may be lost; a reload loses that without nginx only."""
    note = f"slowest answer {counts.slowest:.2f} s. {counts.note()}"
    return Row(fault, counts.requests, counts.wrong, note.strip(), allowed)


def reload_of(site: Server) -> Callable[[], None]:
    def reload() -> None:
        for _ in range(3):
            site.process.send_signal(signal.SIGHUP)
            time.sleep(4)

    return reload


def killing_of(site: Server) -> Callable[[], None]:
    def kill() -> None:
        for _ in range(3):
            for worker in site.workers():
                os.kill(worker, signal.SIGKILL)
            time.sleep(3)

    return kill


def rolling(data: servers.Data) -> Counts:
    """Two sites behind one nginx; each ends in turn and another takes its address."""
    ports = [free_port(), free_port()]
    addresses = [f"127.0.0.1:{port}" for port in ports]
    with (
        servers.several(data, ports, **HTTPS) as sites,
        servers.nginx(addresses) as front,
        readers(front.url, PATHS, count=READERS) as counts,
    ):
        time.sleep(2)
        for port in ports:
            sites.restart(port)
            time.sleep(2)
    return counts
