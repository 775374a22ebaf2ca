"""What leads to a row that is deleted, so that it does again when the row is recovered.

Rows that can do without it lose their link (a question its topic); those that are about nothing
else go with it (a notice about a channel).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.apps import apps
from django.db import models
from reversion.models import Revision, Version

from contacts.history import versions
from contacts.history.comments import comment_of
from contacts.history.restoring import restore
from contacts.history.versions import ChangeKind, owner_of

LINKS: Final = "links"  # in the comment of the last version: {"guide.topic": [1, 2]}

Links = dict[str, list[int]]


def links_to(row: Any) -> Links:
    """The keys of the rows of content that point at the row, by model and field."""
    found = {
        f"{one.related_model._meta.model_name}.{one.field.name}": list(_pointing(one, row))
        for one in type(row)._meta.related_objects
        if versions.is_kept(one.related_model) and not is_part_of(one)
    }
    return {name: pks for name, pks in found.items() if pks}


def is_part_of(relation: Any) -> bool:
    """Whether the pointing rows are parts of the row, as steps are of their question."""
    owner = versions.parent_column(str(relation.related_model._meta.model_name))
    return owner is not None and owner[1] == relation.field.name


def _pointing(relation: Any, row: Any) -> Iterable[int]:
    rows = relation.related_model._base_manager.filter(**{relation.field.name: row})
    return rows.order_by("pk").values_list("pk", flat=True)


def freed(row: Any) -> list[Any]:
    """What stays without the row: questions, also those of which a step leads to it."""
    fields = [(_field(name), pks) for name, pks in links_to(row).items()]
    rows = [
        one
        for (model, field), pks in fields
        if not is_bound(field)
        for one in model._base_manager.filter(pk__in=pks)
    ]
    return list(dict.fromkeys(map(owner_of, rows)))


def note_deletion(row: Any, *, user: Any) -> None:
    """A last version of the row, with what leads to it; of what goes with it too."""
    links = links_to(row)
    for other in _gone_with(links):
        versions.keep_unrecorded(other)
    with versions.recorded(ChangeKind.DELETED, user=user, links=links):
        versions.keep(row)


def _gone_with(links: Links) -> Iterator[Any]:
    for name, pks in links.items():
        model, field = _field(name)
        if is_bound(field):
            yield from model._base_manager.filter(pk__in=pks)


def _field(name: str) -> tuple[Any, Any]:
    model_name, field_name = name.split(".")
    model = apps.get_model("contacts", model_name)
    return model, model._meta.get_field(field_name)


def is_bound(field: Any) -> bool:
    """Whether rows go with the row that this field points at."""
    return field.remote_field.on_delete is models.CASCADE


def bring_links_back(row: Any) -> list[Any]:
    """What led to the recovered row before it was deleted; the rows that do again.

    Not those that lead elsewhere by now, nor those that are no more.
    """
    last = Version.objects.get_for_object_reference(type(row), row.pk)
    deletion = Revision.objects.filter(version__in=last, comment__contains=LINKS).last()
    links: Links = comment_of(deletion).get(LINKS, {}) if deletion else {}
    found = [again for name in links for again in _led_back(*_field(name), links[name], row)]
    return list(dict.fromkeys(map(owner_of, found)))


def _led_back(model: Any, field: Any, pks: list[int], row: Any) -> Iterator[Any]:
    if is_bound(field):
        there = set(model._base_manager.filter(pk__in=pks).values_list("pk", flat=True))
        for pk in [pk for pk in pks if pk not in there]:
            if entry := next(versions.entries(model(pk=pk), limit=1), None):
                yield restore(model(pk=pk), entry.state)
        return
    for other in model._base_manager.filter(pk__in=pks, **{f"{field.name}__isnull": True}):
        setattr(other, field.name, row)
        other.save(update_fields=[field.name, "updated_at"])
        yield other
