"""However many texts are made up: a bounded number of rows a day, and sums that stay true."""

from datetime import date, timedelta

import pytest
from django.db.models import Sum

from contacts.models import OtherSearches, SearchQuery
from contacts.retention.purging import purge
from contacts.search import counting, rare
from contacts.search.counting import Counts
from tests.conftest import SUNDAY_10

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def few_texts(settings):
    settings.SEARCH_TEXTS_A_DAY, settings.OLDER_SEARCH_TEXTS_A_DAY = 8, 3
    settings.SEARCH_COUNT_SECONDS = 3600


@pytest.fixture
def counts():
    made = Counts()
    made._is_due = True  # no writing is started
    return made


def search(counts, text, *, times=1, covers="yes", results=3, language="ar"):
    for _time in range(times):
        counts.add(text, language=language, results=results, covers=covers, day=DAY)


def row(text, *, day=DAY, count=1, **more):
    columns = {"language": "ar", "results": 3, "covers": "yes", **more}
    SearchQuery.objects.create(day=day, query=text, count=count, **columns)


def texts() -> set[str]:
    return set(SearchQuery.objects.values_list("query", flat=True))


def others(**of) -> tuple[int, int, int]:
    return OtherSearches.objects.values_list("answered", "unanswered", "unwanted").get(**of)


def test_day_that_is_full_keeps_what_most_people_ask(counts):
    search(counts, "راتب", times=5)
    search(counts, "دعم", times=2, covers="no")
    for number in range(7):
        search(counts, f"made up word {'abcdefg'[number]}", results=number % 2)
    counts.write()
    assert SearchQuery.objects.count() == 6  # three quarters
    assert {"راتب", "دعم"} < texts()
    assert others() == (1, 2, 0)
    assert SearchQuery.objects.aggregate(Sum("count"))["count__sum"] + 3 == 14


def test_text_that_a_reader_did_not_want_stays(counts):
    search(counts, "موعد")
    counts.add_unwanted("موعد", language="ar", day=DAY)
    for letter in "abcdefgh":
        search(counts, f"word {letter}", times=2)
    counts.write()
    assert "موعد" in texts()


def test_texts_that_are_too_many_to_remember_are_counted_without_them(counts, monkeypatch):
    monkeypatch.setattr(counting, "REMEMBERED", 2)
    search(counts, "one")
    search(counts, "two")
    search(counts, "three", results=0)
    search(counts, "four")
    counts.add_unwanted("five", language="ar", day=DAY)
    counts.write()
    assert texts() == {"one", "two"}
    assert others() == (1, 1, 1)


def test_sums_that_could_not_be_written_are_kept(counts, monkeypatch):
    monkeypatch.setattr(counting, "REMEMBERED", 1)
    search(counts, "one")
    search(counts, "two")

    def fail(*_args):
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(rare, "add_to_day", fail)
        counts.write()
    search(counts, "three")
    counts.write()
    assert (texts(), others()) == ({"one"}, (2, 0, 0))


def test_text_that_went_while_it_was_counted_comes_again(counts, monkeypatch):
    """Another process found the day full."""
    search(counts, "راتب")
    real = SearchQuery.objects.get_or_create

    def gone_at_first(**row):
        made = real(**row)
        monkeypatch.setattr(SearchQuery.objects, "get_or_create", real)
        SearchQuery.objects.all().delete()
        return made

    monkeypatch.setattr(SearchQuery.objects, "get_or_create", gone_at_first)
    counts.write()
    assert SearchQuery.objects.get().count == 1


def test_each_language_has_its_sums():
    row("one", language="en", unwanted=0, results=0)
    row("two")
    assert rare.fold(DAY, most=0) == 2
    assert (others(language="en"), others(language="ar")) == ((0, 1, 0), (1, 0, 0))


def test_days_before_the_last_month_keep_fewer_texts():
    for back, letter in ((29, "a"), (30, "b")):
        for number in range(5):
            row(f"{letter}{number}", day=DAY - timedelta(days=back), count=number + 1)
    assert sum(one.count for one in purge(SUNDAY_10, dry_run=True)) == 2
    assert sum(one.count for one in purge(SUNDAY_10)) == 2
    assert texts() == {*(f"a{number}" for number in range(5)), "b2", "b3", "b4"}
    assert others(day=DAY - timedelta(days=30)) == (3, 0, 0)


def test_a_day_of_thousands_is_folded_in_batches(monkeypatch):
    monkeypatch.setattr(rare, "ROWS_AT_ONCE", 10)
    for number in range(35):
        row(f"w{number}")
    assert rare.fold(DAY, most=8) == 27
    assert (SearchQuery.objects.count(), others()) == (8, (27, 0, 0))
