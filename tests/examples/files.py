"""The example sites as files, and how one comes into an empty place."""

from pathlib import Path

from django.conf import settings

from contacts.content.importer import import_content
from tests.content.loading import read_file

EXAMPLES = sorted((settings.BASE_DIR / "examples").glob("*.yaml"))


def load(path: Path) -> None:
    """As `make run CONTENT=…` loads it."""
    import_content(read_file(path))


def named(path: Path) -> str:
    return path.stem
