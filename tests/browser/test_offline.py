"""After one visit the site can be read with no network, and with the server gone."""

import re
from datetime import datetime
from threading import Event
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.signals import request_started
from django.middleware.gzip import GZipMiddleware
from playwright.sync_api import Page

from contacts.models import Channel, Feedback, Guide, Holiday, Notice
from tests.browser.saved import IS_GONE, SAVED_ADDRESSES, forget, visit

pytestmark = pytest.mark.xdist_group("browser")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
OTHER = {"ar": "en", "en": "ar"}
PATHS = ["", "questions/", "channels/hotline/", "guides/send-inquiry-website/", "pages/privacy/"]
NEW_TITLE = "A title that was published a moment ago"
FRIDAY = datetime(2026, 11, 27, 10, 0, tzinfo=ZoneInfo("Asia/Riyadh"))
OF_THE_MOMENT = {
    "ar": [
        "مغلق بمناسبة",
        "مغلق الآن، فاستخدم",
        "استخدم نموذج",
        "طريقة متاحة الآن للتواصل مع حساب المواطن",
        "في كل وقت",
        "العيد",
        "إجازات وإغلاقات قادمة",
        "الخط معطل",
    ],
    "en": [
        "Closed for",
        "It is closed",
        "Use instead",
        "Use this instead",
        "Contact Citizen Account now",
        "Available",
        "Eid",
        "Holidays and closures ahead",
        "The line is down",
    ],
}


def headings(page: Page, language: str) -> dict[str, str]:
    found = {}
    for path in PATHS:
        page.goto(f"/{language}/{path}")
        found[path] = page.locator("h1").inner_text()
    return found


@both_languages
def test_site_is_read_after_one_visit_without_its_server(reader, server, language):
    expected = headings(reader, language)
    visit(reader, language)
    server.stop()
    assert headings(reader, language) == expected
    reader.goto(f"/{language}/")
    assert reader.locator(".saved-copy").is_visible()
    assert reader.locator(".status").count() > 0
    assert reader.locator(".status:visible, .status-notice:visible").count() == 0
    # Drawn as ever: the stylesheet is there too.
    background = "getComputedStyle(document.querySelector('.card')).borderStartStartRadius"
    assert reader.evaluate(background) == "16px"
    reader.locator("main a[href*='/guides/']").first.click()
    reader.locator(".steps").wait_for()
    assert reader.locator(".saved-copy").is_visible()


@both_languages
def test_saved_copy_says_nothing_of_the_moment(reader, language):
    """Neither what is open nor what to use instead, on a day on which the hotline is closed."""
    reader.clock.install(time=FRIDAY)
    last = Holiday(name_ar="العيد", name_en="Eid", first_day=FRIDAY.date(), last_day=FRIDAY.date())
    last.save()
    words = {"text_ar": "الخط معطل", "text_en": "The line is down", "status": "published"}
    hotline = Channel.objects.get(slug="hotline")
    for about in (None, hotline):
        Notice.objects.create(**words, channel=about, starts_at=FRIDAY)
    with time_machine.travel(FRIDAY, tick=False):
        visit(reader, language)
        paths = ["", "channels/hotline/", "guides/call-19912/", "guides/which-way-to-choose/"]
        for path in paths:
            reader.goto(f"/{language}/{path}")
            assert reader.locator("[data-holds-until]:visible").count() > 0
        reader.context.set_offline(True)
        for path in paths:
            reader.goto(f"/{language}/{path}")
            assert reader.locator(".saved-copy").is_visible()
            assert reader.locator("[data-holds-until]:visible").count() == 0
            shown = reader.locator("main").inner_text()
            assert [words for words in OF_THE_MOMENT[language] if words in shown] == []


@both_languages
def test_address_with_a_query_gets_the_offline_page_of_its_language(reader, language):
    visit(reader, language)
    reader.context.set_offline(True)
    for code in (language, OTHER[language]):
        reader.goto(f"/{code}/search/?q=19912")
        assert reader.locator("html").get_attribute("lang") == code
        assert reader.locator("main a[href='tel:19912']").is_visible()
        assert reader.locator("meta[name=robots]").get_attribute("content") == "noindex"
        assert reader.url.endswith(f"/{code}/search/?q=19912")
    reader.context.set_offline(False)
    reader.locator("main a[href='']").click()
    reader.locator("form[role=search]").wait_for()


def test_both_languages_are_kept_once_both_were_visited(reader):
    visit(reader, "ar")
    visit(reader, "en")
    reader.context.set_offline(True)
    for language in ("ar", "en"):
        reader.goto(f"/{language}/questions/")
        assert reader.locator("html").get_attribute("lang") == language
        assert reader.locator(".saved-copy").is_visible()


