"""“Ramadan hours”: written once, stored for every channel that is ticked, or for none."""

from datetime import date, time

import pytest
from django.urls import reverse

from contacts.history import versions
from contacts.hours.values import Weekday
from contacts.models import OpeningHours
from tests.admin.admin_client import change_url, errors_beside, messages, own, typed
from tests.directory_rows import WORKING_DAYS, make_channel, make_hours

pytestmark = pytest.mark.usefixtures("sunday_10")
URL = "/admin/contacts/channel/season/"
WEEKEND = frozenset({Weekday.FRI, Weekday.SAT})
TIMES = {"opens": "10:00", "closes": "15:00"}
RAMADAN = {"valid_from": date(2027, 2, 8), "valid_to": date(2027, 3, 8)}


@pytest.fixture
def hotline(db):
    hotline = make_channel("hotline", position=1)
    make_hours(hotline, 8, 16, position=4)
    return hotline


@pytest.fixture
def branch(db):
    branch = make_channel("branch", position=2, name_ar="الفرع", name_en="Branch")
    make_hours(branch, 9, 12, days=WEEKEND)
    make_hours(branch, 16, 20, days=frozenset({Weekday.SAT}))
    return branch


def season(channel, **fields):
    return make_hours(channel, 11, 14, **RAMADAN, name_ar="رمضان", name_en="Ramadan", **fields)


def form_of(desk, **query):
    return typed(desk.get(URL, **query), "season_form")


def stored(channel):
    rows = channel.opening_hours.filter(valid_from__isnull=False)
    return [(row.days, row.opens, row.closes, row.valid_from, row.valid_to) for row in rows]


def seasons():
    return OpeningHours.objects.filter(valid_from__isnull=False).count()


NEW = (time(10), time(15), *RAMADAN.values())


def test_next_ramadan_is_written_already(desk, hotline, branch):
    form = form_of(desk)
    assert {name: value[0] for name, value in form.items() if "_" in name} == {
        "name_ar": "رمضان",
        "name_en": "Ramadan",
        "valid_from": "2027-02-08",
        "valid_to": "2027-03-08",
        "note_ar": "يتحدد أول رمضان وآخره برؤية الهلال.",
        "note_en": "The first and the last day follow the sighting of the moon.",
    }
    assert (form["opens"], form["closes"]) == ([""], [""])
    assert form["channels"] == [str(hotline.pk), str(branch.pk)]


@pytest.mark.parametrize(
    ("language", "title", "dates", "week"),
    [
        (
            "ar",
            "ساعات رمضان",
            "من الاثنين 8 فبراير 2027 إلى الاثنين 8 مارس 2027",
            "الأسبوع المعتاد: من الأحد إلى الخميس، من 8:00 صباحًا إلى 4:00 بعد الظهر",
        ),
        (
            "en",
            "Ramadan hours",
            "from Monday 8 February 2027 to Monday 8 March 2027",
            "Usual week: Sunday to Thursday, from 8:00 am to 4:00 pm",
        ),
    ],
)
def test_page_says_dates_and_usual_weeks(desk, hotline, language, title, dates, week):
    content = desk.in_language(language).get(URL).one(id="content")
    assert content.one("h1").text == title
    assert dates in content.text
    assert content.one(id=f"about-{hotline.pk}").text.strip() == week


def test_one_press_stores_it_for_every_ticked_channel_with_its_own_days(desk, hotline, branch):
    response = desk.client.post(URL, {**form_of(desk), **TIMES}, follow=True)
    [message] = messages(response)
    assert message.startswith("The season is stored for 2 channels. ")
    assert 'href="/admin/as-on/?at=2027-02-08T10%3A00%2B03%3A00"' in message
    assert stored(hotline) == [(WORKING_DAYS, *NEW)]
    assert stored(branch) == [(WEEKEND, *NEW)]
    row = hotline.opening_hours.get(name_ar="رمضان")
    assert (row.name_en, row.status, row.position) == ("Ramadan", "published", 5)
    assert row.note_ar == "يتحدد أول رمضان وآخره برؤية الهلال."


