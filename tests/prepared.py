"""A site's data folder, made ready once and copied for each test that starts a server.

Making one takes seconds: tables, first content, compressed static files.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from contacts.publishing.build_id import PARTS, digest
from tools.with_postgres import free_port

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("VAR") or ROOT / "var")
SOURCES = (
    *PARTS,
    "contacts/first_content.yaml",
    "contacts/first_content.pictures/*",
    "static/**/*",
    "tools/*.py",
)


def copy_prepared(target: Path) -> None:
    """Fill a folder with a SQLite database of the first content and the collected files."""
    shutil.copytree(prepared(), target, dirs_exist_ok=True)


def prepared() -> Path:
    """The folder for the sources as they are now; one of several processes makes it."""
    folder = VAR / "prepared" / digest(ROOT, SOURCES)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=folder.parent) as name:
                unfinished = Path(name, "var")
                make(unfinished)
                unfinished.rename(folder)
    return folder


def make(folder: Path) -> None:
    """As `make run` does, on a SQLite database in the folder."""
    names = ("PATH", "HOME", "LANG")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    env = {**kept, "VAR": str(folder), "PORT": str(free_port())}
    subprocess.run(
        [sys.executable, "-m", "tools.prepare"], cwd=ROOT, env=env, check=True, capture_output=True
    )
