"""Of several servers the one that answered is tried first, and one that fell silent last."""

import pytest

from citizen_help.postgres.server_order import ServerOrder

THREE = {"host": "a,b,c", "port": "5432,5433,5432", "dbname": "help"}


@pytest.fixture
def order():
    return ServerOrder()


def hosts(order, params=THREE):
    return order.applied_to(params)["host"]


def test_at_first_it_is_that_of_the_address(order):
    assert order.applied_to(THREE) == THREE


def test_the_one_that_answered_comes_first_with_its_own_port(order):
    order.answered("b", 5433)
    assert order.applied_to(THREE) == {**THREE, "host": "b,a,c", "port": "5433,5432,5432"}


def test_one_that_fell_silent_comes_last_until_it_answers(order):
    order.answered("a", 5432)
    order.fell_silent("a", 5432)
    assert hosts(order) == "b,c,a"
    order.answered("c", 5432)
    assert hosts(order) == "c,b,a"
    order.answered("a", 5432)
    assert hosts(order) == "a,b,c"


def test_one_port_for_all_and_none(order):
    order.answered("b", 5433)
    assert hosts(order, {"host": "a,b", "port": "5433"}) == "b,a"
    order.answered("b", 5432)
    assert hosts(order, {"host": "a,b"}) == "b,a"
    assert hosts(order, {"host": "a,b", "port": ","}) == "b,a"


def test_one_host_stays_as_it_is(order):
    order.fell_silent("a", 5432)
    assert order.applied_to({"host": "a", "port": 5432}) == {"host": "a", "port": 5432}
