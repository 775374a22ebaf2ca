"""The thread that polls the version goes on, whatever happens, and is replaced when it is dead."""

import threading
import time

import pytest
from django.db import DatabaseError, InternalError, OperationalError, ProgrammingError

from citizen_help.page_cache.version_poller import VersionPoller

KINDS = [ProgrammingError, InternalError, OperationalError, DatabaseError, MemoryError, ValueError]


class Polls:
    """Counts the polls, and fails while `error` is set."""

    def __init__(self) -> None:
        self.count = 0
        self.error: BaseException | None = None

    def __call__(self) -> None:
        self.count += 1
        if self.error:
            raise self.error


@pytest.fixture
def polls():
    return Polls()


@pytest.fixture
def poller(polls):
    return VersionPoller(polls)


def until(condition) -> bool:
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.005)
    return condition()


@pytest.mark.parametrize("kind", KINDS)
def test_no_exception_ends_the_polling(polls, poller, kind, caplog):
    polls.error = kind("a fault")
    for _ in range(3):
        assert poller.request(timeout=10)
    thread = poller._thread
    assert not poller._is_polling
    polls.error = None
    assert poller.request(timeout=10)
    assert (polls.count, poller._thread) == (4, thread)
    assert caplog.text.count("Looking for edits failed") == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_dead_thread_is_replaced(polls, poller):
    polls.error = SystemExit()
    assert poller.request(timeout=10)
    poller._thread.join(10)
    polls.error = None
    assert poller.request(timeout=10)
    assert polls.count == 2


def test_thread_that_died_while_it_polled_is_replaced(polls, poller):
    """As after a fork: it was polling, and only what it left behind is there."""
    poller._thread = threading.Thread()
    poller._is_polling, poller._begun_at = True, time.monotonic() - 100
    assert poller.is_late
    assert poller.request(timeout=10)
    assert polls.count == 1
    assert not poller.is_late


def test_system_without_a_thread_to_spare_is_asked_again(polls, poller, monkeypatch):
    def none_left(_thread):
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as full:
        full.setattr(threading.Thread, "start", none_left)
        assert not poller.request(timeout=0)
        assert not poller.request(timeout=0)
    assert poller.request(timeout=10)
    assert polls.count == 1


def test_it_polls_by_itself_once_it_was_asked(polls, poller, settings):
    settings.CONTENT_VERSION_POLL_SECONDS = 0.01
    assert poller.request(timeout=10)
    assert until(lambda: polls.count >= 5)
    settings.CONTENT_VERSION_POLL_SECONDS = 0  # it waits for ever again
