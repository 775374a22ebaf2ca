"""What an experiment found, and the table of all of them."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`failures` of `requests` were not as they should be; more than `allowed` fails the run."""

    fault: str
    requests: int
    failures: int
    note: str = ""
    allowed: int = 0

    @property
    def holds(self) -> bool:
        return self.requests > 0 and self.failures <= self.allowed

    def line(self, name: str) -> str:
        verdict = "held" if self.holds else "FAILED"
        cells = (name, self.fault, f"{self.requests:,}", f"{self.failures:,}", verdict, self.note)
        return f"| {' | '.join(cells)} |"


HEAD = (
    "| experiment | fault | requests | failures | verdict | note |\n|---|---|---:|---:|---|---|\n"
)


def show(name: str, rows: Iterable[Row]) -> bool:
    """Print the lines of one experiment; tell whether all of it held."""
    held = True
    for row in rows:
        sys.stdout.write(f"{row.line(name)}\n")
        sys.stdout.flush()
        held &= row.holds
    return held
