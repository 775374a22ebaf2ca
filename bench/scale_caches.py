"""Requests of the busiest minute, one by one, through a CDN, nginx and the site's own memory."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from bench.scale_demand import requests_of_a_visit
from bench.scale_measured import Measured

Times = npt.NDArray[np.float64]
SECONDS = 20.0  # of the busiest minute
PROCESSES, CORES = 2, 2  # of gunicorn, and of one machine
STORE_SECONDS = 60  # how long the site keeps a page that it made (PAGE_MAX_AGE)
LANGUAGES = {"ar": 0.92, "en": 0.08}
EDGES = 4  # places of a CDN that ask for themselves


@dataclass(frozen=True, slots=True)
class Deployment:
    name: str
    machines: int
    has_cdn: bool


@dataclass(slots=True)
class Flow:
    """What reached one machine in SECONDS, and what the layers before it answered."""

    asked: int = 0  # of all readers
    at_nginx: int = 0  # of this machine
    kinds: dict[str, float] = field(
        default_factory=lambda: defaultdict(float)
    )  # CPU at gunicorn by kind, s
    passed: int = 0  # by nginx to gunicorn
    sent: float = 0.0  # bytes by this machine's nginx
    from_cdn: float = 0.0  # bytes by the CDN to readers
    site: list[tuple[float, float]] = field(default_factory=list)  # its time and CPU at gunicorn, s


def addresses(measured: Measured, visits: float) -> Iterator[tuple[str, float]]:
    """Each address's kind and its requests a second. Questions are asked for by Zipf's law."""
    ranks = 1 / np.arange(1, measured.guides + 1)
    weights = ranks / ranks.sum()
    for kind, count in requests_of_a_visit(measured.saved_pages).items():
        for share in LANGUAGES.values():
            rate = visits * count * share
            if kind == "guide":
                yield from ((kind, rate * float(weight)) for weight in weights)
            elif kind == "saved":  # every page once
                yield from (("guide", rate / measured.saved_pages),) * measured.saved_pages
            elif kind == "channel":
                yield from ((kind, rate / 4),) * 4
            else:
                yield kind, rate


def flow(
    measured: Measured, visits: float, deployment: Deployment, random: np.random.Generator
) -> Flow:
    """One machine's part; the others have the like."""
    found = Flow()
    for kind, rate in addresses(measured, visits):
        cost = measured.costs[kind]
        times = np.sort(random.uniform(0, SECONDS, random.poisson(rate * SECONDS)))
        found.asked += len(times)
        if deployment.has_cdn:
            found.from_cdn += len(times) * cost.bytes
            times = at_each(times, EDGES, cost.shared, random)
        mine = times[random.integers(deployment.machines, size=len(times)) == 0]
        found.at_nginx += len(mine)
        found.sent += len(mine) * cost.bytes
        passed = missed(mine, cost.shared)
        found.passed += len(passed)
        at_site = at_the_site(passed, cost.hot, cost.made, cost.shared, random)
        found.kinds[kind] += sum(spent for _time, spent in at_site)
        found.site += at_site
    found.site = sorted(found.site)
    return found


def at_each(times: Times, caches: int, kept: int, random: np.random.Generator) -> Times:
    """What several caches, each asked by chance, pass on together."""
    chosen = random.integers(caches, size=len(times))
    return np.sort(np.concatenate([missed(times[chosen == one], kept) for one in range(caches)]))


def missed(times: Times, kept: int) -> Times:
    """Requests that a cache passes on: the first, and the first after each `kept` seconds."""
    if not kept:
        return times
    found, start = [], 0
    while start < len(times):
        found.append(times[start])
        start = int(np.searchsorted(times, times[start] + kept, side="right"))
    return np.array(found)


def at_the_site(
    times: Times, hot: float, made: float, kept: int, random: np.random.Generator
) -> list[tuple[float, float]]:
    """A page is made anew once in STORE_SECONDS by each process; what is not kept, always."""
    if not kept:
        return [(float(time), made / 1000) for time in times]
    makings = round(PROCESSES * SECONDS / STORE_SECONDS + random.random() - 0.5)
    return [
        (float(time), (made if place < makings else hot) / 1000) for place, time in enumerate(times)
    ]


def waits(site: Sequence[tuple[float, float]], free: float) -> Times:
    """Seconds from a request's coming to its answer: first come, first served by PROCESSES.

    `free`: the part of the machine that nginx leaves.
    """
    ready = [0.0] * PROCESSES
    found = []
    for arrived, cpu in site:
        place = ready.index(min(ready))
        ready[place] = max(ready[place], arrived) + cpu / max(free, 0.05)
        found.append(ready[place] - arrived)
    return np.array(found or [0.0])
