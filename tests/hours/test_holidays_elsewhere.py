"""Holidays of other countries than Saudi Arabia, as the library computes them."""

from datetime import date

import pytest
from django.test import override_settings

from contacts.hours.holidays import Suggestion, keeps_ramadan, suggestions
from contacts.models import Channel, Holiday
from contacts.publishing.missing_holidays import add_suggestions, channels_without_ramadan
from tests.directory_rows import make_directory


def found(country: str, year: int = 2026) -> dict[str, Suggestion]:
    with override_settings(HOLIDAY_COUNTRY=country, WEEKEND=frozenset({6, 0})):
        return {one.name_en: one for one in suggestions(year)}


def test_holidays_of_a_country_and_of_its_part():
    epiphany = Suggestion("", "Epiphany", date(2026, 1, 6), date(2026, 1, 6), True)
    assert found("DE-BY")["Epiphany"] == epiphany
    assert "Epiphany" not in found("DE")
    assert found("DE")["Good Friday"].first_day == date(2026, 4, 3)


def test_names_come_in_arabic_where_the_library_has_them():
    eid = found("JO")["Eid al-Fitr"]
    assert (eid.name_ar, eid.certain) == ("عيد الفطر", False)
    assert not any("(" in name + one.name_ar for name, one in found("JO").items())


def test_day_in_lieu_is_certain_where_the_law_says_so():
    boxing = found("GB")["Boxing Day"]
    assert (boxing.first_day, boxing.last_day) == (date(2026, 12, 26), date(2026, 12, 28))
    assert boxing.certain


@pytest.mark.parametrize(
    ("country", "keeps"), [("SA", True), ("EG", True), ("DE", False), ("US", False)]
)
def test_ramadan_is_kept_where_a_holiday_is_islamic(country, keeps):
    with override_settings(HOLIDAY_COUNTRY=country):
        assert keeps_ramadan() is keeps


@pytest.mark.django_db
def test_what_is_suggested_in_berlin_is_stored(in_berlin):
    add_suggestions(2026)
    unity = Holiday.objects.get(name_en="German Unity Day")
    assert (unity.first_day, unity.confirmed, unity.name_ar) == (date(2026, 10, 3), True, "")
    assert add_suggestions(2026) == []


@pytest.mark.django_db
def test_nobody_is_asked_for_ramadan_hours_in_berlin(in_berlin):
    make_directory()
    assert Channel.objects.published().exists()
    assert list(channels_without_ramadan(date(2026, 1, 1), date(2026, 12, 31))) == []