def test_every_channel_has_it_in_its_history(desk, editor, hotline, branch):
    desk.client.post(URL, {**form_of(desk), **TIMES})
    for channel in (hotline, branch):
        last, before = versions.entries(channel)
        assert (last.user, last.change) == (editor.username, "edited")
        assert len(last.state) == len(before.state) + 1
    assert desk.get(reverse("admin:contacts_channel_history", args=[hotline.pk]))


def test_arabic_digits_are_read(desk, hotline):
    written = {"opens": "١٠:٠٠", "closes": "٣:٠٠ م", "valid_from": "٢٠٢٧/٢/٨"}
    desk.client.post(URL, {**form_of(desk), **written})
    assert stored(hotline) == [(WORKING_DAYS, *NEW)]


def test_second_press_stores_nothing_twice(desk, hotline, branch):
    form = {**form_of(desk), **TIMES}
    for _ in range(2):
        assert desk.client.post(URL, form).status_code == 302
    assert (seasons(), len(list(versions.entries(hotline)))) == (2, 2)


def test_other_season_than_ramadan(desk, hotline):
    summer = {"name_ar": "الصيف", "name_en": "Summer", "note_ar": "", "note_en": ""}
    summer |= {"valid_from": "2027-06-01", "valid_to": "2027-08-31"}
    assert desk.save(URL, form_of(desk), **TIMES, **summer) is None
    row = hotline.opening_hours.get(name_en="Summer")
    assert (row.valid_from, row.note_ar or "") == (date(2027, 6, 1), "")


def test_present_season_stays_unless_it_is_ticked(desk, hotline, branch):
    season(hotline)
    page = desk.get(URL)
    form = typed(page, "season_form")
    assert (form["opens"], form["channels"]) == (["11:00"], [str(hotline.pk)])
    shown = page.one(id=f"about-{hotline.pk}").one(class_="present").text.strip()
    assert shown == (
        "Ramadan, 8 February to 8 March 2027: Sunday to Thursday, from 11:00 am to 2:00 pm"
    )
    desk.client.post(URL, {**form, **TIMES, "channels": [str(branch.pk)]})
    assert stored(hotline) == [(WORKING_DAYS, time(11), time(14), *RAMADAN.values())]
    assert stored(branch) == [(WEEKEND, *NEW)]


def test_present_season_is_replaced_when_it_is_ticked(desk, hotline):
    season(hotline)
    season(hotline, days=WEEKEND)
    form = {**form_of(desk), **TIMES, "channels": [hotline.pk], "valid_to": "2027-03-09"}
    assert desk.client.post(URL, form).status_code == 302
    assert stored(hotline) == [(WORKING_DAYS, *NEW[:3], date(2027, 3, 9))]
    assert hotline.opening_hours.filter(valid_from=None).count() == 1


def test_season_that_was_not_shown_is_asked_about_first(desk, hotline, branch):
    """Written after the page was opened, or on the dates that were typed into it."""
    form = {**form_of(desk), **TIMES}
    season(hotline)
    page = desk.save(URL, form)
    assert seasons() == 1
    assert page.one(id=f"errors-{hotline.pk}").text.startswith("It has hours for these dates")
    again = typed(page, "season_form")
    assert (again["channels"], again["opens"]) == (form["channels"], ["10:00"])
    assert desk.save(URL, again) is None
    assert (stored(hotline), stored(branch)) == ([(WORKING_DAYS, *NEW)], [(WEEKEND, *NEW)])


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("opens", ""),
        ("closes", "later"),
        ("closes", "09:00"),  # 23 hours
        ("valid_from", "1448-09-01"),
        ("valid_to", "2027-02-07"),
        ("valid_to", "2099-03-08"),
        ("valid_to", "2026-11-21"),
    ],
)
def test_refused_value_comes_back_beside_its_field_and_nothing_is_stored(
    desk, hotline, branch, language, name, value
):
    form = {**form_of(desk.in_language(language)), **TIMES, "name_ar": "رمضان المبارك"}
    form |= {"channels": [str(branch.pk)], name: value}
    page = desk.save(URL, form)
    assert len(errors_beside(page, name)) == 1
    again = typed(page, "season_form")
    for field in ("name_ar", "valid_from", "valid_to", "opens", "closes"):
        assert again[field] == (form[field] if isinstance(form[field], list) else [form[field]])
    assert (again["channels"], seasons()) == ([str(branch.pk)], 0)


