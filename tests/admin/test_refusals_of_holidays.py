"""Holidays that nobody means are refused: by forms, by the importer and by a shell."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils.translation import override

from contacts.content.problems import ContentError
from contacts.models import Channel, Holiday
from tests.admin.admin_client import add_url, change_url, errors_beside, typed
from tests.content.loading import load_text
from tests.directory_rows import make_channel

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Asia/Riyadh"))
HIJRI = (
    "\u20661448-09-01\u2069 looks like a Hijri date. Write the Gregorian one, which is about "
    "\u20662027-02-08\u2069."
)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY, tick=False), override("en"):
        yield


def make_holiday(**fields) -> Holiday:
    names = {"name_ar": "عيد الفطر", "name_en": "Eid al-Fitr"}
    days = {"first_day": date(2027, 3, 9), "last_day": date(2027, 3, 12)}
    return Holiday(**{**names, **days, **fields})


TWICE = "“Eid al-Fitr (9 March 2027)” stands here for these days already. Change that one."


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({}, "first_day", TWICE),
        ({"name_ar": "إجازة", "name_en": "Break"}, "first_day", TWICE),
        ({"first_day": date(2027, 3, 10), "last_day": date(2027, 3, 13)}, "first_day", TWICE),
        (
            {"first_day": date(1448, 10, 1), "last_day": date(1448, 10, 4)},
            "first_day",
            HIJRI.replace("09-01", "10-01").replace("2027-02-08", "2027-03-10"),
        ),
        (
            {"last_day": date(2127, 3, 9)},
            "last_day",
            "\u20662127-03-09\u2069 is more than five years ahead. Check the year.",
        ),
        (
            {"first_day": date(1999, 3, 9)},
            "first_day",
            "\u20661999-03-09\u2069 is long past. Check the year.",
        ),
        (
            {"last_day": date(2027, 4, 9)},
            "last_day",
            "This holiday lasts longer than a month. Check the dates; for other hours over a "
            "longer time, enter a season in the opening hours.",
        ),
    ],
)
def test_holiday_is_refused(fields, field, sentence):
    make_holiday().save()
    with pytest.raises(ValidationError) as caught:
        make_holiday(**fields).full_clean()
    assert caught.value.message_dict[field] == [sentence]


@pytest.mark.parametrize(
    "fields",
    [
        {"first_day": date(2027, 5, 16), "last_day": date(2027, 5, 19)},
        {"first_day": date(2027, 3, 13), "last_day": date(2027, 3, 14)},
        {"status": "draft"},
        {"opens": time(12), "closes": time(14), "confirmed": True},  # surer than the whole days
        {"name_ar": "صيانة", "name_en": "Works", "last_day": date(2027, 3, 9)},
    ],
)
def test_other_holiday_is_taken(fields):
    make_holiday().save()
    make_holiday(**fields).full_clean()


def test_holiday_of_one_channel_is_no_twin_of_that_of_all():
    make_holiday().save()
    make_holiday(channel=make_channel()).full_clean()


def test_holiday_twice_is_refused_by_import():
    one = '  - first_day: 2027-03-09\n    last_day: 2027-03-12\n    name: {ar: "%s"}\n'
    with pytest.raises(ContentError) as caught:
        load_text("holidays:\n" + one % "عيد" + one % "إجازة")
    assert [problem.at.path for problem in caught.value.problems] == [
        "holidays[0].first_day",
        "holidays[1].first_day",
    ]
    assert not Holiday.objects.exists()


def test_check_that_is_to_come_is_refused_of_a_holiday():
    with pytest.raises(ValidationError) as caught:
        make_holiday(verified_on=date(2026, 11, 23)).full_clean()
    assert list(caught.value.message_dict) == ["verified_on"]


def refused_by(row) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    return caught.value.message_dict


def night(opens: str, closes: str, hours: int, later: str) -> str:
    return (
        f"From {opens} to {closes} the next day is {hours} hours. If {later} is meant, or the two "
        "times the other way round, write it so. For whole days, leave both empty."
    )


@pytest.mark.parametrize(
    ("opens", "closes", "told"),
    [
        (time(16), time(14), night("16:00", "14:00", 22, "02:00")),
        (time(8), time(4), night("08:00", "04:00", 20, "16:00")),
        (time(13), time(1), None),
        (time(22), time(4), None),
        (time(0), time(0), None),
        (time(8), time(0, 30), None),
        (time(13), time(15), None),
    ],
)
def test_hours_of_a_holiday_that_run_past_noon_are_refused(opens, closes, told):
    holiday = make_holiday(opens=opens, closes=closes)
    if told:
        assert refused_by(holiday) == {"closes": [told]}
    else:
        holiday.full_clean()


OPEN = (
    "This channel stays open on holidays, so this would change nothing. Tick “closed on holidays” "
    "in its form first, or choose another channel."
)
ALWAYS = (
    "This channel is available at all times, so this would change nothing. If it is going to be "
    "out of order, publish a notice about it."
)
STAYS_OPEN = [({"closed_on_holidays": False}, OPEN), ({"always_available": True}, ALWAYS)]


@pytest.mark.parametrize(("fields", "told"), STAYS_OPEN)
def test_holiday_of_a_channel_that_keeps_none_is_refused(fields, told):
    channel = make_channel(**fields)
    assert refused_by(make_holiday(channel=channel)) == {"channel": [told]}
    days = "first_day: 2027-03-09, last_day: 2027-03-09"
    text = f"holidays:\n  - {{{days}, channel: hotline, name: {{en: Inventory}}}}"
    with pytest.raises(ContentError) as caught:
        load_text(text)
    assert [(one.at.path, one.message) for one in caught.value.problems] == [
        ("holidays[0].channel", told)
    ]
    load_text(text, as_stored=True)
    assert Holiday.objects.filter(channel=channel).count() == 1
    assert load_text(text).changed_nothing


@pytest.mark.parametrize(("fields", "told"), STAYS_OPEN)
def test_channel_with_a_holiday_of_its_own_goes_on_keeping_it(fields, told):
    channel = make_channel()
    make_holiday(channel=channel).save()
    make_holiday(channel=channel, first_day=date(2026, 3, 9), last_day=date(2026, 3, 9)).save()
    channel.full_clean()
    for name, value in fields.items():
        setattr(channel, name, value)
    assert list(refused_by(channel)) == list(fields)
    assert next(iter(refused_by(channel).values())) == [
        "“Eid al-Fitr (9 March 2027)” closes this channel alone, which would change nothing then. "
        "Delete it among the holidays first, or leave this as it was."
    ]
    Holiday.objects.filter(first_day__year=2027).delete()
    channel.full_clean()  # what is over hinders nobody


def test_import_may_take_the_holiday_away_with_the_channels_rule():
    make_holiday(channel=make_channel()).save()
    row = "slug: hotline, kind: phone, status: published, name: {en: Hotline}"
    text = f"channels:\n  - {{{row}, closed_on_holidays: false}}\n"
    with pytest.raises(ContentError, match="closes this channel alone"):
        load_text(text)
    assert Channel.objects.get().closed_on_holidays
    load_text(text + "holidays: []\n", prune=True)
    assert not Channel.objects.get().closed_on_holidays


@pytest.mark.parametrize(
    ("whole", "part", "is_refused"),
    [
        ({}, {}, True),
        ({"confirmed": True}, {"confirmed": True}, True),
        ({"confirmed": True}, {}, True),
        ({}, {"confirmed": True}, False),
        ({}, {"last_day": date(2027, 3, 13)}, False),
        ({"status": "draft"}, {}, False),
    ],
)
def test_hours_within_whole_days_are_refused_whichever_came_first(whole, part, is_refused):
    hours = {"name_ar": "جرد", "name_en": "Inventory", "opens": time(13), "closes": time(15)}
    for first, second, told in (
        (whole, {**hours, **part}, "closes these whole days already"),
        ({**hours, **part}, whole, "closes some hours of these days"),
    ):
        Holiday.objects.all().delete()
        make_holiday(**first).save()
        if is_refused:
            [sentence] = refused_by(make_holiday(**second))["first_day"]
            assert told in sentence
        else:
            make_holiday(**second).full_clean()
        make_holiday(**second, channel=make_channel(f"c{told[7:11].strip()}")).full_clean()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_forms_refuse_beside_the_field(desk, language):
    channel = make_channel(closed_on_holidays=False)
    url = add_url("holiday")
    form = typed(desk.in_language(language).get(url), "holiday_form")
    day = {"name_ar": "جرد", "first_day": "2027-03-09", "last_day": "2027-03-09"}
    times = {"opens": "16:00", "closes": "14:00"}
    page = desk.save(url, form, **day, **times, channel=channel.pk)
    assert errors_beside(page, "channel")[0].startswith(
        {"ar": "هذه القناة لا تغلق في الإجازات", "en": "This channel stays open"}[language]
    )
    assert any("22" in error for error in errors_beside(page, "closes"))
    assert not Holiday.objects.exists()


def test_form_of_a_channel_refuses_beside_the_tick(desk):
    channel = make_channel()
    make_holiday(channel=channel).save()
    form = typed(desk.get(change_url(channel)), "channel_form")
    del form["closed_on_holidays"]
    page = desk.save(change_url(channel), form)
    assert "closes this channel alone" in errors_beside(page, "closed_on_holidays")[0]


@pytest.mark.parametrize("missing", ["first_day", "last_day"])
@pytest.mark.parametrize("typed_day", ["", "0001-01-01", "x"])
def test_a_day_that_is_none_is_refused_beside_its_field_alone(desk, missing, typed_day):
    """The form of what is shown compares its days with those of other holidays."""
    url = add_url("holiday")
    form = typed(desk.get(url), "holiday_form")
    day = {"name_ar": "جرد", "first_day": "2027-03-09", "last_day": "2027-03-09"}
    page = desk.save(url, form, **{**day, missing: typed_day}, status="published")
    assert errors_beside(page, missing)
