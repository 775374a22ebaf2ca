"""The page of results as its reader meets it: a number to press at once, and a press to say no."""

from dataclasses import replace
from datetime import timedelta

import brotli
import pytest
from django.contrib.staticfiles import finders

from contacts.enums import Covers
from contacts.models import SearchQuery
from contacts.search.service import search
from tests.browser.left_open import AFTER, BEFORE

pytestmark = pytest.mark.xdist_group("browser")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
NUMBER = {"ar": "رقم خدمة العملاء", "en": "customer service number"}
PASSWORD = {"ar": "نسيت كلمة المرور", "en": "I forgot my password"}
PHONES = [{"width": 360, "height": 640}, {"width": 390, "height": 844}]
HEADER = 120  # pixels that a header leaves at most to the rest of a small phone's screen
WIDTHS = [195, 320, 360, 390, 1280]


@pytest.fixture
def answered(monkeypatch):
    """Makes every search as well answered as it is told."""

    def set_to(covers):
        def find(*args, **kwargs):
            return replace(search(*args, **kwargs), covers=covers)

        monkeypatch.setattr("contacts.views.search.find", find)

    return set_to


def box(page, selector):
    return page.locator(selector).first.bounding_box()


@both_languages
@pytest.mark.parametrize("size", PHONES, ids=["360", "390"])
@pytest.mark.parametrize(("query", "covers"), [(NUMBER, Covers.YES), (PASSWORD, Covers.NO)])
def test_number_to_call_is_on_the_first_screen(open_page, answered, language, size, query, covers):
    answered(covers)
    page = open_page(f"/{language}/search/?q={query[language]}", viewport=size)
    call = box(page, "main a[href^='tel:']")
    header = box(page, "header")
    assert call["height"] >= 44
    below_header = call["y"] + call["height"] - header["y"] - header["height"]
    assert HEADER + below_header <= size["height"]


@both_languages
@pytest.mark.parametrize("covers", Covers)
def test_no_width_scrolls_sideways(open_page, answered, language, covers):
    answered(covers)
    page = open_page(f"/{language}/search/?q={NUMBER[language]}")
    over = "document.documentElement.scrollWidth - innerWidth"
    wide = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide[width] = page.locator("main").evaluate(
            f"(main) => Math.max(0, main.scrollWidth - main.clientWidth) && {over}"
        )
    assert wide == dict.fromkeys(WIDTHS, 0)


@both_languages
def test_one_press_without_script_says_that_it_is_something_else(open_page, language):
    page = open_page(f"/{language}/search/?q={NUMBER[language]}", java_script_enabled=False)
    button = page.locator("form[method=post] button")
    assert button.bounding_box()["height"] >= 44
    button.click()
    thanks = {"ar": "شكرًا لك، سجّلنا ذلك.", "en": "Thank you, noted."}
    assert page.locator("#noted").inner_text() == thanks[language]
    assert page.locator("main a[href='tel:19912']").first.is_visible()
    assert page.locator("input#q").input_value() == NUMBER[language]
    assert page.context.cookies() == []
    assert page.reload().status == 200
    row = SearchQuery.objects.get()
    assert (row.count, row.unwanted) == (1, 1)


@both_languages
@pytest.mark.parametrize("covers", [Covers.YES, Covers.NO])
def test_card_of_a_page_left_open_follows_the_hours(visit, answered, language, covers):
    answered(covers)
    path = f"/{language}/search/?q={NUMBER[language]}"
    page = visit.open(path, BEFORE)
    before = page.locator(".call-card .status").inner_text()
    visit.later(AFTER, timedelta(minutes=2))
    counted = SearchQuery.objects.get().count
    fresh = visit.fresh(path, AFTER)
    assert visit.reading(awaited=fresh) == fresh
    assert page.locator(".call-card .status").inner_text() != before
    assert counted == 1  # by who opened it, not by its renewal


@both_languages
def test_paper_keeps_the_number_and_no_button_to_press(open_page, answered, language):
    answered(Covers.NO)
    page = open_page(f"/{language}/search/?q={PASSWORD[language]}")
    page.emulate_media(media="print")
    assert "19912" in page.locator(".call-card").inner_text()
    for hidden in (".status", ".unwanted", ".hem", ".search"):
        assert page.locator(hidden).locator("visible=true").count() == 0, hidden
    other = page.locator(".ways .button").locator("visible=true").first
    border, ground = other.evaluate(
        "link => [getComputedStyle(link).borderStyle, getComputedStyle(link).backgroundColor]"
    )
    assert (border, ground) == ("none", "rgba(0, 0, 0, 0)")


@both_languages
@pytest.mark.parametrize("covers", Covers)
def test_page_and_stylesheet_are_small(client, first_content, answered, language, covers):
    answered(covers)
    with open(finders.find("css/site.css"), "rb") as file:
        style = len(brotli.compress(file.read()))
    page = client.get(f"/{language}/search/", {"q": NUMBER[language]})
    assert style <= 7_000
    assert len(brotli.compress(page.content)) + style <= 12_000
