"""Copies of rows with their parts: both languages, and what editors said of them, come along."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Max

from contacts.enums import PublicationStatus
from contacts.history.versions import NO_CONTENT
from contacts.languages.translation_state import PARTS
from contacts.models import Guide, MovedPage, Step
from contacts.models.confirmed_texts import (
    AcceptedDifference,
    ConfirmedTexts,
    TextPair,
    translated_fields,
)
from contacts.models.guides import new_uid

# What a copy does not take over: nobody has checked it, or decided when readers see it.
OF_A_DRAFT: Final = {
    "status": PublicationStatus.DRAFT,
    "verified_on": None,
    "publish_at": None,
    "expire_at": None,
}


def copy_row(row: Any, **changes: Any) -> Any:
    """A new row that differs in `changes` only, with what is known of its two languages."""
    left_out = {row._meta.pk.name, *NO_CONTENT, *translated_fields(type(row))}
    columns = [one for one in row._meta.local_concrete_fields if one.name not in left_out]
    copy = type(row)(**{one.attname: getattr(row, one.attname) for one in columns})
    for name, value in changes.items():
        setattr(copy, name, value)
    copy.save()
    known = {"model": row._meta.model_name, "object_id": row.pk}
    for confirmed in ConfirmedTexts.objects.filter(**known):
        ConfirmedTexts.objects.write([ConfirmedTexts(**of_copy(confirmed, copy))])
    for accepted in AcceptedDifference.objects.filter(**known):
        AcceptedDifference.objects.create(**of_copy(accepted, copy), reason=accepted.reason)
    return copy


def of_copy(pair: TextPair, copy: Any) -> dict[str, Any]:
    return {"model": pair.model, "object_id": copy.pk, "field": pair.field, **pair.texts}


def duplicate(row: Any) -> Any:
    """A draft of a row that has a slug, last in its list, with all its parts."""
    model = type(row)
    last = model._base_manager.aggregate(last=Max("position"))["last"] or 0
    changes = {**OF_A_DRAFT, "slug": free_slug(row), "position": last + 1}
    if isinstance(row, Guide):
        changes["featured"] = False
    copy = copy_row(row, **changes)
    for name in PARTS[model]:
        relation: Any = model._meta.get_field(name)
        for part in getattr(row, name).all():
            own = {"uid": new_uid()} if isinstance(part, Step) else {}
            copy_row(part, **{relation.field.name: copy}, **own)
    return copy


def free_slug(row: Any) -> str:
    """call-us-2 for call-us; neither that of a row nor one that leads somewhere else."""
    model, kind = type(row), row._meta.model_name
    longest = model._meta.get_field("slug").max_length
    taken = {*model._base_manager.values_list("slug", flat=True)}
    taken |= {*MovedPage.objects.filter(kind=kind).values_list("slug", flat=True)}
    number = 2
    while (slug := numbered(row.slug, number, longest)) in taken:
        number += 1
    return slug


def numbered(slug: str, number: int, longest: int) -> str:
    ending = f"-{number}"
    return slug[: longest - len(ending)].rstrip("-") + ending


def move_step(step: Step, guide: Guide) -> Step:
    """The step as the last one of another question, under its anchor where that is free there.

    A new row, so that an earlier version of the question it came from brings back its own.
    """
    taken = set(guide.steps.values_list("uid", flat=True))
    uid = step.uid
    while uid in taken:
        uid = new_uid()
    last = guide.steps.aggregate(last=Max("position"))["last"] or 0
    moved: Step = copy_row(step, guide=guide, uid=uid, position=last + 1)
    step.delete()
    return moved
