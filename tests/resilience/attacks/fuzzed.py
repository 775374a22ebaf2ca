"""One attack inside a site's process on either database, both at the same time, and its rows."""

import json
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.resilience import servers
from tests.resilience.table import Row
from tools.with_postgres import postgres

Found = Mapping[str, Any]


def on_both(code: str) -> Iterator[tuple[str, Found]]:
    """What `code` prints as its last line, in JSON, on SQLite and on PostgreSQL."""
    with ThreadPoolExecutor(2) as pool:
        running = {
            "SQLite": pool.submit(on_sqlite, code),
            "PostgreSQL": pool.submit(on_postgres, code),
        }
        for engine, found in running.items():
            yield engine, found.result()


def on_sqlite(code: str) -> Found:
    with servers.first_content() as data:
        return printed(data, code)


def on_postgres(code: str) -> Found:
    with postgres() as url, servers.first_content(url) as data:
        return printed(data, code)


def printed(data: servers.Data, code: str) -> Found:
    found: Found = json.loads(data.shell(code).strip().splitlines()[-1])
    for line in found.get("failed", []):
        sys.stderr.write(f"{line}\n")
    return found


def rows(found: Iterator[tuple[str, Found]], what: str) -> Iterator[Row]:
    """No answer of 5xx; refusals within 50 ms of processor time."""
    for engine, one in found:
        answers = ", ".join(f"{count:,} × {status}" for status, count in one["answers"].items())
        yield Row(f"{engine}: hostile {what}", one["requests"], one["failures"], answers)
        note = (
            f"p99 {one['cpu_p99'] * 1000:.0f} ms, longest {one['cpu_most'] * 1000:.0f} ms of "
            f"processor time; by the clock, two of these at once on two processors: p95 "
            f"{one['seconds_p95'] * 1000:.0f} ms, p99 {one['seconds_p99'] * 1000:.0f} ms"
        )
        # One in a hundred may fall together with the interpreter's own tidying up.
        allowed = one["refusals"] // 100
        yield Row(f"{engine}: 4xx within 50 ms", one["refusals"], one["slow"], note, allowed)
