"""Running Lighthouse on one address, and reading its report."""

import json
import subprocess
import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.audit.budgets import CATEGORIES, Measures
from tests.audit.programs import CHROMIUM, CHROMIUM_FLAGS, program

TIMEOUT = 180  # seconds for one page, on a slow machine
Report = dict[str, Any]


def audit(url: str, *, skipped: Iterable[str], folder: Path) -> Report:
    """Lighthouse's report on a first visit with a phone; `folder` takes what Chromium keeps."""
    out = folder / "lighthouse.json"
    command = [program("lighthouse"), url, "--quiet", "--output=json", f"--output-path={out}"]
    command += [f"--chrome-flags={' '.join([*CHROMIUM_FLAGS, f'--user-data-dir={folder}'])}"]
    command += [f"--skip-audits={','.join(skipped)}"] if skipped else []
    command += ["--ignore-status-code"]
    environment = {"CHROME_PATH": CHROMIUM, "PATH": "/usr/local/bin:/usr/bin:/bin"}
    subprocess.run(command, env=environment, check=True, timeout=TIMEOUT)
    return json.loads(out.read_text(encoding="utf-8"))


def read(report: Report, *, weigh: Callable[[str], int]) -> Measures:
    """The report's figures; `weigh` tells a script's size as it is sent, without headers."""
    audits, requests = report["audits"], report["audits"]["network-requests"]["details"]["items"]
    by_kind: dict[str, int] = {}
    for request in requests:
        kind = request.get("resourceType", "")
        by_kind[kind] = by_kind.get(kind, 0) + request["transferSize"]
    scripts = {request["url"] for request in requests if request.get("resourceType") == "Script"}
    return Measures(
        scores=tuple(score(report, category) for category in CATEGORIES),
        failed=tuple(failed(report)),
        html_and_css=by_kind.get("Document", 0) + by_kind.get("Stylesheet", 0),
        first_visit=sum(by_kind.values()),
        scripts=sum(map(weigh, sorted(scripts))),
        largest_paint=round(audits["largest-contentful-paint"]["numericValue"]),
        blocking=round(audits["total-blocking-time"]["numericValue"]),
        shift=round(audits["cumulative-layout-shift"]["numericValue"], 3),
    )


def score(report: Report, category: str) -> int:
    """From 0 to 100; 0 where Lighthouse could not tell."""
    return round((report["categories"][category]["score"] or 0) * 100)


def failed(report: Report) -> list[str]:
    """Names of the audits that count and are not passed in full."""
    references = [
        reference
        for category in CATEGORIES
        for reference in report["categories"][category]["auditRefs"]
        if reference["weight"]
    ]
    scores = {name["id"]: report["audits"][name["id"]]["score"] for name in references}
    return [name for name, value in scores.items() if value is not None and value < 1]


def sent_size(url: str) -> int:
    """Bytes of the compressed body, as a browser asks for it."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "br, gzip"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return len(answer.read())
