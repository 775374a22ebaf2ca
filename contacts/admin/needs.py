"""What readers looked for in vain: in words, and with a click to remedies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy, ngettext_lazy

from contacts.admin.charts import DAYS
from contacts.enums import NOT_PUBLISHED_HERE, Covers, Language
from contacts.models import Guide, SearchQuery, Topic
from contacts.models.statistics import SearchQueryQuerySet
from contacts.reader_text import tidy
from contacts.search.counting import normalized

# How often a text found nothing, no answer, the wrong thing, perhaps the right one.
PHRASES = (
    ngettext_lazy("Found nothing %(count)d time", "Found nothing %(count)d times", "count"),
    ngettext_lazy("Not answered %(count)d time", "Not answered %(count)d times", "count"),
    ngettext_lazy(
        "Not what %(count)d reader wanted",
        "Not what %(count)d readers wanted",
        "count",
    ),
    ngettext_lazy("Perhaps answered %(count)d time", "Perhaps answered %(count)d times", "count"),
)
HANDLED = gettext_lazy(
    "What readers looked for counts as handled. It comes back if they look for it in vain again, "
    "from tomorrow on."
)


def recent_searches(today: date) -> SearchQueryQuerySet:
    return SearchQuery.objects.filter(day__gt=today - timedelta(days=DAYS), day__lte=today)


def phrases(row: Any) -> Iterator[str]:
    """What readers met, of a row of `by_need`; nothing where no day waits."""
    counted = (row.nothing, row.unanswered - row.nothing, row.rejected, row.perhaps)
    for count, words in zip(counted, PHRASES, strict=True):
        if count > 0:
            yield words % {"count": count}


def synonym_url(language: str, term: str) -> str:
    """The form to add one, with the reader's words in it."""
    return reverse("admin:contacts_synonym_add", query={"language": language, "term": term[:80]})


def answer_url(language: str, query: str) -> str:
    """The form to add a question, with the reader's words as its title."""
    return reverse("admin:contacts_guide_add", query={"language": language, "asked": query})


def handle(texts: Iterable[tuple[str, str]], request: HttpRequest) -> None:
    """Up to today these, each after its language, wait no more: something was written for them."""
    said = Q()
    for language, text in texts:
        if query := normalized(text):
            said |= Q(language=language, query=query)
    if said and SearchQuery.objects.filter(said, handled=False).update(handled=True):
        transaction.on_commit(lambda: messages.info(request, HANDLED))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader searched for, as the address of a new question's form names it."""

    query: str
    language: Language

    @classmethod
    def of(cls, request: HttpRequest) -> Asked | None:
        query, language = tidy(request.GET.get("asked", "")), request.GET.get("language", "")
        return cls(query, Language(language)) if query and language in Language.values else None

    def initial(self) -> dict[str, Any]:
        """Of the form: what nothing here answers is offered the topic of what no source says."""
        title = self.query[: Guide._meta.get_field("title").max_length]
        values: dict[str, Any] = {f"title_{self.language}": title}
        if self.language == Language.ENGLISH:
            values["slug"] = slugify(title)[: Guide._meta.get_field("slug").max_length].strip("-")
        searches = SearchQuery.objects.filter(language=self.language, query=self.query)
        newest = searches.order_by("-day").first()
        if newest and (newest.covers == Covers.NO or not newest.results):
            values["topic"] = self.topic
        return values

    @property
    def topic(self) -> Topic | None:
        """That of the questions which the source does not answer."""
        return Topic.objects.filter(slug=NOT_PUBLISHED_HERE).first()
