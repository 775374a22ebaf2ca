"""`make resilience`: run the experiments named, or all, and print their table.

Exit status 1 when a row failed or an experiment could not be carried out.
"""

import importlib
import pkgutil
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from tests.resilience import experiments
from tests.resilience.table import HEAD, Row, show

# One of them waits most of the time, or measures no time: they disturb each other little.
TOGETHER = (
    ("backup", "database"),
    ("canary", "purge"),
    ("failover", "upgrade"),
    ("headers", "poisoning"),
    ("scanners", "scripts"),
)


def names() -> list[str]:
    return [module.name for module in pkgutil.iter_modules(experiments.__path__)]


def chosen(wanted: list[str]) -> Iterator[str]:
    """Raises SystemExit for a name that is no experiment's."""
    for name in wanted or names():
        if name not in names():
            raise SystemExit(f"There is no experiment {name}. There are: {', '.join(names())}.")
        yield name


def groups(wanted: list[str]) -> Iterator[list[str]]:
    """Those that run at the same time, the others alone."""
    left = list(wanted)
    while left:
        partners = next((group for group in TOGETHER if left[0] in group), (left[0],))
        group = [name for name in left if name in partners]
        left = [name for name in left if name not in group]
        yield group


def rows_of(name: str) -> tuple[list[Row], float]:
    """The rows of one experiment, and the seconds that it took."""
    begun = time.monotonic()
    rows = list(importlib.import_module(f"{experiments.__name__}.{name}").run())
    return rows, time.monotonic() - begun


def main() -> int:
    begun, held, lasted = time.monotonic(), True, list[str]()
    sys.stdout.write(HEAD)
    for group in groups(list(chosen(sys.argv[1:]))):
        with ThreadPoolExecutor(len(group)) as pool:
            for name, (rows, seconds) in zip(group, pool.map(rows_of, group), strict=True):
                held &= show(name, rows)
                lasted.append(f"{name} {seconds:.0f}")
    minutes = (time.monotonic() - begun) / 60
    sys.stdout.write(f"\nSeconds: {', '.join(lasted)}.\n")
    sys.stdout.write(f"{'All held' if held else 'NOT all held'}, in {minutes:.1f} minutes.\n")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
