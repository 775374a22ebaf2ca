from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from contacts.feedback_limit import (
    FEEDBACK,
    PRESS,
    UNWANTED,
    HourShares,
    full_days,
    is_full,
    may_send,
    seconds_to_next_day,
    seconds_to_next_hour,
    sender_hash,
)
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
    days = FeedbackSender.objects.values_list("sender", "hour__day")
    assert {day for sender, day in days if sender != "everybody feedback"} == {24}
    may_send("1.2.3.4", NOON + timedelta(days=20))
    assert FeedbackSender.objects.count() == 2


@pytest.mark.django_db
def test_all_together_are_held_to_a_day_whoever_they_are(settings, caplog):
    settings.MOST_PER_DAY = {FEEDBACK: 3, PRESS: 2, UNWANTED: 1}
    answers = [may_send(f"2001:db8:0:{number}::", NOON, target="/a/") for number in range(6)]
    assert answers == [True] * 3 + [False] * 3
    assert FeedbackSender.objects.count() == 3 * 2 + 1  # what is refused writes nothing
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert may_send("9.9.9.9", NOON, what=PRESS)
    assert may_send("9.9.9.9", NOON, what=UNWANTED)
    assert is_full(FEEDBACK, NOON)
    assert not is_full(PRESS, NOON)
    assert is_full(UNWANTED, NOON)
    midnight = NOON + timedelta(seconds=seconds_to_next_day(NOON))
    assert (midnight.hour, midnight.minute, midnight.day) == (0, 0, 23)
    assert may_send("9.9.9.9", midnight) is True
    assert full_days(FEEDBACK, midnight) == [NOON.date()]
    assert full_days(FEEDBACK, NOON + timedelta(days=8)) == []


@pytest.mark.django_db
def test_what_one_sender_is_refused_takes_nothing_from_others(settings):
    settings.MOST_PER_DAY = {**settings.MOST_PER_DAY, FEEDBACK: 6}
    assert [may_send("1.2.3.4", NOON, target="/a/") for _ in range(50)].count(True) == 5
    assert may_send("5.6.7.8", NOON, target="/a/") is True


@pytest.mark.django_db
def test_presses_count_within_the_hour_of_messages(settings):
    settings.FEEDBACK_PER_HOUR = 2
    kinds = [PRESS, FEEDBACK, PRESS, FEEDBACK]
    assert [may_send("1.2.3.4", NOON, what=kind) for kind in kinds] == [True, True, False, False]


def test_hour_s_share_is_of_one_sender_and_begins_anew():
    shares = HourShares()
    assert [shares.take("1.2.3.4", NOON, most=2) for _ in range(3)] == [True, True, False]
    assert shares.take("5.6.7.8", NOON, most=2) is True
    assert shares.take("1.2.3.4", NOON + timedelta(hours=1), most=2) is True


def test_hour_s_shares_remember_a_bounded_number_of_senders(monkeypatch):
    monkeypatch.setattr(HourShares, "MOST_SENDERS", 3)
    shares = HourShares()
    assert [shares.take(str(number), NOON, most=9) for number in range(5)].count(True) == 3
    assert [shares.take("0", NOON, most=9), shares.take("9", NOON, most=9)] == [True, False]


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
