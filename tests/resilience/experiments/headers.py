"""Mozilla's scanner of headers and cookies, over TLS through the shipped nginx."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.resilience import servers
from tests.resilience.attacks.desk_door import HTTPS
from tests.resilience.table import Row

LOCKED = servers.ROOT / "tests" / "resilience" / "observatory"
SCANNER = Path("node_modules", "@mdn", "mdn-http-observatory")
WANTED = 130


def run() -> Iterator[Row]:
    with servers.first_content() as data:
        yield deployment_check(data)
        yield scanned(data)


def deployment_check(data: servers.Data) -> Row:
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=servers.ROOT,
        env=data.environment(**HTTPS),
        capture_output=True,
        text=True,
        check=False,
    )
    note = " ".join((done.stdout + done.stderr).split())[:200]
    return Row("manage.py check --deploy", 1, int(done.returncode != 0), note)


def scanned(data: servers.Data) -> Row:
    """Failed, with the reason, also where the scanner is not to be had or the ports are taken."""
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
        try:
            install(Path(name))
            site = stack.enter_context(servers.gunicorn(data, **HTTPS))
            upstream = site.url.removeprefix("http://")
            front = stack.enter_context(servers.nginx([upstream], ports=(80, 443)))
            found = scan(Path(name), front.certificate)
        except (subprocess.CalledProcessError, OSError, RuntimeError) as error:
            return Row("Mozilla Observatory", 1, 1, f"could not be carried out: {error}"[:300])
    score = found["scan"]["score"]
    lost = [key for key, test in found["tests"].items() if not test["pass"]]
    note = f"{found['scan']['grade']}, {score}; not passed: {', '.join(lost) or 'none'}"
    return Row("Mozilla Observatory", len(found["tests"]), int(score < WANTED) + len(lost), note)


def install(folder: Path) -> None:
    for file in ("package.json", "package-lock.json"):
        shutil.copy(LOCKED / file, folder)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=180)
    # What its installer would fetch: sites that browsers know to be HTTPS only. This is none.
    (folder / SCANNER / "conf" / "hsts-preload.json").write_text("{}")


def scan(folder: Path, certificate: Path) -> dict[str, Any]:
    done = subprocess.run(
        ["node", str(SCANNER / "src" / "scan.js"), "localhost"],
        cwd=folder,
        env={**os.environ, "NODE_EXTRA_CA_CERTS": str(certificate)},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
