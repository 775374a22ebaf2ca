"""How long it takes to decide whether a channel is open: `make bench-status`.

The peer is opening-hours-py, which evaluates OpenStreetMap's `opening_hours` in Rust; it is asked
the same two things, the state and when it changes. Rounds are interleaved, the median counts.
"""

import statistics
import sys
import time as clock
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

from contacts.hours.status import ClosedPeriod, HoursRow, Schedule, Weekday, status_at

RIYADH = ZoneInfo("Asia/Riyadh")
ROUNDS, CALLS = 15, 2000
BAR = 20.0  # microseconds a decision
WORKING_DAYS = frozenset([Weekday.SUN, Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU])
OFFICE = Schedule(
    hours=(HoursRow(WORKING_DAYS, time(8), time(17), None, None),),
    holidays=(ClosedPeriod(date(2026, 3, 20), date(2026, 3, 23), True, None),),
    always_available=False,
    closed_on_holidays=True,
    verified_on=date(2026, 1, 1),
)
PEER = OpeningHours("Su-Th 08:00-17:00; 2026 Mar 20-2026 Mar 23 off")
MOMENTS = {
    "open": datetime(2026, 2, 1, 10, tzinfo=RIYADH),
    "night": datetime(2026, 2, 1, 23, tzinfo=RIYADH),
    "Thursday night": datetime(2026, 2, 5, 23, 59, 59, tzinfo=RIYADH),
    "Friday": datetime(2026, 2, 6, 12, tzinfo=RIYADH),
    "Eid": datetime(2026, 3, 21, 12, tzinfo=RIYADH),
}
FOR = timedelta(days=180)


def microseconds(decide: Callable[[], object]) -> float:
    begun = clock.perf_counter()
    for _ in range(CALLS):
        decide()
    return (clock.perf_counter() - begun) / CALLS * 1e6


def measure(moment: datetime) -> tuple[float, float]:
    """Microseconds of one decision of ours and of the peer's."""
    local = moment.replace(tzinfo=None)
    ours: list[float] = []
    peers: list[float] = []
    for _ in range(ROUNDS):
        ours.append(microseconds(lambda: status_at(OFFICE, moment, zone=RIYADH, verified_for=FOR)))
        peers.append(microseconds(lambda: (PEER.state(local), PEER.next_change(local))))
    return statistics.median(ours), statistics.median(peers)


def main() -> int:
    slowest = 0.0
    sys.stdout.write("| moment | µs a decision | opening-hours-py | ratio |\n|---|---|---|---|\n")
    for name, moment in MOMENTS.items():
        ours, peer = measure(moment)
        slowest = max(slowest, ours)
        sys.stdout.write(f"| {name} | {ours:.1f} | {peer:.1f} | {ours / peer:.2f} |\n")
    verdict = "PASS" if slowest <= BAR else "MISS"
    sys.stdout.write(f"{verdict}: the slowest is {slowest:.1f} µs, the bar {BAR:.0f} µs\n")
    return slowest > BAR


if __name__ == "__main__":
    sys.exit(main())
