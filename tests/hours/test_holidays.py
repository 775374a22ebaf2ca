"""Which holidays a year suggests, and what becomes of the entries that exist."""

import subprocess
import sys
from datetime import date, time
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

from contacts.hours.holidays import Season, Suggestion, expected, ramadan, suggestions
from contacts.models import Channel, Holiday
from contacts.publishing.missing_holidays import (
    add_suggestions,
    channels_without_ramadan,
    without_entry,
)
from tests.directory_rows import make_channel, make_hours

# Ramadan 1448 by the calendar of Umm al-Qura.
RAMADAN_2027 = Season(date(2027, 2, 8), date(2027, 3, 8))


def stored() -> list[tuple]:
    return list(
        Holiday.objects.order_by("first_day").values_list(
            "name_ar", "name_en", "first_day", "last_day", "confirmed", "status"
        )
    )


def test_suggestions_join_the_days_of_one_occasion():
    assert suggestions(2026) == (
        Suggestion("يوم التأسيس", "Founding Day", date(2026, 2, 22), date(2026, 2, 22), True),
        Suggestion("عيد الفطر", "Eid al-Fitr", date(2026, 3, 19), date(2026, 3, 24), False),
        # From the day of Arafah to a day in lieu, over a weekend.
        Suggestion("عيد الأضحى", "Eid al-Adha", date(2026, 5, 26), date(2026, 5, 31), False),
        Suggestion("اليوم الوطني", "National Day", date(2026, 9, 23), date(2026, 9, 23), True),
    )


def test_day_in_lieu_of_a_weekend_is_tentative_beside_the_certain_day():
    assert [one for one in suggestions(2028) if one.name_en == "National Day"] == [
        Suggestion("اليوم الوطني", "National Day", date(2028, 9, 23), date(2028, 9, 23), True),
        Suggestion("اليوم الوطني", "National Day", date(2028, 9, 24), date(2028, 9, 24), False),
    ]


def test_eid_over_the_year_s_end_belongs_to_the_year_it_starts_in():
    assert suggestions(2071)[-1] == Suggestion(
        "عيد الأضحى", "Eid al-Adha", date(2071, 12, 30), date(2072, 1, 4), False
    )
    assert suggestions(2072)[0].name_en == "Founding Day"


@pytest.mark.parametrize("year", range(2023, 2078, 6))
def test_every_year_has_both_eids_and_the_fixed_days(year):
    found = suggestions(year)
    assert {one.name_en for one in found} == {
        "Founding Day",
        "National Day",
        "Eid al-Fitr",
        "Eid al-Adha",
    }
    assert [one for one in found if one.first_day > one.last_day] == []
    assert [one for one in found if one.certain and one.name_en.startswith("Eid")] == []
    assert [one for one in found if "(" in one.name_ar + one.name_en] == []


def test_ramadan_lasts_until_the_day_before_eid():
    assert ramadan(2027) == (RAMADAN_2027,)
    assert len(ramadan(2030)) == 2


@pytest.mark.django_db
def test_adding_twice_adds_nothing():
    assert len(add_suggestions(2027)) == 4
    first = stored()
    assert add_suggestions(2027) == []
    assert stored() == first
    assert [row[4] for row in first] == [True, False, False, True]
    assert {row[5] for row in first} == {"published"}


@pytest.mark.django_db
def test_entry_that_an_editor_changed_stays_as_it_is():
    add_suggestions(2027)
    eid = Holiday.objects.get(name_en="Eid al-Fitr")
    eid.name_en, eid.first_day, eid.confirmed = "Eid", date(2027, 3, 10), True
    eid.save()
    Holiday.objects.filter(name_en="National Day").update(status="draft")
    changed = stored()
    assert add_suggestions(2027) == []
    assert stored() == changed


@pytest.mark.django_db
def test_only_what_has_no_entry_is_added():
    add_suggestions(2027)
    Holiday.objects.filter(name_en="Eid al-Adha").delete()
    assert [row.name_en for row in add_suggestions(2027)] == ["Eid al-Adha"]


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["channel", "hours"])
def test_entry_of_one_channel_or_of_some_hours_stands_for_no_holiday(part):
    add_suggestions(2027)
    eid = Holiday.objects.filter(name_en="Eid al-Adha")
    if part == "channel":
        eid.update(channel=Channel.objects.create(slug="c", kind="phone"))
    else:
        eid.update(opens=time(8), closes=time(9))
    assert [row.name_en for row in add_suggestions(2027)] == ["Eid al-Adha"]


