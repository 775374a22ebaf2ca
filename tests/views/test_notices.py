"""Notices on pages: where they stand, what they say in both languages, how long pages are kept."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from citizen_help.page_cache.declaration import STATUSES_UNKNOWN
from contacts.models import Channel, Notice
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Asia/Riyadh"))
HOUR = timedelta(hours=1)
OTHER = {"ar": "en", "en": "ar"}
EVERYWHERE = ["", "questions/", "guides/call-19912/", "channels/hotline/", "pages/privacy/"]
EVERYWHERE += ["verify/", "search/", "search/?q=qqqq", "report/thanks/"]
HEADINGS = {
    "out_of_order": {"ar": "خارج الخدمة الآن", "en": "Out of order now"},
    "disrupted": {"ar": "الخدمة لا تعمل كالمعتاد", "en": "Not working as usual"},
    "info": {"ar": "تنبيه", "en": "Please note"},
}


def tell(*, slug: str = "", starts: datetime = NOON - HOUR, **fields) -> Notice:
    words = {"text_ar": "النص", "text_en": "The text", "severity": "info", "status": "published"}
    channel = Channel.objects.get(slug=slug) if slug else None
    return Notice.objects.create(**{**words, **fields}, channel=channel, starts_at=starts)


def page(client, path, *, moment=NOON, **meta):
    with time_machine.travel(moment, tick=False):
        return parse(client.get(path, **meta).content.decode())


def told(found):
    return [notice.all("strong")[0].text for notice in found.all(class_="notice")]


@both_languages
@pytest.mark.parametrize("path", EVERYWHERE)
def test_notice_of_the_site_stands_on_every_page_while_it_holds(client, language, path):
    tell(ends_at=NOON + HOUR)
    tell(status="draft")
    expected = [HEADINGS["info"][language]]
    assert told(page(client, f"/{language}/{path}")) == expected
    for moment in (NOON - 2 * HOUR, NOON + HOUR):
        assert told(page(client, f"/{language}/{path}", moment=moment)) == []


@both_languages
def test_notice_of_a_channel_stands_where_the_channel_does(client, language):
    tell(slug="hotline", severity="disrupted")
    name = Channel.objects.get(slug="hotline")
    heading = f"{HEADINGS['disrupted'][language]}: {getattr(name, f'name_{language}')}"
    text = {"ar": "النص", "en": "The text"}[language]
    for path in ("channels/hotline/", "guides/call-19912/"):
        found = page(client, f"/{language}/{path}")
        assert told(found) == [heading]
        assert found.one("main").text.count(text) == 1  # the card does not say it again
    home = page(client, f"/{language}/")
    assert told(home) == []
    card = home.one(class_="call-card")
    assert text in [line.text for line in card.all(class_="status-notice")]
    for path in ("channels/mobile-app/", "guides/send-inquiry-website/", "questions/"):
        assert told(page(client, f"/{language}/{path}")) == []


@both_languages
def test_worst_notice_comes_first(client, language):
    for severity in ("info", "out_of_order", "disrupted"):
        tell(severity=severity)
    tell(slug="hotline", severity="out_of_order")
    heads = told(page(client, f"/{language}/channels/hotline/"))
    words = [head.partition(":")[0] for head in heads]
    order = ["out_of_order", "out_of_order", "disrupted", "info"]
    assert words == [HEADINGS[severity][language] for severity in order]


@both_languages
def test_notice_without_a_translation_is_marked(client, language):
    other = OTHER[language]
    missing = {f"text_{language}": "", f"detail_{other}": "**Detail**"}
    tell(**missing)
    [notice] = page(client, f"/{language}/").all(class_="notice")
    foreign = notice.all(class_="foreign", lang=other)
    assert [one.text for one in foreign] == [{"ar": "النص", "en": "The text"}[other], "Detail"]
    assert {one["dir"] for one in foreign} == {"rtl" if other == "ar" else "ltr"}
    assert [one.text for one in notice.all("strong")][1:] == ["Detail"]


ENDS = {
    NOON + 3 * HOUR: {"ar": "اليوم حتى الساعة 3:00 بعد الظهر", "en": "Until 3:00 pm today"},
    NOON + 44 * HOUR: {
        "ar": "حتى الساعة 8:00 صباحًا من يوم الثلاثاء 24 نوفمبر",
        "en": "Until 8:00 am on Tuesday, 24 November",
    },
    None: {"ar": "حتى إشعار آخر", "en": "Until further notice"},
}


@both_languages
@pytest.mark.parametrize("ends", ENDS)
def test_notice_says_until_when_it_holds(client, language, ends):
    tell(ends_at=ends)
    assert page(client, f"/{language}/").one(class_="notice-end").text == ENDS[ends][language]


INSTEAD = {
    "ar": "متوقف الآن، فاستخدم هذه الطريقة بدلًا منه",
    "en": "It is out of order now. Use this instead",
}


@both_languages
def test_channel_out_of_order_is_offered_last_and_another_one_instead(client, language):
    tell(slug="website-form", severity="out_of_order")
    home = page(client, f"/{language}/")
    order = [card["data-key"] for card in home.all("article", class_="card")]
    assert order == ["mobile-app", "website-form", "x-account"]
    guide = page(client, f"/{language}/guides/send-inquiry-website/")
    assert guide.one(id="other-title").text == INSTEAD[language]
    assert guide.one(**{"data-moment": "other"}).one("article")["data-key"] == "mobile-app"


@both_languages
def test_page_of_a_channel_out_of_order_offers_another_one(client, language):
    def buttons(**meta):
        card = page(client, f"/{language}/channels/website-form/", **meta).one(class_="call-card")
        found = card.all("a", class_="button")
        return [(one["href"], one["class"].removeprefix("button button-")) for one in found]

    own, other = "https://www.ca.gov.sa/", f"/{language}/channels/mobile-app/"
    assert buttons() == [(own, "main")]
    tell(slug="website-form", severity="out_of_order")
    assert buttons() == [(other, "main"), (own, "quiet")]
    assert buttons(**{STATUSES_UNKNOWN: True}) == [(own, "main")]


@both_languages
def test_channel_that_is_disrupted_comes_after_its_equals(client, language):
    tell(slug="website-form", severity="disrupted")
    home = page(client, f"/{language}/")
    order = [card["data-key"] for card in home.all("article", class_="card")]
    assert order[:2] == ["mobile-app", "website-form"]


@pytest.mark.parametrize("path", ["/en/", "/en/questions/", "/en/pages/privacy/"])
@pytest.mark.parametrize("is_running", [True, False])
def test_page_is_kept_no_longer_than_its_notices_hold(client, path, is_running):
    edge = NOON + timedelta(seconds=40)
    if is_running:
        tell(ends_at=edge)
    else:
        tell(starts=edge)
    with time_machine.travel(NOON, tick=False):
        response = client.get(path)
    control = dict(part.split("=") for part in response["Cache-Control"].split(", ")[1:])
    assert int(control["max-age"]) + int(control["stale-while-revalidate"]) == 40
    assert parse(response.content.decode()).one("main")["data-renew-at"] == "2026-11-22T09:00:40Z"
    if is_running:
        assert int(control["max-age"]) + int(control["stale-if-error"]) == 40


@both_languages
@pytest.mark.parametrize("path", ["", "channels/hotline/", "guides/call-19912/", "questions/"])
def test_copy_for_any_time_shows_no_notice(client, language, path):
    tell()
    tell(slug="hotline", severity="out_of_order")
    found = page(client, f"/{language}/{path}", **{STATUSES_UNKNOWN: True})
    assert (told(found), found.all(class_="status-suspended")) == ([], [])
    text = {"ar": "النص", "en": "The text"}[language]
    assert text not in found.one("main").text
    assert found.one("main")["data-renew-at"] == ""
