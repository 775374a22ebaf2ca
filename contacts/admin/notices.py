"""What waits for an editor, on the first page of the admin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts import models
from contacts.admin.holiday_words import (
    closed_in_words,
    days_in_words,
    end_of,
    first_moment,
    hours_in_words,
)
from contacts.admin.languages import current_language
from contacts.admin.publication_dates import lasting_in_words, moment_in_words
from contacts.enums import PublicationStatus
from contacts.fallback import localized
from contacts.history.versions import owner_of
from contacts.hours.holidays import expected
from contacts.languages.unpublished_times import texts_saying_so
from contacts.models import Channel, Holiday, OpeningHours
from contacts.models.base import PublicModel
from contacts.models.confirmed_texts import translated_fields
from contacts.publishing.missing_holidays import channels_without_ramadan, without_entry

AHEAD = timedelta(days=60)
SOON = timedelta(days=14)
DAYS_AHEAD = timedelta(days=7)
MOST_SCHEDULED = 12
IS_TAKEN_OFF = gettext_lazy("%(kind)s “%(name)s” is taken off on %(moment)s.")
APPEARS = gettext_lazy("%(kind)s “%(name)s” appears on %(moment)s.")
DRAFT_WAITS = gettext_lazy(
    "%(kind)s “%(name)s” is a draft: it does not appear on %(moment)s unless it is published."
)
DRAFT_PASSED = gettext_lazy(
    "%(kind)s “%(name)s” was to appear on %(moment)s, but it is still a draft."
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence in the page's language, and the list where it is mended.

    `details` say more of it; `other` is another place (address, words) that mends it.
    """

    text: str
    url: str
    action: str
    details: tuple[str, ...] = ()
    other: tuple[str, str] | None = None
    button: tuple[str, str] | None = None  # what is done at once


def holiday_notices(now: datetime) -> list[Notice]:
    """About the 60 days from now, a moment on the site's clock, and what waits since then."""
    return [*_running(now), *waiting_holiday_notices(now), *_coming(now, now.date() + SOON)]


def waiting_holiday_notices(now: datetime) -> list[Notice]:
    """Those that ask an editor for something."""
    today = now.date()
    last = today + AHEAD
    return [
        *_tentative(today, last),
        *_missing(today, last),
        *_ramadan(today, last),
        *_hours_to_check(today),
        *_denied_times(),
    ]


def _running(now: datetime) -> Iterator[Notice]:
    yesterday = now.date() - timedelta(days=1)  # its hours may run past midnight
    for holiday in _confirmed(yesterday, now.date()):
        if first_moment(holiday) <= now < end_of(holiday):
            yield _closure(holiday, _("Closed at present: “%(name)s”"))


def _coming(now: datetime, last: date) -> Iterator[Notice]:
    for holiday in _confirmed(now.date(), last):
        if first_moment(holiday) > now:
            yield _closure(holiday, _("Closed then: “%(name)s”"))


def _confirmed(first: date, last: date) -> Iterable[Holiday]:
    confirmed = Holiday.objects.published().filter(confirmed=True, first_day__lte=last)
    return confirmed.filter(last_day__gte=first).select_related("channel")


def _closure(holiday: Holiday, text: str) -> Notice:
    when = (days_in_words(holiday), hours_in_words(holiday))
    return Notice(
        text % {"name": _name(holiday)},
        form_url(holiday),
        _("Open its form"),
        details=(closed_in_words(holiday), *(words for words in when if words)),
    )


def _denied_times() -> Iterator[Notice]:
    """Texts that were written before somebody published the times."""
    for channel in Channel.objects.published().order_by("position", "pk"):
        for owner in dict.fromkeys(owner_of(found.row) for found in texts_saying_so(channel)):
            yield Notice(
                _("“%(text)s” says that times are not published, though those of “%(name)s” are.")
                % {"text": _heading(owner), "name": _name(channel)},
                form_url(owner),
                _("Open its form"),
            )


def _tentative(today: date, last: date) -> Iterator[Notice]:
    tentative = Holiday.objects.published().filter(confirmed=False, first_day__lte=last)
    for holiday in tentative.select_related("channel"):
        is_over = holiday.last_day < today
        text = (
            _("“%(name)s” was expected on %(day)s and nobody has confirmed it.")
            if is_over
            else _("“%(name)s” is expected on %(day)s and is not confirmed.")
        )
        yield Notice(
            text % {"name": _name(holiday), "day": date_format(holiday.first_day)},
            list_url("holiday", confirmed__exact=0, when="over" if is_over else "ahead"),
            _("Confirm it in the list"),
            details=tuple(filter(None, (channel_name(holiday), hours_in_words(holiday)))),
        )


def _missing(today: date, last: date) -> Iterator[Notice]:
    for suggestion in without_entry(expected(today, last)):
        yield Notice(
            _("“%(name)s” is expected about %(day)s and is not among the holidays.")
            % {"name": _name(suggestion), "day": date_format(suggestion.first_day)},
            list_url("holiday", when="ahead"),
            _("Add it to the list"),
        )


