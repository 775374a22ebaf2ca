"""What an import would change, row by row, worked out by doing it in a transaction."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from contacts.admin.field_changes import FieldChange, field_changes
from contacts.admin.languages import current_language
from contacts.history.versions import Key, State
from contacts.languages.fact_report import describe_all, unaccepted
from contacts.models import MovedPage, Synonym
from contacts.models.confirmed_texts import text_fields

NAMES = ("title", "name", "text", "term", "slug", "value")
WITHOUT_LANGUAGES = (Synonym, MovedPage)
KINDS = {"add": _("New"), "change": _("Changed"), "delete": _("Removed")}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A text whose languages would no longer say the same."""

    row: Any
    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """`rights` are those that the change needs; `digest` is of all that it does."""

    key: Key
    action: str  # of KINDS
    name: str
    changes: list[FieldChange]
    doubts: list[Doubt]
    rights: frozenset[str]
    digest: str

    @property
    def kind(self) -> str:
        return str(KINDS[self.action])

    @property
    def model(self) -> str:
        return str(capfirst(apps.get_model("contacts", self.key[0])._meta.verbose_name))


@dataclass(frozen=True, slots=True)
class Plan:
    """`emptied` are cells of a sheet whose texts stay."""

    changes: list[RowChange]
    emptied: list[str] = field(default_factory=list)

    @property
    def doubts(self) -> list[Doubt]:
        return [doubt for change in self.changes for doubt in change.doubts]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """As ("Removed", 3)."""
        counted = Counter(change.action for change in self.changes)
        return [(str(KINDS[action]), counted[action]) for action in KINDS if counted[action]]

    @property
    def shown(self) -> str:
        """What the page shows, for its form: written is only what is the same then."""
        return " ".join(sorted(change.digest for change in self.changes))

    def unlike(self, shown: str) -> list[str]:
        """The names of rows of which the page showed something else."""
        seen = shown.split()
        return [one.name for one in self.changes if one.digest not in seen]

    def forbidden(self, user: Any) -> list[str]:
        """The names of rows that the user may not change so."""
        return [one.name for one in self.changes if not user.has_perms(one.rights)]


def row_changes(before: Mapping[Key, State], after: Mapping[Key, State]) -> list[RowChange]:
    """To be called where `after` is stored: names and facts are looked up there."""
    known = {key for state in before.values() for key in state}
    return [
        _row_change(key, before.get(key, {}), after.get(key, {}), known)
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    ]


def _row_change(key: Key, old: State, new: State, known: set[Key]) -> RowChange:
    action = "change" if old and new else "add" if new else "delete"
    return RowChange(
        key=key,
        action=action,
        name=_name((new or old)[key]),
        changes=list(field_changes(old, new)) if new else [],
        doubts=list(_doubts(old, new)),
        rights=frozenset(_rights(old, new)),
        digest=_digest(key, old, new, known),
    )


def _name(columns: Mapping[str, Any]) -> str:
    language = current_language()
    names = [
        name for each in NAMES for name in (f"{each}_{language}", f"{each}_{language.other}", each)
    ]
    return next((str(columns[name]) for name in names if columns.get(name)), "–")


def _rights(old: State, new: State) -> Iterator[str]:
    for key in {**old, **new}:
        if old.get(key) != new.get(key) and key[0] != MovedPage._meta.model_name:
            action = "change" if key in old and key in new else "add" if key in new else "delete"
            yield f"contacts.{action}_{key[0]}"


def _doubts(old: State, new: State) -> Iterator[Doubt]:
    """As in the desk's forms, of the texts that change."""
    for (name, pk), columns in new.items():
        model = apps.get_model("contacts", name)
        for text in () if model in WITHOUT_LANGUAGES else text_fields(model):
            names = [f"{text}_ar", f"{text}_en"]
            before = old.get((name, pk), {})
            if any((columns.get(one) or "") != (before.get(one) or "") for one in names):
                row = model._base_manager.get(pk=pk)
                if found := unaccepted(row, text):
                    yield Doubt(row, text, describe_all(found))


def _digest(key: Key, old: State, new: State, known: set[Key]) -> str:
    """Without the numbers that the database gives to new rows: they are other ones each time."""
    told = [
        key if key in known else key[0],
        sorted([*each, dict(columns)] for each, columns in old.items()),
        sorted(
            json.dumps(
                [each[0], each[1] if each in known else 0, _without_new(each, columns, known)]
            )
            for each, columns in new.items()
        ),
    ]
    return blake2b(json.dumps(told, sort_keys=True).encode(), digest_size=9).hexdigest()


def _without_new(key: Key, columns: Mapping[str, Any], known: set[Key]) -> dict[str, Any]:
    model = apps.get_model("contacts", key[0])
    stable = {}
    for name in sorted(columns):
        target = model._meta.get_field(name).remote_field
        is_new = target and (target.model._meta.model_name, columns[name]) not in known
        stable[name] = 0 if is_new and columns[name] is not None else columns[name]
    return stable
