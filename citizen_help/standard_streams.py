"""`/dev/stdin` and `/dev/stdout` as files of commands, whoever has opened what they lead to.

Linux opens the file behind them anew, which another user's pipe or file refuses.
"""

import os
from pathlib import Path
from typing import Any, BinaryIO, Final

NUMBERS: Final = {"/dev/stdin": 0, "/dev/fd/0": 0, "/dev/stdout": 1, "/dev/fd/1": 1}


def opened(path: Path, mode: str) -> BinaryIO:
    """The file at a path, in a binary mode; of the two streams what this process was handed."""
    number = NUMBERS.get(str(path))
    file: Any = path.open(mode) if number is None else os.fdopen(os.dup(number), mode)
    return file
