"""Content for tests, brought in the way the site's own is."""

from pathlib import Path

from contacts.content.import_files import opened
from contacts.content.importer import Report, import_content
from contacts.content.nodes import parse
from contacts.content.records import Content, read_content

FIRST_CONTENT = Path(__file__).resolve().parents[2] / "contacts" / "first_content.yaml"


def read_file(path: Path) -> Content:
    """Of YAML; its pictures lie in the folder beside it."""
    with opened(path) as content:
        return content


def load_first_content() -> None:
    """Whatever the test's clock says of the days on which it was checked."""
    import_content(read_file(FIRST_CONTENT), as_stored=True)


def load_text(text: str, *, prune: bool = False, as_stored: bool = False) -> Report:
    """Import YAML that stands in a test."""
    content = read_content(parse(text.encode()))
    return import_content(content, prune=prune, as_stored=as_stored)
