"""One set of rules for hours and holidays: asked by forms, by the importer and by a shell."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils.translation import override

from contacts.content.problems import ContentError
from contacts.models import Channel, OpeningHours
from tests.admin.admin_client import change_url, errors_beside, typed
from tests.content.loading import load_text
from tests.directory_rows import make_channel, make_hours
from tests.hours.examples import FRI, SUN, WORKING_DAYS

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Asia/Riyadh"))
RAMADAN = {"valid_from": date(2027, 2, 8), "valid_to": date(2027, 3, 9)}
LONG_NIGHT = (
    "From 08:00 to 04:00 the next day is 20 hours. If 16:00 is meant, write it so. "
    "If it is open that long, write two rows, one of them up to 00:00."
)
ALWAYS = (
    "The channel is available at all times, so it has no hours. Untick that, or delete this row."
)
TWO_ROWS = (
    "These days stand in two rows, one with times and one without. Delete the row without "
    "times, or untick the shared days in one of them."
)
NIGHT = (
    "One of these two rows is in the night, before the morning of the other. For the afternoon "
    "write 13:00 for 1:00. Hours of the night go with the evening before them, as in "
    "22:00 to 04:00."
)
HIJRI = (
    "\u20661448-09-01\u2069 looks like a Hijri date. "
    "Write the Gregorian one, which is about \u20662027-02-08\u2069."
)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY, tick=False), override("en"):
        yield


def hours(opens=None, closes=None, days=WORKING_DAYS, **fields) -> dict:
    return {
        "days": days,
        "opens": None if opens is None else time(opens),
        "closes": None if closes is None else time(closes),
        **fields,
    }


USUAL = hours(8, 16)
NOT_IN_THE_ROW = ("days", "verified_on", "publish_at", "expire_at")  # of the form
# What stands there already, what is added, the field that is told, and the sentence.
REFUSED = {
    "8 to 4, where 16 is meant": ([], hours(8, 4), "closes", LONG_NIGHT),
    "the same time twice": (
        [],
        hours(8, 8),
        "closes",
        LONG_NIGHT.replace("04:00", "08:00").replace("20 hours", "24 hours").replace("16", "20"),
    ),
    "until noon, where midnight is meant": (
        [],
        hours(16, 12),
        "closes",
        LONG_NIGHT.replace("08:00", "16:00")
        .replace("04:00", "12:00")
        .replace("If 16:00", "If 00:00"),
    ),
    "mornings, and 1 to 4": ([hours(8, 12)], hours(1, 4), "opens", NIGHT),
    "4 to 8, and mornings": ([hours(4, 8)], hours(8, 12), "opens", NIGHT),
    "times beside days without them": ([hours()], USUAL, "days", TWO_ROWS),
    "days without times beside times": ([USUAL], hours(days=frozenset({SUN})), "days", TWO_ROWS),
    "rows that overlap": (
        [USUAL],
        hours(12, 20),
        "opens",
        "These hours overlap with another row, from 08:00 to 16:00. Change the times, or untick "
        "the days that both rows share.",
    ),
    "seasons that overlap": (
        [hours(10, 15, **RAMADAN)],
        hours(10, 14, valid_from=date(2027, 3, 1), valid_to=date(2027, 3, 20)),
        "valid_from",
        "This season shares days with the one from 8 February 2027 to 9 March 2027. Change the "
        "dates so that they do not overlap, or give both rows the same dates.",
    ),
    "a Hijri season": (
        [],
        hours(10, 15, valid_from=date(1448, 9, 1), valid_to=date(1448, 9, 30)),
        "valid_from",
        HIJRI,
    ),
    "a season without end": (
        [],
        hours(10, 15, valid_from=date(2027, 2, 8), valid_to=date(9999, 12, 31)),
        "valid_to",
        "\u20669999-12-31\u2069 is more than five years ahead. Check the year.",
    ),
    "a season of years": (
        [],
        hours(10, 15, valid_from=date(2027, 2, 8), valid_to=date(2029, 2, 8)),
        "valid_to",
        "A season lasts a year at most. For the usual week, leave both dates empty.",
    ),
    "a season without its days": (
        [],
        hours(
            10,
            15,
            days=frozenset({FRI}),
            valid_from=date(2027, 2, 7),
            valid_to=date(2027, 2, 11),
        ),
        "days",
        "None of these days falls between 7 February 2027 and 11 February 2027. Tick other days, "
        "or change the dates.",
    ),
    "a check that is to come": (
        [],
        {**USUAL, "verified_on": date(2026, 11, 23)},
        "verified_on",
        "This day is in the future. Write the day on which it was checked.",
    ),
}
SOUND = {
    "a break at noon": ([hours(8, 12)], hours(13, 16)),
    "a split evening": ([hours(8, 12)], hours(16, 20)),
    "a night of twelve hours": ([], hours(19, 7)),
    "a night beside the evening before": ([hours(8, 12)], hours(22, 4)),
    "from midnight": ([hours(0, 2)], hours(8, 16)),
    "until midnight": ([], hours(8, 0)),
    "all day": ([], hours(0, 0)),
    "times and none on other days": (
        [hours(8, 16, frozenset({SUN}))],
        hours(days=frozenset({FRI})),
    ),
    "a season": ([USUAL], hours(10, 15, **RAMADAN)),
    "a season without times": ([USUAL], hours(**RAMADAN)),
    "a draft": ([USUAL], hours(8, 16, status="draft")),
    "hours of tomorrow": (
        [hours(expire_at=TODAY + timedelta(days=1))],
        hours(8, 16, publish_at=TODAY + timedelta(days=1)),
    ),
    "checked today": ([USUAL], hours(18, 20, verified_on=date(2026, 11, 22))),
}


def stored(rows, **fields) -> Channel:
    channel = make_channel(**fields)
    for row in rows:
        OpeningHours.objects.create(channel=channel, **row)
    return channel


def by_shell(rows, added) -> dict[str, list[str]]:
    row = OpeningHours(channel=stored(rows), **added)
    try:
        row.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def written(row) -> str:
    """A row of hours as a content file has it."""
    days = ", ".join(sorted(row["days"]))
    lines = [f"days: [{days}]"]
    for name in ("opens", "closes"):
        if row[name] is not None:
            lines.append(f'{name}: "{row[name]:%H:%M}"')
    lines += [
        f"{name}: {row[name].isoformat()}"
        for name in ("valid_from", "valid_to", "verified_on")
        if row.get(name)
    ]
    if "status" in row:
        lines.append(f"status: {row['status']}")
    return "      - " + "\n        ".join(lines) + "\n"


def by_import(rows, added, **channel) -> list[str]:
    text = "channels:\n  - slug: hotline\n    kind: phone\n    status: published\n"
    text += '    name: {ar: "الرقم", en: "Number"}\n'
    text += "".join(f"    {name}: {value}\n" for name, value in channel.items())
    text += "    opening_hours:\n" + "".join(map(written, [*rows, added]))
    try:
        load_text(text)
    except ContentError as error:
        assert not Channel.objects.exists()
        return [f"{one.at.path}: {one.message}" for one in error.problems]
    return []


def by_form(desk, rows, added) -> dict[str, list[str]]:
    """An empty row of the channel's form, filled in."""
    channel = stored(rows)
    form = typed(desk.get(change_url(channel)), "channel_form")
    place = len(rows)
    prefix = "opening_hours-__prefix__-"
    empty = {name: value for name, value in form.items() if name.startswith(prefix)}
    form |= {name.replace("__prefix__", str(place)): value for name, value in empty.items()}
    form["opening_hours-TOTAL_FORMS"] = str(place + 1)
    values = {"days": sorted(added["days"])}
    for name, value in added.items():
        if name not in NOT_IN_THE_ROW and value is not None:
            values[name] = value.isoformat() if hasattr(value, "isoformat") else value
    changes = {f"opening_hours-{place}-{name}": value for name, value in values.items()}
    page = desk.save(change_url(channel), form, **changes)
    if page is None:
        return {}
    fields = ("days", "opens", "closes", "valid_from", "valid_to")
    found = {name: errors_beside(page, f"opening_hours-{place}-{name}") for name in fields}
    return {name: told for name, told in found.items() if told}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_in_a_shell(case):
    rows, added, field, sentence = REFUSED[case]
    assert by_shell(rows, added)[field] == [sentence]


