"""However many tries have ceased to count, the next one is not held up by them."""

from datetime import timedelta

import pytest
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt

from citizen_help.accounts import expired_tries
from tests.conftest import SUNDAY_10

pytestmark = pytest.mark.django_db


def tries(*names: str, minutes_ago: int) -> None:
    for name in names:
        row = AccessAttempt.objects.create(username=name, failures_since_start=1)
        moment = SUNDAY_10 - timedelta(minutes=minutes_ago)
        AccessAttempt.objects.filter(pk=row.pk).update(attempt_time=moment)


def test_some_go_at_a_time_and_none_that_counts(sunday_10, monkeypatch):
    monkeypatch.setattr(expired_tries, "AT_ONCE", 2)
    tries("a", "b", "c", minutes_ago=15)
    tries("d", minutes_ago=14)
    assert [expired_tries.remove_expired() for _time in range(3)] == [2, 1, 0]
    assert AccessAttempt.objects.get().username == "d"


def test_axes_removes_no_more_at_once(sunday_10, monkeypatch):
    """It does so at every sign-in and sign-out."""
    monkeypatch.setattr(expired_tries, "AT_ONCE", 2)
    tries("a", "b", "c", minutes_ago=15)
    assert AxesProxyHandler.get_implementation().clean_expired_user_attempts() == 2
    assert AccessAttempt.objects.count() == 1
