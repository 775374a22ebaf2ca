"""Dates of publication and notices at the desk, in both languages."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from contacts.history import versions
from contacts.models import Guide, Notice, Proposal, Step
from tests.admin.admin_client import add_url, change_url, errors_beside, typed
from tests.conftest import SUNDAY_10

pytestmark = pytest.mark.usefixtures("directory")

AT_EIGHT = datetime(2026, 11, 29, 5, tzinfo=UTC)  # Sunday, in Riyadh


@pytest.fixture
def guide() -> Guide:
    return Guide.objects.get(slug="call")


WORDS = [
    ({}, "Published", "منشور"),
    (
        {"publish_at": AT_EIGHT},
        "Published on Sunday 29 November, 8:00 am",
        "يُنشر يوم الأحد 29 نوفمبر، الساعة 8:00 صباحًا",
    ),
    (
        {"expire_at": AT_EIGHT},
        "Published until Sunday 29 November, 8:00 am",
        "منشور حتى يوم الأحد 29 نوفمبر، الساعة 8:00 صباحًا",
    ),
    (
        {"expire_at": AT_EIGHT - timedelta(days=7, hours=12)},
        "Taken off on Saturday 21 November, 8:00 pm",
        "سُحب من الموقع يوم السبت 21 نوفمبر، الساعة 8:00 مساءً",
    ),
    ({"status": "draft", "publish_at": AT_EIGHT}, "Draft", "مسودة"),
]


@pytest.mark.parametrize(("dates", "english", "arabic"), WORDS)
def test_list_says_in_words_when_readers_see_a_row(desk, guide, sunday_10, dates, english, arabic):
    Guide.objects.exclude(pk=guide.pk).delete()
    Guide.objects.update(**dates)
    for language, words in (("en", english), ("ar", arabic)):
        page = desk.in_language(language).changelist("guide")
        [cell] = page.all("td", class_="field-published")
        assert words in cell.one("span", class_="badge").text
        assert bool(cell.all("a")) == (words in ("Published", "منشور") or "until" in english)


def test_moment_is_typed_on_riyadh_s_clock_and_shown_again(desk, guide):
    url = change_url(guide)
    sent = typed(desk.get(url), "guide_form")
    dates = {"publish_at": "2026-11-29T08:00", "expire_at": "2026-11-29T08:00:30"}
    assert desk.save(url, sent, **dates) is None
    guide.refresh_from_db()
    assert (guide.publish_at, guide.expire_at) == (AT_EIGHT, AT_EIGHT + timedelta(seconds=30))
    page = desk.get(url)
    shown = {one["name"]: one for one in page.all("input") if one.get("name") in dates}
    assert {name: one["value"] for name, one in shown.items()} == dates
    assert {one["type"] for one in shown.values()} == {"datetime-local"}
    assert desk.save(url, typed(page, "guide_form")) is None
    last, before, *_ = versions.entries(guide)
    assert last.state == before.state


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "It is taken off before it is published. Put the earlier moment first."),
        ("ar", "يُسحب قبل أن يُنشر. ضع الوقت الأسبق أولًا."),
    ],
)
def test_end_before_the_beginning_is_refused_beside_its_field(desk, guide, language, told):
    url = change_url(guide)
    sent = typed(desk.in_language(language).get(url), "guide_form")
    dates = {"publish_at": "2026-11-29T08:00", "expire_at": "2026-11-29T07:00"}
    page = desk.save(url, sent, **dates)
    assert page is not None
    assert errors_beside(page, "expire_at") == [told]
    guide.refresh_from_db()
    assert guide.publish_at is None


def test_dates_of_a_step_are_reachable(desk, guide):
    url = change_url(guide)
    sent = typed(desk.get(url), "guide_form")
    assert desk.save(url, sent, **{"steps-0-publish_at": "2026-11-29T08:00"}) is None
    assert list(Step.objects.exclude(publish_at=None).values_list("publish_at", flat=True)) == [
        AT_EIGHT
    ]


@pytest.mark.usefixtures("groups")
def test_only_publishers_say_when_a_row_is_seen(client, desk, guide):
    person = get_user_model().objects.create_user("ed", is_staff=True)
    person.groups.add(Group.objects.get(name="editors"))
    client.force_login(person)
    url = change_url(guide)
    page = desk.get(url)
    sent = typed(page, "guide_form")
    dates = [one for one in page.all("input") if one["name"].endswith("expire_at")]
    assert dates
    assert all("disabled" in one.attributes for one in dates if "__prefix__" not in one["name"])
    dates = {"expire_at": "2026-01-01T08:00", "steps-0-expire_at": "2026-01-01T08:00"}
    assert desk.save(url, sent, **dates, title_en="Changed?") is None
    proposal = Proposal.objects.get()
    row, *_steps = (columns for _model, _pk, columns in proposal.state)
    assert (row["title_en"], row["expire_at"]) == ("Changed?", None)
    assert all(columns["expire_at"] is None for _model, _pk, columns in proposal.state)
    assert not Step.objects.exclude(expire_at=None).exists()


def test_dates_stay_as_they_are_when_an_earlier_version_comes_back(desk, guide):
    url = change_url(guide)
    sent = typed(desk.get(url), "guide_form")
    desk.save(url, sent, publish_at="2026-11-29T08:00", summary_en="Call.", summary_ar="اتصل.")
    later = {"summary_en": "Ring.", "summary_ar": "هاتف."}
    desk.save(url, typed(desk.get(url), "guide_form"), publish_at="", **later)
    history = desk.get(reverse("admin:contacts_guide_history", args=[guide.pk])).text
    assert "29 November 2026, 8:00 am" in " ".join(history.split())
    earlier = list(versions.entries(guide))[1]
    version = reverse("admin:contacts_guide_version", args=[guide.pk, earlier.revision])
    page = desk.get(version)
    form = next(one for one in page.all("form") if one.all("input", name="opened"))
    opened = form.one("input", name="opened")["value"]
    desk.client.post(version, {"opened": opened})
    guide.refresh_from_db()
    assert (guide.publish_at, guide.summary_en) == (None, "Call.")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_notice_is_written_and_runs(desk, client, language):
    with time_machine.travel(SUNDAY_10, tick=False) as clock:
        desk.in_language(language)
        sent = typed(desk.get(add_url("notice")), "notice_form")
        assert sent["starts_at"] == ["2026-11-22T10:00"]
        texts = {"text_ar": "الخط معطل", "text_en": "The line is out of order"}
        told = {"severity": "out_of_order", "ends_at": "2026-11-22T15:00", "status": "published"}
        assert desk.save(add_url("notice"), sent, **texts, **told) is None
        notice = Notice.objects.latest("pk")
        assert (notice.starts_at, notice.ends_at) == (SUNDAY_10, SUNDAY_10 + timedelta(hours=5))
        found = []
        for _ in range(2):
            found.append("الخط معطل" in client.get("/api/v1/directory.json").content.decode())
            clock.shift(timedelta(hours=5))
    assert found == [True, False]


@pytest.mark.parametrize(
    ("language", "until", "forever"),
    [
        ("en", "Tuesday 1 September, 3:00 pm", "until further notice"),
        ("ar", "يوم الثلاثاء 1 سبتمبر، الساعة 3:00", "حتى إشعار آخر"),
    ],
)
def test_list_of_notices_says_until_when_they_run(desk, sunday_10, language, until, forever):
    Notice.objects.create(text_en="Later", starts_at=SUNDAY_10)
    page = desk.in_language(language).changelist("notice")
    ends = [cell.text for cell in page.all("td", class_="field-when")]
    assert any(forever in end for end in ends)
    assert any(until in one for one in ends)
