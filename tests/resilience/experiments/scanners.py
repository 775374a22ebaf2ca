"""wapiti and sqlmap look for weaknesses, each in an environment of its own."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.resilience import servers
from tests.resilience.table import Row

WAPITI, SQLMAP = "wapiti3==3.2.3", "sqlmap==1.10.10"
INSTALLED_WITHIN, SCANNED_WITHIN = 240, 300  # seconds
CRAWLED_WITHIN, ATTACKED_WITHIN = 40, 10  # seconds; the second for each of the modules
# Those that ask no server outside whether it was called. Not `ldap`: it judges by whether two
# questions have different answers, as they have in any search, and there is no directory here.
MODULES = "csp,crlf,exec,file,http_headers,permanentxss,redirect,sql,timesql,xss"
# sqlmap's own words for a parameter that is open.
FOUND = re.compile(r"is vulnerable|identified the following injection|appears to be .*injectable")
TARGETS = (
    "/en/search/?q=hotline&page=1",
    "/en/verify/?q=19912",
    "/en/suggest/?q=hot",
    "/en/topics/contact/?page=1",
)


def run() -> Iterator[Row]:
    with servers.first_content() as data, servers.gunicorn(data) as site:
        for name, scan in (("wapiti", wapiti), ("sqlmap", sqlmap)):
            with tempfile.TemporaryDirectory(prefix=f"{name}-") as folder:
                try:
                    yield scan(Path(folder), site.url)
                except (subprocess.SubprocessError, OSError) as error:
                    yield Row(name, 1, 1, f"could not be carried out: {error}"[:300])


def installed(folder: Path, package: str) -> Path:
    """The folder of the package's programs."""
    limit = INSTALLED_WITHIN
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True, timeout=limit)
    programs = folder / "venv" / "bin"
    command = [str(programs / "python"), "-m", "pip", "install", "--quiet", package]
    subprocess.run(command, check=True, capture_output=True, timeout=limit)
    return programs


def wapiti(folder: Path, url: str) -> Row:
    """All of its findings count but what plain HTTP on a loopback port cannot have."""
    programs, report = installed(folder, WAPITI), folder / "report.json"
    command = [str(programs / "wapiti"), "--url", f"{url}/en/", "--scope", "domain"]
    command += ["--module", MODULES, "--max-scan-time", str(CRAWLED_WITHIN)]
    command += ["--max-attack-time", str(ATTACKED_WITHIN)]
    command += ["--max-links-per-page", "40", "--max-files-per-dir", "4", "--depth", "3"]
    command += ["--format", "json", "--output", str(report), "--no-bugreport", "--flush-session"]
    command += ["--store-session", str(folder), "--store-config", str(folder)]
    subprocess.run(command, capture_output=True, check=True, timeout=SCANNED_WITHIN)
    read = json.loads(report.read_text())
    found = [
        f"{kind}: {one['info']}"
        for part in ("vulnerabilities", "anomalies")
        for kind, several in read[part].items()
        for one in several
        if "Strict-Transport-Security" not in one["info"]
    ]
    pages = read["infos"].get("crawled_pages_nbr", 0)
    note = f"{WAPITI}, {pages} pages; {'; '.join(found[:3]) or 'nothing found'}"
    return Row("wapiti on the pages for readers", pages, len(found), note)


def sqlmap(folder: Path, url: str) -> Row:
    """Each parameter of the pages that take one."""
    programs = installed(folder, SQLMAP)
    found = []
    for target in TARGETS:
        command = [str(programs / "sqlmap"), "--url", url + target, "--batch", "--flush-session"]
        command += ["--level", "2", "--risk", "2", "--technique", "BEU", "--threads", "4"]
        command += [
            "--output-dir",
            str(folder / "out"),
            "--disable-coloring",
            "--ignore-code",
            "404",
        ]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=SCANNED_WITHIN
        )
        if FOUND.search(done.stdout) or "all tested parameters" not in done.stdout:
            found.append(f"{target}: {done.stdout.strip().splitlines()[-1]}")
    note = f"{SQLMAP}; {'; '.join(found[:2]) or 'no parameter is open'}"
    return Row("sqlmap on every parameter", len(TARGETS), len(found), note)
