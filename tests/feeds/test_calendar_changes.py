"""What closures, interruptions and old checks take out of a calendar, and that it is told."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine

from contacts.feeds.calendar_state import feed_state
from contacts.hours.status import Weekday
from contacts.models import Channel, Endpoint, Holiday, Notice, OpeningHours
from tests.directory_rows import make_channel, make_hours
from tests.feeds.calendars import (
    CREATED,
    RIYADH,
    events,
    exceptions,
    feed,
    make_holiday,
    open_periods,
    starts,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def created():
    with time_machine.travel(CREATED, tick=False):
        yield


def test_calendar_leaves_out_the_hours_of_a_day_that_a_closure_takes():
    make_hours(make_channel(), 8, 17)
    make_holiday(date(2026, 11, 8), opens=time(12), closes=time(14))
    hours, morning, afternoon, closure = events()
    assert [each.dt.date() for each in exceptions(hours)] == [date(2026, 11, 8)]
    assert [
        (event.decoded("dtstart").hour, event.decoded("dtend").hour)
        for event in (morning, afternoon, closure)
    ] == [(8, 12), (14, 17), (12, 14)]


def test_calendar_of_a_channel_leaves_out_the_closures_of_others():
    make_hours(make_channel(), 8, 17)
    make_holiday(date(2026, 11, 8), channel=make_channel("branch"))
    make_holiday(date(2026, 11, 10), channel=Channel.objects.get(slug="hotline"))
    hours, holiday = events()
    assert [each.dt.date() for each in exceptions(hours)] == [date(2026, 11, 10)]
    assert holiday.decoded("dtstart") == date(2026, 11, 10)


def test_calendar_ends_where_nobody_will_have_checked_the_hours(settings):
    settings.VERIFIED_FOR_DAYS = 10
    channel = make_channel()  # checked on 3 November
    make_hours(channel, 8, 17)
    [hours] = events()
    found = starts(hours, datetime(2027, 12, 1, tzinfo=RIYADH))
    assert max(found).date() == date(2026, 11, 12)  # the 13th, a Friday, would be the last
    with time_machine.travel(CREATED + timedelta(days=13)):
        assert events() == []


def test_calendar_leaves_out_a_season_that_is_over():
    channel = make_channel(verified_on=None)
    make_hours(channel, 8, 17)
    make_hours(channel, 10, 15, valid_from=date(2026, 11, 10), valid_to=date(2026, 11, 12))
    with time_machine.travel(CREATED + timedelta(days=20)):
        [usual] = events()
        assert [each.dt.day for each in exceptions(usual)] == [10, 11, 12]


def test_calendar_has_a_stated_end_whatever_is_stored():
    channel = make_channel(verified_on=None)
    make_hours(channel, 8, 17)
    make_hours(channel, 10, 15, valid_from=date(2026, 12, 1), valid_to=date(9999, 12, 30))
    make_holiday(date(2027, 1, 1), days=365 * 100, confirmed=False)
    text = feed()
    assert len(text) < 120_000
    assert "X-WR-CALDESC:Days and hours until 31 December 2027." in text
    last = max(
        start.date()
        for event in events()
        for start in starts(event, CREATED + timedelta(days=5000))
        if isinstance(start, datetime)
    )
    assert last <= date(2027, 12, 31)


def test_calendar_states_the_last_day_of_its_hours():
    """No day is said to be told of that its weekly rules do not reach."""
    channel = make_channel(verified_on=CREATED.date())
    make_hours(channel, 8, 17)
    channel.refresh_from_db()
    last_start = max(start.date() for start in starts(events()[0], CREATED + timedelta(days=900)))
    told = feed_state(channel, CREATED).lapses - timedelta(days=1)
    assert timedelta(0) <= told - last_start < timedelta(days=7)
    assert f"X-WR-CALDESC:Days and hours until {told.day} {told:%B %Y}." in feed()


def test_calendar_of_a_season_alone_ends_with_it():
    channel = make_channel(verified_on=None)
    make_hours(channel, 10, 15, valid_from=date(2026, 12, 1), valid_to=date(2026, 12, 30))
    assert "X-WR-CALDESC:Days and hours until 30 December 2026." in feed()


@pytest.mark.parametrize(
    ("language", "summary"),
    [("en", "Unified number: open (Ramadan)"), ("ar", "الرقم الموحد: مفتوح (رمضان)")],
)
def test_calendar_names_the_season(language, summary):
    channel = make_channel(verified_on=None)
    make_hours(
        channel,
        21,
        2,
        days=frozenset(Weekday),
        valid_from=date(2026, 12, 1),
        valid_to=date(2026, 12, 3),
        name_ar="رمضان",
        name_en="Ramadan",
    )
    [season] = events(language=language)
    assert str(season["summary"]) == summary
    periods = open_periods([season], CREATED + timedelta(days=90))
    # The night of the last day is whole.
    assert periods[-1] == (
        datetime(2026, 12, 3, 21, tzinfo=RIYADH),
        datetime(2026, 12, 4, 2, tzinfo=RIYADH),
    )


def test_calendar_of_an_office_says_where_it_is():
    office = make_channel("branch", "office", verified_on=None)
    make_hours(office, 8, 14)
    make_holiday(date(2026, 11, 8))
    Endpoint.objects.create(
        channel=office,
        kind="address",
        value="geo:24.7136,46.6753",
        label_ar="طريق الملك فهد، الرياض",
        label_en="King Fahd Road, Riyadh",
    )
    hours, holiday = events("branch")
    assert str(hours["location"]) == "King Fahd Road, Riyadh"
    assert hours["geo"].to_ical() == "24.7136;46.6753"
    assert str(events("branch", "ar")[0]["location"]) == "طريق الملك فهد، الرياض"
    assert "location" not in holiday


def sequence() -> int:
    [number] = {int(event["sequence"]) for event in events()}
    return number


def test_calendar_is_told_to_have_changed_whatever_changes_its_hours():
    channel = make_channel(verified_on=None)
    make_hours(channel, 8, 17)
    holiday = make_holiday(date(2026, 11, 8))
    season = {"valid_from": date(2026, 11, 10), "valid_to": date(2026, 11, 12)}
    changes = (
        lambda: Holiday.objects.filter(pk=holiday.pk).update(confirmed=False),
        lambda: make_hours(channel, 10, 15, **season),
        lambda: OpeningHours.objects.get(valid_from__isnull=False).delete(),
        lambda: Holiday.objects.all().delete(),
        lambda: Notice.objects.create(
            channel=channel,
            severity="out_of_order",
            status="published",
            text_en="Down",
            starts_at=CREATED + timedelta(days=9),
            ends_at=CREATED + timedelta(days=9, hours=4),
        ),
        lambda: Notice.objects.all().delete(),
    )
    before = sequence()
    for number, change in enumerate(changes, 1):
        with time_machine.travel(CREATED + timedelta(hours=number), tick=False):
            change()
            assert sequence() > before
            before = sequence()
            changed = {event.decoded("last-modified") for event in events()}
            assert changed == {CREATED + timedelta(hours=number)}


@pytest.mark.parametrize("was_of_all", [True, False])
def test_calendar_is_told_to_have_changed_when_a_holiday_goes_to_another_channel(was_of_all):
    channel = make_channel(verified_on=None)
    make_hours(channel, 8, 17)
    other = make_channel("office", "phone")
    holiday = make_holiday(date(2026, 11, 8), channel=None if was_of_all else channel)
    before = sequence()
    with time_machine.travel(CREATED + timedelta(hours=1), tick=False):
        holiday.channel = other
        holiday.save()
        [hours] = events()
        assert exceptions(hours) == []
        assert sequence() > before
        assert hours.decoded("last-modified") == CREATED + timedelta(hours=1)


def test_calendar_is_told_to_have_changed_when_a_season_goes_to_another_channel():
    channel = make_channel(verified_on=None)
    make_hours(channel, 8, 17)
    season = make_hours(channel, 10, 15, valid_from=date(2026, 11, 10), valid_to=date(2026, 11, 12))
    before = sequence()
    with time_machine.travel(CREATED + timedelta(hours=1), tick=False):
        season.channel = make_channel("office", "phone")
        season.save()
        assert len(events()) == 1
        assert sequence() > before


def test_calendar_of_a_channel_stays_as_it_is_while_others_change():
    make_hours(make_channel(verified_on=None), 8, 17)
    other = make_channel("office", "phone")
    own = make_holiday(date(2026, 11, 8), channel=other)
    before = feed()
    with time_machine.travel(CREATED + timedelta(hours=1), tick=False):
        own.name_en = "Another name"
        own.save()
        make_hours(other, 9, 10)
        own.delete()
        assert feed() == before


def test_calendar_is_told_to_have_changed_each_day_that_an_open_end_moves():
    channel = make_channel(verified_on=None)
    make_hours(channel, 8, 17)
    Notice.objects.create(
        channel=channel,
        severity="out_of_order",
        status="published",
        text_en="Down",
        starts_at=CREATED + timedelta(days=1),
    )
    before, unchanged = sequence(), feed()
    with time_machine.travel(CREATED + timedelta(hours=12), tick=False):
        assert feed() == unchanged  # it has not begun
    for days in (2, 3):
        with time_machine.travel(CREATED + timedelta(days=days), tick=False):
            assert sequence() > before
            before, unchanged = sequence(), feed()
        with time_machine.travel(CREATED + timedelta(days=days, hours=9), tick=False):
            assert feed() == unchanged


def test_calendar_leaves_out_what_is_out_of_order():
    channel = make_channel(verified_on=None)
    make_hours(channel, 8, 17)
    Notice.objects.create(
        channel=channel,
        severity="out_of_order",
        status="published",
        text_ar="عطل",
        text_en="The line is down",
        starts_at=datetime(2026, 11, 8, 12, tzinfo=RIYADH),
        ends_at=datetime(2026, 11, 9, 10, tzinfo=RIYADH),
    )
    hours, sunday, monday, notice = events()
    assert [each.dt.date() for each in exceptions(hours)] == [date(2026, 11, 8), date(2026, 11, 9)]
    assert [
        (one.decoded("dtstart").hour, one.decoded("dtend").hour) for one in (sunday, monday)
    ] == [
        (8, 12),
        (10, 17),
    ]
    assert (str(notice["summary"]), str(notice["description"])) == (
        "Unified number: out of order",
        "The line is down",
    )
