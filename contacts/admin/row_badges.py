"""What the closed line of a step, a number or hours says beside its heading."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.admin.publication_dates import publication_in_words
from contacts.enums import Language
from contacts.models.base import PublicPart
from contacts.models.confirmed_texts import text_fields, texts_of

LACKS = {Language.ARABIC: _("Arabic missing"), Language.ENGLISH: _("English missing")}


def row_badges(row: PublicPart) -> list[Any]:
    """Nothing for a row that readers see now, and that has both languages."""
    is_plain = row.is_shown and row.publish_at is None and row.expire_at is None
    publication = [] if is_plain else [publication_in_words(row, timezone.localtime())]
    return [*publication, *(LACKS[language] for language in missing_languages(row))]


def missing_languages(row: PublicPart) -> Iterator[Language]:
    """Those that a text of the row lacks, while it has the other one."""
    texts = [texts_of(row, field) for field in text_fields(type(row))]
    for language in Language:
        if any(pair[language.other].strip() and not pair[language].strip() for pair in texts):
            yield language
