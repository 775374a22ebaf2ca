"""The first page warns of what the next 60 days will ask of an editor."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from contacts.admin.notices import holiday_notices
from contacts.models import Holiday
from contacts.publishing.missing_holidays import add_suggestions
from tests.admin.admin_client import headings
from tests.directory_rows import make_channel, make_hours

# Founding Day, Ramadan and Eid al-Fitr of 2027 lie in the 60 days from here.
JANUARY = date(2027, 1, 20)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def told(today: date) -> list[str]:
    return [notice.text for notice in holiday_notices(today)]


def test_tentative_holiday_is_told_until_it_is_confirmed():
    add_suggestions(2027)
    sentence = "“Eid al-Fitr” is expected on 9 March 2027 and is not confirmed."
    assert told(JANUARY) == [sentence]
    Holiday.objects.update(confirmed=True)
    assert told(JANUARY) == []


def test_tentative_holiday_beyond_60_days_is_not_told():
    add_suggestions(2027)
    assert told(date(2027, 1, 7)) == []
    assert len(told(date(2027, 1, 8))) == 1


def test_draft_is_not_told_as_tentative():
    add_suggestions(2027)
    Holiday.objects.update(status="draft")
    assert told(JANUARY) == []


def test_holiday_without_entry_is_told():
    assert told(JANUARY) == [
        "“Founding Day” is expected about 22 February 2027 and is not among the holidays.",
        "“Eid al-Fitr” is expected about 9 March 2027 and is not among the holidays.",
    ]


def test_ramadan_is_told_until_a_channel_has_hours_for_it():
    add_suggestions(2027)
    Holiday.objects.update(confirmed=True)
    channel = make_channel()
    make_hours(channel, 8, 16)
    assert told(JANUARY) == [
        "“Unified number” has no hours for Ramadan, which is expected from about 8 February 2027 "
        "to 8 March 2027."
    ]
    make_hours(channel, 10, 15, valid_from=date(2027, 2, 8), valid_to=date(2027, 2, 20))
    assert told(JANUARY) == [
        "“Unified number” has hours for a part of Ramadan only, which is expected from about "
        "8 February 2027 to 8 March 2027."
    ]
    make_hours(channel, 10, 15, valid_from=date(2027, 2, 21), valid_to=date(2027, 3, 8))
    assert told(JANUARY) == []


def test_first_page_shows_the_notices_in_the_editor_s_language(desk, sunday_10):
    Holiday.objects.create(
        name_ar="إجازة", name_en="Leave", first_day="2026-12-01", last_day="2026-12-02"
    )
    page = desk.in_language("ar").get(reverse("admin:index"))
    [notice] = page.one("section", id="panel-holidays").all("li", class_="admin-notice")
    assert "إجازة" in notice.text
    assert "1 ديسمبر 2026" in notice.text


def test_notice_leads_to_the_list_that_holds_it(desk, sunday_10):
    for name, confirmed in (("Leave", False), ("Done", True)):
        Holiday.objects.create(
            name_en=name, first_day="2026-12-01", last_day="2026-12-02", confirmed=confirmed
        )
    panel = desk.get(reverse("admin:index")).one("section", id="panel-holidays")
    [link] = panel.one("li", class_="admin-notice").all("a")
    assert headings(desk.get(link["href"])) == ["Leave"]


def test_ramadan_s_notice_leads_to_the_page_that_prepares_it(desk):
    make_hours(make_channel(), 8, 16)
    make_channel("website", "website", name_en="Form", always_available=True)
    [notice] = [one for one in holiday_notices(JANUARY) if "Ramadan" in one.text]
    assert notice.url == reverse("admin:contacts_channel_season")


def test_past_tentative_holiday_is_asked_for_and_names_its_channel():
    branch = make_channel("branch", name_en="Branch")
    dates = {"first_day": "2026-12-20", "last_day": "2026-12-21"}
    Holiday.objects.create(name_en="Leave", channel=branch, **dates)
    Holiday.objects.create(name_en="Done", confirmed=True, **dates)
    notice = holiday_notices(JANUARY)[0]
    assert notice.text == ("“Leave” was expected on 20 December 2026 and nobody has confirmed it.")
    assert notice.details == ("Branch",)
    assert "when=over" in notice.url


def test_hours_whose_check_lapses_within_two_weeks_are_told(settings):
    settings.VERIFIED_FOR_DAYS = 180
    make_hours(make_channel(verified_on=JANUARY - timedelta(days=170)), 8, 16)
    make_hours(make_channel("old", verified_on=JANUARY - timedelta(days=181)), 8, 16)
    make_hours(make_channel("later", verified_on=JANUARY - timedelta(days=166)), 8, 16)
    make_hours(make_channel("untimed", verified_on=JANUARY - timedelta(days=170)))
    make_hours(
        make_channel("draft", status="draft", verified_on=JANUARY - timedelta(days=170)), 8, 16
    )
    assert [text for text in told(JANUARY) if text.startswith("The hours")] == [
        "The hours of “Unified number” count as checked no more, since 19 January 2027.",
        "The hours of “Unified number” count as checked up to 30 January 2027 only.",
    ]


def test_first_page_says_so_when_nothing_waits(desk, sunday_10):
    panels = desk.get(reverse("admin:index")).all("section", class_="admin-panel")
    assert len(panels) == 7
    for panel in panels:
        assert panel.one("p").text == "Nothing waits for you here."
