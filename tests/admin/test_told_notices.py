"""Notices that run and come, in the lists and on the first page: in words, ended and extended."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from contacts.history import versions
from contacts.models import Channel, Guide, Notice
from tests.admin.admin_client import FOLLOW, headings, messages
from tests.admin.telling import HOUR, STOPPED, links, run, sent, tell, told_cell, url_of
from tests.conftest import RIYADH, SUNDAY_10
from tests.directory_rows import make_channel
from tests.html import parse

pytestmark = pytest.mark.usefixtures("sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
MIDNIGHT = datetime(2026, 11, 23, tzinfo=RIYADH)


@pytest.fixture
def hotline(directory) -> Channel:
    """Of which nothing is told."""
    Notice.objects.all().delete()
    return Channel.objects.get(slug="hotline")


@both_languages
def test_running_notice_is_ended_with_one_click(desk, hotline, client, language):
    notice = run(hotline)
    desk.in_language(language)
    cell = told_cell(desk)
    [end] = [one["formaction"] for one in cell.all("button")]
    back = reverse("admin:contacts_channel_changelist") + "?kind__exact=phone"
    response = client.post(end, HTTP_REFERER=f"http://testserver{back}")
    assert response["Location"].endswith(back)
    notice.refresh_from_db()
    assert notice.ends_at == SUNDAY_10
    assert STOPPED[f"text_{language}"] not in client.get(f"/{language}/").content.decode()
    assert told_cell(desk).all("button") == []
    words = {"en": "is not told any more", "ar": "لم يعد معروضًا"}[language]
    assert words in messages(client.post(end, follow=True))[-1]


def test_notice_of_this_second_and_one_to_come_are_ended(desk, hotline, client):
    now = run(hotline, starts_at=SUNDAY_10)
    later = run(hotline, starts_at=SUNDAY_10 + HOUR)
    *_, told, _follow = desk.act("notice", "end", now, later)
    assert told.endswith(("called off.", "over now."))
    now.refresh_from_db()
    later.refresh_from_db()
    assert now.ends_at == SUNDAY_10 + timedelta(seconds=1)
    assert (later.status, later.ends_at, later.expire_at) == ("published", None, SUNDAY_10)
    assert not later.is_published


@both_languages
def test_running_notice_is_extended(desk, hotline, language):
    notice = run(hotline, ends_at=SUNDAY_10 + HOUR)
    cell = told_cell(desk.in_language(language))
    [extend] = [one for one in links(cell) if one.endswith("/extend/")]
    page = desk.get(extend)
    words = {"ar": "3 ساعات أخرى", "en": "3 hours longer"}
    assert words[language] in page.text
    wrong = desk.save(extend, sent(page, until="time"))
    told = {
        "ar": "لم يُحفظ شيء بعد. صحّح ما عليه علامة، ثم احفظ من جديد.",
        "en": "Nothing is saved yet.",
    }
    assert wrong.one("p", class_="errornote").text.startswith(told[language])
    response = desk.client.post(extend, sent(page, until="180"), follow=True)
    said = {
        "ar": f"مُدّد: «{notice.text_ar}»، منذ الساعة 9:00 صباحًا، حتى الساعة 2:00 بعد الظهر.",
        "en": f"Extended: “{notice.text_en}”, since 9:00 am, until 2:00 pm.",
    }
    follow = {"ar": "الصفحات المفتوحة، على جهازك أيضًا، تتحدّث خلال دقيقة.", "en": FOLLOW}
    assert messages(response) == [said[language], follow[language]]
    notice.refresh_from_db()
    assert notice.ends_at == SUNDAY_10 + 4 * HOUR
    assert [one["formaction"] for one in told_cell(desk).all("button")] == [
        reverse("admin:contacts_notice_end", args=[notice.pk])
    ]


def test_notice_that_is_over_is_not_extended(desk, hotline, client):
    notice = run(hotline, ends_at=SUNDAY_10)
    url = reverse("admin:contacts_notice_extend", args=[notice.pk])
    assert messages(client.post(url, {"until": "60"}, follow=True)) == [
        f"“{notice.text_en}” is not told any more."
    ]
    notice.refresh_from_db()
    assert notice.ends_at == SUNDAY_10


@both_languages
def test_list_says_in_words_what_runs_comes_and_is_over(desk, hotline, language):
    run(hotline, starts_at=SUNDAY_10 - 3 * HOUR, ends_at=SUNDAY_10 - HOUR)
    run(hotline, ends_at=SUNDAY_10 + 5 * HOUR)
    run(hotline, starts_at=SUNDAY_10 + 24 * HOUR, ends_at=MIDNIGHT + 24 * HOUR)
    run(None)
    page = desk.in_language(language).changelist("notice")
    cells = [one.text for one in page.all("td", class_="field-when")]
    expected = {
        "en": [
            "since 9:00 am, until further notice",
            "from Monday 23 November, 10:00 am until Monday 23 November, 12:00 midnight",
            "since 9:00 am, until 3:00 pm",
            "from 7:00 am until 9:00 am, over",
        ],
        "ar": [
            "منذ الساعة 9:00 صباحًا، حتى إشعار آخر",
            "من يوم الاثنين 23 نوفمبر، الساعة 10:00 صباحًا حتى يوم الاثنين 23 نوفمبر، "
            "الساعة 12:00 منتصف الليل",
            "منذ الساعة 9:00 صباحًا، حتى الساعة 3:00 بعد الظهر",
            "انتهى، وكان من الساعة 7:00 صباحًا حتى الساعة 9:00 صباحًا",
        ],
    }
    assert len(cells) == 4
    for cell, words in zip(cells, expected[language], strict=True):
        assert words in cell
    for when, count in (("running", 2), ("coming", 1), ("over", 1)):
        assert len(headings(desk.changelist("notice", when=when))) == count


@both_languages
def test_history_says_who_made_extended_and_ended_it(desk, hotline, client, language):
    assert tell(desk, hotline, until="60") is None
    notice = Notice.objects.get()
    client.force_login(get_user_model().objects.create_superuser("omar", password="pw"))
    for name, data in (("extend", {"until": "60"}), ("end", {})):
        client.post(reverse(f"admin:contacts_notice_{name}", args=[notice.pk]), data)
    page = desk.in_language(language).get(
        reverse("admin:contacts_notice_history", args=[notice.pk])
    )
    heads = [" ".join(one.one("h2").text.split()) for one in page.all("li", class_="version")]
    words = {
        "en": ["Ended at once omar", "Given another end omar", "Published sara"],
        "ar": ["أُنهي في الحال omar", "حُدد له وقت انتهاء آخر omar", "نشر sara"],
    }
    assert [head.partition(" ·")[0] for head in heads] == words[language]
    assert [one.user for one in versions.entries(notice)] == ["omar", "omar", "sara"]


@pytest.mark.usefixtures("groups")
def test_only_publishers_tell_and_end(client, desk, hotline):
    notice = run(hotline)
    for group, status in (("editors", 403), ("publishers", 200)):
        person = get_user_model().objects.create_user(group, is_staff=True)
        person.groups.add(Group.objects.get(name=group))
        client.force_login(person)
        urls = [url_of(hotline), reverse("admin:contacts_notice_extend", args=[notice.pk])]
        assert [client.get(url).status_code for url in urls] == [status, status]
        assert bool(told_cell(desk).all("button")) == (status == 200)
        panel = desk.get(reverse("admin:index")).one("section", id="panel-now")
        assert bool(panel.all("button")) == (status == 200)
        end = client.post(reverse("admin:contacts_notice_end", args=[notice.pk]))
        assert end.status_code == (302 if status == 200 else 403)
    notice.refresh_from_db()
    assert notice.ends_at == SUNDAY_10


def test_draft_channel_has_no_button_and_a_get_ends_nothing(desk, client, hotline):
    draft = make_channel("draft", status="draft")
    assert client.get(url_of(draft)).status_code == 404
    assert url_of(draft) not in links(desk.changelist("channel"))
    notice = run(hotline)
    url = reverse("admin:contacts_notice_end", args=[notice.pk])
    assert client.get(url).status_code == 405


def test_list_asks_no_more_for_more_channels(desk, django_assert_max_num_queries, hotline):
    run(hotline)
    with django_assert_max_num_queries(100) as few:
        desk.changelist("channel")
    for number in range(4):
        run(make_channel(f"c{number}"))
    with django_assert_max_num_queries(len(few.captured_queries)):
        desk.changelist("channel")


@both_languages
def test_first_page_tells_first_of_what_runs_and_comes(desk, hotline, client, language):
    run(None, starts_at=SUNDAY_10 + HOUR, ends_at=SUNDAY_10 + 2 * HOUR, severity="info")
    run(hotline, ends_at=SUNDAY_10 + 5 * HOUR)
    run(hotline, ends_at=SUNDAY_10)
    eight = datetime(2026, 11, 25, 5, tzinfo=UTC)
    Guide.objects.filter(slug="call").update(expire_at=eight)
    Guide.objects.filter(slug="orphan").update(publish_at=eight + 24 * HOUR)
    Guide.objects.filter(slug="leak-guide").update(publish_at=eight)
    panel = desk.in_language(language).get(reverse("admin:index")).all("section")[0]
    assert panel["id"] == "panel-now"
    texts = [
        " ".join(line.one("p").text.split()) for line in panel.all("li", class_="admin-notice")
    ]
    scheduled = {
        "en": [
            "Question “LEAK” is a draft: it does not appear on Wednesday 25 November, 8:00 am "
            "unless it is published.",
            "Question “How do I call?” is taken off on Wednesday 25 November, 8:00 am.",
            "Question “A general question?” appears on Thursday 26 November, 8:00 am.",
        ],
        "ar": [
            "«LEAK» (سؤال) مسودة، فلن يظهر يوم الأربعاء 25 نوفمبر، الساعة 8:00 صباحًا ما لم يُنشر.",
            "سحب «كيف أتصل؟» (سؤال): يوم الأربعاء 25 نوفمبر، الساعة 8:00 صباحًا.",
            "ظهور «سؤال عام؟» (سؤال): يوم الخميس 26 نوفمبر، الساعة 8:00 صباحًا.",
        ],
    }
    assert texts == [*[STOPPED[f"text_{language}"]] * 2, *scheduled[language]]
    details = [[item.text for item in one.all("li")] for one in panel.all("ul", class_="details")]
    assert (
        details[0][-1]
        == {
            "en": "since 9:00 am, until 3:00 pm",
            "ar": "منذ الساعة 9:00 صباحًا، حتى الساعة 3:00 بعد الظهر",
        }[language]
    )
    assert len(panel.all("button")) == 2
    end = panel.all("form")[0]["action"]
    response = client.post(end, HTTP_REFERER="http://testserver" + reverse("admin:index"))
    assert response["Location"].endswith(reverse("admin:index"))
    assert (
        len(
            parse(client.get(reverse("admin:index")).content.decode())
            .one("section", id="panel-now")
            .all("button")
        )
        == 1
    )


@both_languages
def test_end_may_come_earlier_and_that_is_said(desk, hotline, client, language):
    notice = run(hotline, ends_at=SUNDAY_10 + 5 * HOUR)
    url = reverse("admin:contacts_notice_extend", args=[notice.pk])
    data = {"until": "time", "day": "2026-11-22", "at": "11:00"}
    desk.in_language(language)
    told, _follow = messages(client.post(url, data, follow=True))
    assert told.startswith({"ar": "قُدّم موعد انتهائه: ", "en": "Ends earlier now: "}[language])


@both_languages
def test_notice_that_is_called_off_is_said_to_be(desk, hotline, client, language):
    notice = run(hotline, starts_at=SUNDAY_10 + HOUR, publish_at=SUNDAY_10 + HOUR / 2)
    desk.in_language(language)
    [button] = told_cell(desk).all("button")
    client.post(button["formaction"])
    page = desk.changelist("notice")
    words = {
        "ar": "أُلغي يوم الأحد 22 نوفمبر، الساعة 10:00 صباحًا",
        "en": "Called off on Sunday 22 November, 10:00 am",
    }
    assert words[language] in page.one("td", class_="field-published").text
    assert page.one("td", class_="field-when").one("s")
    assert headings(desk.changelist("notice", when="coming")) == []
    head = desk.get(reverse("admin:contacts_notice_history", args=[notice.pk]))
    assert {"ar": "أُلغي", "en": "Called off"}[language] in head.one(id="change-history").text
    desk.act("notice", "publish", notice)  # it was a mistake
    notice.refresh_from_db()
    assert (notice.is_published, notice.expire_at) == (True, None)


@pytest.mark.parametrize(
    ("page", "returns"),
    [
        ("/admin/contacts/notice/?when=running", True),
        ("/admin/contacts/notice/", True),
        ("/admin/contacts/channel/?kind__exact=phone", True),
        ("/admin/", True),
        ("tell", True),
        ("extend", False),
        ("/en/", False),
        ("/admin/nowhere/at/all/", False),
        ("https://example.org/admin/contacts/notice/", False),
    ],
)
def test_ending_goes_back_to_where_one_was(client, desk, hotline, page, returns):
    notice = run(hotline)
    own = {"tell": url_of(hotline), "extend": f"/admin/contacts/notice/{notice.pk}/extend/"}
    page = own.get(page, page)
    referer = page if page.startswith("https:") else f"http://testserver{page}"
    url = reverse("admin:contacts_notice_end", args=[notice.pk])
    location = client.post(url, HTTP_REFERER=referer)["Location"]
    assert location == (referer if returns else reverse("admin:contacts_channel_changelist"))
