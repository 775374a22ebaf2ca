"""Making pages ready goes on after any failure, and a round that failed is begun again."""

import threading

import pytest
from django.db import ProgrammingError

from citizen_help.page_cache import warming
from citizen_help.page_cache.warming import Warmer
from tests.page_cache.test_version_poller import until

# The thread closes its connections at its end.
DIES = "ignore::pytest.PytestUnhandledThreadExceptionWarning"
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings(DIES)]


@pytest.fixture
def made(monkeypatch):
    monkeypatch.setattr(warming, "REST_FACTOR", 0.0)
    monkeypatch.setattr(warming, "RETRY_SECONDS", 0.0)
    return []


def warmer_of(made, failures):
    def prepare(key):
        if failures:
            raise failures.pop()
        made.append(key.path)
        return True

    return Warmer(prepare, lambda: ["/ar/", "/en/"], round_done=lambda: made.append("done"))


@pytest.mark.parametrize("kind", [ProgrammingError, MemoryError, ValueError, SystemExit])
def test_round_that_failed_is_begun_again(made, kind):
    warmer = warmer_of(made, [kind("a fault")])
    warmer.start_round()
    assert until(lambda: warmer.has_given_up)
    warmer.start_round()
    assert until(lambda: made == ["/ar/", "/en/", "done"])
    assert until(lambda: not warmer._is_working)
    assert not warmer.has_given_up


def test_system_without_a_thread_to_spare_is_asked_again(made, monkeypatch):
    def none_left(_thread):
        raise RuntimeError("can't start new thread")

    warmer = warmer_of(made, [])
    with monkeypatch.context() as full:
        full.setattr(threading.Thread, "start", none_left)
        warmer.start_round()
    assert warmer.has_given_up
    warmer.start_round()
    assert until(lambda: made == ["/ar/", "/en/", "done"])


def test_failed_round_is_not_begun_again_at_once():
    warmer = warmer_of([], [ValueError()])
    warmer.start_round()
    assert until(lambda: not warmer._is_working)
    assert not warmer.has_given_up


def test_all_is_there_after_a_round_or_when_each_address_is():
    warmer = warmer_of([], [])
    assert not warmer.has_all(lambda _key: True)  # it does not know yet of what
    warmer._paths = ["/ar/", "/en/"]
    assert not warmer.has_all(lambda key: key.path == "/ar/")
    assert warmer.has_all(lambda key: key.path in {"/ar/", "/en/"})
    warmer.start_round()
    assert until(lambda: warmer.has_all(lambda _key: False))
