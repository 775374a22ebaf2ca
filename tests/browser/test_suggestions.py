"""Suggestions while someone types in the search field."""

import re

import pytest
from playwright.sync_api import expect

from contacts.search.service import MAX_SUGGESTIONS
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.xdist_group("browser")
# Where elements are at one moment: the page may be scrolling.
BOXES = """selectors => selectors.map((selector) =>
  document.querySelector(selector).getBoundingClientRect().toJSON())"""
QUERY = {"ar": "استفسار", "en": "enquiry"}
NOTHING = {"ar": "لا توجد اقتراحات", "en": "No suggestions"}
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
both_sizes = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])


def answer_with(page, count: int) -> None:
    """The server has `count` suggestions for whatever is typed."""
    found = [{"title": f"{number}", "lang": "en", "url": "/en/"} for number in range(count)]
    page.route("**/suggest/*", lambda route: route.fulfill(json=found))


def typed(page, text: str):
    """The field, with `text` written key by key."""
    field = page.get_by_role("combobox")
    field.press_sequentially(text)
    return field


def held_back(page, pattern: str) -> list:
    """The requests for addresses like `pattern`; each waits until it is continued."""
    held = []
    page.route(pattern, lambda route: held.append(route))
    return held


def wait_until(page, condition) -> None:
    """Lets the page live on until `condition` holds, at most half a minute."""
    for _ in range(600):
        if condition():
            return
        page.wait_for_timeout(50)
    pytest.fail("what the test waits for never came")


@both_languages
@both_sizes
def test_open_suggestions_are_in_their_place(open_page, language, viewport):
    page = open_page(f"/{language}/", viewport=viewport)
    typed(page, QUERY[language])
    options = page.get_by_role("option")
    options.first.wait_for()
    popup, row, channels = page.evaluate(BOXES, ["[role=listbox]", ".search-row", "#channels"])
    assert (popup["x"], popup["width"]) == (row["x"], row["width"])
    assert popup["bottom"] < channels["y"]  # it hides nothing
    direction = "(element) => getComputedStyle(element).direction"
    assert options.first.evaluate(direction) == {"ar": "rtl", "en": "ltr"}[language]
    assert options.first.bounding_box()["height"] >= 44


@pytest.mark.parametrize(
    ("language", "count", "sentence"),
    [
        ("ar", 0, "لا توجد اقتراحات"),
        ("ar", 1, "اقتراح واحد"),
        ("ar", 2, "اقتراحان"),
        ("ar", 3, "3 اقتراحات"),
        ("ar", 8, "8 اقتراحات"),
        ("en", 0, "No suggestions"),
        ("en", 1, "1 suggestion"),
        ("en", 8, "8 suggestions"),
    ],
)
def test_number_of_suggestions_is_announced(open_page, language, count, sentence):
    page = open_page(f"/{language}/")
    answer_with(page, count)
    typed(page, "any")
    expect(page.locator("form [role=status]")).to_have_text(sentence)
    assert page.get_by_role("option").count() == count
    assert page.get_by_role("listbox").is_visible() == (count > 0)


@both_languages
def test_page_has_a_sentence_for_every_number_of_suggestions(client, first_content, language):
    html = client.get(f"/{language}/").content.decode()
    sentences = re.search(r'data-counts="([^"]*)"', html)[1].split("|")
    assert len(sentences) == MAX_SUGGESTIONS + 1
    assert sentences[0] == NOTHING[language]
    assert [sentence for sentence in sentences if sentence.strip() != sentence] == []


def test_late_answer_to_an_earlier_text_is_not_shown(open_page):
    page = open_page("/en/")
    held = held_back(page, "**/suggest/?q=in")
    page.route("**/suggest/?q=inq", lambda route: route.fulfill(json=[]))
    field = page.get_by_role("combobox")
    field.fill("in")
    wait_until(page, lambda: held)
    field.press("q")
    status = page.locator("form [role=status]")
    expect(status).to_have_text(NOTHING["en"])
    assert len(held) == 1
    assert page.get_by_role("listbox").is_hidden()


def test_suggestions_stay_when_the_rest_of_the_page_arrives(open_page):
    page = open_page("/ar/verify/")
    fonts = held_back(page, "**/*.woff2")
    page.goto("/ar/", wait_until="domcontentloaded")
    typed(page, QUERY["ar"])
    page.get_by_role("option").first.wait_for()
    assert page.evaluate("document.readyState") == "interactive"
    for font in fonts:
        font.continue_()
    page.wait_for_load_state("load")
    assert page.get_by_role("listbox").is_visible()


def test_what_was_typed_before_the_script_came_has_suggestions(open_page):
    page = open_page("/ar/verify/")
    scripts = held_back(page, "**/js/site*.js")
    page.goto("/ar/", wait_until="commit")
    page.get_by_role("searchbox").press_sequentially(QUERY["ar"])
    assert page.get_by_role("combobox").count() == 0
    wait_until(page, lambda: scripts)
    scripts[0].continue_()
    expect(page.get_by_role("option").first).to_be_visible()


def test_suggestion_in_the_other_language_is_marked_as_such(open_page):
    page = open_page("/ar/")
    titles = [("ar", "X أم الموقع؟"), ("en", "Which way?")]
    answer = [{"title": title, "lang": language, "url": "/ar/"} for language, title in titles]
    page.route("**/suggest/*", lambda route: route.fulfill(json=answer))
    typed(page, "any")
    options = page.get_by_role("option")
    options.first.wait_for()
    shown = options.evaluate_all("all => all.map(({ lang, dir }) => [lang, dir])")
    assert shown == [["ar", "rtl"], ["en", "ltr"]]


@both_languages
def test_suggestion_is_opened_by_touch(open_page, language):
    page = open_page(f"/{language}/", has_touch=True, is_mobile=True)
    typed(page, QUERY[language])
    option = page.get_by_role("option").first
    address = option.get_attribute("data-url")
    option.tap()
    page.wait_for_url(f"**{address}")
    assert page.locator("html").get_attribute("lang") == language


def test_suggestions_close_when_the_field_is_left(open_page):
    page = open_page("/en/")
    typed(page, "enquiry")
    page.get_by_role("option").first.wait_for()
    page.locator("h1").click()
    assert page.get_by_role("listbox").is_hidden()
