"""From the home page through the questions to a way: by touch without a script, and by keyboard."""

import pytest

from tests.browser.test_keyboard import tab_to

pytestmark = pytest.mark.xdist_group("browser")
SMALL = {"width": 360, "height": 640}
WAYS = {
    "ar": ["أقدّم شكوى", "نعم", "أكتب"],
    "en": ["Make a complaint", "Yes", "Write"],
}
ON_SCREEN = """(element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""


@pytest.mark.parametrize("language", WAYS)
def test_citizen_is_led_to_a_way_without_a_script(open_page, language):
    page = open_page(f"/{language}/", viewport=SMALL, java_script_enabled=False)
    assert page.locator(".call-card .button-main").evaluate(ON_SCREEN)
    page.locator(".to-chooser a").click()
    for answer in WAYS[language]:
        page.get_by_role("link", name=answer, exact=True).click()
    assert page.url.endswith(f"/{language}/choose/complain/yes/write/")
    button = page.locator(".button-main")
    assert button.get_attribute("href") == f"/{language}/guides/make-complaint/"
    assert button.evaluate(ON_SCREEN)
    page.locator(".chooser-given a").nth(1).click()
    assert page.url.endswith(f"/{language}/choose/complain/")
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")


def test_citizen_is_led_by_keyboard(open_page):
    page = open_page("/ar/choose/")
    for number, path in ((1, "ask/"), (2, "ask/no/"), (1, "ask/no/call/")):
        tab_to(page, f".chooser li:nth-child({number}) a")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/ar/choose/{path}")
    tab_to(page, ".button-main")


def test_saved_copy_does_not_lead_to_questions_that_are_not_saved(open_page):
    for path in ("", "questions/"):
        page = open_page(f"/en/{path}")
        assert page.locator(".to-chooser").is_visible()
        page.evaluate("document.documentElement.setAttribute('data-saved', '')")
        assert page.locator(".to-chooser").is_hidden()
