"""Two sites on two ports with one PostgreSQL: edits show on both soon, and never in part."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

from tests.resilience import servers
from tests.resilience.load import Answer, readers
from tests.resilience.servers import ROOT, Data
from tests.resilience.table import Row
from tools.with_postgres import postgres

EDITS, PAUSE = 40, 0.3  # seconds between two of them
SHOWS_WITHIN = 2.0
PATHS = ["/en/guides/call-19912/", "/ar/guides/call-19912/"]
# The question and its channel get the same number in one transaction: one is read for the page,
# the other comes from what all pages share. It prints when each edit was done (CLOCK_MONOTONIC,
# which is one for all processes).
EDITOR = f"""
import time
from django.db import transaction
from contacts.models import Channel, Guide
for number in range(1, {EDITS} + 1):
    with transaction.atomic():
        mark = f"no{{number}}e"
        Guide.objects.filter(slug="call-19912").update(title_en=mark, title_ar=mark)
        Channel.objects.filter(slug="hotline").update(name_en=mark, name_ar=mark)
    print(time.monotonic(), flush=True)
    time.sleep({PAUSE})
"""
NUMBER = re.compile(rb"no(\d+)e")


@dataclass
class Seen:
    """What answers showed: when each was asked for, and the number of the edit in it."""

    answers: list[tuple[float, int]] = field(default_factory=list)
    partly: int = 0

    def is_whole(self, answer: Answer) -> bool:
        numbers = set(map(int, NUMBER.findall(answer.body)))
        if answer.status != 200 or len(numbers) > 1:
            answer.problem = "two versions in one page" if numbers else ""
            self.partly += len(numbers) > 1
            return False
        self.answers.append((time.monotonic() - answer.seconds, max(numbers, default=0)))
        return True

    def latest(self, edited: list[float]) -> list[float]:
        """Of answers that were out of date: seconds since the edit that they did not show."""
        return [
            asked_at - edited[number]
            for asked_at, number in self.answers
            if number < len(edited) and asked_at > edited[number]
        ]


def run() -> Iterator[Row]:
    with postgres() as url, servers.first_content(url) as data, ExitStack() as stack:
        sites = [stack.enter_context(servers.gunicorn(data)) for _ in range(2)]
        seen = [Seen(), Seen()]
        counts = []
        with ExitStack() as reading:
            for site, what in zip(sites, seen, strict=True):
                for headers in ({}, {"Connection": "close"}):  # to reach both processes of each
                    going = readers(
                        site.url, PATHS, count=3, expected=what.is_whole, headers=headers
                    )
                    counts.append(reading.enter_context(going))
            edited = edit(data)
            time.sleep(SHOWS_WITHIN + 1)
        waits = [max(what.latest(edited), default=0.0) for what in seen]
        late = sum(wait > SHOWS_WITHIN for what in seen for wait in what.latest(edited))
        unseen = sum(EDITS not in {number for _, number in what.answers} for what in seen)
        note = (
            f"{len(edited)} edits; the slowest showed after {waits[0]:.2f} s on one and "
            f"{waits[1]:.2f} s on the other; {sum(what.partly for what in seen)} in part. "
            + " ".join(count.note() for count in counts)
        )
        requests = sum(count.requests for count in counts)
        failures = sum(count.wrong for count in counts) + late + unseen
        yield Row("edits on one of two machines", requests, failures, note.strip())


def edit(data: Data) -> list[float]:
    """Make all edits; when each was done."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", EDITOR]
    env = data.environment()
    done = subprocess.run(
        command, cwd=ROOT, env=env, check=True, capture_output=True, text=True, timeout=120
    )
    return [float(line) for line in done.stdout.split()]
