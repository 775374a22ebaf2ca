"""What many pages show of the published content: read once a version, then only from memory.

Channels with their numbers and hours, holidays, notices, standing pages, topics, the questions of
the home page, and what others present as theirs. Not every question: there may be ten thousand.
The rows in here are shared by all threads, and nobody changes them.
"""

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar, cast

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import override

from contacts.enums import CanSignIn, GuideForm, Language
from contacts.hours.status import Schedule
from contacts.models import (
    Change,
    Channel,
    ChooserAnswer,
    ChooserQuestion,
    Claim,
    Guide,
    Holiday,
    Notice,
    Page,
    Site,
    SitePicture,
    Topic,
    clock,
)
from contacts.publishing import content_version
from contacts.publishing.chooser import Answer, Question
from contacts.publishing.due import passed

T = TypeVar("T")
_made_nothing = object()
_keeping = threading.Lock()
# The home page shows no more, and no more are read again for every version.
MOST_FEATURED = 20
# Of several of one row and day pages make one.
MOST_CHANGES = 400
CHANGES_SHOWN = timedelta(days=90)
# Lists and structured data that pages of one version share.
MOST_MADE = 1000
# Questions that are made ready before anyone asks; the rest follow when they are asked for.
MADE_READY = 250
UNSAVED = -1  # the stamp of no version
LISTS = (
    "contacts:home",
    "contacts:questions",
    "contacts:verify",
    "contacts:changes",
    "contacts:offline",
    "contacts:offline-asked",
    "contacts:booklet",
)


