"""The model field of a colour."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.appearance import accent


class ColourField(models.CharField):  # type: ignore[type-arg]
    """#2b4a8c, also where somebody wrote 2B4A8C or #24C."""

    default_validators = [
        RegexValidator(
            rf"\A{accent.COLOUR.pattern}\Z",
            _("Write a colour as # and six digits from 0 to f, as in #2b4a8c."),
        )
    ]

    @property
    def validators(self) -> list[Any]:
        """Not its length, which the form tells already."""
        return [*self.default_validators]

    def to_python(self, value: Any) -> Any:
        return accent.canonical(value) if isinstance(value, str) else super().to_python(value)
