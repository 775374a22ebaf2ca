"""Notices in a calendar: in whole minutes, and none of a few moments."""

from datetime import datetime, time

import pytest
import time_machine

from contacts.models import Notice
from tests.directory_rows import make_channel, make_hours
from tests.feeds.calendars import CREATED, RIYADH, events

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def created():
    with time_machine.travel(CREATED, tick=False):
        yield


def out_of_order(starts: tuple[int, ...], ends: tuple[int, ...]) -> None:
    Notice.objects.create(
        severity="out_of_order",
        status="published",
        text_ar="عطل",
        text_en="The line is down",
        starts_at=datetime(2026, 11, 8, *starts, tzinfo=RIYADH),
        ends_at=datetime(2026, 11, 8, *ends, tzinfo=RIYADH),
    )


def test_interruptions_are_told_in_whole_minutes_and_moments_not_at_all():
    make_hours(make_channel(verified_on=None), 8, 17)
    out_of_order((9, 0, 10), (9, 0, 59))
    out_of_order((15, 44, 30), (16, 20, 1))
    out_of_order((16, 23), (16, 57))  # leaves three minutes on both of its sides
    _, before, *told = events()
    times = [
        tuple(one.decoded(name).astimezone(RIYADH).time() for name in ("dtstart", "dtend"))
        for one in (before, *told)
    ]
    assert times == [
        (time(8), time(15, 44)),
        (time(15, 44), time(16, 21)),
        (time(16, 23), time(16, 57)),
    ]


def test_interruption_that_is_over_leaves_the_hours_of_the_past_alone():
    make_hours(make_channel(verified_on=None), 8, 17)
    out_of_order((9,), (12,))
    with time_machine.travel(datetime(2026, 11, 8, 11, 59, tzinfo=RIYADH), tick=False):
        assert len(events()) == 4
    with time_machine.travel(datetime(2026, 11, 8, 12, tzinfo=RIYADH), tick=False):
        hours, notice = events()
    assert "exdate" not in hours
    assert str(notice["summary"]) == "Unified number: out of order"
