"""What one machine, four machines and a CDN carry when millions ask at once: `make scale`.

Measures the shipped deployment on this machine, then lets the requests of the busiest minute of a
stated model (bench/scale_demand.py) pass its caches and queues. docs/scale.md says what came of it.
Options: BENEFICIARIES, and prices MACHINE_MONTH and GIGABYTE of your own, as environment variables.
"""

import math
import os
import sys
from dataclasses import dataclass

import numpy as np

from bench import scale_demand
from bench.scale_caches import CORES, SECONDS, Deployment, Flow, flow, waits
from bench.scale_demand import DEMANDS, HEAVIEST_MONTH, SECONDS_OPEN
from bench.scale_measured import Measured, measure

DEPLOYMENTS = (
    Deployment("one machine", machines=1, has_cdn=False),
    Deployment("four machines", machines=4, has_cdn=False),
    Deployment("a CDN, one machine", machines=1, has_cdn=True),
    Deployment("a CDN, four machines", machines=4, has_cdn=True),
)
# Where a machine is at its limit: processors, the 99th of 100 waits, its line, its connections.
LIMITS = {"processors": 0.8, "waiting": 1.0, "network": 1000.0, "connections": 16384.0}
UNITS = {"processors": 100, "waiting": 1000, "network": 1, "connections": 1}
MACHINE_MONTH = float(os.environ.get("MACHINE_MONTH", "25"))
GIGABYTE = float(os.environ.get("GIGABYTE", "0.05"))
SEED = 2026


@dataclass(frozen=True, slots=True)
class Busy:
    """How much of each limit one machine uses, by the names of LIMITS."""

    flow: Flow
    uses: dict[str, float]

    @property
    def worst(self) -> str:
        return max(LIMITS, key=lambda name: self.uses[name] / LIMITS[name])

    @property
    def holds(self) -> bool:
        return self.uses[self.worst] <= LIMITS[self.worst]


def busy(measured: Measured, visits: float, deployment: Deployment) -> Busy:
    found = flow(measured, visits, deployment, np.random.default_rng(SEED))
    kept, passed = found.at_nginx - found.passed, found.passed
    new = 0 if deployment.has_cdn else visits * SECONDS / deployment.machines
    front = (kept * measured.nginx + passed * measured.passed + new * measured.handshake) / 1000
    nginx = front / SECONDS / CORES
    site = sum(cpu for _time, cpu in found.site) / SECONDS / CORES
    uses = {
        "processors": nginx + site,
        "waiting": float(np.percentile(waits(found.site, 1 - min(nginx, 0.99)), 99)),
        "network": found.sent * 8 / SECONDS / 1e6,
        "connections": new / SECONDS * SECONDS_OPEN,
    }
    return Busy(found, uses)


def carries(measured: Measured, deployment: Deployment) -> tuple[float, str]:
    """The most visits a second within all limits, and which limit is the first."""
    low, high = 0.0, 1.0
    while busy(measured, high, deployment).holds and high < 20_000:
        low, high = high, high * 2
    for _turn in range(6):
        middle = (low + high) / 2
        low, high = (middle, high) if busy(measured, middle, deployment).holds else (low, middle)
    return low, busy(measured, high, deployment).worst


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def table_of_costs(measured: Measured) -> None:
    say("| answer | kept by shared caches, s | bytes | gunicorn, from memory, ms | made anew, ms |")
    say("|---|---|---|---|---|")
    for kind, cost in measured.costs.items():
        kept = cost.shared or "no"
        say(f"| {kind} | {kept} | {cost.bytes:,} | {cost.hot:.2f} | {cost.made:.1f} |")
    say()
    say(
        f"nginx: {measured.nginx:.3f} ms an answer from its cache, {measured.passed:.3f} ms one "
        f"that it passes on, {measured.handshake:.2f} ms a new connection over TLS. A device that "
        f"saves the site asks for {measured.saved_pages} pages."
    )


def table_of_days(measured: Measured) -> None:
    say(
        "| day | visits | a second | deployment | requests/s | of them by CDN | by nginx | site/s |"
    )
    say("|---|---|---|---|---|---|---|---|")
    for demand in DEMANDS:
        for deployment in DEPLOYMENTS:
            used = busy(measured, demand.peak, deployment)
            found, machines = used.flow, deployment.machines
            asked, nginx = found.asked / SECONDS, found.at_nginx * machines / SECONDS
            site = found.passed * machines / SECONDS
            say(
                f"| {demand.name} | {demand.visits:,.0f} | {demand.peak:.0f} | {deployment.name} "
                f"| {asked:,.0f} | {max(1 - nginx / asked, 0):.1%} | {(nginx - site) / nginx:.1%} "
                f"| {site:,.0f} |"
            )


def table_of_limits(measured: Measured) -> None:
    say(
        "| day | deployment | processors, % | waiting, ms | network, Mbit/s | connections "
        "| holds | machines needed |"
    )
    say("|---|---|---|---|---|---|---|---|")
    for demand in DEMANDS:
        for deployment in DEPLOYMENTS:
            used = busy(measured, demand.peak, deployment)
            values = " | ".join(f"{used.uses[name] * UNITS[name]:,.0f}" for name in LIMITS)
            verdict = "yes" if used.holds else f"**no: {used.worst}**"
            say(
                f"| {demand.name} | {deployment.name} | {values} | {verdict} "
                f"| {needed(used, deployment)} |"
            )


def table_of_processors(measured: Measured) -> None:
    demand, deployment = DEMANDS[1], DEPLOYMENTS[0]
    used = busy(measured, demand.peak, deployment)
    whole = used.uses["processors"] * CORES * SECONDS
    kinds = {"nginx": whole - sum(used.flow.kinds.values()), **used.flow.kinds}
    say(f"| {demand.name}, {deployment.name} | of its processor time |\n|---|---|")
    for kind, spent in sorted(kinds.items(), key=lambda item: -item[1]):
        say(f"| {kind} | {spent / whole:.1%} |")


def needed(used: Busy, deployment: Deployment) -> int:
    """Machines of CORES cores that would hold, by the processors they use."""
    return math.ceil(used.uses["processors"] * deployment.machines / LIMITS["processors"])


def table_of_what_they_carry(measured: Measured) -> None:
    say("| deployment | visits a second | breaks first at | machines a month | CDN a month |")
    say("|---|---|---|---|---|")
    for deployment in DEPLOYMENTS:
        visits, limit = carries(measured, deployment)
        traffic = bytes_of_a_month(measured, deployment) / 1e9 * GIGABYTE
        machines = deployment.machines * MACHINE_MONTH
        say(f"| {deployment.name} | {visits:,.0f} | {limit} | {machines:,.0f} | {traffic:,.0f} |")


def bytes_of_a_month(measured: Measured, deployment: Deployment) -> float:
    """Of the CDN to readers, in a month of HEAVIEST_MONTH."""
    one = flow(measured, 20.0, deployment, np.random.default_rng(SEED)).from_cdn / (20 * SECONDS)
    return one * sum(
        days * demand.visits for demand, days in zip(DEMANDS, HEAVIEST_MONTH, strict=True)
    )


TABLES = (
    table_of_costs,
    table_of_days,
    table_of_limits,
    table_of_processors,
    table_of_what_they_carry,
)


def main() -> None:
    say(f"{scale_demand.BENEFICIARIES:,} beneficiaries; measuring the deployment")
    measured = measure()
    for table in TABLES:
        say()
        table(measured)


if __name__ == "__main__":
    main()