def test_refusal_of_one_channel_stores_nothing_for_the_others(desk, hotline, branch):
    dates = {"valid_from": "2027-02-08", "valid_to": "2027-02-09"}  # Monday and Tuesday
    page = desk.save(URL, form_of(desk), **TIMES, **dates)
    assert seasons() == 0
    assert "None of these days falls" in page.one(id=f"errors-{branch.pk}").text
    assert not [one for one in page.all("ul") if one.get("id") == f"errors-{hotline.pk}"]


def test_overlap_within_the_night_is_refused_beside_the_channel(desk, hotline):
    make_hours(hotline, 22, 4, days=WEEKEND, position=5)
    days = frozenset({Weekday.SUN})
    make_hours(hotline, 9, 10, days=days, valid_from=date(2027, 4, 1), valid_to=date(2027, 4, 30))
    page = desk.save(URL, form_of(desk), **TIMES)
    assert page is None  # neither the usual week nor another season contradicts it
    assert len(stored(hotline)) == 2


def test_longer_season_is_neither_taken_for_ramadan_nor_lost(desk, hotline):
    winter = {"valid_from": date(2026, 11, 1), "valid_to": date(2027, 3, 31)}
    make_hours(hotline, 9, 15, **winter, name_ar="الشتاء", name_en="Winter")
    page = desk.get(URL)
    form = typed(page, "season_form")
    assert (form["valid_from"], form["name_en"], "channels" in form) == (
        ["2027-02-08"],
        ["Ramadan"],
        False,
    )
    page = desk.save(URL, {**form, **TIMES, "channels": [str(hotline.pk)]})
    assert page.one(id=f"errors-{hotline.pk}").text.startswith("It has another season")
    assert stored(hotline) == [(WORKING_DAYS, time(9), time(15), *winter.values())]


def test_only_showing_stores_nothing(desk, hotline):
    page = desk.save(URL, form_of(desk), **TIMES, _look="1")
    assert seasons() == 0
    assert page.one(class_="future").text.strip() == (
        "To be stored: Ramadan, 8 February to 8 March 2027: "
        "Sunday to Thursday, from 10:00 am to 3:00 pm"
    )


def test_channels_without_a_week_take_no_season(desk, hotline):
    always = make_channel("app", "app", always_available=True)
    social = make_channel("x", "social")
    page = desk.get(URL)
    for channel in (always, social):
        assert "disabled" in page.one("input", id=f"channel-{channel.pk}").attributes
    form = {**form_of(desk), **TIMES, "channels": [always.pk, social.pk, "no channel"]}
    page = desk.save(URL, form)
    assert seasons() == 0
    assert "Tick at least one channel." in [
        one.text for one in own(page.one("fieldset", class_="season-channels"), "errorlist")
    ]


def test_draft_channel_is_offered_unticked(desk, hotline):
    draft = make_channel("new", status="draft")
    make_hours(draft, 8, 16)
    assert form_of(desk)["channels"] == [str(hotline.pk)]


def test_facts_that_differ_between_the_languages_want_a_reason(desk, hotline):
    form = {**form_of(desk), **TIMES, "note_en": "From 7:30 at the branch."}
    page = desk.save(URL, form)
    assert seasons() == 0
    assert page.one("input", id="id_difference_reason")
    assert desk.save(URL, form, difference_reason="Only in English so far") is None
    assert stored(hotline) == [(WORKING_DAYS, *NEW)]


def test_page_is_linked_from_the_list_and_from_the_hours_of_a_channel(desk, hotline, branch):
    links = [one.get("href") for one in desk.changelist("channel").all("a")]
    assert URL in links
    [link] = [
        one["href"] for one in desk.get(change_url(hotline)).all("a") if URL in (one["href"] or "")
    ]
    assert typed(desk.get(link), "season_form")["channels"] == [str(hotline.pk)]
