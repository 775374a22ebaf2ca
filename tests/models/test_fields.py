import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from contacts.hours.status import Weekday
from contacts.models import Channel, OpeningHours
from contacts.models.fields import WeekdaysField, WeekdaysFormField, to_weekdays

WEEKEND = frozenset({Weekday("fri"), Weekday("sat")})


@pytest.mark.parametrize(
    "value", [["fri", "sat"], "fri,sat", "fri، sat", 96, WEEKEND, {"Friday", "Saturday"}]
)
def test_weekdays_are_read_from_every_form(value):
    assert to_weekdays(value) == WEEKEND


@pytest.mark.parametrize("value", ["caturday", ["fri", "x"], 128, -1])
def test_unknown_weekday_is_refused(value):
    with pytest.raises(ValueError, match="caturday|x|128|-1"):
        to_weekdays(value)


@pytest.mark.django_db
def test_weekdays_come_back_as_they_were_stored():
    channel = Channel.objects.create(slug="c", kind="phone")
    OpeningHours.objects.create(channel=channel, days=["sat", "fri"])
    assert OpeningHours.objects.get().days == WEEKEND


@pytest.mark.usefixtures("english")
def test_field_explains_a_value_it_cannot_read():
    with pytest.raises(ValidationError, match="does not name days"):
        WeekdaysField().to_python("caturday")


@pytest.mark.usefixtures("english")
def test_form_field_starts_the_week_on_sunday():
    field = WeekdaysFormField()
    with translation.override("en"):
        assert [str(label) for _value, label in field.choices][:2] == ["Sunday", "Monday"]
    assert field.clean(["fri", "sat"]) == WEEKEND
    assert field.has_changed(WEEKEND, ["fri", "sat"]) is False
    assert field.has_changed(WEEKEND, ["fri"]) is True
