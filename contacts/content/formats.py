"""The formats of content files: the one that is written, and what the older ones meant.

The second has short Markdown where the first had plain text; the third says whose site it is.
"""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _

from contacts.content.nodes import Mapping, Node, Scalar
from contacts.content.problems import ContentError
from contacts.languages.markdown_source import escaped_text

KEY: Final = "format"
FORMAT: Final = 3
OLDER: Final = 1  # of files that do not say theirs
WITHOUT_SITE: Final = 2  # the last that knew no section of this name
# By section: plain texts in the older format, short Markdown since.
PLAIN_IN_OLDER: Final = {
    "channels": frozenset({"summary"}),
    "guides": frozenset({"summary"}),
    "steps": frozenset({"detail"}),
}


def format_of(root: Node) -> int:
    """ContentError for one that this version of the site does not know."""
    entry = root.entries.get(KEY) if isinstance(root, Mapping) else None
    if entry is None:
        return OLDER
    value = entry.node.text if isinstance(entry.node, Scalar) else ""
    if value in (str(FORMAT), str(WITHOUT_SITE)):
        return int(value)
    if value.isdecimal() and value.isascii() and value.lstrip("0") and int(value[:9]) > FORMAT:
        message = _(
            "This file is of a newer version of the site (format %(format)s). Update this site, "
            "or export the content from one of this version (format %(known)d)."
        )
    else:
        message = _(
            "“%(format)s” is no format of a content file. Write %(known)d; a file of before there "
            "were formats has no such line."
        )
    raise ContentError.at(entry.at, message % {"format": value[:20], "known": FORMAT})


def as_now(section: str, field: str, value: Any, number: int) -> Any:
    """The value of a field in a file of format `number`, as the present one would have it."""
    if number > OLDER or field not in PLAIN_IN_OLDER.get(section, ()):
        return value
    return tuple((code, escaped_text(text)) for code, text in value)
