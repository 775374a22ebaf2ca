"""What a content file holds: its sections, their keys in order, and what each key takes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from contacts.content.compound import Translated, Weekdays, Words
from contacts.content.values import Choice, Clock, Day, Flag, Name, Reference, Text, Value
from contacts.enums import ChannelKind, EndpointKind, Language, PageKind, PublicationStatus


@dataclass(frozen=True)
class Field:
    """A key of a record. Left out of the file, it means `default`; None: the kind's empty value."""

    name: str
    kind: Value
    required: bool = False
    default: Any = None
    always: bool = False  # written even where it has its default

    @property
    def missing(self) -> Any:
        return self.kind.empty if self.default is None else self.default


@dataclass(frozen=True)
class Section:
    """A list of records in the file, each a row of `model`."""

    name: str
    model: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]  # the fields by which a row is found again
    unique: bool = True  # False: rows with the same key are told apart by their order
    ordered: bool = True  # the order in the list is the order on the site
    parent: str = ""  # for a part: the model field that points at the row it is in
    parts: tuple[Section, ...] = ()
    compact: bool = False  # one line a record

    @cached_property
    def field(self) -> Mapping[str, Field]:
        return {field.name: field for field in self.fields}

    @cached_property
    def references(self) -> Mapping[str, str]:
        """The fields that name a row of another section, with that section's name."""
        kinds = {field.name: field.kind for field in self.fields}
        return {name: kind.section for name, kind in kinds.items() if isinstance(kind, Reference)}

    def key_of(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(values[name] for name in self.key)


SLUG: Final = Field("slug", Name(), required=True)
STATUS_KIND: Final = Choice(tuple(PublicationStatus.values))
STATUS: Final = Field("status", STATUS_KIND, default=PublicationStatus.DRAFT.value, always=True)
PART_STATUS: Final = Field("status", STATUS_KIND, default=PublicationStatus.PUBLISHED.value)
VERIFIED_ON: Final = Field("verified_on", Day())

ENDPOINTS: Final = Section(
    "endpoints",
    "Endpoint",
    parent="channel",
    key=("kind", "value"),
    fields=(
        Field("kind", Choice(tuple(EndpointKind.values)), required=True),
        Field("value", Text(), required=True),
        PART_STATUS,
        VERIFIED_ON,
        Field("label", Translated()),
    ),
)

OPENING_HOURS: Final = Section(
    "opening_hours",
    "OpeningHours",
    parent="channel",
    key=("days", "opens", "closes", "valid_from", "valid_to"),
    unique=False,
    fields=(
        Field("days", Weekdays(), required=True),
        Field("opens", Clock()),
        Field("closes", Clock()),
        Field("valid_from", Day()),
        Field("valid_to", Day()),
        PART_STATUS,
        VERIFIED_ON,
        Field("note", Translated()),
    ),
)

CHANNELS: Final = Section(
    "channels",
    "Channel",
    key=("slug",),
    fields=(
        SLUG,
        Field("kind", Choice(tuple(ChannelKind.values)), required=True),
        STATUS,
        VERIFIED_ON,
        Field("always_available", Flag(), default=False),
        Field("closed_on_holidays", Flag(), default=True),
        Field("name", Translated()),
        Field("summary", Translated()),
    ),
    parts=(ENDPOINTS, OPENING_HOURS),
)

TOPICS: Final = Section(
    "topics",
    "Topic",
    key=("slug",),
    fields=(SLUG, STATUS, VERIFIED_ON, Field("name", Translated())),
)

STEPS: Final = Section(
    "steps",
    "Step",
    parent="guide",
    key=("uid",),
    fields=(
        Field("uid", Name(), required=True),
        PART_STATUS,
        VERIFIED_ON,
        Field("text", Translated()),
        Field("detail", Translated()),
    ),
)

GUIDES: Final = Section(
    "guides",
    "Guide",
    key=("slug",),
    fields=(
        SLUG,
        STATUS,
        VERIFIED_ON,
        Field("topic", Reference(section="topics")),
        Field("channel", Reference(section="channels")),
        Field("featured", Flag(), default=False),
        Field("title", Translated()),
        Field("summary", Translated()),
    ),
    parts=(STEPS,),
)

PAGES: Final = Section(
    "pages",
    "Page",
    key=("slug",),
    fields=(SLUG, STATUS, VERIFIED_ON, Field("title", Translated()), Field("body", Translated())),
)

SYNONYMS: Final = Section(
    "synonyms",
    "Synonym",
    key=("language", "term"),
    ordered=False,
    compact=True,
    fields=(
        Field("language", Choice(tuple(Language.values)), required=True),
        Field("term", Text(), required=True),
        Field("equivalents", Words(), required=True),
        Field("two_way", Flag(), default=True),
    ),
)

HOLIDAYS: Final = Section(
    "holidays",
    "Holiday",
    key=("first_day", "name"),
    unique=False,
    ordered=False,
    fields=(
        Field("first_day", Day(), required=True),
        Field("last_day", Day(), required=True),
        Field("confirmed", Flag(), default=False),
        PART_STATUS,
        VERIFIED_ON,
        Field("name", Translated()),
    ),
)

MOVED_PAGES: Final = Section(
    "moved_pages",
    "MovedPage",
    key=("kind", "slug"),
    ordered=False,
    compact=True,
    fields=(
        Field("kind", Choice(tuple(PageKind.values)), required=True),
        Field("slug", Name(), required=True),
        Field("new_slug", Name()),
    ),
)

# A guide points at its topic and channel, so those come first. Importing a page clears what led
# away from its slug, so the moved ones come last.
SECTIONS: Final = (CHANNELS, TOPICS, GUIDES, PAGES, SYNONYMS, HOLIDAYS, MOVED_PAGES)
