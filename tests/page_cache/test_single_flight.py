"""Many who ask at once: one rendering."""

import threading
import time

import pytest

from citizen_help.page_cache.key import Key
from citizen_help.page_cache.single_flight import Call, SingleFlight

KEY = Key("/ar/", "")


def shared(_result):
    return True


def not_shared(_result):
    return False


def under_way(*, result=None, timeout=10.0):
    """One that has a call for KEY under way, done if it has a result."""
    single = SingleFlight(timeout=timeout)
    call = single._calls[KEY] = Call()
    if result:
        call.result = result
        call.done.set()
    return single


def test_many_at_once_make_one():
    single, made, got = SingleFlight(timeout=10.0), [], []
    together = threading.Barrier(5)

    def make():
        made.append("page")
        time.sleep(0.3)
        return "page"

    def ask():
        together.wait()
        got.append(single.do(KEY, make, may_share=shared))

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (made, got) == (["page"], ["page"] * 5)


def test_who_waits_gets_the_result_of_the_first():
    assert under_way(result="theirs").do(KEY, lambda: "own", may_share=shared) == "theirs"


def test_who_waits_in_vain_makes_their_own():
    assert under_way(timeout=0.01).do(KEY, lambda: "own", may_share=shared) == "own"


def test_what_may_not_be_shared_is_made_for_each():
    assert under_way(result="theirs").do(KEY, lambda: "own", may_share=not_shared) == "own"


def test_failure_of_the_first_leaves_the_way_free():
    single = SingleFlight(timeout=1.0)

    def fail():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        single.do(KEY, fail, may_share=shared)
    assert single.do(KEY, lambda: "page", may_share=shared) == "page"
