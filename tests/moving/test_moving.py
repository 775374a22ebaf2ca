"""Everything moves, and is the same there: SQLite and PostgreSQL, both ways."""

from __future__ import annotations

import os
import sqlite3
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from contacts.models import Picture, SearchQuery, Topic
from contacts.moving import numbers, places, service, tables
from contacts.moving.problems import MoveProblem
from contacts.moving.values import TableSum, storable
from tests.moving import rows

PICTURE_FILES = ("small_webp", "large_webp", "small_jpeg", "large_jpeg")
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("english")]


def held(alias: str) -> dict[str, tuple[int, int]]:
    """Of each table its rows, and their sum."""
    found = {model._meta.db_table: tables.held(model, alias) for model in tables.stored_models()}
    return {table: (total.rows, total.total) for table, total in found.items()}


def last_numbers(alias: str) -> dict[str, int]:
    models = numbers.numbered(tables.stored_models())
    return {model._meta.db_table: numbers.last_given(model, alias) for model in models}


def ignore(_table: str, _rows: int) -> None:
    pass


def test_a_row_of_every_table_goes_there_and_back_and_is_the_same(new_file):
    """SQLite to SQLite in the one run of the suite, PostgreSQL to SQLite and back in the other."""
    rows.fill("default")
    wanted, given = held("default"), last_numbers("default")
    assert [table for table, (count, _sum) in wanted.items() if not count] == []
    told: list[str] = []
    file = new_file("one.sqlite3")
    total = service.move(file, replace=False, told=lambda table, _rows: told.append(table))
    assert (total, told) == (sum(count for count, _sum in wanted.values()), list(wanted))
    assert held("default") == wanted
    with places.opened(file) as first:
        assert (held(first), last_numbers(first)) == (wanted, given)
        assert given["contacts_feedback"] == rows.LAST_KEY
        with transaction.atomic():
            service.empty("default", tables.stored_models())
        service.copy_all(first, "default", replace=False, told=ignore)
    assert (held("default"), last_numbers("default")) == (wanted, given)


def test_next_row_gets_the_next_number_there(new_file):
    Topic.objects.create(slug="payments", name_ar="الدفعات")
    gone = Topic.objects.create(slug="gone", name_ar="حذف").pk
    Topic.objects.filter(pk=gone).delete()
    url = new_file("one.sqlite3")
    service.move(url, replace=False, told=ignore)
    with sqlite3.connect(urlsplit(url).path.removeprefix("/")) as moved:
        row = moved.execute("SELECT seq FROM sqlite_sequence WHERE name='contacts_topic'")
        assert row.fetchone() == (gone,)
    moved.close()


def test_command_tells_each_table_and_what_to_do_next(new_file, monkeypatch):
    Topic.objects.create(slug="payments", name_ar="الدفعات")
    monkeypatch.setenv("MOVE_TO", new_file("one.sqlite3"))
    told = StringIO()
    call_command("move", stdout=told)
    lines = told.getvalue().splitlines()
    assert lines[-3].endswith("rows are the same in both databases.")
    assert lines[-2].startswith("Now set DATABASE_URL to the new address and restart the site")
    assert lines[-1].startswith("Then make a backup: ")
    assert [line.split() for line in lines if line.startswith("contacts_topic ")] == [
        ["contacts_topic", "1", "the", "same"]
    ]


def test_database_that_holds_data_is_refused_and_not_changed(new_file):
    Topic.objects.create(slug="payments", name_ar="الدفعات")
    url = new_file("one.sqlite3")
    service.move(url, replace=False, told=ignore)
    with places.opened(url) as alias:
        before = held(alias)
    with pytest.raises(CommandError, match=r"holds data, in contacts_\w+\. Nothing is replaced"):
        call_command("move", to=url)
    with places.opened(url) as alias:
        assert held(alias) == before


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "Say where to"),
        ("mysql://u:secret@host/x", "none of a database"),
        ("postgres://u:secret@127.0.0.1:1/x", "cannot be used: .*refused"),
        ("postgres://u:secret@127.0.0.1:99999/x", "none of a database|cannot be used"),
        ("sqlite:////proc/none/x.sqlite3", "cannot be written: No such file"),
        (f"sqlite:///{Path(__file__)}", "cannot be used: file is not a database"),
    ],
)
def test_wrong_address_gets_one_sentence_without_the_password(url, message, monkeypatch):
    monkeypatch.delenv("MOVE_TO", raising=False)
    with pytest.raises(CommandError, match=message) as refused:
        call_command("move", to=url)
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_site_s_own_database_is_refused(monkeypatch):
    monkeypatch.setattr(places, "identity", lambda _alias: ("one",))
    with pytest.raises(CommandError, match="that the site uses already"):
        call_command("move", to="sqlite:////tmp/any.sqlite3")


