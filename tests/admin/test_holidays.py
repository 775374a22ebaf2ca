"""Holidays: confirmed with one press, suggested by the year."""

from datetime import date, datetime, time

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from contacts.models import Holiday
from tests.admin.admin_client import change_url, errors_beside, headings, inputs, messages, typed
from tests.conftest import RIYADH
from tests.directory_rows import make_channel
from tests.html import parse

LIST = "admin:contacts_holiday_changelist"


@pytest.fixture
def eid(db) -> Holiday:
    return Holiday.objects.create(
        name_ar="عيد الفطر",
        name_en="Eid al-Fitr",
        first_day=date(2027, 3, 9),
        last_day=date(2027, 3, 14),
    )


@pytest.fixture
def founding_day(db) -> Holiday:
    day = date(2027, 2, 22)
    names = {"name_ar": "يوم التأسيس", "name_en": "Founding Day"}
    return Holiday.objects.create(first_day=day, last_day=day, confirmed=True, **names)


def confirm_buttons(page):
    return [one for one in page.all("button") if "/confirm/" in (one.get("formaction") or "")]


def test_list_shows_days_and_certainty(desk, eid, founding_day):
    page = desk.changelist("holiday")
    assert headings(page) == ["Founding Day", "Eid al-Fitr"]
    assert [cell.text for cell in page.all("td", class_="field-days")] == [
        "22 February 2027",
        "9 March 2027 to 14 March 2027",
    ]
    certainty = [
        cell.one("span", class_="badge").text for cell in page.all("td", class_="field-certainty")
    ]
    assert certainty == ["Confirmed", "Tentative"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "22 February 2027 from 1:00 pm to 3:00 pm Unified number"),
        ("ar", "22 فبراير 2027 من 1:00 بعد الظهر إلى 3:00 بعد الظهر الرقم الموحد"),
    ],
)
def test_list_shows_hours_and_channel(desk, founding_day, language, words):
    hours = {"opens": time(13), "closes": time(15), "channel": make_channel()}
    Holiday.objects.update(**hours)
    cell = desk.in_language(language).changelist("holiday").one("td", class_="field-days")
    assert " ".join(one.text for one in cell.all("span")) == words


def test_confirm_button_stands_in_a_form_with_its_token_and_works_without_scripts(desk, eid):
    page = desk.changelist("holiday")
    [button] = confirm_buttons(page)
    form = button
    while form.name != "form":
        form = form.parent
    assert form["method"] == "post"
    assert "csrfmiddlewaretoken" in {one.get("name") for one in inputs(form)}
    response = desk.client.post(button["formaction"], follow=True)
    assert messages(response) == ["“Eid al-Fitr” is confirmed."]
    eid.refresh_from_db()
    assert eid.confirmed is True
    assert confirm_buttons(parse(response.content.decode())) == []


def test_confirming_goes_back_to_the_list_as_it_was_filtered(desk, eid):
    url = reverse("admin:contacts_holiday_confirm", args=[eid.pk])
    filtered = f"http://testserver{reverse(LIST)}?confirmed__exact=0"
    assert desk.client.post(url, headers={"referer": filtered}).url == filtered
    elsewhere = f"https://example.org{reverse(LIST)}"
    assert desk.client.post(url, headers={"referer": elsewhere}).url == reverse(LIST)


def test_confirming_leaves_a_trace_and_changes_nothing_else(desk, eid):
    before = Holiday.objects.values("first_day", "last_day", "name_ar", "status").get(pk=eid.pk)
    desk.client.post(reverse("admin:contacts_holiday_confirm", args=[eid.pk]))
    after = Holiday.objects.values("first_day", "last_day", "name_ar", "status").get(pk=eid.pk)
    assert after == before
    history = desk.get(reverse("admin:contacts_holiday_history", args=[eid.pk]))
    entry, _before = history.one(id="change-history").all("li", class_="version")
    assert entry.one("dl").text == "Confirmed No Yes"


