"""Many who ask at once: one rendering."""

import threading
import time

import pytest

from citizen_help.page_cache.key import Key
from citizen_help.page_cache.single_flight import Flight, Flights

KEY = Key("/ar/", "")


def shared(_result):
    return True


def not_shared(_result):
    return False


def under_way(*, result=None, patience=10.0):
    """Flights with one of KEY on its way, landed if it has a result."""
    flights = Flights(patience=patience)
    flight = flights._flights[KEY] = Flight()
    if result:
        flight.result = result
        flight.landed.set()
    return flights


def test_many_at_once_make_one():
    flights, made, got = Flights(patience=10.0), [], []
    together = threading.Barrier(5)

    def make():
        made.append("page")
        time.sleep(0.3)
        return "page"

    def ask():
        together.wait()
        got.append(flights.joined(KEY, make, may_share=shared))

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (made, got) == (["page"], ["page"] * 5)


def test_who_waits_gets_the_result_of_the_first():
    assert under_way(result="theirs").joined(KEY, lambda: "own", may_share=shared) == "theirs"


def test_who_waits_in_vain_makes_their_own():
    assert under_way(patience=0.01).joined(KEY, lambda: "own", may_share=shared) == "own"


def test_what_may_not_be_shared_is_made_for_each():
    assert under_way(result="theirs").joined(KEY, lambda: "own", may_share=not_shared) == "own"


def test_failure_of_the_first_leaves_the_way_free():
    flights = Flights(patience=1.0)

    def fail():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        flights.joined(KEY, fail, may_share=shared)
    assert flights.joined(KEY, lambda: "page", may_share=shared) == "page"