def _ramadan(today: date, last: date) -> Iterator[Notice]:
    lacking = list(channels_without_ramadan(today, last))
    for channel, season, has_some in lacking:
        text = (
            _(
                "“%(name)s” has hours for a part of Ramadan only, which is expected from about "
                "%(first)s to %(last)s."
            )
            if has_some
            else _(
                "“%(name)s” has no hours for Ramadan, which is expected from about %(first)s to "
                "%(last)s."
            )
        )
        dates = {
            "first": date_format(season.first_day),
            "last": date_format(season.last_day),
        }
        yield Notice(
            text % {"name": _name(channel), **dates},
            reverse("admin:contacts_channel_season", query=only_one(lacking)),
            _("Add them"),
        )


def only_one(lacking: list[Any]) -> dict[str, Any]:
    """Ticked alone on the page, where the others have theirs."""
    return {"channel": lacking[0][0].pk} if len(lacking) == 1 else {}


def _hours_to_check(today: date) -> Iterator[Notice]:
    """Whose check lapses within two weeks, or has: then readers are told to check them first."""
    lasts = timedelta(days=settings.VERIFIED_FOR_DAYS)
    channels = Channel.objects.published().filter(
        always_available=False, verified_on__lt=today - lasts + SOON
    )
    timed = OpeningHours.objects.published().filter(channel=OuterRef("pk"), opens__isnull=False)
    for channel in channels.filter(Exists(timed)).order_by("verified_on", "pk"):
        assert channel.verified_on is not None  # noqa: S101  the condition above
        day = channel.verified_on + lasts
        text = (
            _("The hours of “%(name)s” count as checked up to %(day)s only.")
            if day >= today
            else _("The hours of “%(name)s” count as checked no more, since %(day)s.")
        )
        values = {"name": _name(channel), "day": date_format(day)}
        yield Notice(text % values, form_url(channel), _("Check them, and say when"))


def told_notices(now: datetime) -> Iterator[Notice]:
    """What readers are told now or will be, those first that run."""
    told = models.Notice.objects.published_or_due(now).not_over(now).select_related("channel")
    for row in told.order_by("starts_at", "pk"):
        about = _name(row.channel) if row.channel else _("The whole site")
        lasting = lasting_in_words(row, now)
        is_running = row.starts_at <= now
        yield Notice(
            localized(row, "text", current_language()).value,
            form_url(row),
            _("Open its form"),
            details=(about, str(row.get_severity_display()), lasting),
            other=(reverse("admin:contacts_notice_extend", args=[row.pk]), _("Extend"))
            if is_running
            else None,
            button=(
                reverse("admin:contacts_notice_end", args=[row.pk]),
                _("End now") if is_running else _("Call off"),
            ),
        )


def scheduled_notices(now: datetime) -> Iterator[Notice]:
    """What appears or goes by itself in the next days, the next one first; first of all drafts,
    which do not."""
    last = now + DAYS_AHEAD
    appear = [(row.publish_at, row, APPEARS) for row in _dated("publish_at", now, last)]
    go = [(row.expire_at, row, IS_TAKEN_OFF) for row in _dated("expire_at", now, last)]
    found = [*_forgotten(now), *in_time([*appear, *go])]
    yield from (_scheduled(one, now) for one in found[:MOST_SCHEDULED])


def waiting_drafts(now: datetime) -> list[Notice]:
    """Of those the drafts alone."""
    return [_scheduled(one, now) for one in _forgotten(now)[:MOST_SCHEDULED]]


def _forgotten(now: datetime) -> list[Any]:
    near = _dated("publish_at", now - DAYS_AHEAD, now + DAYS_AHEAD, PublicationStatus.DRAFT)
    return in_time(
        [
            (row.publish_at, row, DRAFT_PASSED if row.publish_at <= now else DRAFT_WAITS)
            for row in near
        ]
    )


def _scheduled(found: Any, now: datetime) -> Notice:
    moment, row, text = found
    kind = capfirst(str(row._meta.verbose_name))
    values = {"kind": kind, "name": row, "moment": moment_in_words(moment, now)}
    return Notice(text % values, form_url(owner_of(row)), _("Open its form"))


def in_time(found: list[Any]) -> list[Any]:
    return sorted(found, key=lambda one: one[0])


def _dated(
    name: str,
    after: datetime,
    last: datetime,
    status: PublicationStatus = PublicationStatus.PUBLISHED,
) -> Iterator[Any]:
    for model in apps.get_app_config("contacts").get_models():
        if issubclass(model, PublicModel):
            near = {f"{name}__gt": after, f"{name}__lte": last}
            yield from model._default_manager.filter(status=status, **near)


def channel_name(holiday: Holiday) -> str:
    return _name(holiday.channel) if holiday.channel else ""


def _name(row: Any) -> str:
    return localized(row, "name", current_language()).value


def _heading(row: Any) -> str:
    return localized(row, translated_fields(type(row))[0], current_language()).value


def form_url(row: Any) -> str:
    return reverse(f"admin:contacts_{row._meta.model_name}_change", args=[row.pk])


def list_url(model: str, **filters: Any) -> str:
    return reverse(f"admin:contacts_{model}_changelist", query=filters)
