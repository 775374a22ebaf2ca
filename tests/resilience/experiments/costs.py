"""The ten dearest of all requests to the pages for readers, in processor time."""

import json
from collections.abc import Iterator

from tests.resilience import servers
from tests.resilience.table import Row

CODE = "from tests.resilience.attacks.costs import measure; measure()"
MOST_SECONDS = 0.05


def run() -> Iterator[Row]:
    with servers.first_content() as data:
        found = json.loads(data.shell(CODE).strip().splitlines()[-1])
    over = sum(seconds > MOST_SECONDS or status >= 500 for seconds, status, _ in found["dearest"])
    named = ", ".join(
        f"{name.strip()} {seconds * 1000:.1f}" for seconds, _, name in found["dearest"]
    )
    note = (
        f"ms: {named}; beside them a page out of the store {found['kept'] * 1000:.2f}, "
        f"made anew {found['made'] * 1000:.1f}"
    )
    yield Row("the ten dearest requests within 50 ms", found["cases"], over, note)
