"""A newer version beside an older one, with another stylesheet: no page is left without it."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import product
from pathlib import Path

from tests.resilience import servers
from tests.resilience.load import Answer, Reader, readers
from tests.resilience.servers import ROOT, Data
from tests.resilience.table import Row

PAGES = ["/en/", "/ar/", "/en/questions/", "/ar/guides/call-19912/"]
STATIC = re.compile(r'"(/static/[^"]+)"')
HTTPS = {"SITE_URL": "https://localhost", "TRUSTED_PROXIES": "1"}
PROXIED = {"X-Forwarded-Proto": "https"}
ROUNDS = 15
COLLECT = "import django; django.setup(); from tools import static_files; static_files.collect()"
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "node_modules", ".*_cache", "__pycache__")
# What the newer version changed.
MARK = "/* newer */ :root { --newer: 1px }"


def run() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="newer-") as name, ExitStack() as stack:
        code = Path(name) / "site"
        shutil.copytree(ROOT, code, ignore=LEFT_OUT)
        with (code / "static" / "css" / "tokens.css").open("a", encoding="utf-8") as file:
            file.write(MARK)
        old = stack.enter_context(servers.first_content())
        database = f"sqlite:///{old.var}/db.sqlite3"
        apart = Data(Path(name) / "var", database)
        collect(code, apart)
        yield upgraded("two machines, each with its own files", code, old, apart, has_both=False)
        yield upgraded("one machine, one folder of files", code, old, old, has_both=True)


def collect(code: Path, data: Data) -> None:
    """As tools.prepare does before the newer version serves."""
    env = data.environment(DJANGO_SETTINGS_MODULE="citizen_help.settings")
    subprocess.run([sys.executable, "-c", COLLECT], cwd=code, env=env, check=True)


def upgraded(fault: str, code: Path, old: Data, new: Data, *, has_both: bool) -> Row:
    """Readers of both versions' pages while both run; every file that a page names is asked for.

    `has_both`: the older one has the newer one's files, too, as they were collected.
    """
    with ExitStack() as stack:
        older = stack.enter_context(servers.gunicorn(old, **HTTPS))
        collect(code, new)
        newer = stack.enter_context(servers.gunicorn(new, code=code, **HTTPS))
        upstreams = [site.url.removeprefix("http://") for site in (older, newer)]
        front = stack.enter_context(servers.nginx(upstreams))
        with readers(front.url, PAGES, count=4) as counts:
            asked, missing = read_through(front.url)
        names = {site.url: files_of(site.url) for site in (older, newer)}
        crossed = [cross(site, file) for site in names for file in files_in(names)]
        apart = set(names[newer.url]) - set(names[older.url])
    good = {"right"} if has_both else {"right", "stands in"}
    wrong = sum(one not in good for one in crossed) + (not apart)
    note = (
        f"{len(apart)} names differ; each site asked for all names of both: "
        f"{crossed.count('right')} right, {crossed.count('stands in')} stood in for"
    )
    requests = counts.requests + asked + len(crossed)
    return Row(f"rolling upgrade: {fault}", requests, counts.wrong + missing + wrong, note)


def read_through(url: str) -> tuple[int, int]:
    """Read pages with all their files: how many were asked for, how many did not come."""
    reader, asked, missing = Reader(url), 0, 0
    for _round, page in product(range(ROUNDS), PAGES):
        for file in STATIC.findall(reader.get(page).body.decode()):
            asked += 1
            missing += reader.get(file).status != 200
    reader.close()
    return asked, missing


def files_of(url: str) -> list[str]:
    reader = Reader(url)
    pages = [reader.get(page, **PROXIED).body.decode() for page in PAGES]
    found = {file for page in pages for file in STATIC.findall(page)}
    reader.close()
    return sorted(found)


def files_in(names: dict[str, list[str]]) -> list[str]:
    return sorted({file for files in names.values() for file in files})


def cross(url: str, file: str) -> str:
    """What one site says when it is asked for a file that a page of either names."""
    reader = Reader(url)
    answer = reader.get(file, **PROXIED)
    reader.close()
    return verdict(answer)


def verdict(answer: Answer) -> str:
    if answer.status != 200:
        return "missing"
    if "x-stand-in" not in answer.headers:
        return "right"
    is_kept = answer.headers["cache-control"] != "no-cache"
    return "kept though it stands in" if is_kept else "stands in"
