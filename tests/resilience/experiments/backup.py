"""A backup taken and restored while somebody writes without a pause."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.resilience import servers
from tests.resilience.servers import ROOT, Data
from tests.resilience.table import Row
from tools.with_postgres import postgres

# A guide and its step are written in one transaction: no moment has one without the other.
WRITER = """
import itertools, time
from django.db import transaction
from contacts.models import Guide, Step
for number in itertools.count(Guide.objects.count()):
    with transaction.atomic():
        guide = Guide.objects.create(slug="drill-%d" % number, title_ar="سؤال")
        Step.objects.create(guide=guide, uid="one", text_ar="خطوة")
    time.sleep({pause})
"""
COUNTED = """
from contacts.models import Guide, Step
print(Guide.objects.filter(slug__startswith="drill-").count(),
      Step.objects.filter(guide__slug__startswith="drill-").count())
"""
BACKUPS = 3


def run() -> Iterator[Row]:
    with servers.first_content() as data, tempfile.TemporaryDirectory() as name:
        yield drill("SQLite", data, Data(Path(name)))
    with (
        postgres() as url,
        postgres() as other,
        servers.first_content(url) as data,
        tempfile.TemporaryDirectory() as name,
    ):
        yield drill("PostgreSQL", data, Data(Path(name), other))


def drill(engine: str, data: Data, empty: Data) -> Row:
    """Take backups under writes; restore the last one into an empty place."""
    file = data.var / "drill.tar.gz"
    taken = []
    with writing(data):
        for _ in range(BACKUPS):
            file.unlink(missing_ok=True)
            begun = time.monotonic()
            data.manage("backup", str(file))
            taken.append(time.monotonic() - begun)
    begun = time.monotonic()
    empty.manage("restore", str(file))
    restored_in = time.monotonic() - begun
    refused = "--force" in refusal(empty, file)
    guides, steps = map(int, empty.shell(COUNTED).split())
    note = (
        f"{guides:,} guides with their steps; each backup {max(taken):.1f} s, back within "
        f"{restored_in:.1f} s; over data refused: {'yes' if refused else 'NO'}"
    )
    lost = abs(guides - steps) + (not refused) + (guides == 0)
    return Row(f"{engine}: backup under constant writes", guides + steps, lost, note)


@contextmanager
def writing(data: Data, *, pause: float = 0.0) -> Iterator[None]:
    """`pause`: seconds between one transaction and the next."""
    code = WRITER.format(pause=pause)
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", code]
    writer = subprocess.Popen(command, cwd=ROOT, env=data.environment(), stderr=subprocess.DEVNULL)
    try:
        while int(data.shell(COUNTED).split()[0]) == 0:
            time.sleep(0.1)
        yield
    finally:
        writer.kill()
        writer.wait()


def refusal(data: Data, file: Path) -> str:
    try:
        data.manage("restore", str(file))
    except RuntimeError as error:
        return str(error)
    return ""