@both_languages
def test_form_that_is_sent_without_a_network_gets_the_offline_page_and_keeps_its_text(
    reader, language
):
    visit(reader, language)
    reader.goto(f"/{language}/verify/")
    reader.locator("textarea").fill("19912")
    reader.context.set_offline(True)
    reader.locator("form.verify button").click()
    reader.locator("main a[href='tel:19912']").wait_for()
    assert reader.locator("html").get_attribute("lang") == language
    reader.context.set_offline(False)
    reader.go_back()
    assert reader.locator("textarea").input_value() == "19912"


@both_languages
def test_back_to_a_checked_message_shows_its_verdict_and_not_that_there_is_no_network(
    reader, language
):
    """It is kept nowhere: the browser still knows what was sent, and it is judged again."""
    visit(reader, language)
    reader.goto(f"/{language}/verify/")
    reader.locator("textarea").fill("19921")
    reader.locator("form.verify button").click()
    verdict = reader.locator("[data-answer=looks_like]")
    verdict.wait_for()
    reader.locator("footer a[href*='/pages/']").first.click()
    for turn in (reader.go_back, reader.go_back, reader.go_forward):
        turn()
        assert reader.locator("form.verify").is_visible()
    assert verdict.is_visible()
    assert reader.locator("textarea").input_value() == "19921"
    assert not [url for url in reader.evaluate(SAVED_ADDRESSES) if "#verdict" in url]
    reader.go_back()
    reader.context.set_offline(True)
    reader.go_forward()
    reader.locator("main a[href='tel:19912']").first.wait_for()
    assert reader.locator("[data-answer], form.verify").count() == 0


def test_back_to_a_refused_form_shows_the_form_and_sends_nothing_again(reader):
    """Unlike a check, it would be stored."""
    visit(reader, "en")
    reader.goto("/en/report/?page=/en/guides/call-19912/")
    reader.locator("textarea").fill("x" * 501)
    reader.locator("main form [type=submit]").click()
    reader.locator(".field-error").first.wait_for()
    reader.goto("/en/")
    reader.go_back()
    assert reader.locator("main form").is_visible()
    assert reader.locator(".field-error").count() == 0
    assert Feedback.objects.count() == 0


@both_languages
def test_bare_address_leads_to_the_saved_home_page(reader, language):
    visit(reader, language)
    reader.context.set_offline(True)
    reader.goto("/")
    assert urlsplit(reader.url).path == f"/{language}/"
    assert reader.locator(".call-card a[href='tel:19912']").is_visible()


@both_languages
def test_page_from_the_network_shows_its_status_and_no_note(reader, language):
    visit(reader, language)
    reader.reload()
    assert reader.evaluate("Boolean(navigator.serviceWorker.controller)")
    assert reader.locator(".call-card .status").is_visible()
    assert reader.locator(".saved-copy").is_hidden()


def test_new_publication_replaces_the_saved_copies(reader):
    visit(reader, "en")
    [before] = reader.evaluate("caches.keys()")
    guide = Guide.objects.get(slug="send-inquiry-website")
    guide.title_en = NEW_TITLE
    guide.save()
    reader.goto("/en/")
    assert reader.evaluate(IS_GONE, before)
    forget(reader)
    assert len(reader.evaluate("caches.keys()")) == 1
    reader.context.set_offline(True)
    reader.goto("/en/guides/send-inquiry-website/")
    assert reader.locator("h1").inner_text() == NEW_TITLE


def test_page_of_another_version_is_not_saved_and_comes_later(reader, monkeypatch):
    """While two run, each names its own stylesheet; the worker has saved that of its own alone."""
    own, was_asked = GZipMiddleware.process_response, Event()

    def from_the_other(self, request, response):
        if request.path == "/en/questions/":
            was_asked.set()
            response.content = response.content.replace(b"css/site.", b"css/site.0123456789ab.")
        return own(self, request, response)

    monkeypatch.setattr(GZipMiddleware, "process_response", from_the_other)
    reader.goto("/en/")
    assert was_asked.wait(20)
    monkeypatch.undo()
    forget(reader)
    reader.goto("/en/guides/call-19912/")
    visit(reader, "en")
    saved = reader.evaluate("caches.match('/en/questions/').then((copy) => copy.text())")
    assert "css/site." in saved
    assert "0123456789ab" not in saved


def test_nothing_private_and_no_query_is_ever_saved(reader):
    visit(reader, "en")
    report = "/en/report/?page=/en/guides/call-19912/&helped=no"
    for path in ("/en/search/?q=19912", report, "/admin/"):
        reader.goto(path)
    addresses = reader.evaluate(SAVED_ADDRESSES)
    assert len(addresses) > 30
    assert [url for url in addresses if re.search(r"\?|report|admin|search", url)] == []


def test_saved_copy_comes_when_the_network_takes_too_long(reader):
    visit(reader, "en")
    may_answer = Event()

    def hold(**_kwargs):
        may_answer.wait(30)

    request_started.connect(hold)
    reader.goto("/en/questions/")
    assert reader.locator(".saved-copy").is_visible()
    request_started.disconnect(hold)
    may_answer.set()
    reader.goto("/en/")
    assert reader.locator(".saved-copy").is_hidden()
