"""Connections through a pooler, and to a server that has become read-only."""

import psycopg
import pytest
from django.db import InternalError, close_old_connections, connection, transaction

from citizen_help import outage
from citizen_help.postgres import base, circuit_breaker
from citizen_help.postgres.circuit_breaker import CircuitBreaker, Timeouts
from contacts.admin.unsaved_input import reason_of
from contacts.models import SearchQuery, Topic


@pytest.fixture
def serves(monkeypatch):
    """This process serves readers."""
    monkeypatch.setattr(circuit_breaker, "timeouts", Timeouts(statement=15.0, lock=1.0))
    monkeypatch.setattr(circuit_breaker, "breaker", CircuitBreaker())


def shown(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {name}")
        return cursor.fetchone()[0]


@pytest.fixture
def database():
    if connection.vendor != "postgresql":
        pytest.skip("of PostgreSQL alone")
    yield
    connection.close()


def test_pooler_that_refuses_time_limits_is_connected_to_without(settings, serves, monkeypatch):
    tried = []

    def connect(params):
        tried.append(params["options"])
        if "lock_timeout" in params["options"]:
            raise psycopg.OperationalError("FATAL: unsupported startup parameter: options")
        return "connected"

    monkeypatch.setattr(base, "connect", connect)
    own = {"NAME": "n", "OPTIONS": {"options": "-c search_path=site"}}
    wrapper = base.DatabaseWrapper({**settings.DATABASES["default"], **own})
    assert wrapper.get_new_connection(wrapper.get_connection_params()) == "connected"
    assert tried[0].endswith("-c search_path=site")
    assert tried[1:] == ["-c search_path=site"]


@pytest.mark.django_db(transaction=True)
def test_through_a_pooler_each_transaction_has_its_own_limits(database, serves):
    connection.close()
    connection.ensure_connection()
    assert not connection.connection.is_pooled
    connection.connection.execute("SET lock_timeout = 0")
    connection.connection.is_pooled = True
    with transaction.atomic():
        assert shown("lock_timeout") == "1s"
    assert shown("lock_timeout") == "0"


@pytest.mark.django_db(transaction=True)
def test_connection_that_refused_to_write_is_given_up_after_the_request(database, english):
    connection.ensure_connection()
    first = connection.connection
    connection.connection.execute("SET default_transaction_read_only = on")
    with pytest.raises(InternalError) as refusal:
        Topic.objects.create(slug="payments")
    assert outage.is_read_only(refusal.value)
    assert "can only be read" in reason_of(refusal.value)
    assert SearchQuery.objects.count() == 0  # until then it can be read
    close_old_connections()
    Topic.objects.create(slug="payments")
    assert first.closed


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("wanted", "is_kept"), [("any", True), ("read-write", False)])
def test_server_that_turned_read_only_is_left_where_another_is_wanted(
    database, monkeypatch, wanted, is_kept
):
    connection.close()
    connection.ensure_connection()
    first = connection.connection
    options = {**connection.settings_dict["OPTIONS"], "target_session_attrs": wanted}
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", options)
    first.execute("SET default_transaction_read_only = on")
    connection.health_check_enabled, connection.health_check_done = True, False
    assert SearchQuery.objects.count() == 0
    assert (connection.connection is first) == is_kept


@pytest.mark.django_db(transaction=True)
def test_connection_from_before_a_silence_is_not_asked_again(database, serves):
    connection.close()
    connection.ensure_connection()
    first = connection.connection
    circuit_breaker.breaker.trips += 1
    connection.health_check_enabled, connection.health_check_done = True, False
    assert SearchQuery.objects.count() == 0
    assert first.closed
