"""Two published rows of one heading, which readers could not tell apart."""

from collections.abc import Collection
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contacts.enums import Language
from contacts.models import Channel, Guide
from contacts.models.confirmed_texts import translated_fields

SAME: Final[dict[type, Any]] = {
    Guide: _("Another published question has this title. Change one of the two."),
    Channel: _("Another published channel has this name. Change one of the two."),
}


def same_headings(row: Any, changed: Collection[str]) -> dict[str, ValidationError]:
    """By column. Only of a heading, or a status, that is among the `changed` ones: what stood so
    before holds up nobody.
    """
    if type(row) not in SAME or not row.is_shown:
        return {}
    heading = translated_fields(type(row))[0]
    columns = [f"{heading}_{code}" for code in Language.values]
    asked = columns if "status" in changed else [one for one in columns if one in changed]
    others = type(row)._default_manager.lasting().exclude(pk=row.pk)
    return {
        column: ValidationError(SAME[type(row)])
        for column in asked
        if (text := getattr(row, column)) and others.filter(**{f"{column}__iexact": text}).exists()
    }
