"""The thread that looks for edits goes on, whatever happens, and is replaced when it is dead."""

import threading
import time

import pytest
from django.db import DatabaseError, InternalError, OperationalError, ProgrammingError

from citizen_help.page_cache.version_poller import Lookout

KINDS = [ProgrammingError, InternalError, OperationalError, DatabaseError, MemoryError, ValueError]


class Looks:
    """Counts the looks, and fails while `error` is set."""

    def __init__(self) -> None:
        self.count = 0
        self.error: BaseException | None = None

    def __call__(self) -> None:
        self.count += 1
        if self.error:
            raise self.error


@pytest.fixture
def looks():
    return Looks()


@pytest.fixture
def lookout(looks):
    return Lookout(looks)


def until(condition) -> bool:
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.005)
    return condition()


@pytest.mark.parametrize("kind", KINDS)
def test_no_exception_ends_the_looking(looks, lookout, kind, caplog):
    looks.error = kind("a fault")
    for _ in range(3):
        assert lookout.ask(wait=10)
    thread = lookout._thread
    assert not lookout._is_looking
    looks.error = None
    assert lookout.ask(wait=10)
    assert (looks.count, lookout._thread) == (4, thread)
    assert caplog.text.count("Looking for edits failed") == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_dead_thread_is_replaced(looks, lookout):
    looks.error = SystemExit()
    assert lookout.ask(wait=10)
    lookout._thread.join(10)
    looks.error = None
    assert lookout.ask(wait=10)
    assert looks.count == 2


def test_thread_that_died_while_it_looked_is_replaced(looks, lookout):
    """As after a fork: it was looking, and only what it left behind is there."""
    lookout._thread = threading.Thread()
    lookout._is_looking, lookout._asked_at = True, time.monotonic() - 100
    assert lookout.is_late
    assert lookout.ask(wait=10)
    assert looks.count == 1
    assert not lookout.is_late


def test_system_without_a_thread_to_spare_is_asked_again(looks, lookout, monkeypatch):
    def none_left(_thread):
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as full:
        full.setattr(threading.Thread, "start", none_left)
        assert not lookout.ask(wait=0)
        assert not lookout.ask(wait=0)
    assert lookout.ask(wait=10)
    assert looks.count == 1


def test_it_looks_by_itself_once_it_was_asked(looks, lookout, settings):
    settings.CONTENT_VERSION_POLL_SECONDS = 0.01
    assert lookout.ask(wait=10)
    assert until(lambda: looks.count >= 5)
    settings.CONTENT_VERSION_POLL_SECONDS = 0  # it waits for ever again
