"""What can be pressed is large enough for a finger, on every kind of page."""

import pytest

from tests.audit.pages import KINDS
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.xdist_group("browser")
# Links and buttons too low: those that stand alone below 44 pixels, those in a text below 24.
TOO_LOW = """() => [...document.querySelectorAll("a, button, summary, label:has(input)")].filter(
  (element) => {
    if (!element.checkVisibility() || element.closest(".trap")) return false;
    const inText = getComputedStyle(element).display === "inline" || element.closest(".strip");
    const least = inText ? 24 : 44;
    return element.getBoundingClientRect().height < least - .5;
  }).map((element) => `${element.offsetHeight} px: ${element.outerHTML.slice(0, 100)}`)"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_links_and_buttons_are_high_enough(every_kind, browser, language):
    context = browser.new_context(base_url=every_kind, viewport=PHONE)
    page, wrong = context.new_page(), {}
    for kind in KINDS:
        page.goto(f"/{language}/{kind.path}")
        for menu in page.locator(".menu summary").all():  # an error's page has none
            menu.click()
        wrong[kind.name] = page.evaluate(TOO_LOW)
    context.close()
    assert {name: found for name, found in wrong.items() if found} == {}
