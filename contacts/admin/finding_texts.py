"""What each list of the desk looks into for a search: the texts of a row and of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import models
from django.db.models import Q

from contacts.admin.languages import columns
from contacts.endpoints import InvalidEndpoint, canonical, display, link, place
from contacts.endpoints.kinds import KINDS
from contacts.models import (
    Channel,
    ChooserAnswer,
    ChooserQuestion,
    Claim,
    Endpoint,
    Feedback,
    Guide,
    Holiday,
    MovedPage,
    Notice,
    OpeningHours,
    OutgoingMail,
    Page,
    SearchQuery,
    Step,
    Topic,
)
from contacts.models.statistics import WITH_WORDS
from contacts.publishing.redirects import KINDS as PAGE_KINDS

Key = Any
Read = tuple[Key, list[str], list[str]]  # a row's key, some of its texts, where its numbers lead


@dataclass(frozen=True, slots=True)
class Part:
    """Columns of `model` that a row is found by; `key` leads to the row's primary key."""

    model: type[models.Model]
    key: str
    columns: Sequence[str]
    has_value: bool = False  # `kind` and `value` of a number, link or account

    def read(self, keys: Iterable[Key] | None = None) -> Iterator[Read]:
        """Of the rows with these keys, or of all, in the order of the columns."""
        rows = self.model._base_manager.order_by()
        if keys is not None:
            rows = rows.filter(**{f"{self.key}__in": list(keys)})
        ends = ("kind", "value") if self.has_value else ()
        for key, *values in rows.values_list(self.key, *self.columns, *ends):
            kind, value = values[-2:] if self.has_value else ("", "")
            texts = [text for one in values[: len(self.columns)] for text in as_texts(one)]
            yield key, [*texts, *spellings(kind, value)], places(kind, value)


def as_texts(value: Any) -> Iterable[str]:
    """Of a list, each; of nothing, nothing."""
    if isinstance(value, list):
        return map(str, value)
    return () if value in (None, "") else (str(value),)


def spellings(kind: str, value: str) -> list[str]:
    """As it is stored, shown and followed: whichever of them an editor copied."""
    if kind not in KINDS:
        return []
    return list(dict.fromkeys([value, display(kind, value), link(kind, value)]))


def places(kind: str, value: str) -> list[str]:
    return [place(kind, value)] if kind in KINDS else []


def places_of(query: str) -> set[str]:
    """Where a query leads, if it is a number, link or account in any spelling."""
    found = set()
    for kind in KINDS:
        with suppress(InvalidEndpoint, ValueError):
            found.add(place(kind, canonical(kind, query)))
    return found


def moved(model: type[models.Model], keys: Iterable[Key] | None = None) -> Iterator[Read]:
    """The slugs that rows had before."""
    kind = PAGE_KINDS[model]
    old = MovedPage.objects.filter(kind=kind).exclude(new_slug="")
    before: dict[str, list[str]] = {}
    for slug, now in old.values_list("slug", "new_slug"):
        before.setdefault(now, []).append(slug)
    rows = model._base_manager.filter(slug__in=before) if before else model._base_manager.none()
    if keys is not None:
        rows = rows.filter(pk__in=list(keys))
    for pk, slug in rows.order_by().values_list("pk", "slug"):
        yield pk, before[slug], []


def titles_of_moved(keys: Iterable[Key] | None = None) -> Iterator[Read]:
    """Of an old address, the titles of the page that it leads to."""
    rows = MovedPage.objects.exclude(new_slug="")
    if keys is not None:
        rows = rows.filter(pk__in=list(keys))
    led = list(rows.values_list("pk", "kind", "new_slug"))
    for model, kind in PAGE_KINDS.items():
        slugs = {slug for _pk, of, slug in led if of == kind}
        names = {
            slug: [*filter(None, texts)]
            for slug, *texts in model._base_manager.filter(slug__in=slugs).values_list(
                "slug", *columns(model)[:2]
            )
        }
        yield from ((pk, names[slug], []) for pk, of, slug in led if of == kind and slug in names)


def searched(_keys: Iterable[Key] | None = None) -> Iterator[Read]:
    """Texts, which are the key of a list that has one row for each."""
    asked = SearchQuery.objects.order_by().values_list("query", flat=True).distinct()
    return ((query, [query], []) for query in asked)


Source = Callable[..., Iterator[Read]]
# Lists of which a search reads the newest rows alone: so many that meet each condition.
MOST_READ = 5000
GROWING: dict[type[models.Model], list[Q]] = {
    Feedback: [Q(), WITH_WORDS],
    OutgoingMail: [Q()],
}


def own(model: type[models.Model], *others: str, has_value: bool = False) -> Source:
    """The translated texts of a row, its heading first, and other columns of its own."""
    return Part(model, "pk", [*columns(model), *others], has_value).read


def through(model: type[models.Model], relation: str) -> list[str]:
    return [f"{relation}__{column}" for column in columns(model)[:2]]


SOURCES: dict[type[models.Model], list[Source]] = {
    Channel: [
        own(Channel, "slug"),
        Part(Endpoint, "channel_id", columns(Endpoint), has_value=True).read,
        Part(OpeningHours, "channel_id", columns(OpeningHours)).read,
        partial(moved, Channel),
    ],
    Guide: [
        own(Guide, "other_wordings", "slug"),
        Part(Step, "guide_id", [*columns(Step), "uid"]).read,
        partial(moved, Guide),
    ],
    Topic: [own(Topic, "slug"), partial(moved, Topic)],
    Page: [own(Page, "other_wordings", "slug"), partial(moved, Page)],
    Holiday: [own(Holiday, "first_day", "last_day", *through(Channel, "channel"))],
    Notice: [own(Notice, *through(Channel, "channel"))],
    ChooserQuestion: [
        own(ChooserQuestion, "slug"),
        Part(ChooserAnswer, "question_id", [*columns(ChooserAnswer), "slug"]).read,
    ],
    Claim: [own(Claim, "source", has_value=True)],
    Feedback: [
        Part(
            Feedback,
            "pk",
            ["comment", "page", "value", *through(Guide, "guide"), *through(Step, "step")],
        ).read
    ],
    SearchQuery: [searched],
    MovedPage: [Part(MovedPage, "pk", ["slug", "new_slug"]).read, titles_of_moved],
}


def newest_of(model: type[models.Model]) -> set[Key] | None:
    """The rows that a search looks into, of a list that grows by itself; None: all of them.

    Of what readers said also the newest in which there are words: presses are many more.
    """
    if model not in GROWING:
        return None
    newest = model._base_manager.order_by("-pk").values_list("pk", flat=True)
    return {key for condition in GROWING[model] for key in newest.filter(condition)[:MOST_READ]}


def sources_of(model: type[models.Model], search_fields: Sequence[str]) -> list[Source]:
    """Of a list that is named above nowhere, the columns that it says; without any, nothing."""
    named = [one.lstrip("^=@") for one in search_fields]
    return SOURCES.get(model) or ([Part(model, "pk", named).read] if named else [])
