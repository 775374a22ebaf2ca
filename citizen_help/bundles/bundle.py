"""One static file joined from many sources, made wherever Django looks for static files.

As a staticfiles finder the joining happens for collectstatic, runserver and tests alike.
"""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage


class JoinedFileFinder(BaseFinder, ABC):
    """Finds the file `name`, written anew whenever `text` differs from what it holds."""

    name: str  # below STATIC_URL

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.VAR / "build" / type(self).__name__)

    @abstractmethod
    def text(self) -> str:
        """What the file holds."""

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        if path != self.name:
            return [] if find_all else None
        found = str(self._write())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        self._write()
        yield self.name, self.storage

    def _write(self) -> Path:
        target = Path(self.storage.path(self.name))
        text = self.text()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            own = target.with_suffix(f".{os.getpid()}")
            own.write_text(text, encoding="utf-8")
            own.replace(target)  # whole or not at all, also with several processes at work
        return target
