"""Lists and the desk's search find rows as the site's search reads words."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.db import models
from django.db.models import Case, IntegerField, QuerySet, When
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contacts.admin.finding_texts import GROWING, MOST_READ, Key, newest_of, places_of, sources_of
from contacts.admin.languages import current_language
from contacts.enums import Language
from contacts.models import ContentVersion, MovedPage
from contacts.models.base import PublicModel
from contacts.publishing.signals import CONTENT
from contacts.search.analysis import is_arabic, words
from contacts.search.highlight import matching_stems, snippet
from contacts.search.row_words import Row, RowIndex, Wanted, matched, wanted_of

# Neither part reads on over another bracket: a line of brackets would be read to its end from each.
LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
MOST_WORDS = 32
# What SQLite takes in one question, with room for filters; Django's own search beyond that.
MOST_KEYS = 30_000
MOST_RANKED = 2000  # of more rows, none comes first for being the nearest
# Of each list; those whose every change changes the content's stamp need not be read again.
_indexes: dict[type[models.Model], tuple[int | None, RowIndex]] = {}
_lock = threading.Lock()


class FindingMixin(admin.ModelAdmin):
    """A list whose search folds spelling, and looks into both languages and a row's parts.

    `found_by`: the column that has the keys of `contacts.admin.finding_texts`.
    """

    found_by = "pk"
    is_in_desk_search = True

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not search_term.strip():
            return queryset, False
        found = keys_of(self.model, self.get_search_fields(request), search_term)
        if len(found) > MOST_KEYS:
            return super().get_search_results(request, queryset, search_term)
        rows = queryset.filter(**{f"{self.found_by}__in": found})
        is_chosen = request is not None and ORDER_VAR in request.GET
        if is_chosen or self.found_by != "pk" or len(found) > MOST_RANKED:
            return rows, False
        near = closest(self.model, found, search_term)
        keys = {one: [key for key in near if near[key] == one] for one in (2, 1)}
        ranks = [When(pk__in=keys[one], then=-one) for one in keys if keys[one]]
        if not ranks:  # a bare number is no order for PostgreSQL
            return rows, False
        rank = Case(*ranks, default=0, output_field=IntegerField())
        usual: Any = rows.query.order_by or self.opts.ordering
        return rows.order_by(rank, *usual), False

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        found = super().get_changelist_instance(request)
        wanted = wanted_of(found.query)
        if len(wanted) > MOST_WORDS:
            text = _("Only the first %(count)d words were searched for.")
            messages.warning(request, text % {"count": MOST_WORDS})
        if wanted and self.model in GROWING and self.model._base_manager.all()[MOST_READ:].exists():
            text = _(
                "Only the newest %(count)d rows were searched. For older ones use the filters, "
                "without words."
            )
            messages.warning(request, text % {"count": MOST_READ})
        if wanted and issubclass(self.model, (PublicModel, MovedPage)):
            self.tell_where_found(request, found.result_list, wanted[:MOST_WORDS])
        return found

    def tell_where_found(self, request: HttpRequest, rows: Iterable[Any], wanted: Wanted) -> None:
        """Leaves on each row, as `found_text`, what says it, unless its heading does."""
        by_key = {row.pk: row for row in rows}
        found = read(self.model, self.get_search_fields(request), by_key)
        for key, row in by_key.items():
            text = telling(self.called(row), found[key].texts if key in found else (), wanted)
            row.found_text = marked(text, wanted)

    def called(self, row: Any) -> str:
        """What the list and the desk's search call a row."""
        name_of = getattr(self, "name_of", str)
        return str(name_of(row))


def keys_of(model: type[models.Model], search_fields: Sequence[str], query: str) -> set[Key]:
    """The rows of a list, as they are now, that hold what is looked for."""
    wanted, places = wanted_of(query)[:MOST_WORDS], places_of(query)
    with _lock:
        return index_of(model, search_fields).find(wanted, places)


def closest(model: type[models.Model], found: Iterable[Key], query: str) -> dict[Key, int]:
    """As RowIndex.closest, of rows that were just found."""
    with _lock:
        _stamp, index = _indexes[model]
        return index.closest(found, query, places_of(query))


def index_of(model: type[models.Model], search_fields: Sequence[str]) -> RowIndex:
    stamp = ContentVersion.objects.read()
    known, index = _indexes.get(model, (None, RowIndex()))
    if known != stamp or model not in CONTENT:
        index.follow(read(model, search_fields, newest_of(model)))
        _indexes[model] = stamp, index
    return index


def read(
    model: type[models.Model], search_fields: Sequence[str], keys: Iterable[Key] | None = None
) -> dict[Key, Row]:
    texts: dict[Key, list[str]] = {}
    places: dict[Key, list[str]] = {}
    for source in sources_of(model, search_fields):
        for key, said, leads_to in source(keys):
            texts.setdefault(key, []).extend(said)
            places.setdefault(key, []).extend(leads_to)
    return {key: Row(tuple(said), tuple(places[key])) for key, said in texts.items()}


def with_found(heading: Any, row: Any) -> SafeString:
    """The heading of a row in a list, and below it what the search found of the row."""
    return format_html("{}{}", heading, getattr(row, "found_text", ""))


def telling(heading: str, texts: Iterable[str], wanted: Wanted) -> str:
    """The line that holds most of what is wanted, of those the one in the page's language.

    "" where the heading holds as much.
    """
    lines = [line for text in texts for line in text.splitlines()]
    own = current_language()
    counts = [
        (matched(line, wanted), language_of(line) == own, line)
        for line in [*map(without_markdown, lines), *lines]
    ]
    most, _is_own, line = max(counts, key=itemgetter(0, 1), default=(0, False, ""))
    return line if most > matched(heading, wanted) else ""


def language_of(text: str) -> Language:
    return Language.ARABIC if any(map(is_arabic, words(text))) else Language.ENGLISH


def without_markdown(line: str) -> str:
    return LINK.sub(r"\1", line).replace("**", "").lstrip("#->* ")


def marked(text: str, wanted: Wanted) -> SafeString:
    """The part of a text around what was looked for, with its whole words marked."""
    said = frozenset(word for spellings in wanted for one in spellings for word in one)
    language = language_of(text)
    pieces = (
        (format_html("<mark>{}</mark>" if is_found else "{}", piece),)
        for piece, is_found in snippet(text, matching_stems(said), language)
    )
    inner = format_html_join("", "{}", pieces)
    if not inner:
        return inner
    return format_html(
        '<span class="found-in" lang="{}" dir="{}">{}</span>',
        language.value,
        language.direction,
        inner,
    )
