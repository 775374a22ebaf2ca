"""Two PostgreSQL: the primary dies, hangs or is switched over, and the standby takes its place.

The site knows both (`target_session_attrs=read-write`). Readers go on meanwhile, editors and
readers type: pages always come, what was typed is kept and stored once by trying again.
"""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.resilience import servers
from tests.resilience.load import Counts, Reader, readers
from tests.resilience.replicas import Node, Pair, pair
from tests.resilience.servers import Data, Server
from tests.resilience.steady import PATHS, PROCESSES, is_page, make_ready, well
from tests.resilience.table import Row
from tests.resilience.typed import Typing, typing

GAP = 2.0  # without a primary, until somebody promotes the other
BACK_WITHIN = 5.0
LOST = "Xylophone"
EDIT = """
from contacts.models import Guide
guide = Guide.objects.get(slug="ways-to-contact")
guide.title_en = "{title}"
guide.save()
"""


@dataclass
class Scene:
    nodes: Pair
    data: Data
    server: Server
    typing: Typing
    primary: Node
    standby: Node

    def swap(self) -> None:
        self.primary, self.standby = self.standby, self.primary


def run() -> Iterator[Row]:
    with scene() as here:
        for name, fault in FAULTS.items():
            yield row(name, here, fault)


@contextmanager
def scene() -> Iterator[Scene]:
    with (
        pair() as nodes,
        servers.first_content(nodes.url) as data,
        servers.gunicorn(data, TRUSTED_PROXIES="1", SEARCH_MEANING="0") as server,
    ):
        make_ready(data, server)
        nodes.wait_for_second()
        people = typing(data, server)
        yield Scene(nodes, data, server, people, nodes.first, nodes.second)


def row(name: str, here: Scene, fault: Callable[[Scene], list[str]]) -> Row:
    here.typing.counts = counts = Counts()
    with readers(here.server.url, PATHS, count=4, expected=is_page, pause=0.02) as pages:
        wrong = fault(here)
        seconds = here.typing.until_saved(BACK_WITHIN * 3)
        wrong += well(here.server, "ok")
        if seconds > BACK_WITHIN:
            wrong.append(f"back only after {seconds:.1f} s")
    note = (
        f"slowest page {pages.slowest:.2f} s, {counts.requests} forms sent, slowest "
        f"{counts.slowest:.2f} s; everything saved {seconds:.1f} s after the end"
    )
    notes = [note, pages.note(), counts.note(), *wrong]
    requests = pages.requests + counts.requests
    failures = pages.wrong + counts.wrong + len(wrong)
    return Row(name, requests, failures, ". ".join(filter(None, notes)))


def dies_with_lost_edits(here: Scene) -> list[str]:
    """The standby had not got the last edit: the content's version goes back."""
    here.standby.execute("ALTER SYSTEM SET primary_conninfo = ''")
    here.standby.execute("SELECT pg_reload_conf()")
    time.sleep(0.5)
    here.data.shell(EDIT.format(title=LOST))
    wrong = [] if shows(here.server, LOST, found=True) else ["the edit was not seen"]
    here.primary.kill()
    type_for(here, GAP)
    wrong += well(here.server, "degraded: the database does not answer")
    here.standby.promote()
    here.swap()
    here.typing.once()
    if not shows(here.server, LOST, found=False):
        wrong.append("the lost edit is still shown")
    return wrong


def comes_back_as_standby(here: Scene) -> list[str]:
    """A planned switchover: the old primary is back soon, at its old address, to be read only."""
    here.standby.follow(here.primary)
    here.typing.once()
    here.primary.stop()
    here.standby.promote()
    here.primary.follow(here.standby)
    here.swap()
    type_for(here, GAP)
    return []


def hangs(here: Scene) -> list[str]:
    here.primary.signal_all(signal.SIGSTOP)
    type_for(here, GAP)
    here.standby.promote()
    here.swap()
    return []


FAULTS: dict[str, Callable[[Scene], list[str]]] = {
    "primary killed, its last edits lost, standby promoted": dies_with_lost_edits,
    "switchover; the old primary comes back read-only": comes_back_as_standby,
    "primary hung (STOPped), standby promoted beside it": hangs,
}


def type_for(here: Scene, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        here.typing.once()


def shows(server: Server, word: str, *, found: bool) -> bool:
    """Whether page and search say so in each process, within some seconds."""
    until, reader = time.monotonic() + BACK_WITHIN, Reader(server.url)
    while time.monotonic() < until:
        said = set()
        for number in range(PROCESSES):
            for path in (
                "/en/guides/ways-to-contact/",
                f"/en/search/?q={word.lower()}+{number % 3}",
            ):
                body = reader.get(path).body.decode()
                said.add(word in body)
                reader.close()
        if said == {found}:
            return True
    return False
