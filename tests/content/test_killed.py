"""An import whose process is killed in its middle has changed nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from tests.content.loading import FIRST_CONTENT

# Writes what it found, then dies at the fifth step that it saves, by the signal that no
# program can catch.
IMPORT_AND_DIE = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
from contacts.models import Page, Step
call_command("migrate", verbosity=0)
Page.objects.create(slug="before", title_ar="قبل")
call_command("export_content", sys.argv[1])
save, saved = Step.save, []
def save_some(step, *args, **kwargs):
    if len(saved) == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    saved.append(step)
    save(step, *args, **kwargs)
Step.save = save_some
call_command("import_content", sys.argv[2], prune=True)
"""
EXPORT = """
import sys
import django
django.setup()
from django.core.management import call_command
call_command("export_content", sys.argv[1])
"""


def run(program: str, *arguments: Path, var: Path) -> int:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "citizen_help.settings",
        "VAR": str(var),
        "DATABASE_URL": f"sqlite:///{var / 'db.sqlite3'}",
    }
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        check=False,
    ).returncode


def test_a_killed_import_changes_nothing(tmp_path):
    before, after = tmp_path / "before.yaml", tmp_path / "after.yaml"
    assert run(IMPORT_AND_DIE, before, FIRST_CONTENT, var=tmp_path) == -signal.SIGKILL
    assert run(EXPORT, after, var=tmp_path) == 0
    assert "slug: before" in before.read_text()
    assert after.read_bytes() == before.read_bytes()