@pytest.mark.django_db
@translation.override("en")
def test_command_says_what_it_adds_and_that_an_eid_is_tentative():
    out = StringIO()
    call_command("suggest_holidays", "2027", stdout=out)
    assert out.getvalue().splitlines() == [
        "Founding Day, from 2027-02-22 to 2027-02-22",
        "Eid al-Fitr, from 2027-03-09 to 2027-03-14: confirm it once it is announced",
        "Eid al-Adha, from 2027-05-15 to 2027-05-19: confirm it once it is announced",
        "National Day, from 2027-09-23 to 2027-09-23",
    ]
    again = StringIO()
    call_command("suggest_holidays", "2027", stdout=again)
    assert again.getvalue() == "Nothing to add: every holiday of 2027 has an entry.\n"


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["2021", "2078", "1448"])
@translation.override("en")
def test_command_refuses_a_year_that_cannot_be_computed(year):
    with pytest.raises(CommandError, match=f"{year} is not a year from 2022 to 2077"):
        call_command("suggest_holidays", year)
    assert stored() == []


@pytest.mark.django_db
def test_expected_ones_lie_in_the_asked_days():
    found = expected(date(2027, 1, 20), date(2027, 3, 9))
    assert [one.name_en for one in found] == ["Founding Day", "Eid al-Fitr"]
    add_suggestions(2027)
    assert without_entry(found) == []


@pytest.mark.django_db
class TestRamadanWithoutHours:
    asked = (date(2027, 1, 10), date(2027, 3, 11))

    def told(self) -> list[tuple[str, bool]]:
        found = list(channels_without_ramadan(*self.asked))
        assert all(season == RAMADAN_2027 for _, season, _ in found)
        return [(channel.slug, has_some) for channel, _, has_some in found]

    def test_is_told_of_each_staffed_channel_with_hours(self):
        for slug in ("hotline", "branch"):
            make_hours(make_channel(slug), 8, 16)
        make_channel("no-hours")
        assert self.told() == [("hotline", False), ("branch", False)]

    def test_is_settled_by_a_season_on_its_days_for_that_channel_alone(self):
        dates = {"valid_from": date(2027, 2, 9), "valid_to": date(2027, 3, 9)}
        make_hours(make_channel(), 10, 15, **dates)
        make_hours(make_channel("branch"), 8, 16)
        assert self.told() == [("branch", False)]

    def test_is_not_settled_by_a_part_of_it(self):
        dates = {"valid_from": date(2027, 2, 8), "valid_to": date(2027, 2, 20)}
        make_hours(make_channel(), 10, 15, **dates)
        assert self.told() == [("hotline", True)]

    def test_is_not_settled_by_a_draft_or_another_season(self):
        channel = make_channel()
        dates = {"valid_from": date(2027, 2, 8), "valid_to": date(2027, 3, 8)}
        make_hours(channel, 10, 15, status="draft", **dates)
        make_hours(channel, 7, 14, valid_from=date(2027, 6, 1), valid_to=date(2027, 8, 31))
        assert self.told() == [("hotline", False)]

    def test_does_not_matter_where_nobody_has_to_answer(self):
        make_hours(make_channel(always_available=True), status="draft")
        assert self.told() == []

    def test_outside_of_its_days_is_none(self):
        make_hours(make_channel(), 8, 16)
        asked = (date(2026, 10, 1), date(2026, 12, 1))
        assert list(channels_without_ramadan(*asked)) == []


def test_public_pages_do_not_load_the_computing_library():
    code = (
        "import django, sys; django.setup(); import citizen_help.urls, contacts.hours.holidays; "
        "sys.exit('holidays' in sys.modules)"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "citizen_help.settings", "VAR": str(settings.VAR)}
    done = subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, env=environment)
    assert done.returncode == 0
