"""The throwaway PostgreSQL of `make test`."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

ASK = """
import os, psycopg
with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    for setting in ("listen_addresses", "data_directory"):
        print(*connection.execute(f"SHOW {setting}").fetchone())
    print(connection.info.dsn)
"""


def with_postgres(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.with_postgres", sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_server_lives_as_long_as_the_command():
    asked = with_postgres(ASK)
    addresses, folder, dsn = asked.stdout.splitlines()

    assert (asked.returncode, asked.stderr) == (0, "")
    assert addresses == "127.0.0.1"
    assert not Path(folder).parent.exists()
    with pytest.raises(psycopg.OperationalError, match="refused"):
        psycopg.connect(dsn, connect_timeout=2)


def test_exit_status_is_that_of_the_command():
    assert with_postgres("raise SystemExit(7)").returncode == 7
