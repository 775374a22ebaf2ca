"""`make resilience`: run the experiments named, or all, and print their table.

Exit status 1 when a row failed or an experiment could not be carried out.
"""

import importlib
import pkgutil
import sys
import time
from collections.abc import Iterator

from tests.resilience import experiments
from tests.resilience.table import HEAD, show


def names() -> list[str]:
    return [module.name for module in pkgutil.iter_modules(experiments.__path__)]


def chosen(wanted: list[str]) -> Iterator[str]:
    """Raises SystemExit for a name that is no experiment's."""
    for name in wanted or names():
        if name not in names():
            raise SystemExit(f"There is no experiment {name}. There are: {', '.join(names())}.")
        yield name


def main() -> int:
    begun, held = time.monotonic(), True
    sys.stdout.write(HEAD)
    for name in list(chosen(sys.argv[1:])):
        experiment = importlib.import_module(f"{experiments.__name__}.{name}")
        held &= show(name, experiment.run())
    minutes = (time.monotonic() - begun) / 60
    sys.stdout.write(f"\n{'All held' if held else 'NOT all held'}, in {minutes:.1f} minutes.\n")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
