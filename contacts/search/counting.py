"""How often each text is searched for: by day, without an address or a session.

Counts are kept in memory and written together every few seconds, so that a search itself
writes nothing; a process that is killed loses those seconds.
"""

import logging
import threading
from collections import Counter
from datetime import date

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from citizen_help.outage import Outage
from contacts.models import SearchQuery
from contacts.reader_text import without_long_numbers
from contacts.search.analysis import words

logger = logging.getLogger(__name__)
# What one process remembers between two writes; hostile variety beyond it is not counted.
REMEMBERED = 1000

Key = tuple[date, str, str]  # day in Riyadh, language, folded text


class Counts:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._times: Counter[Key] = Counter()
        self._results: dict[Key, int] = {}
        self._is_due = False  # a writing has been set for a moment to come
        self._outage = Outage(logger)

    def add(self, text: str, *, language: str, results: int, day: date) -> None:
        """Count one search, to be written with those of the seconds after it."""
        key = (day, language, normalized(text))
        with self._lock:
            if not key[2] or (len(self._times) >= REMEMBERED and key not in self._times):
                return
            self._times[key] += 1
            self._results[key] = results
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
            times, results = self._times, self._results
            self._times, self._results = Counter(), {}
            self._is_due = False
        try:
            with transaction.atomic():
                for key, count in sorted(times.items()):
                    add_to_row(key, count=count, results=results[key])
            self._outage.end()
        except Exception as error:  # noqa: BLE001  nor may the counts be lost
            self._outage.begin(error, f"{len(times)} search counts were not written; they are kept")
            with self._lock:
                self._times.update(times)
                self._results = {**results, **self._results}

    def _write_apart(self) -> None:
        try:
            self.write()
        finally:
            connection.close()


counts = Counts()


def normalized(text: str) -> str:
    """Folded, with every long number masked, as long as the column allows."""
    return without_long_numbers(" ".join(words(text)))[:200]


def add_to_row(key: Key, *, count: int, results: int) -> None:
    day, language, query = key
    row, made = SearchQuery.objects.get_or_create(
        day=day, language=language, query=query, defaults={"results": results, "count": count}
    )
    if not made:
        SearchQuery.objects.filter(pk=row.pk).update(count=F("count") + count, results=results)
