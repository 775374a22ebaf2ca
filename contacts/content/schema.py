"""What a content file holds: its sections and their keys in order. The models say the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.core.validators import RegexValidator
from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    JSONField,
    Model,
    TimeField,
    URLField,
)

from contacts import channel_kinds, models
from contacts.content import kinds, sets
from contacts.content.colours import Colour
from contacts.content.references import EndpointReference, Reference
from contacts.endpoints import destination
from contacts.enums import Language, PublicationStatus
from contacts.hours.values import Weekday
from contacts.models.colours import ColourField
from contacts.models.confirmed_texts import PICTURE
from contacts.models.fields import KindsField, LanguagesField, WeekdaysField

KINDS: Final[dict[type, kinds.Kind]] = {
    BooleanField: kinds.Flag(),
    CharField: kinds.Text(),
    DateField: kinds.Day(),
    DateTimeField: kinds.Moment(),
    JSONField: kinds.Words(),
    KindsField: sets.Codes(lambda: channel_kinds.KINDS),
    LanguagesField: sets.Members(Language),
    TimeField: kinds.Clock(),
    WeekdaysField: sets.Members(Weekday),
}


@dataclass(frozen=True)
class Field:
    """A key of a record: a field of its model."""

    name: str
    kind: kinds.Kind
    required: bool
    missing: Any  # the value where the file leaves the key out

    @classmethod
    def of(cls, model: type[Model], name: str) -> Field:
        field: Any = model._meta.get_field(name)
        if f"{name}_{Language.ARABIC}" in {column.name for column in model._meta.fields}:
            return cls(name, kinds.Translated(), required=False, missing=())
        kind = _kind(field)
        # What a function makes, such as a step's uid, is for rows that the admin adds.
        if field.has_default() and not callable(field.default):
            return cls(name, kind, required=False, missing=field.get_default())
        return cls(name, kind, required=not field.blank, missing=kind.empty)

    def is_written(self, value: Any) -> bool:
        """A draft is told even where it is the default: it should not be overlooked."""
        return self.required or value != self.missing or value == PublicationStatus.DRAFT


def _kind(field: Any) -> kinds.Kind:
    if field.related_model is models.Endpoint:
        return EndpointReference(field.related_model)
    if field.related_model:
        return Reference(field.related_model)
    if isinstance(field, ColourField):
        return Colour()
    if isinstance(field, URLField):
        return kinds.Address()
    if field.choices:
        return kinds.Choice(lambda: dict(field.flatchoices))
    # A slug or anchor: letters for which YAML needs no quotes.
    if any(isinstance(validator, RegexValidator) for validator in field.validators):
        return kinds.Name()
    return KINDS[type(field)]


@dataclass(frozen=True)
class Section:
    """A list of records in the file, each a row of `model`."""

    name: str
    model: type[Model]
    keys: str  # between blanks, as the file has them
    identity: tuple[str, ...] = ("slug",)  # the fields by which a row is found again
    alike: tuple[str, ...] = ()  # else by these, where no other row of the list has the same
    unique: bool = True  # False: rows with the same identity are told apart by their order
    ordered: bool = True  # the order in the list is the order on the site
    parent: str = ""  # for a part: the model field that points at the row it is in
    parts: tuple[Section, ...] = ()
    compact: bool = False  # one line a record
    single: bool = False  # its keys stand below its name: there is one record at most

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        return {name: Field.of(self.model, name) for name in self.keys.split()}

    @cached_property
    def references(self) -> Mapping[str, type[Model]]:
        """The fields that name a row of another section, with that section's model."""
        found = {name: field.kind for name, field in self.fields.items()}
        return {n: kind.model for n, kind in found.items() if isinstance(kind, Reference)}

    @cached_property
    def columns(self) -> Mapping[str, tuple[str, ...]]:
        """The model's columns, with the keys that lead to each in the file: name, ar."""
        return {
            column: (name,) if column == name else (name, column.removeprefix(f"{name}_"))
            for name, field in self.fields.items()
            for column in field.kind.columns(name, field.missing)
        }

    def identity_of(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        found = tuple(values[name] for name in self.identity)
        # An account in other capitals is the same one; of no kind that there is, it is none.
        if self.identity == ("kind", "value") and found[0]:
            return found[0], destination(*found)
        return found


# In every section of public rows.
PUBLICATION: Final = "status publish_at expire_at verified_on"
ENDPOINTS: Final = Section(
    "endpoints",
    models.Endpoint,
    f"kind value {PUBLICATION} label",
    identity=("kind", "value"),
    parent="channel",
)
OPENING_HOURS: Final = Section(
    "opening_hours",
    models.OpeningHours,
    f"days opens closes valid_from valid_to name {PUBLICATION} note",
    identity=("days", "opens", "closes", "valid_from", "valid_to"),
    alike=("days", "valid_from", "valid_to"),
    unique=False,
    parent="channel",
)
STEPS: Final = Section(
    "steps",
    models.Step,
    f"uid {PUBLICATION} channel text detail {PICTURE} picture_alt",
    identity=("uid",),
    parent="guide",
)
ANSWERS: Final = Section(
    "answers",
    models.ChooserAnswer,
    f"slug {PUBLICATION} kinds can_sign_in guide leads_to ends text detail",
    parent="question",
)
SITE: Final = Section(
    "site",
    models.Site,
    f"{PUBLICATION} name tagline programme about independence official_url emergency accent "
    "ornament logo home menu",
    identity=(),
    unique=False,
    ordered=False,
    single=True,
)
# A guide points at its topic and channel, so those come first. Importing a page clears what led
# away from its slug, so the moved ones come last.
SECTIONS: Final = (
    Section(
        "channels",
        models.Channel,
        f"slug kind {PUBLICATION} always_available closed_on_holidays "
        "answer_languages cost sign_in name summary response_time",
        parts=(ENDPOINTS, OPENING_HOURS),
    ),
    Section("topics", models.Topic, f"slug {PUBLICATION} name"),
    Section(
        "guides",
        models.Guide,
        f"slug {PUBLICATION} topic channel form featured title summary other_wordings",
        parts=(STEPS,),
    ),
    Section(
        "chooser",
        models.ChooserQuestion,
        f"slug {PUBLICATION} text hint",
        parts=(ANSWERS,),
    ),
    Section("pages", models.Page, f"slug {PUBLICATION} title body other_wordings"),
    Section(
        "synonyms",
        models.Synonym,
        "language term equivalents two_way",
        identity=("language", "term"),
        ordered=False,
        compact=True,
    ),
    Section(
        "holidays",
        models.Holiday,
        f"first_day last_day opens closes channel confirmed {PUBLICATION} name",
        identity=("first_day", "name", "channel"),
        unique=False,
        ordered=False,
    ),
    Section(
        "notices",
        models.Notice,
        f"severity starts_at ends_at channel {PUBLICATION} text detail",
        identity=("starts_at", "text", "channel"),
        unique=False,
        ordered=False,
    ),
    Section(
        "claims",
        models.Claim,
        f"kind value verdict {PUBLICATION} source note",
        identity=("kind", "value"),
    ),
    Section(
        "moved_pages",
        models.MovedPage,
        "kind slug new_slug",
        identity=("kind", "slug"),
        ordered=False,
        compact=True,
    ),
    SITE,
)
