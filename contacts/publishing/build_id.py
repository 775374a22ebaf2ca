"""Stands for the site as it was deployed: its code, templates and translations."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

# What decides how a page looks, besides the content and the files of static/.
PARTS = ("citizen_help/**/*.py", "contacts/**/*.py", "locale/**/*.po", "templates/**/*")


@lru_cache(maxsize=1)
def stamp() -> str:
    """The same in all processes of one deployment; read once, as the code itself is."""
    return digest(settings.BASE_DIR, PARTS)


def digest(folder: Path, parts: Iterable[str]) -> str:
    """Eight hexadecimal digits of the names and contents of the files that `parts` match."""
    found = sha256()
    for path in sorted({path for part in parts for path in folder.glob(part)}):
        if path.is_file():
            content = path.read_bytes()
            found.update(f"{path.relative_to(folder)} {len(content)}\n".encode() + content)
    return found.hexdigest()[:8]
