"""Before a save: which first answers of the search it would change. Nothing is stored."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from contacts.admin.rights import PUBLICATION
from contacts.admin.unheard import unheard
from contacts.enums import Language, PublicationStatus
from contacts.fallback import LocalizedText, localized
from contacts.models.confirmed_texts import translated_fields
from contacts.publishing import content_version
from contacts.publishing.snapshot import UNSAVED, Published, read_unsaved
from contacts.search.replay import (
    SECONDS,
    Change,
    FirstAnswer,
    Replay,
    recent_questions,
    replay,
)
from contacts.search.store import Content, read_content, snapshot_of, store

BUTTON = "_search_preview"
LINES = 30
LEAST_SECONDS = SECONDS / 3  # for the questions, however long the rest took


@dataclass(frozen=True, slots=True)
class Found:
    """The title of what is found first, None for nothing, and whether it answers."""

    title: LocalizedText | None
    answers: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A question whose first answer changes."""

    text: str
    language: Language
    now: Found
    then: Found


@dataclass(frozen=True, slots=True)
class SearchPreview:
    """`is_draft`: what the lines say comes true only once the row is published."""

    lines: list[Line]
    changed: int
    asked: int
    is_cut: bool
    is_draft: bool

    @property
    def further(self) -> int:
        return self.changed - len(self.lines)


class Tried(Exception):  # noqa: N818  nothing went wrong
    """Takes a whole save back, with what the search would have read after it."""

    def __init__(self, content: Content, rows: Published, *, is_draft: bool) -> None:
        super().__init__()
        self.content = content
        self.rows = rows
        self.is_draft = is_draft


class SearchPreviewMixin(admin.ModelAdmin):
    """A button beside Save: the form is saved, the search reads it, and all is taken back.

    The form then comes back as it was typed. What cannot be saved comes back with its errors.
    """

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if BUTTON not in request.POST:
            return super().changeform_view(request, object_id, form_url, extra_context)
        started = time.monotonic()
        content_version.refresh()
        now = request.searched_now = store.snapshot()  # type: ignore[attr-defined]
        try:
            with unheard(request):
                return self.taken_back(request, object_id, form_url, extra_context)
        except Tried as tried:
            then = replace(snapshot_of(tried.content, UNSAVED, now), rows=tried.rows)
            left = max(started + SECONDS - time.monotonic(), LEAST_SECONDS)
            found = replay(recent_questions(timezone.localdate()), now, then, seconds=left)
            request.search_preview = preview_of(found, is_draft=tried.is_draft)  # type: ignore[attr-defined]
        return self.taken_back(request, object_id, form_url, extra_context)

    def taken_back(self, *args: Any) -> HttpResponse:
        """The page, and nothing stored."""
        with transaction.atomic():
            response = super().changeform_view(*args)
            transaction.set_rollback(True)
        return response

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.is_shown_again = hasattr(request, "search_preview")  # made for each request
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["search_preview_button"] = BUTTON
        context["search_preview"] = getattr(request, "search_preview", None)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        is_unseen = not getattr(obj, "is_published", True)
        is_left_so = not {*PUBLICATION} & {*form.changed_data}
        request.stays_draft = is_unseen and is_left_so  # type: ignore[attr-defined]

    def response_add(self, request: HttpRequest, obj: Any, *args: Any) -> HttpResponse:
        end_trial(request, obj)
        return super().response_add(request, obj, *args)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        end_trial(request, obj)
        return super().response_change(request, obj)


def end_trial(request: Any, obj: Any) -> None:
    """After all is saved: what the search would read. Of a draft, as if it were published."""
    if BUTTON not in request.POST:
        return
    if request.stays_draft:
        publish(obj)
    content = read_content(request.searched_now)
    raise Tried(content, read_unsaved(), is_draft=request.stays_draft)


def publish(obj: Any) -> None:
    """Unless it may not be, as without a title."""
    obj.status = PublicationStatus.PUBLISHED
    obj.publish_at = obj.expire_at = None
    with contextlib.suppress(ValidationError):
        obj.validate_constraints()
        obj.save(update_fields=[*PUBLICATION, "updated_at"])


def preview_of(found: Replay, *, is_draft: bool) -> SearchPreview:
    return SearchPreview(
        lines=[line_of(change) for change in found.changes[:LINES]],
        changed=len(found.changes),
        asked=found.asked,
        is_cut=found.asked < found.known,
        is_draft=is_draft,
    )


def line_of(change: Change) -> Line:
    language = Language(change.question.language)
    now, then = (found_of(answer, language) for answer in (change.now, change.then))
    return Line(change.question.text, language, now, then)


def found_of(answer: FirstAnswer, language: Language) -> Found:
    if answer.row is None:
        return Found(None, answers=False)
    title = translated_fields(type(answer.row))[0]
    return Found(localized(answer.row, title, language), answer.answers)