@dataclass(frozen=True, slots=True)
class Published:
    """Of one version of the content. Rows come in the order in which pages show them."""

    stamp: int
    channels: tuple[Channel, ...]  # with their published parts
    schedules: Mapping[int, Schedule]  # by the primary key of the channel
    holidays: tuple[Holiday, ...]
    pages: tuple[Page, ...]
    topics: tuple[Topic, ...]
    featured: tuple[Guide, ...]
    claims: tuple[Claim, ...]
    notices: tuple[Notice, ...] = ()  # that hold now or will, of channels that are published
    chooser: tuple[Question, ...] = ()  # those that are a choice
    changes: tuple[Change, ...] = ()  # told to readers, the newest
    site: Site = field(default_factory=Site)
    site_pictures: Mapping[str, str] = field(default_factory=dict)  # digests by name
    passed: tuple[tuple[str, int], ...] = ()  # model and key of what came or went since its save
    _made: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def channel(self, slug: str) -> Channel | None:
        return next((channel for channel in self.channels if channel.slug == slug), None)

    def page(self, slug: str) -> Page | None:
        return next((page for page in self.pages if page.slug == slug), None)

    def topic(self, slug: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.slug == slug), None)

    def notices_at(self, moment: datetime | None) -> tuple[Notice, ...]:
        """Those that hold; none on a page that may be shown at another moment (None)."""
        return tuple(one for one in self.notices if moment and one.is_running_at(moment))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this version; the key names all else it depends on."""
        found = self._made.get(key, _made_nothing)
        if found is not _made_nothing:
            return cast(T, found)
        made = make()
        with _keeping:
            while len(self._made) >= MOST_MADE:
                del self._made[next(iter(self._made))]  # the oldest; who needs it makes it anew
            self._made[key] = made
        return made


_reading = threading.Lock()
_latest: Published | None = None
_held: ContextVar[list[Published] | None] = ContextVar("the content of this page", default=None)
_instead: ContextVar[Published | None] = ContextVar("content shown instead", default=None)


def published() -> Published:
    """The content as it was when this process last saw its version; no query in most calls."""
    if (instead := _instead.get()) is not None:
        return instead
    held = _held.get()
    if held is None:
        return newest()
    if not held:
        held.append(newest())
    return held[0]


@contextmanager
def of_one_version() -> Iterator[None]:
    """Inside, this thread sees the content as it is when it first asks, and no newer one.

    Or a page begun with one version would leave pieces of it among those of the next.
    """
    token = _held.set([])
    try:
        yield
    finally:
        _held.reset(token)


def newest() -> Published:
    global _latest
    stamp = content_version.current()
    found = _latest
    if found is not None and found.stamp == stamp:
        return found
    with _reading:
        if _latest is None or _latest.stamp != content_version.current():
            _latest = read()
        return _latest


def last_read() -> Published:
    """The content as it was last read, without asking the database; empty when it never was."""
    return _latest or Published(0, (), {}, (), (), (), (), ())


@contextmanager
def showing(content: Published) -> Iterator[None]:
    """Inside, this thread and no other sees `content`: a page before it is published."""
    token = _instead.set(content)
    try:
        yield
    finally:
        _instead.reset(token)


@clock.showing(None)
def read() -> Published:
    """All of it from the database, of one version."""
    while True:
        before = content_version.refresh()
        found = _read(before)
        if content_version.refresh() == before:  # else an edit came in between
            return found


def read_unsaved() -> Published:
    """What this connection sees, also of its own transaction, whose version nobody else has."""
    return _read(UNSAVED)


def _read(stamp: int) -> Published:
    now = clock.now()
    steps = Guide.objects.published().filter(channel=OuterRef("pk"), form=GuideForm.STEPS)
    channels = tuple(Channel.objects.published().with_parts().annotate(has_steps=Exists(steps)))
    keys = {None, *(channel.pk for channel in channels)}
    # Those of a channel that readers do not see do not concern them.
    off = Holiday.objects.published().select_related("channel")
    told = Notice.objects.published().not_over().select_related("channel")
    holidays = tuple(one for one in off if one.channel_id in keys)
    notices = tuple(one for one in told if one.channel_id in keys)
    return Published(
        stamp=stamp,
        channels=channels,
        schedules={one.pk: one.schedule(holidays=holidays, notices=notices) for one in channels},
        holidays=holidays,
        pages=tuple(Page.objects.published()),
        topics=tuple(Topic.objects.published()),
        featured=tuple(Guide.objects.published().filter(featured=True)[:MOST_FEATURED]),
        claims=tuple(Claim.objects.published()),
        notices=notices,
        chooser=asked_of(ChooserQuestion.objects.published().with_parts()),
        changes=tuple(Change.objects.filter(moment__lte=now)[:MOST_CHANGES]),
        site=Site.objects.current(),
        site_pictures=SitePicture.objects.digests(),
        passed=tuple(passed(now - CHANGES_SHOWN, now)),
    )


def asked_of(rows: Iterable[ChooserQuestion]) -> tuple[Question, ...]:
    """Those that are a choice, of rows with their parts."""
    found = (Question(row, tuple(map(answer_of, row.answers.all()))) for row in rows)
    return tuple(one for one in found if one.is_a_choice)


def answer_of(row: ChooserAnswer) -> Answer:
    """Without the guide that readers do not see."""
    if row.guide and not row.guide.is_published:
        row.guide = None
    cannot = row.can_sign_in == CanSignIn.NO
    channel = row.guide.channel_id if row.guide else None
    return Answer(row, row.slug, row.kinds, channel, cannot_sign_in=cannot, is_last=row.is_last)


def addresses() -> Iterator[str]:
    """Paths of the pages to have ready, in both languages, those that most people need first."""
    content = published()
    slugs = [guide.slug for guide in content.featured]
    slugs += Guide.objects.published().values_list("slug", flat=True)[:MADE_READY]
    rows = [
        *(("contacts:channel", channel.slug) for channel in content.channels),
        *(("contacts:page", page.slug) for page in content.pages),
        *(("contacts:guide", slug) for slug in dict.fromkeys(slugs)),
        *(("contacts:topic", topic.slug) for topic in content.topics),
    ]
    for name in (*LISTS, *(["contacts:choose"] if content.chooser else [])):
        yield from _in_both_languages(name)
    for name, slug in rows:
        yield from _in_both_languages(name, slug)


def _in_both_languages(name: str, *args: str) -> Iterator[str]:
    for language in Language.values:
        with override(language):
            path = reverse(name, args=args)
        yield path
