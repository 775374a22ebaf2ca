"""pa11y in a browser and the Nu HTML checker on what the server sends."""

import json
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

from tests.audit.programs import CHROMIUM, CHROMIUM_FLAGS, NU_JAR, program

TIMEOUT = 120  # seconds for one page, on a slow machine
PA11Y_FOUND_ISSUES = 2  # its exit status then


def pa11y(url: str, *, folder: Path) -> tuple[str, ...]:
    """What pa11y finds on the page, by WCAG 2 AA."""
    config = folder / "pa11y.json"
    launch = {"executablePath": CHROMIUM, "args": CHROMIUM_FLAGS}
    config.write_text(json.dumps({"chromeLaunchConfig": launch}), encoding="utf-8")
    command = [program("pa11y"), "--config", str(config), "--reporter", "json", url]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=TIMEOUT)
    if done.returncode not in {0, PA11Y_FOUND_ISSUES}:
        raise RuntimeError(f"pa11y failed on {url}: {done.stderr.strip()}")
    return read_pa11y(done.stdout)


def read_pa11y(report: str) -> tuple[str, ...]:
    return tuple(f"{issue['code']} {issue['selector']}" for issue in json.loads(report))


def nu(url: str, *, folder: Path) -> tuple[str, ...]:
    """The errors of the Nu HTML checker; its warnings speak of old browsers' needs."""
    page = folder / "page.html"
    page.write_bytes(body(url))
    command = ["java", "-jar", str(NU_JAR), "--errors-only", "--format", "json", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=TIMEOUT)
    return read_nu(done.stderr)


def read_nu(report: str) -> tuple[str, ...]:
    messages = json.loads(report)["messages"]
    return tuple(f"line {message['lastLine']}: {message['message']}" for message in messages)


def body(url: str) -> bytes:
    """What is sent, also with the answer that there is no such page."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310
            return answer.read()
    except urllib.error.HTTPError as error:
        return error.read()
