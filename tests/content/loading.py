"""Content for tests, brought in the way the site's own is."""

from pathlib import Path

from contacts.content.importer import Report, import_content
from contacts.content.nodes import parse
from contacts.content.records import read_content, read_file

FIRST_CONTENT = Path(__file__).resolve().parents[2] / "contacts" / "first_content.yaml"


def load_first_content() -> None:
    import_content(read_file(FIRST_CONTENT))


def load_text(text: str, *, prune: bool = False) -> Report:
    """Import YAML that stands in a test."""
    return import_content(read_content(parse(text.encode())), prune=prune)
