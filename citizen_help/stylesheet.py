"""The site's one stylesheet, joined from the files of `static/css/`.

Pages load `css/site.css`; its sources are one component a file. As a staticfiles finder the
joining happens wherever Django looks for static files: collectstatic, runserver and tests.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCES = settings.BASE_DIR / "static" / "css"
NAME = "css/site.css"
# The cascade's order, weakest first; each source file names its layer itself.
LAYERS = "@layer tokens, base, layout, components, print;"


def sources(folder: Path = SOURCES) -> list[Path]:
    """Every stylesheet below `folder`, in a stable order; the layers decide the cascade."""
    return sorted(folder.rglob("*.css"))


def joined(files: Iterable[Path]) -> str:
    """One stylesheet without comments and indentation.

    Compression does the rest: a minifier saves 6 % more, and the ones for Python change the
    meaning of newer selectors (rcssmin makes `.hours :is(th, td)` into `.hours:is(th,td)`).
    """
    css = "\n".join([LAYERS, *(file.read_text(encoding="utf-8") for file in files)])
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


class StylesheetFinder(BaseFinder):
    """Finds `css/site.css`, written anew whenever its sources differ."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.VAR / "build")

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        if path != NAME:
            return [] if find_all else None
        found = str(self._write())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        self._write()
        yield NAME, self.storage

    def _write(self) -> Path:
        target = Path(self.storage.path(NAME))
        css = joined(sources())
        if not target.exists() or target.read_text(encoding="utf-8") != css:
            target.parent.mkdir(parents=True, exist_ok=True)
            own = target.with_suffix(f".{os.getpid()}")
            own.write_text(css, encoding="utf-8")
            own.replace(target)  # whole or not at all, also with several processes at work
        return target
