"""The first page warns of what the next 60 days will ask of an editor."""

from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from contacts.admin.notices import holiday_notices, scheduled_notices
from contacts.models import Guide, Holiday, Step, Topic
from contacts.publishing.missing_holidays import add_suggestions
from tests.admin.admin_client import headings
from tests.conftest import RIYADH
from tests.directory_rows import make_channel, make_hours

# Founding Day, Ramadan and Eid al-Fitr of 2027 lie in the 60 days from here.
JANUARY = date(2027, 1, 20)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def at(day: date, hour: int = 0) -> datetime:
    return datetime.combine(day, time(hour), RIYADH)


def told(today: date) -> list[str]:
    return [notice.text for notice in holiday_notices(at(today))]


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
    [link] = panel.all("li", class_="admin-notice")[0].all("a")
    assert headings(desk.get(link["href"])) == ["Leave"]


def test_ramadan_s_notice_leads_to_the_page_that_prepares_it(desk):
    channel = make_channel()
    make_hours(channel, 8, 16)
    make_channel("website", "website", name_en="Form", always_available=True)
    [notice] = [one for one in holiday_notices(at(JANUARY)) if "Ramadan" in one.text]
    assert notice.url == reverse("admin:contacts_channel_season") + f"?channel={channel.pk}"


def test_past_tentative_holiday_is_asked_for_and_names_its_channel():
    branch = make_channel("branch", name_en="Branch")
    dates = {"first_day": "2026-12-20", "last_day": "2026-12-21"}
    Holiday.objects.create(name_en="Leave", channel=branch, **dates)
    Holiday.objects.create(name_en="Done", confirmed=True, **dates)
    notice = holiday_notices(at(JANUARY))[0]
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
    whose, *panels = desk.get(reverse("admin:index")).all("section", class_="admin-panel")
    assert whose.one("h2").text == "Say whose site this is"
    assert len(panels) == 8
    for panel in panels:
        assert panel.one("p").text == "Nothing waits for you here."


def close(day: date, opens: int | None = None, closes: int | None = None, **fields) -> Holiday:
    times = {"opens": time(opens), "closes": time(closes)} if opens is not None else {}
    names = {"name_ar": "جرد", "name_en": "Inventory"}
    row = {"first_day": day, "last_day": day, "confirmed": True, **names, **times, **fields}
    return Holiday.objects.create(**row)


def closures(moment: datetime) -> list[tuple[str, tuple[str, ...]]]:
    found = holiday_notices(moment)
    return [
        (one.text, one.details)
        for one in found
        if "Closed" in one.text or "غلا" in one.text or "مغلق" in one.text
    ]


def test_closure_is_told_while_it_runs_and_two_weeks_ahead():
    day = date(2027, 1, 20)
    channel = make_channel(name_en="Hotline")
    close(day, 13, 15, channel=channel)
    details = ("Hotline", "20 January 2027", "from 1:00 pm to 3:00 pm")
    assert closures(at(date(2027, 1, 5))) == []
    for moment in (at(date(2027, 1, 6)), at(day, 12)):
        assert closures(moment) == [("Closed then: “Inventory”", details)]
    for hour in (13, 14):
        assert closures(at(day, hour)) == [("Closed at present: “Inventory”", details)]
    assert closures(at(day, 15)) == []


def test_closure_of_whole_days_and_one_past_midnight_run_to_their_end():
    day = date(2027, 1, 20)
    whole = close(day, last_day=day + timedelta(days=1))
    assert closures(at(day + timedelta(days=1), 23)) == [
        (
            "Closed at present: “Inventory”",
            ("All channels that close on holidays", "20 January 2027 to 21 January 2027"),
        )
    ]
    assert closures(at(day + timedelta(days=2))) == []
    whole.delete()
    close(day, 22, 2)
    after = day + timedelta(days=1)
    assert len(closures(at(after, 1))) == 1
    assert closures(at(after, 2)) == []


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"confirmed": False}])
def test_draft_is_no_closure_and_an_unconfirmed_one_is_told_once(fields):
    close(date(2027, 1, 20), 13, 15, **fields)
    assert closures(at(date(2027, 1, 20), 14)) == []
    details = [one.details for one in holiday_notices(at(JANUARY, 14)) if "Inventory" in one.text]
    assert details == ([("from 1:00 pm to 3:00 pm",)] if "confirmed" in fields else [])


def test_closures_are_told_in_arabic():
    day = date(2027, 1, 20)
    close(day, 13, 15)
    with translation.override("ar"):
        details = (
            "كل القنوات التي تغلق في الإجازات",
            "20 يناير 2027",
            "من 1:00 بعد الظهر إلى 3:00 بعد الظهر",
        )
        assert closures(at(day, 14)) == [("مغلق الآن: «جرد»", details)]
        assert closures(at(day, 9)) == [("إغلاق قادم: «جرد»", details)]


def test_text_that_denies_the_times_waits_on_the_first_page():
    hotline = make_channel(name_en="Hotline", name_ar="الهاتف")
    make_hours(hotline, 8, 16)
    guide = Guide.objects.create(
        slug="when", status="published", channel=hotline, title_en="When?", title_ar="متى؟"
    )
    texts = {"text_en": "The hours are not published.", "text_ar": "الساعات غير منشورة."}
    Step.objects.create(guide=guide, uid="a", **texts)
    sentences = {
        "en": "“When?” says that times are not published, though those of “Hotline” are.",
        "ar": "يقول «متى؟» إن الأوقات غير منشورة، مع أن أوقات «الهاتف» منشورة.",
    }
    for language, sentence in sentences.items():
        with translation.override(language):
            [found] = [one for one in holiday_notices(at(JANUARY)) if one.text == sentence]
        assert found.url == reverse("admin:contacts_guide_change", args=[guide.pk])
    Step.objects.all().delete()
    assert sentences["en"] not in told(JANUARY)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_draft_with_a_date_waits_on_the_first_page_first(language):
    now = at(JANUARY, 10)
    for slug, days, status in (
        ("passed", -1, "draft"),
        ("long-passed", -8, "draft"),
        ("waits", 1, "draft"),
        ("far", 8, "draft"),
        ("appears", 1, "published"),
    ):
        Topic.objects.create(
            slug=slug, name_en=slug, status=status, publish_at=now + timedelta(days=days)
        )
    expected = {
        "en": [
            "Topic “passed” was to appear on Tuesday 19 January, 10:00 am, but it is "
            "still a draft.",
            "Topic “waits” is a draft: it does not appear on Thursday 21 January, 10:00 am unless "
            "it is published.",
            "Topic “appears” appears on Thursday 21 January, 10:00 am.",
        ],
        "ar": [
            "كان مقررًا أن يظهر «passed» (موضوع) يوم الثلاثاء 19 يناير، الساعة 10:00 صباحًا، وما "
            "زال مسودة.",
            "«waits» (موضوع) مسودة، فلن يظهر يوم الخميس 21 يناير، الساعة 10:00 صباحًا ما لم يُنشر.",
            "ظهور «appears» (موضوع): يوم الخميس 21 يناير، الساعة 10:00 صباحًا.",
        ],
    }
    with translation.override(language):
        assert [one.text for one in scheduled_notices(now)] == expected[language]
