"""Folders for what is not finished; those of a process that was killed are removed by the next.

A process holds a lock on its folder as long as it lives, whatever ends it.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = ".backup-"


@contextmanager
def working_folder(parent: Path) -> Iterator[Path]:
    """A new folder in `parent`, which only this user can read. OSError where that fails."""
    with locked(parent):
        remove_left_over(parent)
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        held = open_locked(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def remove_left_over(parent: Path) -> None:
    """What nobody holds: earlier processes did not come to its end."""
    for found in parent.glob(f"{PREFIX}*"):
        try:
            held = open_locked(found, wait=False)
        except OSError:  # somebody is at work in it, or it is somebody else's
            continue
        if found.is_dir():
            shutil.rmtree(found, ignore_errors=True)
        else:
            found.unlink(missing_ok=True)
        os.close(held)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """So that no folder is taken for left over before it is held."""
    held = open_locked(folder)
    try:
        yield
    finally:
        os.close(held)


def open_locked(path: Path, *, wait: bool = True) -> int:
    """BlockingIOError when another process holds it and we do not wait."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
