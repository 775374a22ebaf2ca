"""The whole way by keyboard alone: home, search, a suggestion, the guide, a step, the call."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")
QUERY = {"ar": "اتصل", "en": "dial 19912"}
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
FOCUSED = "document.activeElement.matches(%r)"
LONGEST_WAY = 60  # presses of Tab; more would be no way at all


def tab_to(page, selector: str) -> None:
    """Presses Tab until what `selector` names has the focus, and can be seen to have it."""
    for _ in range(LONGEST_WAY):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED % selector):
            focus = page.locator(":focus-visible")
            assert focus.evaluate("(element) => getComputedStyle(element).outlineStyle") == "solid"
            return
    raise AssertionError(f"Tab does not reach {selector}")


@pytest.fixture
def open_suggestions(open_page):
    """Opens home, types a query by keyboard alone and waits for the suggestions."""

    def make(language: str):
        page = open_page(f"/{language}/")
        tab_to(page, "#q")
        page.keyboard.type(QUERY[language])
        page.get_by_role("option").first.wait_for()
        return page

    return make


@both_languages
def test_reader_comes_from_home_to_the_call(open_suggestions, language):
    page = open_suggestions(language)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/guides/call-19912/#step-dial")
    expect(page.locator(".switch")).to_be_visible()  # the script shows it
    page.keyboard.press("Shift+Tab")  # the link led to the step, below the switch
    page.keyboard.press("Space")
    expect(page.locator("#tick")).to_be_checked()
    tab_to(page, "#step-dial [data-step]")
    page.keyboard.press("Space")
    expect(page.locator(":focus")).to_be_checked()
    tab_to(page, "main a[href^='tel:']")


@both_languages
def test_reader_comes_the_same_way_without_scripts(open_page, language):
    page = open_page(f"/{language}/", java_script_enabled=False)
    tab_to(page, "#q")
    page.keyboard.type(QUERY[language])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/search/?q=*")
    tab_to(page, ".hits a")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/guides/call-19912/**")
    tab_to(page, "main a[href^='tel:']")


@both_languages
def test_arrows_go_round_by_way_of_the_field(open_suggestions, language):
    page = open_suggestions(language)
    field, options = page.get_by_role("combobox"), page.get_by_role("option")
    last = options.count() - 1
    ways = [("ArrowDown", 0), ("ArrowUp", None), ("ArrowUp", last), ("ArrowDown", None)]
    for key, place in ways:
        page.keyboard.press(key)
        names = None if place is None else f"suggestion-{place}"
        assert field.get_attribute("aria-activedescendant") == names, key
        selected = page.get_by_role("option", selected=True)
        assert selected.count() == (place is not None)
    expect(field).to_be_focused()
    expect(field).to_have_value(QUERY[language])


@pytest.mark.parametrize("key", ["Home", "End", "ArrowLeft", "ArrowRight"])
def test_keys_of_the_caret_lead_back_to_the_field(open_suggestions, key):
    page = open_suggestions("ar")
    page.keyboard.press("ArrowDown")
    page.keyboard.press(key)
    assert page.get_by_role("option", selected=True).count() == 0
    assert page.get_by_role("listbox").is_visible()
    caret = page.evaluate("document.activeElement.selectionStart")
    length = len(QUERY["ar"])
    assert caret == {"Home": 0, "End": length, "ArrowLeft": length, "ArrowRight": length - 1}[key]


@both_languages
def test_escape_closes_the_suggestions_and_keeps_the_text(open_suggestions, language):
    page = open_suggestions(language)
    field = page.get_by_role("combobox")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value(QUERY[language])
    assert page.get_by_role("listbox").is_hidden()
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")


@both_languages
def test_enter_in_the_field_searches(open_suggestions, language):
    page = open_suggestions(language)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/search/?q=*")
    expect(page.get_by_role("combobox")).to_have_value(QUERY[language])


@both_languages
def test_tab_leaves_the_suggestions_for_the_button(open_suggestions, language):
    page = open_suggestions(language)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED % ".search button")
    assert page.get_by_role("listbox").is_hidden()
