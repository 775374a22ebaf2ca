"""A file that a command writes: whole or not at all, and no device or link in the way replaced."""

import os
import stat
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeVar

from citizen_help import standard_streams

T = TypeVar("T")

NEW_MODE = 0o644


def is_passed_on(path: Path) -> bool:
    """Whether what is written goes somewhere else: to a device, a pipe, an open file."""
    is_open = str(path.absolute()).startswith(("/dev/", "/proc/"))
    return path.exists() and (is_open or not stat.S_ISREG(path.stat().st_mode))


def write_whole(path: Path, write: Callable[[BinaryIO], T]) -> T:
    """Have `write` fill the file at `path`; what `write` returns. Raises OSError.

    A file that is there keeps its mode and owner, and is as it was after any failure; of a link,
    what it leads to is replaced.
    """
    if is_passed_on(path):
        return _pass_on(path, write)
    target = path.resolve()
    before = target.stat() if target.exists() else None
    if before and not os.access(target, os.W_OK):
        raise PermissionError(0, "it is read-only", str(path))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".written-")
    try:
        with open(handle, "w+b") as file:
            written = write(file)
            file.flush()
            os.fsync(handle)
        if before:
            os.chown(name, before.st_uid, before.st_gid)
        Path(name).chmod(stat.S_IMODE(before.st_mode) if before else NEW_MODE)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return written


def _pass_on(path: Path, write: Callable[[BinaryIO], T]) -> T:
    whole = BytesIO()  # a spreadsheet goes back in its file, which a pipe cannot
    written = write(whole)
    with standard_streams.opened(path, "ab") as file:
        file.write(whole.getvalue())
    return written
