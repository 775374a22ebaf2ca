"""What readers are told has changed: each kind of change, in words."""

from datetime import date, time, timedelta

import pytest
import time_machine

from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.models import (
    Channel,
    Claim,
    Endpoint,
    Guide,
    Holiday,
    OpeningHours,
    Page,
    Step,
)
from tests.conftest import SUNDAY_10
from tests.views.changes_page import days, entries, page, save, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("old_directory")]
DAY = timedelta(days=1)


def test_nothing_is_told_of_what_was_there_before(client):
    assert told(client) == {}
    said = page(client).one("main").text
    assert "Nothing has changed in the last three months." in said


def test_changed_number_is_told_in_both_languages(client):
    save(Endpoint.objects.get(value="19912"), value="920001234")
    english = ["Phone number: now 920 001 234, no longer 19912."]
    arabic = ["رقم هاتف: 920 001 234 بدلًا من 19912."]
    assert told(client) == {"Unified number": english}
    assert told(client, "ar") == {"الرقم الموحد": arabic}
    assert days(client) == ["Sunday, 22 November 2026"]
    assert days(client, "ar") == ["الأحد، 22 نوفمبر 2026"]


def test_numbers_and_foreign_names_keep_their_language_and_direction(client):
    with versions.recorded(ChangeKind.EDITED):
        app = Channel.objects.get(slug="app")
        Endpoint.objects.create(channel=app, kind="url", value="https://www.ca.gov.sa/app")
    [heading] = page(client).all("h3")
    name = heading.one("span", class_="foreign")
    assert (name["lang"], name["dir"], name.text) == ("ar", "rtl", "تطبيق حساب المواطن")
    value = heading.parent.one("ul").one("bdi")
    assert (value["dir"], value.text) == ("ltr", "www.ca.gov.sa/app")


def test_added_and_removed_links_are_told_and_moved_ones_are_not(client):
    hotline = Channel.objects.get(slug="hotline")
    with versions.recorded(ChangeKind.EDITED):
        hotline.endpoints.get(value="19912").delete()
        Endpoint.objects.create(channel=hotline, kind="phone", value="19912", label_en="Label")
        Endpoint.objects.create(channel=hotline, kind="phone", value="8001234567")
    assert told(client) == {"Unified number": ["Phone number added: 800 123 4567."]}
    save(hotline.endpoints.get(value="8001234567"), status="draft")
    assert told(client) == {}
    hotline.refresh_from_db()
    with versions.recorded(ChangeKind.EDITED):
        hotline.endpoints.get(value="19912").delete()
    assert told(client) == {"Unified number": ["Phone number removed: 19912."]}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"opens": time(8), "closes": time(16)},
            "New hours: Sunday to Thursday, from 8:00 am to 4:00 pm.",
        ),
        ({"days": ["sun", "mon"]}, "New working days: Sunday and Monday. Hours are not published."),
        ({"status": "draft"}, "Its hours are no longer published."),
        ({"note_en": "Else"}, "What is said about its hours has changed."),
    ],
)
def test_hours_are_told_in_words(client, values, sentence):
    save(OpeningHours.objects.get(channel__slug="hotline", status="published"), **values)
    assert told(client) == {"Unified number": [sentence]}


def test_season_is_told_with_its_name_and_dates(client):
    season = {
        "valid_from": date(2027, 2, 8),
        "valid_to": date(2027, 3, 9),
        "name_ar": "رمضان",
        "name_en": "Ramadan",
        "opens": time(10),
        "closes": time(15),
    }
    hotline = Channel.objects.get(slug="hotline")
    with versions.recorded(ChangeKind.EDITED):
        row = OpeningHours.objects.create(channel=hotline, days=["sun"], **season)
    name = "Ramadan (8 February to 9 March 2027)"
    hours = f"New hours for {name}: Sunday, from 10:00 am to 3:00 pm."
    assert told(client) == {"Unified number": [hours]}
    with time_machine.travel(SUNDAY_10 + DAY, tick=False), versions.recorded(ChangeKind.EDITED):
        row.delete()
    with time_machine.travel(SUNDAY_10 + DAY, tick=False):
        gone = entries(client)[0]
    assert gone == ("Unified number", [f"The hours for {name} no longer apply."])


