"""What used to be a bare error, an empty heading or lost input."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from contacts.models import Channel, Guide, LinkCheck, OpeningHours, Topic
from tests.admin.admin_client import (
    add_url,
    change_url,
    errors_beside,
    row_of,
    typed,
    values,
    with_rows,
)
from tests.html import parse

pytestmark = pytest.mark.usefixtures("directory")
INVISIBLE = "\u200b\u200f\u2060\u3164\u00ad\ufeff\u2800\u115f\u180e\u034f\u061c\ufe0f\ufffc\ue000"
NO_TITLE = "لا يمكن نشر أي محتوى بلا عنوان بالعربية أو بالإنجليزية. اكتب عنوانًا، أو احفظه مسودة."


def form_of(desk, row):
    return typed(desk.get(change_url(row)), f"{row._meta.model_name}_form")


def test_title_of_which_nothing_can_be_seen_is_none(desk):
    form = typed(desk.in_language("ar").get(add_url("topic")), "topic_form")
    form |= {"slug": "new", "status": "published"}
    for char in INVISIBLE:
        page = desk.save(add_url("topic"), form, name_ar=char * 2)
        assert errors_beside(page, "name_ar") == [NO_TITLE], hex(ord(char))
    assert desk.save(add_url("topic"), form, name_ar="\u200fعنوان") is None
    assert Topic.objects.get(slug="new").name_ar == "\u200fعنوان"


def test_invisible_words_of_a_quick_notice_are_none(desk):
    channel = Channel.objects.get(slug="hotline")
    url = f"/admin/contacts/channel/{channel.pk}/notice/"
    sent = {"case": "info:own", "until": "60", "note_en": "\u2060\u3164"}
    assert "Write what is the matter" in parse(desk.client.post(url, sent).content.decode()).text


def test_question_of_many_steps_is_saved(desk):
    guide = Guide.objects.get(slug="call")
    before = guide.steps.count()
    rows = [{"text_en": f"Step {place}"} for place in range(120)]
    assert desk.save(change_url(guide), with_rows(form_of(desk, guide), "steps", *rows)) is None
    assert guide.steps.count() == before + 120


@pytest.mark.parametrize("language", ["ar", "en"])
def test_form_that_is_too_much_is_told_in_words(desk, settings, language):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    response = desk.in_language(language).client.post(add_url("topic"), dict.fromkeys("abcd", "x"))
    assert response.status_code == 400
    told = {"ar": "هذا أكثر مما يمكن حفظه", "en": "This is more than can be saved at once"}
    assert told[language] in response.content.decode()


def test_who_may_not_do_it_is_told_in_words_and_gets_the_text_back():
    client = Client()
    client.force_login(get_user_model().objects.create_user("omar", is_staff=True))
    client.cookies["django_language"] = "ar"
    told = "دورك لا يشمل هذا. إن كنت تحتاج إليه فاطلبه من أحد مسؤولي الموقع."
    response = client.post(add_url("topic"), {"name_ar": "موضوع كتبته"})
    assert response.status_code == 403
    page = parse(response.content.decode())
    assert told in page.text
    assert page.one("textarea").text == "موضوع كتبته"
    assert told in client.get("/admin/contacts/guide/").content.decode()


def test_number_and_day_are_given_back_too_after_signing_out(desk):
    channel = Channel.objects.get(slug="hotline")
    form = form_of(desk, channel)
    row = row_of(form, "value", "19912")
    desk.client.logout()
    changes = {f"{row}-value": "920001122", "verified_on": "2026-11-21"}
    page = parse(desk.client.post(change_url(channel), form | changes).content.decode())
    shown = [values(one) for one in page.all("textarea")]
    assert ["920001122"] in shown
    assert ["2026-11-21"] in shown


def test_tick_that_deletes_a_row_stays_when_somebody_else_saved(desk):
    guide = Guide.objects.get(slug="call")
    form = form_of(desk, guide)
    row = row_of(form, "uid", "ask")
    Guide.objects.filter(pk=guide.pk).update(summary_en="Ring 19912.")
    page = desk.save(change_url(guide), form, **{f"{row}-DELETE": "on"})
    assert page.all(class_="edit-conflict")
    assert desk.save(change_url(guide), typed(page, "guide_form")) is None
    assert not guide.steps.filter(uid="ask").exists()


def test_comparison_names_days_times_and_choices(desk):
    channel = Channel.objects.get(slug="hotline")
    form = form_of(desk, channel)
    row = row_of(form, "note_en", "During working hours")
    Channel.objects.filter(pk=channel.pk).update(verified_on="2026-11-20", status="draft")
    OpeningHours.objects.filter(note_en="During working hours").update(
        opens="08:30", closes="16:00"
    )
    page = desk.save(change_url(channel), form, **{f"{row}-note_en": "Then"})
    stored = {
        one.one("h3").text.split(" · ")[-1]: one.all("dd")[0].text
        for one in page.all(class_="field-conflict")
    }
    assert stored["Checked on"] == "20 November 2026"
    assert stored["Status"] == "Draft"
    assert stored["Opens"] == "8:30 am"


def test_link_to_a_post_names_the_account_to_write(desk):
    channel = Channel.objects.get(slug="x")
    row = {"kind": "telegram", "value": "t.me/citizen_care/15"}
    form = with_rows(form_of(desk.in_language("ar"), channel), "endpoints", row)
    place = int(form["endpoints-TOTAL_FORMS"]) - 1
    assert errors_beside(desk.save(change_url(channel), form), f"endpoints-{place}-value") == [
        "«t.me/citizen_care/15» رابط منشور أو جزء من حساب. اكتب اسم الحساب نفسه: "
        "\u2066citizen_care\u2069."
    ]


def test_link_that_leads_nowhere_is_told_in_words(desk):
    LinkCheck.objects.create(
        url="https://nowhere.example/",
        model="page",
        object_id=1,
        checked_at=timezone.now(),
        problem="unreachable",
        detail="gaierror: [Errno -2] Name or service not known",
    )
    text = desk.in_language("ar").changelist("linkcheck").text
    assert "لا يوجد خادم بهذا الاسم. تحقق من كتابة العنوان." in text
    assert "gaierror" not in text
