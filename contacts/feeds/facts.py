"""The published facts of the directory as plain values: the one place that machines' formats read.

JSON-LD, vCards, calendars and `/api/v1/directory.json` are written from these and ask no model
themselves, so that none of them can say something else than the others. Published rows only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple, TypeVar

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from contacts.enums import Language
from contacts.fallback import LocalizedText, localized
from contacts.hours.values import ClosedPeriod, HoursRow, Weekday
from contacts.languages.short_markdown import plain
from contacts.models import Channel, Claim, Endpoint, Holiday, Notice, OpeningHours
from contacts.models.base import PublicPart

Part = TypeVar("Part", bound=PublicPart)


@dataclass(frozen=True, slots=True)
class Texts:
    """One text in both languages; None where it is missing (spaces count as missing)."""

    ar: str | None
    en: str | None

    @classmethod
    def of(cls, obj: object, field: str) -> Texts:
        values = ((getattr(obj, f"{field}_{code}") or "").strip() for code in Language.values)
        return cls(*(value or None for value in values))

    @classmethod
    def of_short(cls, obj: object, field: str) -> Texts:
        """Of short Markdown, its words: programs show them where nothing is bold or a link."""
        texts = cls.of(obj, field)
        return cls(*(plain(text) if text else None for text in (texts.ar, texts.en)))

    def in_language(self, language: str) -> LocalizedText:
        """As a page in `language` shows it: the other language stands in."""
        return localized(_Columns(self.ar, self.en), "text", language)

    def each(self) -> list[tuple[str, str]]:
        """The languages it exists in, with the text."""
        both = (("ar", self.ar), ("en", self.en))
        return [(code, value) for code, value in both if value]


class _Columns(NamedTuple):
    text_ar: str | None
    text_en: str | None


@dataclass(frozen=True, slots=True)
class EndpointFacts:
    kind: str
    value: str
    display: str
    link: str
    label: Texts
    updated_at: datetime

    @classmethod
    def of(cls, row: Endpoint) -> EndpointFacts:
        label = Texts.of(row, "label")
        return cls(row.kind, row.value, row.display, row.link, label, row.updated_at)


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """Without a link: nobody should follow it."""

    kind: str
    value: str
    display: str
    verdict: str
    note: Texts
    source: str | None
    verified_on: date | None
    updated_at: datetime

    @classmethod
    def of(cls, row: Claim) -> ClaimFacts:
        return cls(
            kind=row.kind,
            value=row.value,
            display=row.display,
            verdict=row.verdict,
            note=Texts.of(row, "note"),
            source=row.source or None,
            verified_on=row.verified_on,
            updated_at=row.updated_at,
        )


@dataclass(frozen=True, slots=True)
class HoursFacts:
    """One line of the week; without times its hours are not published, with dates a season."""

    pk: int
    days: tuple[Weekday, ...]
    opens: time | None
    closes: time | None
    valid_from: date | None
    valid_to: date | None
    name: Texts  # of the season
    note: Texts
    created_at: datetime
    updated_at: datetime

    def as_row(self) -> HoursRow:
        return HoursRow(
            frozenset(self.days), self.opens, self.closes, self.valid_from, self.valid_to
        )

    @classmethod
    def of(cls, row: OpeningHours) -> HoursFacts:
        return cls(
            pk=row.pk,
            days=tuple(day for day in Weekday if day in row.days),
            opens=row.opens,
            closes=row.closes,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            name=Texts.of(row, "name"),
            note=Texts.of(row, "note"),
            created_at=row.created_at,
            updated_at=row.updated_at,
        )


@dataclass(frozen=True, slots=True)
class HolidayFacts:
    """Without times it closes whole days; `channel` is the slug of the only one it concerns."""

    pk: int
    name: Texts
    first_day: date
    last_day: date
    opens: time | None  # with both: closed at these hours only
    closes: time | None
    confirmed: bool
    channel: str | None
    updated_at: datetime

    def as_closed_period(self) -> ClosedPeriod:
        return ClosedPeriod(
            self.first_day, self.last_day, self.confirmed, self.pk, self.opens, self.closes
        )

    @classmethod
    def of(cls, row: Holiday) -> HolidayFacts:
        return cls(
            pk=row.pk,
            name=Texts.of(row, "name"),
            first_day=row.first_day,
            last_day=row.last_day,
            opens=row.opens,
            closes=row.closes,
            confirmed=row.confirmed,
            channel=row.channel.slug if row.channel else None,
            updated_at=row.updated_at,
        )


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """`channel` is a slug, None for the whole site; without `ends_at` it holds on."""

    severity: str
    text: Texts
    detail: Texts
    channel: str | None
    starts_at: datetime
    ends_at: datetime | None
    updated_at: datetime

    @classmethod
    def of(cls, row: Notice) -> NoticeFacts:
        return cls(
            severity=row.severity,
            text=Texts.of(row, "text"),
            detail=Texts.of(row, "detail"),
            channel=row.channel.slug if row.channel else None,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            updated_at=row.updated_at,
        )


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """A channel; `holidays` are those that concern it, none where it does not close for them."""

    slug: str
    kind: str
    name: Texts
    summary: Texts
    endpoints: tuple[EndpointFacts, ...]
    hours: tuple[HoursFacts, ...]
    holidays: tuple[HolidayFacts, ...]
    always_available: bool
    closed_on_holidays: bool
    answer_languages: tuple[str, ...]  # empty where not known, as the next three
    response_time: Texts
    cost: str
    sign_in: str
    verified_on: date | None
    updated_at: datetime

    @classmethod
    def of(cls, channel: Channel, holidays: Iterable[Holiday] = ()) -> ChannelFacts:
        """Of a channel read `with_parts()`; drafts among its rows are left out in any case."""
        closes = channel.closed_on_holidays and not channel.always_available
        its_own = [one for one in holidays if closes and one.is_of(channel)]
        return cls(
            slug=channel.slug,
            kind=channel.kind,
            name=Texts.of(channel, "name"),
            summary=Texts.of_short(channel, "summary"),
            endpoints=tuple(map(EndpointFacts.of, shown(channel.endpoints.all()))),
            hours=tuple(map(HoursFacts.of, shown(channel.opening_hours.all()))),
            holidays=tuple(map(HolidayFacts.of, shown(its_own))),
            always_available=channel.always_available,
            closed_on_holidays=channel.closed_on_holidays,
            answer_languages=tuple(sorted(channel.answer_languages)),
            response_time=Texts.of(channel, "response_time"),
            cost=channel.cost,
            sign_in=channel.sign_in,
            verified_on=channel.verified_on,
            updated_at=channel.updated_at,
        )

    def url(self, language: str) -> str:
        return absolute_url("contacts:channel", self.slug, language=language)

    def first(self, kind: str) -> EndpointFacts | None:
        """The first endpoint of a kind."""
        return next((endpoint for endpoint in self.endpoints if endpoint.kind == kind), None)


def absolute_url(name: str, *args: str, language: str) -> str:
    """The whole address of a page in `language`."""
    with override(language):
        return f"{settings.SITE_URL}{reverse(name, args=args)}"


def shown(rows: Iterable[Part]) -> list[Part]:
    return [row for row in rows if row.is_published]


def qr_target(channel: ChannelFacts, *, language: str) -> str:
    """What its QR code opens: its first number, else its page in `language`."""
    phone = channel.first("phone")
    return phone.link if phone else channel.url(language)
