"""The machine: its clock, its memory, and programs that others wrote."""

import ctypes
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.db import Error, connection
from django.utils.translation import gettext as _

from contacts.doctor.finding import Finding

TIME_ERROR: Final = 5  # adjtimex(2): the clock is not synchronised
TIMEX_BYTES: Final = 256  # more than struct timex takes
LEAST_MEMORY: Final = 200_000_000  # bytes, for a backup and a renewal of the search beside the site
OLDEST_NGINX: Final = (1, 22)  # the one that deploy/nginx is tried with
SECONDS: Final = 5


def clock() -> Iterator[Finding]:
    """What is open now is decided by this clock."""
    if is_unsynchronised():
        yield Finding(
            _("Nothing sets this machine's clock: what it shows as open drifts."),
            "apt-get install --yes systemd-timesyncd && timedatectl set-ntp true",
        )


def is_unsynchronised() -> bool:
    """False too where the kernel does not say, as in some containers."""
    return ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(TIMEX_BYTES)) == TIME_ERROR


def memory() -> Iterator[Finding]:
    available = memory_available(Path("/proc/meminfo").read_text())
    if available < LEAST_MEMORY:
        sentence = _("%(megabytes)d MB of memory are left: a backup may not find enough.")
        yield Finding(sentence % {"megabytes": available // 1_000_000}, "ps aux --sort=-rss | head")


def memory_available(meminfo: str) -> int:
    """Bytes, from Linux's /proc/meminfo."""
    found = re.search(r"^MemAvailable: +(\d+) kB$", meminfo, re.MULTILINE)
    return int(found[1]) * 1024 if found else LEAST_MEMORY


def programs() -> Iterator[Finding]:
    nginx = version("nginx", "-v")
    if nginx and nginx < OLDEST_NGINX:
        sentence = _("nginx %(version)s is older than the one its file was tried with.")
        shown = ".".join(map(str, nginx))
        yield Finding(sentence % {"version": shown}, "apt-get install --yes nginx")
    if connection.vendor == "postgresql":
        yield from dump_program()


def dump_program() -> Iterator[Finding]:
    """pg_dump refuses a server newer than itself."""
    dump = version("pg_dump", "--version")
    if not dump:
        sentence = _("pg_dump is not installed: no backup can be made.")
        yield Finding(sentence, "apt-get install --yes postgresql-client")
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            server = int(cursor.fetchone()[0]) // 10_000
    except Error:
        return  # told elsewhere
    if dump[0] < server:
        sentence = _("pg_dump %(ours)d is older than the database, %(theirs)d: no backup is made.")
        remedy = f"apt-get install --yes postgresql-client-{server}"
        yield Finding(sentence % {"ours": dump[0], "theirs": server}, remedy)


def version(program: str, option: str) -> tuple[int, ...]:
    """The first two numbers that it says of itself; empty where it is not installed."""
    path = shutil.which(program, path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin")
    if not path:
        return ()
    command = [path, option]
    said = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603
    return tuple(map(int, re.findall(r"\d+", said.stdout + said.stderr)[:2]))
