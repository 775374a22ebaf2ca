"""A database that says nothing is noticed, and nobody asks it again and again."""

import ast
import socket
import threading
import time

import psycopg
import pytest
from psycopg.errors import ConnectionTimeout

from citizen_help.postgres import base, circuit_breaker
from citizen_help.postgres.circuit_breaker import (
    CircuitBreaker,
    ResponseTimeout,
    Timeouts,
    with_timeout,
)
from tests.resilience.servers import Data

TIMEOUTS = Timeouts(response=2.0, reset=1.0)


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return CircuitBreaker(clock=clock)


def fail(breaker):
    with pytest.raises(psycopg.OperationalError, match="refused"), breaker.guard_connect(TIMEOUTS):
        raise psycopg.OperationalError("connection refused")


def test_after_a_failure_nobody_connects_for_a_moment(breaker, clock):
    fail(breaker)
    with (
        pytest.raises(psycopg.OperationalError, match="a moment ago"),
        breaker.guard_connect(TIMEOUTS),
    ):
        pytest.fail("it tried")
    clock.now += 1.0
    with breaker.guard_connect(TIMEOUTS):
        pass
    with breaker.guard_connect(TIMEOUTS):
        pass


def test_one_tries_and_the_others_wait_for_that(breaker, clock):
    fail(breaker)
    clock.now += 1.0
    with (
        breaker.guard_connect(TIMEOUTS),
        pytest.raises(psycopg.OperationalError, match="a moment ago"),
        breaker.guard_connect(TIMEOUTS),
    ):
        pytest.fail("two tried")


def test_who_waited_in_vain_does_not_try_next(breaker, clock):
    breaker.trip(TIMEOUTS)
    waiting = breaker.guard_query(query(1), TIMEOUTS)
    next(waiting)
    clock.now += 2.1
    with pytest.raises(ResponseTimeout):
        waiting.send(0)
    with (
        pytest.raises(psycopg.OperationalError, match="a moment ago"),
        breaker.guard_connect(TIMEOUTS),
    ):
        pytest.fail("it tried")


def test_connection_from_before_trips_nothing(breaker, clock):
    """It is one to the server that hung; others have found another one since."""
    breaker.trip(TIMEOUTS)
    clock.now += 1.0
    with breaker.guard_connect(TIMEOUTS):
        pass
    for trips, is_open in ((0, False), (1, True)):
        waiting = breaker.guard_query(query(1), TIMEOUTS, trips=trips)
        next(waiting)
        clock.now += 2.1
        with pytest.raises(ResponseTimeout):
            waiting.send(0)
        assert breaker.is_open == is_open


def test_server_that_takes_no_connection_is_silent_for_the_connected_too(breaker):
    with pytest.raises(ConnectionTimeout), breaker.guard_connect(TIMEOUTS):
        raise ConnectionTimeout("connection timeout expired")
    assert breaker.is_open
    with (
        pytest.raises(psycopg.OperationalError, match="a moment ago"),
        breaker.guard_connect(TIMEOUTS),
    ):
        pytest.fail("it tried")


def test_server_that_refuses_another_connection_answers_those_that_are_there(breaker):
    fail(breaker)
    assert not breaker.is_open


def test_circuit_is_open_until_a_new_connection_is_made(breaker, clock):
    breaker.trip(TIMEOUTS)
    clock.now += 10.0
    assert breaker.is_open
    with breaker.guard_connect(TIMEOUTS):
        pass
    assert not breaker.is_open


def query(answers):
    """psycopg's own: it yields what it waits for and is sent what is ready, 0 for nothing."""
    for _ in range(answers):
        while not (yield 1):
            pass
    return "answer"


def test_answer_that_comes_is_handed_on(clock):
    waiting = with_timeout(query(2), 2.0, clock=clock)
    next(waiting)
    clock.now += 1.9
    waiting.send(0)
    waiting.send(1)
    clock.now += 1.9  # 3.8 seconds in all, and never 2 without a byte
    waiting.send(0)
    with pytest.raises(StopIteration) as end:
        waiting.send(1)
    assert end.value.value == "answer"


def test_timeout_ends_the_wait(clock):
    waiting = with_timeout(query(1), 2.0, clock=clock)
    next(waiting)
    clock.now += 2.1
    with pytest.raises(ResponseTimeout, match="nothing for 2 seconds"):
        waiting.send(0)


@pytest.fixture
def silent_server():
    """Takes connections and says nothing, as one whose processes all stand still."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(8)
        yield server.getsockname()[1]


def test_server_that_hangs_is_noticed_when_connecting(silent_server):
    begun = time.monotonic()
    with pytest.raises(psycopg.OperationalError):
        base.Connection.connect(host="127.0.0.1", port=silent_server, connect_timeout=2)
    assert time.monotonic() - begun < 3


def test_server_that_falls_silent_costs_the_connection(monkeypatch):
    monkeypatch.setattr(circuit_breaker, "timeouts", Timeouts(response=0.2))
    monkeypatch.setattr(circuit_breaker, "breaker", CircuitBreaker())
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=welcome, args=(server,), daemon=True).start()
        port = server.getsockname()[1]
        connection = base.Connection.connect(
            host="127.0.0.1", port=port, user="reader", sslmode="disable", gssencmode="disable"
        )
        begun = time.monotonic()
        with pytest.raises(ResponseTimeout):
            connection.execute("SELECT 1")
        assert 0.2 < time.monotonic() - begun < 2
    assert connection.closed
    assert circuit_breaker.breaker.is_open


def welcome(server: socket.socket) -> None:
    """As much of PostgreSQL's protocol (3.0) as signing in takes; then no word more."""
    client, _address = server.accept()
    client.recv(4096)
    client.sendall(b"R\0\0\0\x08\0\0\0\0" + b"Z\0\0\0\x05I")
    client.recv(4096)
    time.sleep(5)
    client.close()


def test_options_of_the_address_are_kept_beside_our_own(tmp_path):
    code = "from django.conf import settings; print(settings.DATABASES['default']['OPTIONS'])"
    data = Data(tmp_path, "postgres://u:p@127.0.0.1:1/n?sslmode=require&connect_timeout=7")
    options = ast.literal_eval(data.shell(code))
    assert (options["sslmode"], options["connect_timeout"]) == ("require", "7")
    assert options["tcp_user_timeout"] == "3000"


def test_only_a_process_that_serves_has_timeouts(settings, monkeypatch):
    wrapper = base.DatabaseWrapper({**settings.DATABASES["default"], "NAME": "n", "OPTIONS": {}})
    assert "options" not in wrapper.get_connection_params()
    monkeypatch.setattr(circuit_breaker, "timeouts", Timeouts(statement=15.0, lock=1.0))
    given = wrapper.get_connection_params()["options"]
    assert "-c statement_timeout=15000 -c lock_timeout=1000" in given
