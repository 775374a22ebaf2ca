"""What importing a content file would change, as text."""

from __future__ import annotations

import difflib
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contacts.content.exporter import export_text
from contacts.content.importer import import_content
from contacts.content.records import Content


def preview_content(content: Content, **how: Any) -> str:
    """What `import_content` would change, as a unified diff of the content; "" for nothing."""
    with transaction.atomic():
        before = export_text()
        import_content(content, **how)
        after = export_text()
        transaction.set_rollback(True)
    lines = difflib.unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        fromfile=_("content now"),
        tofile=_("content after the import"),
    )
    return "".join(lines)
