"""PostgreSQL stopped, hung, and out of connections, while people read, search and write.

Every page was seen before, and none is fresh any more when the fault begins: what readers get are
the last good copies.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from tests.resilience import databases, servers
from tests.resilience.databases import Postgres
from tests.resilience.load import Answer, Counts, Reader, readers
from tests.resilience.servers import Data, Server
from tests.resilience.table import Row

FRESH_FOR = 62  # seconds, a little more than any page says of itself
LASTS = 12
QUICK, PATIENCE = 2.5, 3.0  # seconds for a page, and for being told that something cannot be done
BACK_WITHIN = 5.0
VERIFIED_TODAY = """
from django.utils import timezone
from contacts.models import Channel
for channel in Channel.objects.all():
    channel.verified_on = timezone.localdate()
    channel.save()
"""
ADDRESSES = "from contacts.publishing.snapshot import addresses; print(*addresses())"
GUIDE = "/ar/report/?page=/ar/guides/call-19912/"
PROCESSES = 20  # as many new connections in a row reach each of the two processes
Fault = Callable[[Postgres], Callable[[], None]]


@dataclass
class Site:
    """One site with a PostgreSQL of its own, and what was read of it before the fault."""

    postgres: Postgres
    data: Data
    server: Server
    paths: list[str] = field(default_factory=list)


def run() -> Iterator[Row]:
    with ExitStack() as stack:
        sites = {name: stack.enter_context(prepared()) for name in FAULTS}
        time.sleep(FRESH_FOR)
        for name, fault in FAULTS.items():
            yield row(name, sites[name], fault)


@contextmanager
def prepared() -> Iterator[Site]:
    with (
        databases.running() as postgres,
        servers.first_content(postgres.url) as data,
    ):
        data.shell(VERIFIED_TODAY)
        with servers.gunicorn(data) as server:
            site = Site(postgres, data, server, data.shell(ADDRESSES).split())
            read_all(site)
            yield site


def read_all(site: Site) -> None:
    """Both processes have made every page and its copy."""
    reader = Reader(site.server.url)
    for path in site.paths * 3:
        reader.get(path)
        reader.close()


def stopped(postgres: Postgres) -> Callable[[], None]:
    postgres.stop()
    return postgres.start


def hung(postgres: Postgres) -> Callable[[], None]:
    postgres.hang()
    return postgres.go_on


def full(postgres: Postgres) -> Callable[[], None]:
    stack = ExitStack()
    stack.enter_context(postgres.without_connections())
    return stack.close


FAULTS: dict[str, Fault] = {
    "PostgreSQL stopped": stopped,
    "PostgreSQL hung (every process STOPped)": hung,
    "PostgreSQL out of connections": full,
}


def row(name: str, site: Site, fault: Fault) -> Row:
    mend = fault(site.postgres)
    try:
        with readers(site.server.url, site.paths, expected=last_good, pause=0.005) as pages:
            told = asked(site)
    finally:
        mend()
    seconds = back_after(site)
    note = (
        f"slowest page {pages.slowest:.2f} s, slowest 503 {told.slowest:.2f} s, back "
        f"within {seconds:.1f} s. {pages.note()} {told.note()}"
    )
    failures = pages.wrong + told.wrong + (seconds > BACK_WITHIN)
    return Row(name, pages.requests + told.requests + 1, failures, note.strip())


def last_good(answer: Answer) -> bool:
    """A whole page, soon, that does not claim to know what is open."""
    claims = b"status-open" in answer.body or b"status-closed" in answer.body
    is_page = answer.status == 200 and b"</html>" in answer.body
    if is_page and claims:
        answer.problem = "says what is open"
    elif is_page and answer.seconds > QUICK:
        answer.problem = "slow page"
    return is_page and not claims and answer.seconds <= QUICK


def asked(site: Site) -> Counts:
    """What cannot be had without the database, asked for again and again."""
    told, reader, until = Counts(), Reader(site.server.url), time.monotonic() + LASTS
    number = 0
    while time.monotonic() < until:
        number += 1
        for name, answer, good in attempts(site, reader, number):
            answer.problem = answer.problem or f"{name} {answer.status} in {answer.seconds:.1f} s"
            told.add(answer, good=good)
            reader.close()  # the next may reach another process
        time.sleep(0.1)
    return told


def attempts(site: Site, reader: Reader, number: int) -> Iterator[tuple[str, Answer, bool]]:
    """What was tried, its answer, and whether that is as it should be."""
    answer = reader.get("/healthz")
    yield "healthz", answer, answer.status == 200 and answer.seconds < PATIENCE
    answer = reader.get("/readyz")
    told = answer.status == 503 and b"degraded: the database" in answer.body  # pages are shown
    yield "readyz", answer, told and answer.seconds < PATIENCE
    answer = reader.get(f"/en/search/?q=words{number}")
    yield "search", answer, says_so(answer)
    answer = reader.get("/admin/", Cookie=f"sessionid={number:032}")
    yield "admin", answer, says_so(answer)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = reader.ask("POST", GUIDE, body=b"helpful=yes", headers=headers)
    yield "feedback", answer, says_so(answer)


def says_so(answer: Answer) -> bool:
    """A 503 in both languages with the number of the hotline, in time."""
    languages = b'lang="ar"' in answer.body and b'lang="en"' in answer.body
    number = b"tel:19912" in answer.body
    return answer.status == 503 and languages and number and answer.seconds < PATIENCE


def back_after(site: Site) -> float:
    """Seconds until the last answer that was not yet as before; each process is asked often."""
    begun, latest, well = time.monotonic(), 0.0, 0
    while well < PROCESSES and latest < 2 * BACK_WITHIN:
        if is_normal(site):
            well += 1
        else:
            latest, well = time.monotonic() - begun, 0
    return latest


def is_normal(site: Site) -> bool:
    """Pages are fresh, and searching works."""
    reader = Reader(site.server.url)
    page, found = reader.get("/ar/"), reader.get("/en/search/?q=hotline")
    ready = reader.get("/readyz")
    reader.close()
    return (
        page.status == found.status == 200
        and ready.body == b"ok\n"
        and "warning" not in page.headers
        and "warning" not in found.headers
    )
