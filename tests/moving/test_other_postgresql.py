"""From one PostgreSQL database into another, and into those that cannot take the data."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from contacts.models import Topic
from contacts.moving import places, service, tables
from tests.moving import rows

pytestmark = [
    pytest.mark.skipif("connection.vendor == 'sqlite'"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("english"),
]


def ignore(_table: str, _rows: int) -> None:
    pass


def address(name: str, **changes: str) -> str:
    parts = urlsplit(os.environ["DATABASE_URL"])
    where = parts.netloc
    for old, new in changes.values():
        where = where.replace(old, new)
    return parts._replace(netloc=where, path=f"/{name}").geturl()


@pytest.fixture
def new_database():
    """Makes an empty database, by options of CREATE DATABASE; returns its name."""
    made = []

    def make(options: str) -> str:
        made.append(f"move_{len(made)}")
        connection.close()
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as asking:
            asking.execute(f"CREATE DATABASE {made[-1]} {options}")
        return made[-1]

    yield make
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as asking:
        for name in made:
            asking.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def with_tables(new_database, monkeypatch) -> str:
    monkeypatch.setattr(places, "migrate", lambda _url: None)
    return address(new_database(f'TEMPLATE "{connection.settings_dict["NAME"]}"'))


def test_a_row_of_every_table_is_the_same_there_and_what_others_own_stays(with_tables):
    with psycopg.connect(with_tables, autocommit=True) as asking:
        asking.execute("CREATE SCHEMA theirs CREATE TABLE contacts_topic (one int)")
        asking.execute("INSERT INTO theirs.contacts_topic VALUES (1)")
        asking.execute("CREATE EXTENSION pg_trgm")
    rows.fill("default")
    wanted = {model: tables.held(model, "default") for model in tables.stored_models()}
    service.move(with_tables, replace=False, told=ignore)
    with places.opened(with_tables) as there:
        assert {model: tables.held(model, there) for model in wanted} == wanted
    with psycopg.connect(with_tables) as asking:
        assert asking.execute("SELECT count(*) FROM theirs.contacts_topic").fetchone() == (1,)


def test_what_is_not_wanted_there_is_emptied_as_the_message_says(with_tables):
    Topic.objects.create(slug="payments", name_ar="الدفعات")
    service.move(with_tables, replace=False, told=ignore)
    with pytest.raises(CommandError, match=r"empty one.* DATABASE_URL=… \S+ manage\.py flush`"):
        call_command("move", to=with_tables)
    with places.opened(with_tables) as there, transaction.atomic(using=there):
        call_command("flush", database=there, interactive=False, verbosity=0)
    assert service.move(with_tables, replace=False, told=ignore)


def test_the_site_s_own_by_another_name_of_its_host_is_not_to_be_emptied():
    Topic.objects.create(slug="payments", name_ar="الدفعات")
    other = address(connection.settings_dict["NAME"], host=("127.0.0.1", "localhost"))
    assert "localhost" in other
    with pytest.raises(CommandError, match="that the site uses already"):
        call_command("move", to=other)


def test_encoding_that_lacks_characters_is_refused(new_database):
    name = new_database("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(CommandError, match="stores texts as LATIN1. Make it with `createdb"):
        call_command("move", to=address(name))


def test_role_that_may_make_no_tables_is_told_what_allows_it(new_database):
    name = new_database("TEMPLATE template0 ENCODING 'UTF8'")
    parts = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(address(name), autocommit=True) as asking:
        asking.execute("CREATE ROLE reader LOGIN PASSWORD 'reader'")
        asking.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    try:
        own = f"{parts.username}:{parts.password}"
        with pytest.raises(CommandError, match=r"reader may not make tables.* public TO reader\."):
            call_command("move", to=address(name, role=(own, "reader:reader")))
    finally:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as asking:
            asking.execute("DROP ROLE reader")
