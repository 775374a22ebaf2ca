"""Actions of the lists on many rows: one entry in the history, one message, and why rows stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from contacts.admin.publication_dates import moment_in_words
from contacts.admin.same_headings import headings, same_headings
from contacts.admin.told_dates import FOLLOW
from contacts.enums import PublicationStatus
from contacts.history import many_rows, versions
from contacts.history.versions import ChangeKind
from contacts.models.base import PublicModel

TAKEN_OFF = gettext_lazy("“%(name)s” was taken off on %(moment)s. That date is removed now.")
SEEN_LATER = gettext_lazy(
    "Readers see “%(name)s” from %(moment)s on. For them to see it now, open it and empty "
    "“publish at”."
)
STAYS = gettext_lazy("“%(name)s” stays as it was. %(reason)s")
NAMED = 10  # of rows that one message is about; the others are counted
DATED = 5  # rows whose dates are told one by one


@dataclass(frozen=True, slots=True)
class ManyRows:
    """What is to be done. `alter` gives a row its new values, and False where it has them already;
    ValidationError where it may not be. `columns` are those that it writes.
    """

    change: ChangeKind
    columns: Sequence[str]
    alter: Callable[[Any], bool]


@dataclass
class Done:
    """What became of the rows: those changed, and as they were before; the others by reason."""

    changed: list[Any] = field(default_factory=list)
    before: list[Any] = field(default_factory=list)
    same: list[Any] = field(default_factory=list)
    refused: dict[str, list[Any]] = field(default_factory=dict)

    def refuse(self, row: Any, error: ValidationError) -> None:
        self.refused.setdefault(" ".join(error.messages), []).append(row)


class ManyRowsMixin(admin.ModelAdmin):
    """Rows that may not be changed are named, each with the reason, and stop no other."""

    def name_of(self, obj: Any) -> str:
        raise NotImplementedError

    def change_many(self, request: HttpRequest, pks: Collection[int], many: ManyRows) -> Done:
        with transaction.atomic():
            rows = many_rows.locked(self.model, pks)
            many_rows.keep_unrecorded(rows)
            done = Done()
            ready: list[Any] = []
            for row in rows:
                before = copy(row)
                try:
                    (ready if many.alter(row) else done.same).append(row)
                    done.before.append(before)
                except ValidationError as error:
                    done.refuse(row, error)
            with versions.recorded(many.change, user=request.user):
                refused = many_rows.write(ready, many.columns)
            done.changed = [row for row in ready if row.pk not in refused]
            for row in ready:
                if row.pk in refused:
                    done.refuse(row, refused[row.pk])
            said = [{"changed": {"fields": [*many.columns]}}]
            LogEntry.objects.log_actions(request.user.pk or 0, done.changed, CHANGE, said)
        return done

    def tell_stays(self, request: HttpRequest, done: Done) -> None:
        """What was not done, and why; also where there was nothing to do."""
        for reason, rows in done.refused.items():
            if len(rows) == 1:
                values = {"name": self.name_of(rows[0]), "reason": reason}
                messages.error(request, STAYS % values)
                continue
            text = ngettext(
                "%(count)d row stays as it was: %(names)s. %(reason)s",
                "%(count)d rows stay as they were: %(names)s. %(reason)s",
                len(rows),
            )
            told = {"count": len(rows), "names": self.names_of(rows), "reason": reason}
            messages.error(request, text % told)
        if done.same:
            text = ngettext(
                "%(count)d row was so already.", "%(count)d rows were so already.", len(done.same)
            )
            messages.info(request, text % {"count": len(done.same)})

    def names_of(self, rows: Sequence[Any]) -> str:
        return named([self.name_of(row) for row in rows])


def named(names: Sequence[str]) -> str:
    """The first ones in a row, and how many more there are."""
    shown = [_("“%(name)s”") % {"name": name} for name in names[:NAMED]]
    if further := len(names) - len(shown):
        text = ngettext("%(count)d more", "%(count)d more", further)
        shown.append(text % {"count": further})
    return _(", ").join(shown)


class PublishingMixin(ManyRowsMixin):
    """The actions that every list of public rows has."""

    @admin.action(description=gettext_lazy("Mark as checked today"), permissions=["change"])
    def checked_today(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Of published rows too by those who may not publish: it is their work to check."""
        today = timezone.localdate()

        def alter(row: PublicModel) -> bool:
            is_new, row.verified_on = row.verified_on != today, today
            return is_new

        done = self.change_many(
            request, keys(queryset), ManyRows(ChangeKind.CHECKED, ["verified_on"], alter)
        )
        self.tell_stays(request, done)
        text = ngettext(
            "%(count)d row is marked as checked today.",
            "%(count)d rows are marked as checked today.",
            len(done.changed),
        )
        if done.changed:
            messages.success(request, text % {"count": len(done.changed)})

    @admin.action(description=gettext_lazy("Publish"), permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Also what was taken off by its date; what has a date ahead keeps it, and that is said."""
        now = timezone.now()
        many = ManyRows(
            ChangeKind.PUBLISHED, ["status", "expire_at"], published_at(now, self.model)
        )
        done = self.change_many(request, keys(queryset), many)
        done.same = [row for row in done.same if date_told(row, now) is None]
        self.tell_stays(request, done)
        seen = [row for row in done.changed if row.publish_at is None or row.publish_at <= now]
        text = ngettext("%(count)d row is published.", "%(count)d rows are published.", len(seen))
        if seen:
            messages.success(request, text % {"count": len(seen)})
            messages.info(request, FOLLOW)
        stays = {row.pk for rows in done.refused.values() for row in rows}
        self.tell_dates(request, (row for row in done.before if row.pk not in stays), now)

    def tell_dates(self, request: HttpRequest, rows: Iterable[Any], now: datetime) -> None:
        """What became of the dates of rows, as they were before they were published at `now`."""
        dated = [row for row in rows if date_told(row, now)]
        for row in dated[:DATED]:
            level, text, moment = date_told(row, now) or (messages.INFO, "", now)
            said = moment_in_words(moment, now)
            values = {"name": self.name_of(row), "moment": said}
            messages.add_message(request, level, str(text) % values)
        if further := len(dated) - DATED:
            text = ngettext(
                "%(count)d more row has a date: the list says from when on readers see it.",
                "%(count)d more rows have dates: the list says from when on readers see them.",
                further,
            )
            if further > 0:
                messages.warning(request, text % {"count": further})

    @admin.action(description=gettext_lazy("Unpublish (make a draft)"), permissions=["publish"])
    def unpublish(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        many = ManyRows(ChangeKind.UNPUBLISHED, ["status"], made_draft)
        done = self.change_many(request, keys(queryset), many)
        self.tell_stays(request, done)
        drafts = done.changed
        text = ngettext(
            "%(count)d row is a draft now.", "%(count)d rows are drafts now.", len(drafts)
        )
        if len(drafts) == 1:
            text = _("“%(name)s” is a draft now.")
        if drafts:
            values = {"count": len(drafts), "name": self.name_of(drafts[0])}
            messages.success(request, text % values)
            messages.info(request, FOLLOW)


def keys(queryset: QuerySet[Any]) -> list[int]:
    return list(queryset.values_list("pk", flat=True))


def published_at(now: datetime, model: type) -> Callable[[Any], bool]:
    known = headings(model)

    def alter(row: PublicModel) -> bool:
        if row.is_published_or_due_at(now):
            return False
        row.status = PublicationStatus.PUBLISHED
        if row.has_expired:
            row.expire_at = None
        if refused := row.field_refusals() | same_headings(row, ["status"], known):
            raise ValidationError(refused)
        return True

    return alter


def made_draft(row: PublicModel) -> bool:
    is_new, row.status = row.status != PublicationStatus.DRAFT, PublicationStatus.DRAFT
    return is_new


def date_told(row: PublicModel, now: datetime) -> tuple[int, Any, datetime] | None:
    if row.expire_at and row.expire_at <= now:
        return messages.INFO, TAKEN_OFF, row.expire_at
    if row.publish_at and row.publish_at > now:
        return messages.WARNING, SEEN_LATER, row.publish_at
    return None
