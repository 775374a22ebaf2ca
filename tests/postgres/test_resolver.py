"""A name that is not answered holds nobody up, and stands for what it last stood for."""

import threading
import time

import pytest
from psycopg import OperationalError

from citizen_help.postgres.resolver import Resolver, resolver

NAMES = {"a": ["192.0.2.1"], "b": ["192.0.2.2", "2001:db8::2"]}


class Names:
    """A resolver of the system's that can fail, or say nothing for a while."""

    def __init__(self):
        self.fails, self.asked = False, 0
        self.answers = threading.Event()
        self.answers.set()

    def __call__(self, host):
        self.asked += 1
        self.answers.wait(5)
        if self.fails or host not in NAMES:
            raise OSError("no such name")
        return NAMES[host]


@pytest.fixture
def names():
    names = Names()
    yield names
    names.answers.set()


@pytest.fixture
def slow(names):
    return Resolver(names, wait=0.05)


def test_every_server_gets_its_addresses_and_keeps_its_name(names):
    params = {"host": "a,b,192.0.2.9,/run", "port": "1,2,3,4", "dbname": "help"}
    assert Resolver(names).applied_to(params) == {
        "host": "a,b,b,192.0.2.9,/run",
        "port": "1,2,2,3,4",
        "hostaddr": "192.0.2.1,192.0.2.2,2001:db8::2,192.0.2.9,",
        "dbname": "help",
    }


@pytest.mark.parametrize(
    "params",
    [
        {"dbname": "help"},
        {"host": "/run/postgresql"},
        {"host": "192.0.2.1,::1"},
        {"host": "a", "hostaddr": "192.0.2.1"},
    ],
)
def test_nobody_is_asked_where_there_is_no_name(names, params):
    assert Resolver(names).applied_to(params) == params
    assert names.asked == 0


def test_a_name_that_was_known_is_used_while_the_resolver_fails(names, slow):
    params = {"host": "a", "port": ""}
    names.fails = True
    with pytest.raises(OperationalError, match="failed to resolve host 'a'"):
        slow.applied_to(params)
    names.fails = False
    known = slow.applied_to(params)
    assert known["hostaddr"] == "192.0.2.1"
    names.fails = True
    assert slow.applied_to(params) == known


def test_a_resolver_that_says_nothing_is_asked_once_and_waited_for_shortly(names, slow):
    names.answers.clear()
    begun = time.monotonic()
    for _ in range(3):
        with pytest.raises(OperationalError):
            slow.applied_to({"host": "a"})
    assert names.asked == 1
    assert time.monotonic() - begun < 4


def test_a_server_whose_name_is_gone_does_not_keep_from_the_others(slow):
    assert slow.applied_to({"host": "gone,a", "port": "1,2"})["host"] == "a"


def test_localhost_is_known_everywhere():
    assert "127.0.0.1" in resolver.applied_to({"host": "localhost"})["hostaddr"].split(",")
