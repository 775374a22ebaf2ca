from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from contacts.feedback_limit import UNWANTED, may_send, seconds_to_next_hour, sender_hash
from contacts.models import FeedbackSender

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Asia/Riyadh"))


def test_sender_hash_differs_by_day_and_hides_the_address():
    first, second = sender_hash("1.2.3.4", "2026-11-22"), sender_hash("1.2.3.4", "2026-11-23")
    assert first != second
    assert first == sender_hash("1.2.3.4", "2026-11-22")
    assert "1.2.3.4" not in first


@pytest.mark.django_db
def test_five_messages_an_hour_may_be_sent_about_a_page():
    answers = [
        may_send("1.2.3.4", NOON + timedelta(minutes=minute), target="/a/") for minute in range(7)
    ]
    assert answers == [True] * 5 + [False] * 2
    assert may_send("1.2.3.4", NOON, target="/b/") is True
    assert may_send("5.6.7.8", NOON, target="/a/") is True
    assert may_send("1.2.3.4", NOON + timedelta(hours=1), target="/a/") is True


@pytest.mark.django_db
def test_twenty_messages_an_hour_may_be_sent_in_all():
    answers = [may_send("1.2.3.4", NOON, target=f"/{number}/") for number in range(22)]
    assert answers == [True] * 20 + [False] * 2
    assert may_send("5.6.7.8", NOON, target="/1/") is True


@pytest.mark.django_db
def test_senders_of_earlier_days_are_forgotten():
    may_send("1.2.3.4", NOON)
    may_send("1.2.3.4", NOON + timedelta(days=2))
    assert FeedbackSender.objects.count() == 1


@pytest.mark.django_db
def test_presses_on_searches_have_a_limit_of_their_own(settings):
    settings.UNWANTED_PER_HOUR = 2
    assert [may_send("1.2.3.4", NOON, what=UNWANTED) for _ in range(3)] == [True, True, False]
    assert may_send("1.2.3.4", NOON) is True
    assert sender_hash("1.2.3.4", "2026-11-22", UNWANTED) != sender_hash("1.2.3.4", "2026-11-22")


@pytest.mark.parametrize(
    ("minutes", "seconds", "left"), [(0, 0, 3600), (59, 59, 1), (30, 15, 1785)]
)
def test_who_has_to_wait_waits_for_the_next_hour(minutes, seconds, left):
    assert seconds_to_next_hour(NOON + timedelta(minutes=minutes, seconds=seconds)) == left
