"""Files named to `citizen-help`: paths from the folder where it is called; root may hold them."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

READING: Final = frozenset({"restore", "import_content", "import_translations"})
WRITING: Final = frozenset({"backup", "export_content", "export_translations"})
WITH_VALUE: Final = frozenset({"--keep", "--reason", "--verbosity", "-v", "--settings"})
STREAMS: Final = ("/dev/", "/proc/")


def place(arguments: Sequence[str]) -> int:
    """Where the file stands among the arguments; 0, the command's own place, where none does."""
    if not arguments or arguments[0] not in READING | WRITING:
        return 0
    for at, argument in enumerate(arguments[1:], 1):
        if not argument.startswith("-") and arguments[at - 1] not in WITH_VALUE:
            return at
    return 0


def from_folder(arguments: Sequence[str], folder: str) -> list[str]:
    """The arguments, with a whole path for the file."""
    given, at = list(arguments), place(arguments)
    if at:
        given[at] = str(Path(folder) / given[at])
    return given


def handed_over(arguments: Sequence[str], data: str, code: str) -> list[str]:
    """A file to read, outside of the folders of the data and the code, becomes standard input: who
    calls this may read it, whoever is to read it later. Raises OSError.
    """
    given, at = list(arguments), place(arguments)
    own = (*STREAMS, f"{data}/", f"{code}/")
    if at and given[0] in READING and not given[at].startswith(own):
        file = os.open(given[at], os.O_RDONLY)
        os.dup2(file, 0)
        os.close(file)
        given[at] = "/dev/stdin"
    return given


def unwritable(arguments: Sequence[str]) -> str:
    """Why this user cannot write the file; "" where it can, or where the command says so."""
    at = place(arguments)
    if not at or arguments[0] not in WRITING or arguments[at].startswith(STREAMS):
        return ""
    folder = Path(arguments[at]).parent
    if os.access(folder, os.W_OK | os.X_OK):
        return ""
    return f"The site's own user cannot write in {folder}: name a file where it can"
