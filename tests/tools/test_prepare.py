"""`make run` once everything is installed: the steps before serving, and the server."""

import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings


class Site(NamedTuple):
    """A data folder and a port of its own."""

    var: Path
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(
        self, *arguments: str, stderr: int | IO[str] = subprocess.PIPE, **environment: str
    ) -> subprocess.Popen[str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return subprocess.Popen(
            [sys.executable, *arguments],
            env={**kept, "VAR": str(self.var), "PORT": str(self.port), **environment},
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )

    def prepare(self, **environment: str) -> tuple[int, list[str], list[str]]:
        """Exit status, and the lines on standard output and on standard error."""
        process = self.start("-m", "tools.prepare", **environment)
        said, complaints = process.communicate(timeout=120)
        return process.returncode, said.splitlines(), complaints.splitlines()


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Site:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return Site(tmp_path_factory.mktemp("site") / "var", probe.getsockname()[1])


@pytest.fixture(scope="module")
def first_run(site) -> tuple[int, list[str], list[str]]:
    return site.prepare()


@pytest.fixture
def empty(tmp_path) -> Site:
    """A place of its own where nothing was loaded yet."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return Site(tmp_path / "var", probe.getsockname()[1])


def slugs(site: Site) -> list[str]:
    with sqlite3.connect(site.var / "db.sqlite3") as database:
        found = database.execute("SELECT slug FROM contacts_channel ORDER BY slug").fetchall()
    database.close()
    return [slug for (slug,) in found]


@pytest.fixture
def server(site, first_run) -> Iterator[subprocess.Popen[str]]:
    command = ("-m", "gunicorn", "--config", "citizen_help/gunicorn.conf.py")
    # A file, as a full pipe would stop the server.
    with (site.var / "log").open("w") as log, site.start(*command, stderr=log) as process:
        wait_for(f"{site.address}/healthz", process)
        yield process
        process.terminate()


def wait_for(address: str, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            return urlopen(address, timeout=5).close()  # noqa: S310  our own address
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"Nothing answers at {address}")


def body(address: str) -> str:
    with urlopen(address, timeout=30) as response:  # noqa: S310  our own address
        return response.read().decode()


def test_first_run_says_each_step_and_the_addresses(site, first_run):
    status, said, complaints = first_run

    assert (status, complaints) == (0, [])
    assert said[-2:] == [
        f"Serving {site.address}/ar/ in Arabic and {site.address}/en/ in English; Ctrl-C ends it",
        f"Editors sign in at {site.address}/admin/ (make superuser makes an account)",
    ]
    assert "Bringing the SQLite database up to date" in said
    assert f"Collecting static files into {site.var}/static" in said


def test_second_run_keeps_what_editors_wrote(site, first_run):
    with sqlite3.connect(site.var / "db.sqlite3") as database:
        database.execute("UPDATE contacts_channel SET name_en = 'Edited' WHERE slug = 'hotline'")
        channels = database.execute("SELECT slug, name_en FROM contacts_channel").fetchall()
    database.close()
    static = (site.var / "static" / "staticfiles.json").stat().st_mtime_ns

    status, _, complaints = site.prepare()

    assert (status, complaints) == (0, [])
    with sqlite3.connect(site.var / "db.sqlite3") as database:
        kept = database.execute("SELECT slug, name_en FROM contacts_channel").fetchall()
    database.close()
    assert kept == channels
    assert len(kept) == 4
    assert (site.var / "static" / "staticfiles.json").stat().st_mtime_ns == static


def test_empty_place_begins_with_the_content_asked_for(empty):
    city = settings.BASE_DIR / "examples" / "city.yaml"

    first, said, _ = empty.prepare(CONTENT="examples/city.yaml")
    begun = slugs(empty)
    second, said_again, complaints = empty.prepare(CONTENT=str(city))
    third, said_without, _ = empty.prepare()

    assert (first, second, third, complaints) == (0, 0, 0, [])
    assert f"Loading {city}" in said
    assert "recycling-centre" in begun
    passed_over = f"There is content already: {city} was not loaded. "
    assert passed_over + "Another VAR makes a site of its own" in said_again
    assert not [line for line in said_without if "ontent" in line]
    assert slugs(empty) == begun


def test_wrong_content_ends_in_words_and_loads_nothing(empty, tmp_path):
    wrong = tmp_path / "wrong.yaml"
    text = (settings.BASE_DIR / "examples" / "city.yaml").read_text(encoding="utf-8")
    wrong.write_text(text.replace("kind: office", "kind: ofice"), encoding="utf-8")

    pale = tmp_path / "pale.yaml"
    pale.write_text(text.replace('"#1d6b4a"', '"#ffff00"'), encoding="utf-8")

    missing, _, complaints = empty.prepare(CONTENT="no/such.yaml")
    refused, _, told = empty.prepare(CONTENT=str(wrong))
    unreadable, _, told_of_colour = empty.prepare(CONTENT=str(pale))

    assert (missing, refused, unreadable) == (1, 1, 1)
    assert complaints == ["such.yaml: There is no such file.", "Nothing was changed."]
    assert told[0].startswith("wrong.yaml, line ")
    assert "“ofice” is none of: website, phone" in told[0]
    assert "site.accent: Links in this colour could not be read" in told_of_colour[0]
    assert slugs(empty) == []


def test_missing_static_files_are_collected_again(site, first_run):
    manifest = site.var / "static" / "staticfiles.json"
    (site.var / "static.sha256").write_text("of other files")
    manifest.unlink()

    site.prepare()

    assert manifest.exists()


def test_site_is_served_in_both_languages_until_ctrl_c(site, server):
    assert body(f"{site.address}/readyz") == "ok\n"
    assert '<html lang="ar" dir="rtl"' in body(f"{site.address}/ar/")
    assert '<html lang="en" dir="ltr"' in body(f"{site.address}/en/")

    server.send_signal(signal.SIGINT)

    assert server.wait(timeout=60) == 0
    assert "Traceback" not in (site.var / "log").read_text()


def test_port_in_use_is_named(site):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        status, said, complaints = site.prepare(PORT=str(port))

    assert (status, said) == (1, [])
    (line,) = complaints
    assert line.startswith(f"PORT {port} cannot be used (Address already in use); try PORT=")


def test_database_that_does_not_answer_is_named(site):
    status, _, complaints = site.prepare(DATABASE_URL="postgres://nobody:x@127.0.0.1:1/none")

    assert status == 1
    (line,) = complaints
    assert line.startswith("The database cannot be used: ")


def test_data_is_its_owners_alone(site, first_run):
    database = site.var / "db.sqlite3"
    assert stat.S_IMODE(site.var.stat().st_mode) == 0o700
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    database.chmod(0o644)  # as a site of before has it
    site.var.chmod(0o755)

    _, said, _ = site.prepare()

    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert f"Others on this machine can list {site.var}; chmod o= closes it" in said
    site.var.chmod(0o700)


def test_no_site_is_begun_where_backups_of_another_lie(site, first_run):
    backups, database = site.var / "backups", site.var / "db.sqlite3"
    backups.mkdir(exist_ok=True)
    (backups / "citizen-help-20261122-100000.tar.gz").touch()
    whole = database.read_bytes()
    try:
        for content, command in ((b"", "restore --newest`"), (b"none" * 1024, "--force`")):
            database.write_bytes(content)
            status, _, complaints = site.prepare()
            (line,) = complaints
            assert (status, command in line) == (1, True)
    finally:
        database.write_bytes(whole)
        (backups / "citizen-help-20261122-100000.tar.gz").unlink()
