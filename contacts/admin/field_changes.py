"""What differs between two versions of a row, field by field, as people read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import DateField, Field, JSONField, Model, TimeField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contacts.admin.languages import current_language, label_of, language_of
from contacts.admin.thumbnails import Thumbnail, thumbnail_of
from contacts.admin.values_in_words import in_words
from contacts.endpoints import isolated
from contacts.endpoints.kinds import KINDS
from contacts.enums import HomeBlock, MenuItem, PublicationStatus
from contacts.history import versions
from contacts.history.versions import Key, State
from contacts.languages.word_diff import Change, Piece, shortened, word_diff
from contacts.models import OpeningHours
from contacts.models.confirmed_texts import PICTURE
from contacts.models.fields import KindsField, MembersField

SEPARATOR = " · "  # the same in both languages
ORDERED = {"home": HomeBlock.choices, "menu": MenuItem.choices}  # lists of words of these
PLACES = ("uid", "position")  # given to a row when it is made


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of the row or of one of its parts, between two versions."""

    row: str  # "" for the row itself
    label: str
    language: str  # "" for a fact
    direction: str
    pieces: tuple[Piece, ...]
    is_whole: bool  # what is there now stands beside what was, in the order of the page

    @property
    def before(self) -> Thumbnail | None:
        """Of a picture; its pieces are names."""
        return self._picture(Change.REMOVED)

    @property
    def after(self) -> Thumbnail | None:
        return self._picture(Change.ADDED)

    def _picture(self, change: Change) -> Thumbnail | None:
        found = (thumbnail_of(piece.text) for piece in self.pieces if piece.change is change)
        return next(found, None)


def field_changes(before: State, after: State) -> Iterator[FieldChange]:
    """What differs, in the order of the form: the row, then its parts by their place."""
    for key in _ordered({**before, **after}):
        old, new = before.get(key, {}), after.get(key, {})
        for field in _fields(apps.get_model("contacts", key[0])):
            if not (old and new) and _is_for_machines(field.name, key, new or old):
                continue
            texts = [_displayed(field, columns.get(field.name)) for columns in (old, new)]
            if texts[0] != texts[1]:
                yield _field_change(field, texts, row=_part_name(key, new or old))


def _ordered(state: State) -> list[Key]:
    return sorted(
        state,
        key=lambda key: (versions.is_part(key[0]), key[0], state[key].get("position", 0), key),
    )


def _fields(model: type[Model]) -> Sequence[Any]:
    owner = versions.parent_column(str(model._meta.model_name))
    skipped = {*versions.NO_CONTENT, model._meta.pk.name, owner[1] if owner else ""}
    return [field for field in model._meta.local_fields if field.name not in skipped]


def _is_for_machines(name: str, key: Key, columns: Mapping[str, Any]) -> bool:
    """What nobody chose of a row that came or went. Parts are published, unless it is said."""
    is_shown = columns.get("status") == PublicationStatus.PUBLISHED
    return name in PLACES or (name == "status" and versions.is_part(key[0]) and is_shown)


def _part_name(key: Key, columns: Mapping[str, Any]) -> str:
    """What a part is called where its changes are listed: the first of its texts or values."""
    if not versions.is_part(key[0]):
        return ""
    model = apps.get_model("contacts", key[0])
    language = current_language()
    names = [f"text_{language}", f"text_{language.other}"]
    found = next((columns[name] for name in names if columns.get(name)), f"#{key[1]}")
    if model is OpeningHours:
        return f"{capfirst(model._meta.verbose_name)}: {_hours_named(columns)}"
    if kind := KINDS.get(columns.get("kind", "")):
        return f"{capfirst(kind.name)}: {isolated(kind.display(columns['value']))}"
    return f"{capfirst(model._meta.verbose_name)}: {found}"


def _hours_named(columns: Mapping[str, Any]) -> str:
    """The days and the times, as the form's closed line says them."""
    fields: dict[str, Any] = {
        name: OpeningHours._meta.get_field(name) for name in ("days", "opens", "closes")
    }
    return str(
        OpeningHours(**{name: of.to_python(columns.get(name)) for name, of in fields.items()})
    )


def _field_change(field: Any, texts: list[str], *, row: str) -> FieldChange:
    language = language_of(field)
    is_text = language is not None and field.translated_field.name != PICTURE
    is_whole = not (is_text or isinstance(field, JSONField))
    return FieldChange(
        row=row,
        label=str(label_of(field) if language else capfirst(field.verbose_name)),
        language=language.value if language else "",
        direction=language.direction if language else "auto",
        pieces=_replaced(texts) if is_whole else shortened(word_diff(*texts)),
        is_whole=is_whole,
    )


def _replaced(texts: list[str]) -> tuple[Piece, ...]:
    """A fact changes whole: of two numbers nobody wants the digits they share."""
    pieces = (Piece(Change.REMOVED, texts[0]), Piece(Change.ADDED, texts[1]))
    return tuple(piece for piece in pieces if piece.text)


def _displayed(field: Field[Any, Any], value: Any) -> str:
    if value is None or value == "":
        return ""
    if field.remote_field:
        target = field.remote_field.model._base_manager.filter(pk=value).first()
        return str(target or f"#{value}")
    if isinstance(field, KindsField | MembersField):
        return SEPARATOR.join(field.names_of(field.to_python(value) or ()))
    if isinstance(field, DateField | TimeField):  # moments are days too
        return in_words(field.to_python(value))
    if isinstance(value, list):  # other wordings of a question, or parts of the site
        words: Any = dict(ORDERED.get(field.name, ()))
        return SEPARATOR.join(str(words.get(one, one)) for one in value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return str(dict(field.flatchoices).get(value, value))
