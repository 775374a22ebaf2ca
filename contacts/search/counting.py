"""How often each text is searched for: by day, without an address or a session.

Counts are kept in memory and written together every few seconds, so that a search itself
writes nothing; a process that is killed loses those seconds.
"""

import logging
import threading
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from citizen_help.outage import Outage
from contacts.masking import masked
from contacts.models import SearchQuery
from contacts.search import rare
from contacts.search.analysis import words
from contacts.search.rare import Others

logger = logging.getLogger(__name__)
# Texts that one process remembers between two writes; others are counted without them.
REMEMBERED = 1000

Key = tuple[date, str, str]  # day on the site's clock, language, folded text


@dataclass(slots=True)
class Tally:
    """What one process has counted of a text since its last write; `results` of the latest."""

    count: int = 0
    unwanted: int = 0
    results: int | None = None
    covers: str = ""

    def add(self, other: "Tally") -> None:
        self.count += other.count
        self.unwanted += other.unwanted
        if other.results is not None:
            self.results, self.covers = other.results, other.covers


class Counts:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tallies: dict[Key, Tally] = {}
        self._others: dict[tuple[date, str], Others] = {}
        self._is_due = False  # a writing has been set for a moment to come
        self._outage = Outage(logger)

    def add(
        self,
        text: str,
        *,
        language: str,
        results: int,
        covers: str,
        day: date,
        in_sum: bool = False,
    ) -> None:
        """Count one search, to be written with those of the seconds after it.

        `in_sum`: without its text, of a sender who has asked for more than an hour's share.
        """
        tally = Tally(1, 0, results, covers)
        self._add((day, language, normalized(text)), tally, in_sum=in_sum)

    def add_unwanted(self, text: str, *, language: str, day: date) -> None:
        """Count one reader who said that what was found is not what they looked for."""
        self._add((day, language, normalized(text)), Tally(unwanted=1))

    def _add(self, key: Key, tally: Tally, *, in_sum: bool = False) -> None:
        if not key[2]:
            return
        with self._lock:
            if not in_sum and (len(self._tallies) < REMEMBERED or key in self._tallies):
                self._tallies.setdefault(key, Tally()).add(tally)
            else:
                self._others.setdefault(key[:2], Others()).add(**asdict(tally))
            is_first, self._is_due = not self._is_due, True
        if not settings.SEARCH_COUNT_SECONDS:
            self.write()
        elif is_first:
            self._write_soon()

    def _write_soon(self) -> None:
        timer = threading.Timer(settings.SEARCH_COUNT_SECONDS, self._write_apart)
        timer.daemon = True
        try:
            timer.start()
        except (RuntimeError, MemoryError) as error:  # the system gives no thread
            self._is_due = False  # the next search tries again
            self._outage.begin(error, "Search counts are not written; they are kept")

    def write(self) -> None:
        """Put what was counted into the database; what fails is counted again later."""
        with self._lock:
            tallies, self._tallies = self._tallies, {}
            others, self._others = self._others, {}
            self._is_due = False
        try:
            write_down(tallies, others)
            self._outage.end()
        except Exception as error:  # noqa: BLE001  nor may the counts be lost
            lost = f"{len(tallies)} search counts were not written; they are kept"
            self._outage.begin(error, lost)
            with self._lock:
                for key, tally in self._tallies.items():
                    tallies.setdefault(key, Tally()).add(tally)
                self._tallies = tallies
                for day, more in self._others.items():
                    others.setdefault(day, Others()).join(more)
                self._others = others

    def _write_apart(self) -> None:
        try:
            self.write()
        finally:
            connection.close()


counts = Counts()


def normalized(text: str) -> str:
    """Folded, with every long number masked, as long as the column allows."""
    return masked(" ".join(words(text)))[:200]


@transaction.atomic
def write_down(tallies: dict[Key, Tally], others: dict[tuple[date, str], Others]) -> None:
    """Always in the same order, so that no two processes wait for each other."""
    for key, tally in sorted(tallies.items(), key=lambda item: item[0]):
        add_to_row(key, tally)
    rare.bound(day for day, _language, _text in tallies)
    for (day, language), sums in sorted(others.items(), key=lambda item: item[0]):
        rare.add_to_day(day, language, sums)


def add_to_row(key: Key, tally: Tally) -> None:
    day, language, query = key
    changes: dict[str, Any] = {
        "count": F("count") + tally.count,
        "unwanted": F("unwanted") + tally.unwanted,
    }
    if tally.results is not None:
        changes |= {"results": tally.results, "covers": tally.covers}
    row = {"day": day, "language": language, "query": query}
    # Again where it went meanwhile, as too rare.
    while not SearchQuery.objects.filter(**row).update(**changes):
        SearchQuery.objects.get_or_create(**row, defaults={"results": 0, "count": 0})
