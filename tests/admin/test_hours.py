"""Rows of hours that contradict themselves or each other are refused, and nothing is lost."""

import pytest

from contacts.models import OpeningHours
from tests.admin.admin_client import change_url, errors_beside, inputs, typed, values
from tests.directory_rows import make_channel, make_hours

BOTH_TIMES = "Give both times, or leave both empty when the hours are not published."
BOTH_DATES = "Give both dates of the season, or leave both empty for the usual week."


@pytest.fixture
def channel(db):
    """Open from 8 to 16 on the usual working days, from 10 to 15 in Ramadan."""
    channel = make_channel()
    make_hours(channel, 8, 16, position=1)
    make_hours(
        channel,
        10,
        15,
        position=2,
        valid_from="2027-02-08",
        valid_to="2027-03-08",
        note_en="Ramadan",
    )
    return channel


def row(place: int, **changes):
    return {f"opening_hours-{place}-{name}": value for name, value in changes.items()}


def save(desk, channel, changes, **more):
    form = typed(desk.get(change_url(channel)), "channel_form")
    return desk.save(change_url(channel), {**form, **more}, **changes)


def added(form, **changes):
    """A third row, as the link “Add another” makes it."""
    empty = {
        name.replace("__prefix__", "2"): value
        for name, value in form.items()
        if name.startswith("opening_hours-__prefix__")
    }
    return {**form, **empty, "opening_hours-TOTAL_FORMS": "3", **row(2, **changes)}


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        (row(0, closes=""), "closes", BOTH_TIMES),
        (row(0, opens=""), "opens", BOTH_TIMES),
        (row(0, valid_from="2027-06-01"), "valid_to", BOTH_DATES),
        (row(0, valid_to="2027-06-01"), "valid_from", BOTH_DATES),
        (
            row(0, valid_from="2027-06-02", valid_to="2027-06-01"),
            "valid_to",
            "The season ends before it starts. Put the earlier date first.",
        ),
        (row(0, days=[]), "days", "This field is required."),
    ],
)
def test_row_that_contradicts_itself_is_refused_beside_the_field(
    desk, channel, changes, field, sentence
):
    page = save(desk, channel, changes)
    assert errors_beside(page, f"opening_hours-0-{field}") == [sentence]
    for name, value in changes.items():
        if isinstance(value, str):
            [element] = [one for one in inputs(page) if one.get("name") == name]
            assert values(element) == [value]
    assert OpeningHours.objects.filter(opens="08:00", closes="16:00", valid_from=None).count() == 1


def test_seasons_that_overlap_are_refused_with_their_dates(desk, channel):
    form = typed(desk.get(change_url(channel)), "channel_form")
    season = {"valid_from": "2027-03-01", "valid_to": "2027-03-31"}
    typed_row = {"days": ["sun"], "opens": "09:00", "closes": "12:00", **season}
    page = desk.save(change_url(channel), added(form, **typed_row))
    assert errors_beside(page, "opening_hours-2-valid_from") == [
        "This season shares days with the one from 8 February 2027 to 8 March 2027. Change the "
        "dates so that they do not overlap, or give both rows the same dates."
    ]
    kept = typed(page, "channel_form")
    assert {name: kept[f"opening_hours-2-{name}"] for name in typed_row} == {
        name: value if isinstance(value, list) else [value] for name, value in typed_row.items()
    }
    assert OpeningHours.objects.count() == 2


def test_hours_that_overlap_are_refused_with_their_times(desk, channel):
    form = typed(desk.get(change_url(channel)), "channel_form")
    page = desk.save(
        change_url(channel), added(form, days=["thu", "fri"], opens="15:00", closes="20:00")
    )
    assert errors_beside(page, "opening_hours-2-opens") == [
        "These hours overlap with another row, from 08:00 to 16:00. Change the times, or untick "
        "the days that both rows share."
    ]


def test_sentence_is_in_the_editor_s_language(desk, channel):
    form = typed(desk.in_language("ar").get(change_url(channel)), "channel_form")
    page = desk.save(change_url(channel), added(form, days=["thu"], opens="15:00", closes="20:00"))
    [message] = errors_beside(page, "opening_hours-2-opens")
    assert "08:00" in message


@pytest.mark.parametrize(
    "changes",
    [
        {"days": ["thu"], "opens": "16:00", "closes": "20:00"},
        {"days": ["fri"], "opens": "15:00", "closes": "20:00"},
        {"days": ["thu"], "opens": "15:00", "closes": "20:00", "status": "draft"},
        {"days": ["fri"], "valid_from": "2027-02-08", "valid_to": "2027-03-08"},
    ],
)
def test_rows_that_go_together_are_stored(desk, channel, changes):
    form = typed(desk.get(change_url(channel)), "channel_form")
    assert desk.save(change_url(channel), added(form, **changes)) is None
    assert OpeningHours.objects.count() == 3


def test_row_that_is_deleted_contradicts_nothing(desk, channel):
    form = typed(desk.get(change_url(channel)), "channel_form")
    changes = added(form, days=["thu"], opens="15:00", closes="20:00")
    assert desk.save(change_url(channel), changes, **row(0, DELETE="on")) is None
    assert OpeningHours.objects.count() == 2


def test_days_are_ticked_from_sunday_on(desk, channel):
    page = desk.get(change_url(channel))
    days = [one for one in inputs(page) if one.get("name") == "opening_hours-0-days"]
    assert [day["value"] for day in days] == ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    assert [day.parent.text for day in days][:2] == ["Sunday", "Monday"]
    assert [day["value"] for day in days if "checked" in day.attributes] == [
        "sun",
        "mon",
        "tue",
        "wed",
        "thu",
    ]
