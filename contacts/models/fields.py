"""Model fields for sets of a few known values: weekdays, languages, kinds of channels."""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from contacts import channel_kinds
from contacts.enums import Language
from contacts.hours.status import Weekday
from contacts.hours.values import week

ALL_DAYS = (1 << len(Weekday)) - 1
ALL_LANGUAGES = (1 << len(Language)) - 1
# Django names the days from Monday = 0.
CHOICES = [(day.value, WEEKDAYS[(day.place - 1) % 7]) for day in week()]
LANGUAGES = [(Language.ARABIC.value, _("Arabic")), (Language.ENGLISH.value, _("English"))]

MembersInput = Iterable["StrEnum | str | int"] | str | int


def to_weekdays(value: MembersInput) -> frozenset[Weekday]:
    """Weekdays from a set of them, names separated by commas, or the stored number.

    Raises ValueError naming the part that is no weekday.
    """
    return WeekdaysField.members_of(value)


def names_of(days: Collection[Weekday]) -> list[str]:
    """Their names in the reader's language, in the order of the week."""
    return WeekdaysField.names_of(days)


class MembersFormField(forms.TypedMultipleChoiceField):
    """A tick for each value."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        for name in ("min_value", "max_value"):  # of the number that stores it
            kwargs.pop(name, None)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return [str(one) for one in value] if isinstance(value, frozenset) else value

    def clean(self, value: Any) -> frozenset[Any]:
        return frozenset(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class WeekdaysFormField(MembersFormField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"choices": CHOICES, "coerce": Weekday, **kwargs})


class MembersField(models.PositiveSmallIntegerField):  # type: ignore[type-arg]
    """A `frozenset` of members of an enum, stored as one number with a bit each (the first: 1)."""

    members: ClassVar[Any]
    names: ClassVar[list[tuple[str, Any]]]  # the words for each, as a form shows them

    @classmethod
    def parse(cls, value: Any) -> Any:
        """One member; ValueError for what is none."""
        return cls.members(value.strip())

    @classmethod
    def members_of(cls, value: MembersInput) -> frozenset[Any]:
        if isinstance(value, int):
            if not 0 <= value < 1 << len(cls.members):
                raise ValueError(f"{value} is no set of {cls.members.__name__}")
            return frozenset(one for place, one in enumerate(cls.members) if value & 1 << place)
        parts = value.replace("،", ",").split(",") if isinstance(value, str) else value
        return frozenset(cls.parse(part) for part in parts if part != "")

    @classmethod
    def names_of(cls, value: Collection[Any]) -> list[str]:
        """In the reader's language and their order."""
        return [str(name) for one, name in cls.names if one in value]

    def from_db_value(self, value: int | None, *_args: Any) -> frozenset[Any] | None:
        return None if value is None else self.members_of(value)

    def to_python(self, value: Any) -> frozenset[Any] | None:
        if value is None or isinstance(value, frozenset):
            return value
        try:
            return self.members_of(value)
        except (ValueError, TypeError, AttributeError) as error:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": value}
            ) from error

    def get_prep_value(self, value: Any) -> int | None:
        if value is None:
            return None
        chosen = self.members_of(value)
        return sum(1 << place for place, one in enumerate(self.members) if one in chosen)

    def run_validators(self, value: Any) -> None:
        super().run_validators(self.get_prep_value(value))

    def value_to_string(self, obj: models.Model) -> str:
        """Names, which `to_python` reads back and a person can read too: "sun,mon"."""
        chosen = self.value_from_object(obj)
        return ",".join(one for one in self.members if one in chosen)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        values = {"choices": self.names, "coerce": self.members}
        return super(models.IntegerField, self).formfield(
            **{"form_class": MembersFormField, **values, **kwargs}
        )


class WeekdaysField(MembersField):
    """A non-empty set of weekdays; Sunday has the first bit."""

    description = _("Days of the week")
    members, names = Weekday, CHOICES
    default_validators = [MinValueValidator(1), MaxValueValidator(ALL_DAYS)]
    default_error_messages = {"invalid": _("“%(value)s” does not name days of the week.")}

    @classmethod
    def parse(cls, value: Any) -> Weekday:
        return Weekday.parse(value)


class LanguagesField(MembersField):
    """A set of the site's languages; empty where they are not known."""

    members, names = Language, LANGUAGES
    default_error_messages = {"invalid": _("“%(value)s” does not name languages of the site.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": frozenset(), "blank": True, **kwargs})


class KindsField(models.CharField):  # type: ignore[type-arg]
    """A `frozenset` of kinds of channels; their codes are stored, as a kind may be added anywhere.

    One that has no row any more stays in the set, as it would in a channel.
    """

    default_error_messages = {"invalid": _("“%(value)s” does not name kinds of channels.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        own = {"default": frozenset(), "blank": True, "max_length": 200}
        super().__init__(*args, **{**own, **kwargs})

    @staticmethod
    def names_of(codes: Collection[str]) -> list[str]:
        """In the reader's language, in the order of the kinds."""
        return [str(name) for code, name in channel_kinds.choices() if code in codes]

    def from_db_value(self, value: str | None, *_args: Any) -> frozenset[str] | None:
        return None if value is None else self._codes(value)

    def to_python(self, value: Any) -> frozenset[str] | None:
        return self._codes(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> str:
        codes = self.to_python(value) or ()
        return ",".join(sorted(codes))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if unknown := sorted(set(value) - set(channel_kinds.KINDS)):
            found = {"value": ", ".join(unknown)}
            raise ValidationError(self.error_messages["invalid"], code="invalid", params=found)

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        kinds = {"choices": channel_kinds.choices(), "coerce": str}
        return models.Field.formfield(self, **{"form_class": MembersFormField, **kinds, **kwargs})

    @staticmethod
    def _codes(text: str) -> frozenset[str]:
        return frozenset(code for code in text.split(",") if code)
