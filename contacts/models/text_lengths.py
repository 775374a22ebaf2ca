"""How long a text of a row may be, in words that say how to mend it."""

from collections.abc import Iterable
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT: Final = 100_000  # characters, of what has no limit of its own
# Of what is read within a page, and parsed with each: several pages of print.
LONGEST_SHORT: Final = 5_000
TEXT_TOO_LONG: Final = _("This text has more than %(most)d characters. Shorten it, or split it.")
# By model: the text that stands beside others on a page.
SHORT: Final = {"channel": "summary", "guide": "summary", "notice": "detail", "step": "detail"}


def longest(model: str | None, field: str) -> int:
    """Characters, of a model's name ("step") and a field without its language."""
    return LONGEST_SHORT if SHORT.get(model or "") == field else LONGEST_TEXT


def refusal_of(row: Any, column: str, text: str) -> ValidationError | None:
    """What is longer than any page is refused; of what ends sooner, only what was not stored."""
    most = longest(row._meta.model_name, column.rpartition("_")[0])
    if len(text) <= most or (len(text) <= LONGEST_TEXT and _is_stored(row, column, text)):
        return None
    return ValidationError(TEXT_TOO_LONG, code="too_long", params={"most": most})


def of_texts(row: Any, columns: Iterable[str]) -> dict[str, ValidationError]:
    """By column; what is stored so is still shown."""
    found = {name: refusal_of(row, name, getattr(row, name) or "") for name in columns}
    return {name: error for name, error in found.items() if error}


def _is_stored(row: Any, column: str, text: str) -> bool:
    return type(row)._base_manager.filter(pk=row.pk, **{column: text}).exists()
