"""What scripts add to complete pages: copying and sharing."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")
WORDS = {
    "ar": {
        "copied": "نُسخ",
        "copy": "انسخ",
        "share": "شارك هذه الصفحة",
        "title": "كيف أرسل استفسارًا من الموقع الرسمي؟",
    },
    "en": {
        "copied": "Copied",
        "copy": "Copy",
        "share": "Share this page",
        "title": "How do I send an enquiry from the official website?",
    },
}
GUIDE = "guides/send-inquiry-website/"
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
SHARE_SHEET = "navigator.share = (data) => { window.shared = data; return Promise.resolve(); }"


def wrongs(page) -> list[str]:
    """What axe finds or can't decide on the page."""
    results = Axe().run(page).response
    return [rule["id"] for kind in ("violations", "incomplete") for rule in results[kind]]


@both_languages
@pytest.mark.parametrize(
    ("channel", "text"),
    [
        ("hotline", "19912"),
        ("x-account", "@citizen_care"),
        ("website-form", "https://www.ca.gov.sa/"),
    ],
)
def test_value_is_copied_and_said_so(open_page, language, channel, text):
    page = open_page(
        f"/{language}/channels/{channel}/", permissions=["clipboard-read", "clipboard-write"]
    )
    page.clock.install()
    words, button = WORDS[language], page.locator("[data-copy]").first
    assert button.get_attribute("data-copy") == text
    assert button.inner_text().split()[0] == words["copy"]
    size = "(element) => [element.offsetWidth, element.offsetHeight]"
    before = button.evaluate(size)
    button.click()
    expect(page.locator("[data-copy] + [role=status]").first).to_have_text(words["copied"])
    expect(button).to_have_accessible_name(words["copied"])
    assert button.evaluate(size) == before
    assert page.evaluate("navigator.clipboard.readText()") == text
    page.clock.fast_forward(2000)
    expect(button).to_have_accessible_name(re.compile(f"^{words['copy']} "))
    assert wrongs(page) == []


@both_languages
def test_guide_is_shared_by_the_devices_own_sheet(open_page, language):
    page = open_page("about:blank")
    page.add_init_script(SHARE_SHEET)
    page.goto(f"/{language}/{GUIDE}")
    page.get_by_role("button", name=WORDS[language]["share"]).click()
    assert page.evaluate("window.shared") == {
        "title": WORDS[language]["title"],
        "url": f"{settings.SITE_URL}/{language}/{GUIDE}",
    }
    assert wrongs(page) == []


BEFORE_SCRIPTS = """addEventListener("DOMContentLoaded", () => {
  window.shownAtFirst = document.querySelectorAll("[data-copy]:not([hidden])").length;
})"""


def test_scripts_add_nothing_before_the_first_paint(open_page):
    page = open_page("about:blank")
    page.add_init_script(BEFORE_SCRIPTS)
    page.goto("/ar/channels/hotline/")
    assert page.evaluate("window.shownAtFirst") == 0
    assert page.locator("[data-copy]:not([hidden])").count() > 0


MISSING = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
Object.defineProperty(navigator, "share", { value: undefined });
"""


def test_button_is_hidden_where_the_device_cannot(open_page):
    page = open_page("about:blank")
    page.add_init_script(MISSING)
    page.goto("/en/channels/hotline/")
    assert page.locator("[data-copy]").count() == 0
    page.goto(f"/en/{GUIDE}")
    assert page.locator("[data-share]").is_hidden()


@both_languages
def test_without_scripts_no_button_shows_that_needs_them(open_page, language):
    page = open_page(f"/{language}/{GUIDE}", java_script_enabled=False)
    for path in (GUIDE, "channels/hotline/", "search/"):
        page.goto(f"/{language}/{path}")
        hidden = "[data-copy], [data-step], .switch, [data-share], .tick-note, [role=listbox]"
        assert page.locator(hidden).locator("visible=true").count() == 0
        rooms = page.locator(hidden).evaluate_all("all => all.map((one) => one.offsetHeight)")
        assert set(rooms) <= {0}
    assert page.get_by_role("searchbox").is_visible()