@pytest.mark.parametrize("name", ["confirm", "suggest"])
def test_a_link_alone_changes_nothing(desk, eid, sunday_10, name):
    argument = eid.pk if name == "confirm" else 2026
    response = desk.client.get(reverse(f"admin:contacts_holiday_{name}", args=[argument]))
    assert response.status_code == 405
    assert Holiday.objects.filter(confirmed=True).count() == 0


def test_only_who_may_change_holidays_may_confirm_them(client, eid):
    reader = get_user_model().objects.create_user("reader", password="pw", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_holiday"))
    client.force_login(reader)
    url = reverse("admin:contacts_holiday_confirm", args=[eid.pk])
    assert client.post(url).status_code == 403
    assert client.post(reverse("admin:contacts_holiday_suggest", args=[2026])).status_code == 403
    eid.refresh_from_db()
    assert eid.confirmed is False


def test_several_are_confirmed_by_the_action(desk, eid, founding_day):
    assert desk.act("holiday", "confirm", eid, founding_day) == ["1 holiday is confirmed."]
    assert Holiday.objects.filter(confirmed=False).count() == 0


def test_suggestions_are_added_by_a_press_of_a_button(desk, sunday_10):
    page = desk.changelist("holiday")
    buttons = [one for one in page.all("button") if "/suggest/" in (one.get("formaction") or "")]
    assert [one.text for one in buttons] == ["Add the holidays of 2026", "Add the holidays of 2027"]
    response = desk.client.post(buttons[1]["formaction"], follow=True)
    assert messages(response) == ["4 holidays are added."]
    done = desk.get(reverse("activity")).all("p", class_="activity-what")
    assert [" ".join(one.text.split()).partition(" · ")[2] for one in done] == ["Added"]
    assert messages(desk.client.post(buttons[1]["formaction"], follow=True)) == [
        "Nothing to add: every holiday of 2027 that lies ahead has an entry."
    ]


def test_holidays_that_are_over_are_not_added(desk, sunday_10):
    url = reverse("admin:contacts_holiday_suggest", args=[sunday_10.year])
    assert messages(desk.client.post(url, follow=True)) == [
        "Nothing to add: every holiday of 2026 that lies ahead has an entry."
    ]
    with time_machine.travel(datetime(2026, 9, 23, 20, tzinfo=RIYADH), tick=False):
        told = messages(desk.client.post(url, follow=True))
    assert told == ["1 holiday is added."]
    assert [str(one) for one in Holiday.objects.values_list("first_day", flat=True)] == [
        "2026-09-23"  # the day itself is not over
    ]


def test_only_this_year_and_the_next_are_suggested(desk, sunday_10):
    url = reverse("admin:contacts_holiday_suggest", args=[2040])
    assert desk.client.post(url).status_code == 403
    assert Holiday.objects.count() == 0


@pytest.mark.parametrize(
    ("when", "found"), [("ahead", ["Eid al-Fitr"]), ("over", ["National Day"])]
)
def test_list_is_filtered_by_what_is_ahead(desk, eid, sunday_10, when, found):
    day = sunday_10.date().replace(month=9, day=23)
    Holiday.objects.create(name_en="National Day", first_day=day, last_day=day)
    assert headings(desk.changelist("holiday", when=when)) == found


def test_reversed_days_are_refused_beside_the_last_one(desk, eid):
    form = typed(desk.get(change_url(eid)), "holiday_form")
    page = desk.save(change_url(eid), form, last_day="2027-03-08")
    assert errors_beside(page, "last_day") == [
        "The holiday ends before it starts. Put the earlier date first."
    ]


@pytest.mark.parametrize(("country", "eids"), [("SA", True), ("DE", False)])
def test_eids_are_spoken_of_where_they_are_holidays(desk, settings, country, eids):
    settings.HOLIDAY_COUNTRY = country
    assert ("Eids come in as tentative" in desk.changelist("holiday").one("main").text) is eids
