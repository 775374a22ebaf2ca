"""In a reader's own few colours (Windows' high contrast) shapes and borders still tell all."""

import pytest

pytestmark = pytest.mark.xdist_group("browser")
BORDER = "(element) => parseFloat(getComputedStyle(element).borderBlockStartWidth)"
OUTLINE = "(element) => getComputedStyle(element).outlineStyle"
BORDERED = {
    "": [
        ".call-card",
        ".card",
        ".status",
        ".icon-disc",
        ".brand-sign",
        ".rows",
        ".note",
        ".search input",
        ".button",
    ],
    "channels/hotline/": [".call-card", ".status", ".button", ".rows"],
    "guides/call-19912/": [".status", ".button"],
    "guides/send-inquiry-website/": [".card", ".button"],
    "search/?q=zzzzzz": [".call-card", ".ways"],
    "verify/?q=ca-gov-sa.com": [".note", ".verdict", ".compared"],
}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everything_with_a_ground_of_its_own_has_a_border(open_page, language):
    page = open_page(f"/{language}/", forced_colors="active")
    bare = []
    for path, selectors in BORDERED.items():
        page.goto(f"/{language}/{path}")
        bare += [
            f"{path} {selector}"
            for selector in selectors
            if not page.locator(selector).first.evaluate(BORDER)
        ]
    assert bare == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_focus_is_outlined(open_page, language):
    page = open_page(f"/{language}/", forced_colors="active")
    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.locator(":focus-visible")
        assert focused.evaluate(OUTLINE) == "solid", focused.evaluate("e => e.outerHTML")


def test_number_of_a_step_is_told_from_the_ground(open_page):
    page = open_page("/ar/guides/send-inquiry-website/", forced_colors="active")
    number = page.locator(".steps > li").first
    style = "(element) => getComputedStyle(element, '::before').borderBlockStartStyle"
    assert number.evaluate(style) == "solid"


def test_switch_that_is_on_differs_by_more_than_colour(open_page):
    page = open_page("/ar/guides/send-inquiry-website/", forced_colors="active")
    switch = page.locator(".switch")
    sign = "(element) => getComputedStyle(element, '::before').backgroundPositionX"
    before = switch.evaluate(sign)
    switch.click()
    assert before != switch.evaluate(sign)
