"""The guides of the directory as JSON, a thousand at a time.

Read as plain values: a guide is one of thousands here, and as a model's instance it would cost
five times as much. They say what `GuideFacts` says of them, which a test compares.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from math import ceil
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, Max, Sum

from citizen_help import locality
from contacts.enums import Language
from contacts.feeds.facts import absolute_url
from contacts.languages.short_markdown import plain
from contacts.models import Guide, Step
from contacts.pictures.names import PictureFile
from contacts.pictures.shown import picture_name
from contacts.publishing.snapshot import Published

PER_PART: Final = 1000

Json = dict[str, Any]
Slugs = Mapping[int, str]  # by primary key, of what is published

GUIDE_COLUMNS: Final = (
    *("pk", "slug", "title_ar", "title_en", "summary_ar", "summary_en"),
    *("channel_id", "topic_id", "form", "featured", "verified_on", "updated_at"),
)
STEP_COLUMNS: Final = (
    *("guide_id", "uid", "channel_id", "text_ar", "text_en", "detail_ar", "detail_en"),
    *("picture_ar", "picture_en", "picture_alt_ar", "picture_alt_en"),
)


@dataclass(frozen=True, slots=True)
class GuideList:
    """All published guides in the editors' order, cut into parts; there is always a first one.

    `revision` is the same as long as no guide comes, goes or moves; a changed one counts as moved.
    """

    parts: int
    revision: str

    @classmethod
    def read(cls) -> "GuideList":
        found = Guide.objects.published().aggregate(
            count=Count("pk"), sum=Sum("pk"), newest=Max("updated_at")
        )
        told = f"{found['count']} {found['sum']} {moment_text(found['newest'], 'microseconds')}"
        revision = sha256(told.encode()).hexdigest()[:16]
        return cls(max(1, ceil(found["count"] / PER_PART)), revision)


def guides_of(part: int, content: Published) -> list[Json]:
    """The guides of a part, counted from 1, as `directory.schema.json` says them."""
    start = (part - 1) * PER_PART
    rows = list(
        Guide.objects.published().values_list(*GUIDE_COLUMNS)[start : start + PER_PART],
    )
    steps = _steps([row[0] for row in rows])
    channels = {channel.pk: channel.slug for channel in content.channels}
    topics = {topic.pk: topic.slug for topic in content.topics}
    addresses = _Addresses()
    return [_guide(row, steps.get(row[0], []), channels, topics, addresses) for row in rows]


def _steps(guides: list[int]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    rows = Step.objects.published().filter(guide_id__in=guides)
    for guide, *step in rows.values_list(*STEP_COLUMNS):
        found.setdefault(guide, []).append(tuple(step))
    return found


class _Addresses:
    """Of guides, in each language: one is asked for, the others differ in their slug alone."""

    def __init__(self) -> None:
        asked = "a-guide"
        self._around = {
            code: absolute_url("contacts:guide", asked, language=code).split(asked)
            for code in Language.values
        }

    def of(self, slug: str, end: str = "") -> dict[str, str]:
        return {code: f"{head}{slug}{tail}{end}" for code, (head, tail) in self._around.items()}


def _guide(
    row: tuple[Any, ...],
    steps: list[tuple[Any, ...]],
    channels: Slugs,
    topics: Slugs,
    addresses: _Addresses,
) -> Json:
    _pk, slug, *texts, channel, topic, form, featured, verified_on, updated_at = row
    title_ar, title_en, summary_ar, summary_en = texts
    return {
        "slug": slug,
        "title": _texts(title_ar, title_en),
        "summary": _short_texts(summary_ar, summary_en),
        "url": addresses.of(slug),
        "channel": channels.get(channel),
        "topic": topics.get(topic),
        "form": form,
        "featured": featured,
        "steps": [_step(step, slug, channels, addresses) for step in steps],
        "verified_on": date_text(verified_on),
        "updated_at": moment_text(updated_at),
    }


def _step(row: tuple[Any, ...], slug: str, channels: Slugs, addresses: _Addresses) -> Json:
    uid, channel, text_ar, text_en, detail_ar, detail_en, *pictures = row
    picture_ar, picture_en, alt_ar, alt_en = pictures
    return {
        "uid": uid,
        "text": _texts(text_ar, text_en),
        "detail": _short_texts(detail_ar, detail_en),
        "channel": channels.get(channel),
        "picture": {"ar": _picture(picture_ar, alt_ar), "en": _picture(picture_en, alt_en)},
        "url": addresses.of(slug, f"#step-{uid}"),
    }


def _picture(name: str | None, alt: str | None) -> Json | None:
    """The large file of one language's picture."""
    found = picture_name(name)
    if found is None:
        return None
    return {
        "url": f"{settings.SITE_URL}{found.address(PictureFile.LARGE_JPEG)}",
        "width": found.width,
        "height": found.height,
        "alt": (alt or "").strip(),
    }


def _texts(arabic: str | None, english: str | None) -> Json:
    return {"ar": (arabic or "").strip() or None, "en": (english or "").strip() or None}


def _short_texts(arabic: str | None, english: str | None) -> Json:
    return _texts(plain(arabic or ""), plain(english or ""))


def date_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def moment_text(moment: datetime | None, precision: str = "seconds") -> str | None:
    """In the site's time, with its offset."""
    return moment.astimezone(locality.zone()).isoformat(timespec=precision) if moment else None
