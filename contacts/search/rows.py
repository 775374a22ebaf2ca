"""What was found as rows for pages: made of the index's own texts, so that none can be newer.

A guide's row holds what results show; anything else of it is read when somebody asks. Channels,
topics and pages are the rows that all pages share.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import router
from django.db.models import Model

from contacts.enums import Language, PageKind, PublicationStatus
from contacts.models import Channel, Guide, Page, Step, Topic
from contacts.publishing.snapshot import Published, last_read, published
from contacts.search.documents import Document, Part

M = TypeVar("M", bound=Model)
Row = Guide | Channel | Topic | Page


def content_of(stamp: int) -> Published:
    """The content of this version if it is at hand, else the present one."""
    latest = last_read()
    return latest if latest.stamp == stamp else published()


def row_of(document: Document, content: Published) -> Row | None:
    """None when the content has lost it since."""
    if document.kind is PageKind.GUIDE:
        return guide_of(document)
    rows: dict[PageKind, Iterable[Row]] = {
        PageKind.CHANNEL: content.channels,
        PageKind.TOPIC: content.topics,
        PageKind.PAGE: content.pages,
    }
    return next((row for row in rows[document.kind] if row.pk == document.pk), None)


def guide_of(document: Document) -> Guide:
    values = {
        "id": document.pk,
        "slug": document.slug,
        "position": document.order,
        "form": document.form,
        "status": PublicationStatus.PUBLISHED,
        "channel_id": document.channel,
        **texts(document, "title", part=Part.TITLE),
    }
    return loaded(Guide, values)


def channel_of(document: Document, content: Published) -> Channel | None:
    """The published channel of a guide."""
    return next((one for one in content.channels if one.pk == document.channel), None)


def step_of(document: Document, guide: Guide, *, number: int) -> Step:
    """The step that readers see as ``number``."""
    pk, uid = document.steps[number - 1]
    values = {
        "id": pk,
        "uid": uid,
        "guide_id": guide.pk,
        "position": number,
        "status": PublicationStatus.PUBLISHED,
        **texts(document, "text", part=Part.STEP, ref=uid),
    }
    step = loaded(Step, values)
    step.guide = guide
    return step


def texts(document: Document, name: str, *, part: Part, ref: str = "") -> dict[str, str]:
    found = {
        one.language: one.text for one in document.passages if (one.part, one.ref) == (part, ref)
    }
    return {f"{name}_{language}": found.get(language, "") for language in Language.values}


def loaded(model: type[M], values: dict[str, Any]) -> M:
    """A row as if only these columns of it had been read."""
    names = [one.attname for one in model._meta.concrete_fields if one.attname in values]
    return model.from_db(router.db_for_read(model), names, [values[name] for name in names])
