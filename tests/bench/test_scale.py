"""The model behind docs/scale.md: arrivals, caches and queues, without a server."""

import numpy as np
import pytest

from bench.scale import DEPLOYMENTS, busy, carries
from bench.scale_caches import addresses, flow, missed, waits
from bench.scale_demand import Demand, requests_of_a_visit
from bench.scale_measured import PATHS, Cost, Measured, shared_seconds
from tests.resilience.load import Answer

ONE, FOUR, CDN, _CDN_FOUR = DEPLOYMENTS
KEPT = {"home": 1, "guide": 1, "channel": 1, "questions": 1, "worker": 1, "file": 1000}
COSTS = {kind: Cost(path, KEPT.get(kind, 0), 4000, 0.4, 5.0) for kind, path in PATHS.items()}
MEASURED = Measured(COSTS, saved_pages=60, guides=40, nginx=0.06, passed=0.2, handshake=0.5)


def test_cache_passes_on_the_first_request_and_the_first_after_its_time():
    times = np.array([0.0, 0.5, 1.0, 1.1, 2.0, 2.3])

    assert missed(times, 1).tolist() == [0.0, 1.1, 2.3]
    assert missed(times, 0).tolist() == times.tolist()
    assert missed(np.array([]), 1).tolist() == []


def test_busiest_minute_of_a_day():
    spread = Demand("all day", share=0.1, at_once=0.0, half_life=20)
    told = Demand("a message", share=0.1, at_once=1.0, half_life=20)

    assert spread.peak == pytest.approx(1_000_000 / (16 * 3600) * 1.6)
    assert told.peak == pytest.approx(1_000_000 * 0.693 / 1200)


def test_every_request_of_a_visit_has_an_address():
    rates = [rate for _kind, rate in addresses(MEASURED, 10.0)]

    assert sum(rates) == pytest.approx(10 * sum(requests_of_a_visit(60).values()))


def test_caches_in_front_leave_the_site_less_and_lose_nothing():
    found = {one: flow(MEASURED, 50.0, one, np.random.default_rng(1)) for one in (ONE, CDN)}

    assert found[ONE].at_nginx == found[ONE].asked
    assert found[ONE].passed == len(found[ONE].site)
    assert found[CDN].at_nginx < found[ONE].at_nginx / 2
    assert found[CDN].passed <= found[CDN].at_nginx


def test_requests_wait_for_one_of_two_processes():
    assert waits([(0.0, 1.0), (0.0, 1.0), (0.5, 1.0)], free=1.0).tolist() == [1.0, 1.0, 1.5]
    assert waits([(0.0, 1.0)], free=0.5).tolist() == [2.0]


def test_more_machines_carry_more_and_the_first_limit_is_named():
    one, limit = carries(MEASURED, ONE)
    four, _limit = carries(MEASURED, FOUR)

    assert limit in busy(MEASURED, one, ONE).uses
    assert 2 * one < four <= 5 * one
    assert busy(MEASURED, one, ONE).holds
    assert not busy(MEASURED, one * 2, ONE).holds


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("public, max-age=60, s-maxage=1", 1),
        ("max-age=315360000, public, immutable", 315360000),
        ("private, no-store", 0),
        ("", 0),
    ],
)
def test_time_that_a_shared_cache_may_keep_an_answer(header, seconds):
    assert shared_seconds(Answer(200, headers={"cache-control": header})) == seconds
