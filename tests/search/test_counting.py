"""Searches are counted in memory and written together, a single one too."""

import threading
from datetime import date

import pytest
from django.db import DatabaseError, InterfaceError

from contacts.models import SearchQuery
from contacts.search import counting
from contacts.search.counting import Counts

DAY = date(2026, 11, 22)


def count(counts, *texts):
    for text in texts:
        counts.add(text, language="ar", results=3, covers="yes", day=DAY)


@pytest.mark.django_db
def test_same_text_however_spelt_is_one_row():
    counts = Counts()
    count(counts, "أهلية", "اهليه", "  أهليّة ")
    assert list(SearchQuery.objects.values_list("query", "results", "count")) == [("اهليه", 3, 3)]


@pytest.mark.django_db
def test_what_readers_did_not_look_for_is_counted_with_its_search():
    counts = Counts()
    count(counts, "راتب")
    counts.add_unwanted("راتب", language="ar", day=DAY)
    counts.add("راتب", language="ar", results=5, covers="no", day=DAY)
    row = SearchQuery.objects.get()
    assert (row.count, row.unwanted, row.results, row.covers) == (2, 1, 5, "no")


def test_searches_of_some_seconds_are_written_once(settings, monkeypatch):
    settings.SEARCH_COUNT_SECONDS = 0.05
    written, happened = [], threading.Event()
    monkeypatch.setattr(Counts, "_write_apart", lambda self: (written.append(1), happened.set()))
    count(Counts(), "one", "two", "three")
    assert happened.wait(10)
    assert written == [1]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [DatabaseError, InterfaceError, MemoryError])
def test_counts_that_could_not_be_written_are_kept(settings, monkeypatch, kind):
    counts = Counts()

    def fail(*_args, **_options):
        raise kind("no room")

    with monkeypatch.context() as broken:
        broken.setattr(counting, "add_to_row", fail)
        count(counts, "one")
    assert SearchQuery.objects.count() == 0
    count(counts, "one")
    assert SearchQuery.objects.get().count == 2


def test_hostile_variety_does_not_grow_the_memory(settings, monkeypatch):
    settings.SEARCH_COUNT_SECONDS = 3600
    monkeypatch.setattr(counting, "REMEMBERED", 10)
    counts = Counts()
    counts._is_due = True  # no writing is started
    count(counts, *(f"word{number}" for number in range(50)))
    assert len(counts._tallies) == 10


def test_search_does_not_fail_for_want_of_a_thread(settings, monkeypatch):
    settings.SEARCH_COUNT_SECONDS = 3600
    counts = Counts()

    def none_left(_timer):
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as full:
        full.setattr(threading.Timer, "start", none_left)
        count(counts, "one")
    started = []
    monkeypatch.setattr(threading.Timer, "start", lambda _timer: started.append(1))
    count(counts, "two")
    assert (started, len(counts._tallies)) == ([1], 2)
