"""Dates and times typed with an Arabic keyboard are read, and what is no time is refused."""

from datetime import date, datetime, time

import pytest
from django.core.exceptions import ValidationError

from contacts.admin.typed_times import DateField, MomentField, TimeField
from contacts.models import Holiday, OpeningHours
from tests.admin.admin_client import change_url, errors_beside, typed
from tests.conftest import RIYADH
from tests.directory_rows import make_channel, make_hours


@pytest.mark.parametrize(
    "text",
    [
        "2027-02-08",
        "٢٠٢٧-٠٢-٠٨",
        "۲۰۲۷-۰۲-۰۸",
        "٢٠٢٧/٠٢/٠٨",
        "2027/2/8",
        "\u200f٢٠٢٧-٠٢-٠٨\u200f",
        " 2027-02-08 ",
    ],
)
def test_date_is_read_in_any_digits(text):
    assert DateField().clean(text) == date(2027, 2, 8)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("08:00", time(8)),
        ("٨:٠٠", time(8)),
        ("۸:۳۰", time(8, 30)),
        ("٨", time(8)),
        ("8.30", time(8, 30)),
        ("٨٫٣٠", time(8, 30)),
        ("08:00:00", time(8)),
        ("٤ م", time(16)),
        ("4:30 pm", time(16, 30)),
        ("٤:٠٠ مساءً", time(16)),
        ("12 am", time(0)),
        ("١٢ م", time(12)),
        ("٨ ص", time(8)),
        ("8 صباحًا", time(8)),
        ("16:00", time(16)),
    ],
)
def test_time_is_read_in_any_digits_and_with_the_part_of_the_day(text, clock):
    assert TimeField().clean(text) == clock


@pytest.mark.parametrize("text", ["25:00", "٢٥", "8 o'clock", "16 pm", "0 am", "8:60", "ثمانية"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValidationError):
        TimeField().clean(text)


@pytest.mark.parametrize("text", ["٢٠٢٧-١٣-٠١", "2027", "غدا"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValidationError):
        DateField().clean(text)


@pytest.mark.parametrize("text", ["٢٠٢٧-٠٢-٠٨ ٨:٠٠", "2027-02-08T08:00", "2027-02-08 08:00:00"])
def test_moment_is_read_in_any_digits(text):
    assert MomentField().clean(text) == datetime(2027, 2, 8, 8, tzinfo=RIYADH)


def test_empty_inputs_stay_empty():
    fields = (DateField, TimeField, MomentField)
    assert [field(required=False).clean("") for field in fields] == [None, None, None]


@pytest.mark.django_db
def test_hours_typed_in_arabic_digits_are_saved(desk):
    channel = make_channel()
    make_hours(channel, 9, 17)
    url = change_url(channel)
    form = typed(desk.get(url), "channel_form")
    desk.save(
        url,
        form,
        **{
            "opening_hours-0-opens": "٨:٠٠",
            "opening_hours-0-closes": "٤:٠٠ م",
            "opening_hours-0-valid_from": "٢٠٢٧-٠٢-٠٨",
            "opening_hours-0-valid_to": "٢٠٢٧/٠٣/٠٩",
        },
    )
    row = OpeningHours.objects.get()
    assert (row.opens, row.closes) == (time(8), time(16))
    assert (row.valid_from, row.valid_to) == (date(2027, 2, 8), date(2027, 3, 9))


@pytest.mark.django_db
def test_hijri_date_is_refused_with_the_gregorian_one(desk):
    holiday = Holiday.objects.create(
        name_ar="عيد", name_en="Eid", first_day=date(2027, 3, 9), last_day=date(2027, 3, 12)
    )
    url = change_url(holiday)
    page = desk.save(url, typed(desk.get(url), "holiday_form"), first_day="١٤٤٨-١٠-٠١")
    assert errors_beside(page, "first_day") == [
        "\u20661448-10-01\u2069 looks like a Hijri date. "
        "Write the Gregorian one, which is about \u20662027-03-10\u2069."
    ]
