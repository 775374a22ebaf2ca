"""What changed: a page and an Atom feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import stored
from contacts.fallback import LocalizedText
from contacts.history.change_words import Teller, plain_value
from contacts.history.changes import DayOfRow, changes_of
from contacts.history.facts import WHOLE
from contacts.history.versions import Key, key_of
from contacts.hours.sentences import plain
from contacts.models import Guide, clock
from contacts.publishing.naming import site_name
from contacts.publishing.snapshot import CHANGES_SHOWN, Published, published
from contacts.templatetags.texts import fallback_mark, linked
from contacts.templatetags.times import marked
from contacts.views.feeds import conditional_response
from contacts.views.last_change import anchor_of, html_of, teller_of
from contacts.views.public import cache_control, render_public

ATOM_TYPE = "application/atom+xml; charset=utf-8"
MOST_TOLD = 100  # rows and days, the newest
# A feed reader takes entries with one of these for the same; they do not move with the site.
ENTRY_ID = "tag:{host},2026:changes/{day}/{model}/{pk}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What changed in one row on one day, in the reader's language."""

    day: date
    moment: datetime
    anchor: str
    name: str
    url: str  # "" for what has no page, or none now
    sentences: list[str]


@stored()
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    found = [as_html(one) for one in entries(show=marked, value=linked)]
    days = [(day, list(of)) for day, of in groupby(found, key=lambda one: one.day)]
    return render_public(request, "contacts/changes.html", {"days": days})


@stored()
@require_safe
def changes_feed(request: HttpRequest) -> HttpResponseBase:
    moment, language = clock.now(), get_language() or "ar"
    page = settings.SITE_URL + reverse("contacts:changes")
    feed = Feed(
        title=f"{_('What changed')} – {site_name()}",
        link=page,
        description="",
        subtitle=_("What changed here: numbers, links, hours, questions and notices."),
        author_name=site_name(),
        language=language,
        feed_url=settings.SITE_URL + request.path,
        feed_guid=page,
        begins=moment,
    )
    host = urlsplit(settings.SITE_URL).hostname
    for one in entries(show=in_feed, value=plain_value):
        model, pk, _day = one.anchor.split("-", 2)
        feed.add_item(
            title=_("%(name)s – %(sentence)s") % {"name": one.name, "sentence": one.sentences[0]},
            link=settings.SITE_URL + one.url if one.url else f"{page}#{one.anchor}",
            description=escape(" ".join(one.sentences)),
            unique_id=ENTRY_ID.format(host=host, day=one.day, model=model, pk=pk),
            updateddate=one.moment,
        )
    text = feed.writeString("utf-8")
    return conditional_response(request, text, ATOM_TYPE, control=cache_control(moment))


class Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Without entries the day, so that equal feeds are equal byte by byte."""
        if self.items:
            return super().latest_post_date()
        day = timezone.localdate(self.feed["begins"])
        return timezone.make_aware(datetime.combine(day, time.min))


def as_html(one: Entry) -> Entry:
    name, *sentences = html_of([one.name, *one.sentences])
    return replace(one, name=name, sentences=sentences)


def in_feed(text: LocalizedText) -> str:
    """Plain; one that stands in for another says so, and leaves the words around it in place."""
    return f"{plain(text)} ({fallback_mark(text)})" if text.is_fallback else plain(text)


def entries(*, show: Callable[[LocalizedText], str], value: Callable[[str], str]) -> list[Entry]:
    """The newest, without those that changed nothing for readers of this language."""
    content = published()
    begin = clock.now() - CHANGES_SHOWN
    days = [one for one in changes_of(content) if one.moment > begin]
    urls = addresses(content, days)
    teller = teller_of(content, show=show, value=value)
    found = (entry(one, teller, urls) for one in days if concerns_readers(one, content))
    return [one for one in found if one.name and one.sentences][:MOST_TOLD]


def entry(one: DayOfRow, teller: Teller, urls: dict[Key, str]) -> Entry:
    return Entry(
        day=one.day,
        moment=one.moment,
        anchor=anchor_of(one),
        name=teller.name(one),
        url=urls.get(one.key, ""),
        sentences=teller.sentences(one),
    )


def concerns_readers(one: DayOfRow, content: Published) -> bool:
    """What is said of a channel that they do not see (any more) does not."""
    channel = channel_of(one)
    return channel is None or any(each.pk == channel for each in content.channels)


def channel_of(one: DayOfRow) -> int | None:
    """Of a holiday or a notice."""
    facts = (fact["after"] or fact["before"] or {} for fact in one.facts if fact["what"] in WHOLE)
    return next((whole.get("channel") for whole in facts), None)


def addresses(content: Published, days: Iterable[DayOfRow]) -> dict[Key, str]:
    """Of the rows that have a page; of what is told of a channel, that channel's."""
    days = list(days)
    pks = {one.key[1] for one in days if one.key[0] == "guide"}
    guides = content.once(
        "changed guides", lambda: list(Guide.objects.published().filter(pk__in=pks)) if pks else []
    )
    rows: list[Any] = [*content.channels, *content.pages, *guides]
    urls = {key_of(row): row.get_absolute_url() for row in rows}
    for one in days:
        if (channel := ("channel", channel_of(one))) in urls:
            urls[one.key] = urls[channel]
    return urls
