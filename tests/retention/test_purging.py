"""How it is removed: in batches, by several at once, and told in sentences."""

import io
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError, connection, transaction
from django.utils import translation

from contacts.management.commands.purge import said
from contacts.retention import purging, room
from tests.conftest import SUNDAY_10

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr(purging.time, "sleep", lambda _seconds: None)


def sessions(count: int, *, end=SUNDAY_10 - timedelta(days=1)) -> None:
    Session.objects.bulk_create(
        Session(session_key=f"{end:%d}-{number:03}", session_data="", expire_date=end)
        for number in range(count)
    )


def told(*options: str, language: str = "en") -> list[str]:
    out = io.StringIO()
    with translation.override(language):
        call_command("purge", *options, stdout=out)
    return out.getvalue().splitlines()


def test_batches_remove_all_that_is_over_and_nothing_else(monkeypatch):
    monkeypatch.setattr(purging, "ROWS_AT_ONCE", 10)
    sessions(25)
    sessions(3, end=SUNDAY_10 + timedelta(days=1))
    taken = []
    monkeypatch.setattr(
        purging,
        "remove_some",
        lambda rows, keys, own=purging.remove_some: (
            own(rows, keys) if not taken.append(len(keys)) else 0
        ),
    )
    assert purging.remove(Session.objects.filter(expire_date__lt=SUNDAY_10)) == 25
    assert taken == [10, 10, 5]
    assert Session.objects.count() == 3


def test_row_that_became_young_meanwhile_stays():
    sessions(2)
    over = Session.objects.filter(expire_date__lt=SUNDAY_10)
    keys = list(over.values_list("pk", flat=True))
    Session.objects.filter(pk=keys[0]).update(expire_date=SUNDAY_10)
    assert purging.remove_some(over, keys) == 1
    assert Session.objects.get().pk == keys[0]


def test_command_says_what_went(sunday_10, monkeypatch):
    monkeypatch.setattr(room, "free_bytes", lambda: 0)  # whatever other tests removed
    sessions(2)
    assert told("--dry-run") == ["Sessions that are over: 2 rows would be removed."]
    assert told("--dry-run", language="ar") == ["جلسات الدخول المنتهية: سيُحذف سجلان."]
    assert told() == ["Sessions that are over: 2 rows were removed."]
    assert told() == ["Nothing is older than it is kept for."]
    assert told(language="ar") == ["لا شيء أقدم من المدة المحددة لحفظه."]


@pytest.mark.parametrize(
    ("count", "english", "arabic"),
    [
        (1, "1 row was removed", "حُذف سجل واحد"),
        (3, "3 rows were removed", "حُذفت 3 سجلات"),
        (11, "11 rows were removed", "حُذف 11 سجلًا"),
        (100, "100 rows were removed", "حُذف 100 سجل"),
    ],
)
def test_counts_are_told_in_whole_sentences(count, english, arabic):
    one = purging.Purged("X", count)
    with translation.override("en"):
        assert said(one, dry_run=False) == f"X: {english}."
    with translation.override("ar"):
        assert said(one, dry_run=False) == f"X: {arabic}."


def test_database_that_fails_is_told_in_one_sentence(monkeypatch):
    def fail(_now, *, dry_run):
        raise DatabaseError("database is locked\n")

    monkeypatch.setattr("contacts.management.commands.purge.purge", fail)
    with pytest.raises(CommandError) as raised:
        told()
    assert str(raised.value) == (
        "The database did not remove everything: database is locked. Start this again later."
    )


def test_disk_that_is_full_while_the_file_is_written_anew_is_told_in_a_sentence(monkeypatch):
    def fail():
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(room, "give_back", fail)
    with pytest.raises(CommandError) as raised:
        told("--compact")
    assert str(raised.value) == (
        "The rows were removed, but their room was not given back: database or disk is full. All "
        "data are as they were."
    )


def test_room_is_told_and_how_to_get_it_back(monkeypatch):
    monkeypatch.setattr(room, "free_bytes", lambda: 12_345_678)
    assert told()[-1] == (
        "The database file has 12 MB of free room, which new rows use. "
        "“purge --compact” gives it back to the disk."
    )


@pytest.mark.django_db(transaction=True)
def test_compact_gives_the_room_back():
    Session.objects.bulk_create(
        Session(session_key=str(number), session_data="x" * 1000, expire_date=SUNDAY_10)
        for number in range(500)
    )
    assert told("--compact")[-1] == "The room of removed rows was given back to the disk."
    assert (Session.objects.count(), room.free_bytes()) == (0, 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_rows_that_another_machine_has_locked_are_left_to_it():
    sessions(3)
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT * FROM django_session LIMIT 1 FOR UPDATE")
        with transaction.atomic():
            assert purging.remove(Session.objects.filter(expire_date__lt=SUNDAY_10)) == 2
    finally:
        other.close()
    assert Session.objects.count() == 1
