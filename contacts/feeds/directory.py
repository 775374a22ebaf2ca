"""The whole published directory as one JSON document, for chatbots and partner sites.

Its shape is `directory.schema.json` beside this file. Every key is always there, in both
languages; null says that something is missing. New keys may come, none goes within `version`.
Many guides come in parts, the first of them with all the rest (docs/directory.md).
"""

from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Final

from citizen_help import locality
from contacts.enums import Language
from contacts.feeds.directory_guides import (
    GuideList,
    Json,
    date_text,
    guides_of,
    moment_text,
)
from contacts.feeds.facts import (
    ChannelFacts,
    ClaimFacts,
    EndpointFacts,
    HolidayFacts,
    HoursFacts,
    NoticeFacts,
    Texts,
    absolute_url,
)
from contacts.hours.status import Status
from contacts.models import Page
from contacts.publishing.channels_now import channel_now
from contacts.publishing.snapshot import published

VERSION: Final = 1
SCHEMA: Final = Path(__file__).with_name("directory.schema.json")


@dataclass(frozen=True, slots=True)
class Directory:
    """The document, and the statuses in it: they bound how long it may be kept."""

    document: Json
    statuses: tuple[Status, ...]


def directory(moment: datetime | None) -> Directory:
    """All published rows, with the status of each channel at `moment`; None: not known.

    Of more than a thousand guides the first thousand, and where the next ones are.
    """
    content, guides = published(), GuideList.read()
    channels = content.channels
    statuses = [channel_now(channel, moment, content).status for channel in channels]
    document = {
        **_head(guides, 1),
        "channels": [
            _channel(ChannelFacts.of(channel), status)
            for channel, status in zip(channels, statuses, strict=True)
        ],
        "holidays": [_holiday(HolidayFacts.of(row)) for row in content.holidays],
        "notices": [_notice(NoticeFacts.of(row)) for row in content.notices_at(moment)],
        "topics": [
            {"slug": topic.slug, "name": _texts(Texts.of(topic, "name"))}
            for topic in content.topics
        ],
        "guides": guides_of(1, content),
        "pages": [_page(page) for page in content.pages],
        "claims": [_claim(ClaimFacts.of(claim)) for claim in content.claims],
    }
    return Directory(document, tuple(statuses))


def further_part(number: int) -> Json | None:
    """The guides of a later part, every other list empty; None where there is no such part."""
    guides = GuideList.read()
    if not 1 < number <= guides.parts:
        return None
    before, after = ("channels", "holidays", "notices", "topics"), ("pages", "claims")
    return {
        **_head(guides, number),
        **{name: [] for name in before},
        "guides": guides_of(number, published()),
        **{name: [] for name in after},
    }


def _head(guides: GuideList, number: int) -> Json:
    """What a part says of itself and of where it stands."""
    following = number + 1 if number < guides.parts else None
    address = absolute_url("directory-continued", language=Language.ARABIC)
    return {
        "$schema": absolute_schema_url(),
        "version": VERSION,
        "time_zone": locality.zone_name(),
        "languages": list(Language.values),
        "part": number,
        "parts": guides.parts,
        "revision": guides.revision,
        "next": f"{address}?part={following}" if following else None,
    }


def absolute_schema_url() -> str:
    return absolute_url("directory-schema", language=Language.ARABIC)


def _channel(facts: ChannelFacts, status: Status) -> Json:
    return {
        "slug": facts.slug,
        "kind": facts.kind,
        "name": _texts(facts.name),
        "summary": _texts(facts.summary),
        "url": _urls("contacts:channel", facts.slug),
        "endpoints": [_endpoint(endpoint) for endpoint in facts.endpoints],
        "always_available": facts.always_available,
        "closed_on_holidays": facts.closed_on_holidays,
        "opening_hours": [_hours(row) for row in facts.hours],
        "answer_languages": list(facts.answer_languages) or None,
        "response_time": _texts(facts.response_time),
        "cost": facts.cost or None,
        "sign_in": facts.sign_in or None,
        "status": _status(status),
        "verified_on": date_text(facts.verified_on),
        "updated_at": moment_text(facts.updated_at),
    }


def _status(status: Status) -> Json:
    return {
        "state": str(status.state),
        "reason": str(status.reason),
        "changes_at": moment_text(status.changes_at),
        "opens_at": moment_text(status.opens_at),
    }


def _endpoint(facts: EndpointFacts) -> Json:
    return {
        "kind": facts.kind,
        "value": facts.value,
        "display": facts.display,
        "link": facts.link,
        "label": _texts(facts.label),
    }


def _hours(facts: HoursFacts) -> Json:
    return {
        "days": [str(day) for day in facts.days],
        "opens": _time(facts.opens),
        "closes": _time(facts.closes),
        "valid_from": date_text(facts.valid_from),
        "valid_to": date_text(facts.valid_to),
        "name": _texts(facts.name),
        "note": _texts(facts.note),
    }


def _holiday(facts: HolidayFacts) -> Json:
    return {
        "name": _texts(facts.name),
        "first_day": date_text(facts.first_day),
        "last_day": date_text(facts.last_day),
        "opens": _time(facts.opens),
        "closes": _time(facts.closes),
        "confirmed": facts.confirmed,
        "channel": facts.channel,
    }


def _notice(facts: NoticeFacts) -> Json:
    return {
        "severity": facts.severity,
        "text": _texts(facts.text),
        "detail_markdown": _texts(facts.detail),
        "channel": facts.channel,
        "starts_at": moment_text(facts.starts_at),
        "ends_at": moment_text(facts.ends_at),
        "updated_at": moment_text(facts.updated_at),
    }


def _page(page: Page) -> Json:
    return {
        "slug": page.slug,
        "title": _texts(Texts.of(page, "title")),
        "body_markdown": _texts(Texts.of(page, "body")),
        "url": _urls("contacts:page", page.slug),
        "verified_on": date_text(page.verified_on),
        "updated_at": moment_text(page.updated_at),
    }


def _claim(facts: ClaimFacts) -> Json:
    return {
        "kind": facts.kind,
        "value": facts.value,
        "display": facts.display,
        "verdict": facts.verdict,
        "note": _texts(facts.note),
        "source": facts.source,
        "verified_on": date_text(facts.verified_on),
        "updated_at": moment_text(facts.updated_at),
    }


def _texts(texts: Texts) -> Json:
    return {"ar": texts.ar, "en": texts.en}


def _urls(name: str, slug: str) -> dict[str, str]:
    return {code: absolute_url(name, slug, language=code) for code in Language.values}


def _time(clock: time | None) -> str | None:
    return clock.strftime("%H:%M") if clock else None