def test_answer_and_steps_are_told_without_their_texts(client):
    guide = Guide.objects.get(slug="call")
    with versions.recorded(ChangeKind.EDITED):
        guide.summary_en = "Call 19912 in the morning."
        guide.save()
        guide.steps.get(uid="dial").delete()
        Step.objects.create(guide=guide, uid="new", text_en="New")
        Step.objects.create(guide=guide, uid="more", text_en="More")
    steps = ["2 steps were added.", "1 step was removed."]
    assert told(client) == {"How do I call?": ["The short answer has changed.", *steps]}
    # Of the answer the Arabic text stayed; the steps have no Arabic one, and show the English.
    assert told(client, "ar") == {"كيف أتصل؟": ["أُضيفت خطوتان.", "حُذفت خطوة واحدة."]}


def test_translation_that_is_added_is_news_for_its_readers_alone(client):
    save(Page.objects.get(slug="stay-safe"), body_ar="نص")
    assert told(client) == {}
    assert told(client, "ar") == {"احمِ بياناتك": ["تغيّر نص الصفحة."]}


def test_renamed_question_says_how_it_was_worded(client):
    save(Guide.objects.get(slug="call"), title_en="How do I ring?", title_ar="كيف أهاتف؟")
    assert told(client) == {"How do I ring?": ["The wording was “How do I call?” before."]}
    assert told(client, "ar") == {"كيف أهاتف؟": ["الصياغة السابقة: «كيف أتصل؟»."]}


def test_new_channel_is_told_with_its_number_and_hours(client):
    with versions.recorded(ChangeKind.EDITED):
        branch = Channel.objects.create(
            slug="other", kind="phone", name_en="Other line", status="published"
        )
        Endpoint.objects.create(channel=branch, kind="phone", value="8001234567")
        OpeningHours.objects.create(channel=branch, days=["sat"], opens=time(9), closes=time(12))
    assert told(client) == {
        "Other line": [
            "This is a new channel.",
            "Phone number added: 800 123 4567.",
            "New hours: Saturday, from 9:00 am to 12:00 noon.",
        ]
    }


def test_holiday_is_told_and_then_confirmed(client):
    values = {"first_day": date(2027, 3, 9), "last_day": date(2027, 3, 12)}
    with versions.recorded(ChangeKind.EDITED):
        eid = Holiday.objects.create(name_ar="عيد الفطر", name_en="Eid al-Fitr", **values)
    dates, who = "9 to 12 March 2027", "channels that keep holidays"
    assert told(client) == {
        "Eid al-Fitr": [f"{dates}: {who} may be closed; this is not confirmed yet."]
    }
    with time_machine.travel(SUNDAY_10 + DAY, tick=False):
        save(eid, confirmed=True)
        sentences = ["The dates are confirmed now.", f"{dates}: {who} are closed."]
        assert entries(client)[0] == ("Eid al-Fitr", sentences)
    with time_machine.travel(SUNDAY_10 + 200 * DAY, tick=False):
        eid.delete()  # long over
        assert told(client) == {}


def test_holiday_of_one_channel_leads_to_it(client):
    hotline = Channel.objects.get(slug="hotline")
    values = {"first_day": date(2026, 12, 1), "last_day": date(2026, 12, 1), "confirmed": True}
    with versions.recorded(ChangeKind.EDITED):
        Holiday.objects.create(
            name_en="Inventory", channel=hotline, opens=time(8), closes=time(12), **values
        )
    assert told(client) == {
        "Inventory": ["1 December, from 8:00 am to 12:00 noon: “Unified number” is closed."]
    }
    [heading] = page(client).all("h3")
    assert heading.one("a")["href"] == "/en/channels/hotline/"
    save(hotline, status="draft")
    assert list(told(client)) == ["Unified number"]


def test_fake_is_never_named_without_saying_what_it_is(client):
    with versions.recorded(ChangeKind.EDITED):
        claim = Claim.objects.create(
            kind="phone", value="+966551234567", verdict="fake", status="published"
        )
    assert told(client) == {"Reported as fake: +966 55 123 4567": ["It was reported as fake."]}
    with time_machine.travel(SUNDAY_10 + DAY, tick=False):
        save(claim, note_en="Seen in a message.")
        first = entries(client)[0]
    assert first == (
        "Reported as fake: +966 55 123 4567",
        ["What is known about it has changed."],
    )
