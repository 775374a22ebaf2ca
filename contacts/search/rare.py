"""Searches whose texts are too rare to be kept: sums of a day, so that its totals stay true.

However many texts are made up, a day has a bounded number of rows. The texts that most people
asked for stay, and those that a reader said were not what they looked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, F

from contacts.enums import Covers
from contacts.models import OtherSearches, SearchQuery

ROWS_AT_ONCE = 500
DETAILED_DAYS = 30  # before them a day has fewer texts


@dataclass(slots=True)
class Others:
    """Searches without their texts, as the first page of the desk counts them."""

    answered: int = 0
    unanswered: int = 0
    unwanted: int = 0

    def add(self, *, count: int, unwanted: int, results: int | None, covers: str) -> None:
        self.unwanted += unwanted
        if covers == Covers.NO or not results:
            self.unanswered += count
        else:
            self.answered += count

    def join(self, other: "Others") -> None:
        self.answered += other.answered
        self.unanswered += other.unanswered
        self.unwanted += other.unwanted


def add_to_day(day: date, language: str, others: Others) -> None:
    row, _ = OtherSearches.objects.get_or_create(day=day, language=language)
    OtherSearches.objects.filter(pk=row.pk).update(
        answered=F("answered") + others.answered,
        unanswered=F("unanswered") + others.unanswered,
        unwanted=F("unwanted") + others.unwanted,
    )


def fold(day: date, *, most: int) -> int:
    """Keep so many texts of the day, the others in sum alone; how many went.

    In batches, each in a transaction. Rows that another process is counting just now are left.
    """
    gone = 0
    while excess := SearchQuery.objects.filter(day=day).count() - most:
        went = _fold_some(day, min(excess, ROWS_AT_ONCE)) if excess > 0 else 0
        if not went:
            break
        gone += went
    return gone


@transaction.atomic
def _fold_some(day: date, number: int) -> int:
    free = SearchQuery.objects.filter(day=day).select_for_update(skip_locked=True)
    rows = list(free.order_by("unwanted", "count", "pk")[:number])
    sums: defaultdict[str, Others] = defaultdict(Others)
    for row in rows:
        sums[row.language].add(
            count=row.count, unwanted=row.unwanted, results=row.results, covers=row.covers
        )
    SearchQuery.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for language, others in sorted(sums.items()):
        add_to_day(day, language, others)
    return len(rows)


def bound(days: Iterable[date]) -> None:
    """Of days that are being written: a day that is full gets room again."""
    for day in sorted(set(days)):
        if SearchQuery.objects.filter(day=day).count() > settings.SEARCH_TEXTS_A_DAY:
            fold(day, most=settings.SEARCH_TEXTS_A_DAY * 3 // 4)


def crowded(today: date) -> Iterator[tuple[date, int, int]]:
    """Days that have more texts than they may keep: the day, how many it may, how many too many."""
    counts = SearchQuery.objects.order_by("day").values_list("day").annotate(texts=Count("pk"))
    for day, texts in list(counts):
        is_detailed = day > today - timedelta(days=DETAILED_DAYS)
        most = settings.SEARCH_TEXTS_A_DAY if is_detailed else settings.OLDER_SEARCH_TEXTS_A_DAY
        if texts > most:
            yield day, most, texts - most