@pytest.mark.parametrize("case", REFUSED)
def test_refused_by_import(case):
    rows, added, field, sentence = REFUSED[case]
    place = f"channels[0].opening_hours[{len(rows)}]"
    assert any(
        told.startswith(place) and told.endswith(sentence) for told in by_import(rows, added)
    )


@pytest.mark.parametrize("case", [name for name in REFUSED if name != "a check that is to come"])
def test_refused_in_the_form(desk, case):
    rows, added, field, sentence = REFUSED[case]
    assert by_form(desk, rows, added)[field] == [sentence]
    assert OpeningHours.objects.count() == len(rows)


@pytest.mark.parametrize("case", SOUND)
def test_sound_hours_are_taken_everywhere(desk, case):
    rows, added = SOUND[case]
    assert by_shell(rows, added) == {}
    Channel.objects.all().delete()
    Channel.objects.all().delete()
    if "publish_at" not in added:
        assert by_form(desk, rows, added) == {}
        Channel.objects.all().delete()
        assert by_import(rows, added) == []


def test_hours_of_what_is_always_available_are_refused():
    channel = stored([], always_available=True)
    with pytest.raises(ValidationError) as caught:
        OpeningHours(channel=channel, **USUAL).full_clean()
    assert caught.value.message_dict == {"days": [ALWAYS]}
    Channel.objects.all().delete()
    channel = stored([USUAL])
    channel.always_available = True
    with pytest.raises(ValidationError) as caught:
        channel.full_clean()
    assert caught.value.message_dict == {"always_available": [ALWAYS]}
    Channel.objects.all().delete()
    [told] = by_import([], USUAL, always_available="true")
    assert told.endswith(ALWAYS)


def test_hours_of_what_is_always_available_are_refused_in_the_form(desk):
    channel = stored([USUAL])
    form = typed(desk.get(change_url(channel)), "channel_form")
    page = desk.save(change_url(channel), form, always_available="on")
    assert errors_beside(page, "opening_hours-0-days") == [ALWAYS]
    assert Channel.objects.get().always_available is False


def test_check_that_is_to_come_is_refused_of_every_public_row():
    channel = make_channel()
    make_hours(channel, 8, 16)
    for row in (channel, channel.opening_hours.get()):
        row.verified_on = date(2026, 11, 23)
        with pytest.raises(ValidationError) as caught:
            row.full_clean()
        assert list(caught.value.message_dict) == ["verified_on"]


def test_refusals_are_told_in_arabic():
    with override("ar"):
        told = by_shell([], hours(8, 4))["closes"]
    assert told == [
        "من 08:00 إلى 04:00 من اليوم التالي مدة طويلة (عدد الساعات: 20). إن كنت تقصد 16:00 "
        "فاكتبها كذلك، وإن كانت المدة صحيحة فاكتبها في سطرين ينتهي أحدهما عند 00:00."
    ]
