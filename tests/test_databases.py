"""The address of a database is read as libpq reads it, and wrong ones are refused at once."""

from pathlib import Path

import pytest

from citizen_help.databases import NAMES, configuration

FILE = Path("/srv/v#r?%20/db.sqlite3")
RIGHT = {
    "postgres://u:p%40%2F@db/help": {"host": "db", "password": "p@/", "dbname": "help"},
    "postgresql://u:@db:6432/help": {"host": "db", "port": "6432", "dbname": "help"},
    "postgres://u:p@a:5432,b:5433/help?target_session_attrs=read-write": {
        "host": "a,b",
        "port": "5432,5433",
        "target_session_attrs": "read-write",
    },
    "postgres://u@[2001:db8::1],[::1]:5433/help": {"host": "2001:db8::1,::1", "port": ",5433"},
    "postgres://u@/help?host=/run/postgresql": {"host": "/run/postgresql", "user": "u"},
    "postgres://%2Frun%2Fpostgresql/help": {"host": "/run/postgresql", "dbname": "help"},
    "postgres://db/help?options=-c%20search_path%3Dsite": {"options": "-c search_path=site"},
    "postgres://db/help?sslmode=verify-full&sslrootcert=/etc/ca.pem": {
        "sslmode": "verify-full",
        "sslrootcert": "/etc/ca.pem",
    },
    "postgres:///?service=help&passfile=/etc/pass": {"service": "help", "passfile": "/etc/pass"},
    "postgres://db/help?application_name=help&connect_timeout=7": {
        "application_name": "help",
        "connect_timeout": "7",
        "tcp_user_timeout": "3000",
    },
}
WRONG = [
    "mysql://u:p@db/help",
    "postgres",
    "postgres://u:p@db",
    "postgres://u:p@db:0/help",
    "postgres://u:p@db:70000/help",
    "postgres://a:1,b:2,c/help?port=1,2",
    "postgres://u:p%zz@db/help",
    "postgres://u:p@db/h%00",
    "postgres://u:p@db/%ff",
    f"postgres://u:p@db/{'x' * 64}",
    "postgres://u:p@db/help?nothing=1",
    "postgres://u:p@db/help?target_session_attrs=writable",
    "postgres://u:p@db/help?sslmode=sometimes",
    "postgres://u:p@db/help?connect_timeout=soon",
    "sqlite:",
    "sqlite://db.sqlite3",
    "sqlite:///db.sqlite3?mode=ro",
]


def database(url: str) -> dict:
    return configuration(url, file=FILE)["default"]


def test_without_an_address_it_is_a_file_whatever_it_is_called():
    found = database("")
    assert (found["ENGINE"], found["NAME"]) == ("citizen_help.sqlite", str(FILE))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///db.sqlite3", "db.sqlite3"),
        ("sqlite:////srv/a%20b%3F/db", "/srv/a b?/db"),
        ("sqlite://:memory:", ":memory:"),
    ],
)
def test_file_of_an_address(url, name):
    assert database(url)["NAME"] == name


@pytest.mark.parametrize("url", RIGHT)
def test_what_an_address_says_reaches_libpq(url):
    described = database(url)
    named = {libpq: described[django] for django, libpq in NAMES.items() if described[django]}
    found = {**described["OPTIONS"], **named}
    assert found.items() >= RIGHT[url].items()
    assert "" not in found.values()


@pytest.mark.parametrize("url", WRONG)
def test_wrong_address_is_refused(url):
    with pytest.raises(ValueError, match=r"^"):
        configuration(url, file=FILE)