@pytest.mark.parametrize("place", ["default", places.TARGET])
def test_database_of_a_newer_version_is_refused(place, new_file, monkeypatch):
    def unknown(database):
        return ["contacts.0999_next_year"] if database.alias == place else []

    monkeypatch.setattr("citizen_help.schema.unknown", unknown)
    with pytest.raises(CommandError, match=r"newer version of the site: it has contacts\.0999"):
        call_command("move", to=new_file("one.sqlite3"))


def test_nothing_is_there_when_a_table_is_not_the_same(new_file, monkeypatch):
    Topic.objects.create(slug="payments", name_ar="الدفعات")
    url, own = new_file("one.sqlite3"), tables.held

    def wrong(model, alias):
        return TableSum() if model is Topic else own(model, alias)

    monkeypatch.setattr(tables, "held", wrong)
    with pytest.raises(MoveProblem, match="contacts_topic is not the same"):
        service.move(url, replace=False, told=ignore)
    monkeypatch.undo()
    with places.opened(url) as alias:
        assert {count for count, _sum in held(alias).values()} == {0}


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_others_may_read_but_not_save_while_rows_are_moved(new_file):
    source = new_file("source.sqlite3")
    with places.opened(source) as alias, transaction.atomic(using=alias):
        service.hold_still(alias, tables.stored_models())
        other = sqlite3.connect(urlsplit(source).path.removeprefix("/"), timeout=0)
        assert other.execute("SELECT count(*) FROM contacts_topic").fetchone() == (0,)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("INSERT INTO contacts_searchquery DEFAULT VALUES")
        other.close()


@pytest.mark.skipif("connection.vendor == 'sqlite'")
def test_others_may_read_but_not_save_while_rows_are_moved_from_postgresql():
    with transaction.atomic(), psycopg.connect(connection_address(), autocommit=True) as other:
        service.hold_still("default", tables.stored_models())
        other.execute("SET lock_timeout = '10ms'")
        assert other.execute("SELECT count(*) FROM contacts_topic").fetchone() == (0,)
        with pytest.raises(psycopg.errors.LockNotAvailable):
            other.execute("INSERT INTO contacts_searchquery DEFAULT VALUES")


def connection_address() -> str:
    name = connection.settings_dict["NAME"]
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def test_characters_that_postgresql_does_not_know_are_replaced():
    given = {"a\0": ["\ud800x", "\U0001f54b", 5, None], "ب": "\udc00"}
    assert storable(given) == {"a\ufffd": ["\ufffdx", "\U0001f54b", 5, None], "ب": "\ufffd"}


@pytest.mark.skipif("connection.vendor == 'sqlite'")
def test_row_that_postgresql_cannot_store_is_named_or_mended(new_file):
    """SQLite holds what it is given; the first such row ends the move, unless it may be mended."""
    with places.opened(new_file("one.sqlite3")) as source:
        SearchQuery.objects.using(source).bulk_create(
            SearchQuery(day=rows.MOMENT, language="ar", query=f"سؤال {number}", results=0)
            for number in range(1500)
        )
        bad = SearchQuery.objects.using(source).all()[1200]
        SearchQuery.objects.using(source).filter(pk=bad.pk).update(query="a\0b")
        with pytest.raises(MoveProblem, match=rf"Row {bad.pk} of contacts_searchquery cannot be"):
            service.copy_all(source, "default", replace=False, told=ignore)
        assert not SearchQuery.objects.exists()
        service.copy_all(source, "default", replace=True, told=ignore)
        assert SearchQuery.objects.get(pk=bad.pk).query == "a\ufffdb"


def test_files_move_a_few_at_a_time(new_file, monkeypatch):
    """500 pictures have 150 MB."""
    Picture.objects.bulk_create(
        Picture(name=f"{number:032x}-300x300", **dict.fromkeys(PICTURE_FILES, bytes([number])))
        for number in range(25)
    )
    sizes = []
    own = tables.insert
    monkeypatch.setattr(
        tables,
        "insert",
        lambda model, some, alias: (
            own(model, some, alias),
            sizes.append(len(some)) if model is Picture else None,
        ),
    )
    file = new_file("one.sqlite3")
    service.move(file, replace=False, told=ignore)
    assert sizes == [10, 10, 5]
    with places.opened(file) as there:
        assert tables.held(Picture, there) == tables.held(Picture, "default")
