"""Keeps a backup of this version in the tree, for later versions to restore in every test run.

    python -m tests.backups.keep NAME     # such as 1.4; before the version is published

It writes tests/backups/kept/NAME-sqlite.tar.gz and NAME-postgresql.tar.gz, made by the command
`backup` of a site with the first content and a row in every table.
"""

import sys
from pathlib import Path

from tests.resilience import servers
from tools.with_postgres import postgres

KEPT = Path(__file__).with_name("kept")
FILL = "from tests.backups.every_table import fill; fill()"


def keep(name: str, engine: str, url: str = "") -> None:
    with servers.first_content(url) as data:
        data.shell(FILL)
        sys.stdout.write(data.manage("backup", str(KEPT / f"{name}-{engine}.tar.gz")))


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(f"{__doc__}")
    keep(sys.argv[1], "sqlite")
    with postgres() as url:
        keep(sys.argv[1], "postgresql", url)


if __name__ == "__main__":
    main()
