"""A reader's way through the site in a real browser, in both languages."""

import pytest

from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.xdist_group("browser")
WORDS = {
    "ar": {
        "title": "كيف أتواصل مع حساب المواطن؟",
        "direction": "rtl",
        "guide": "كيف أرسل استفسارًا من الموقع الرسمي؟",
        "step": "سجّل الدخول",
        "query": "ارسال استفسار من الموقع",
        "other": "English",
    },
    "en": {
        "title": "How do I contact Citizen Account?",
        "direction": "ltr",
        "guide": "How do I send an enquiry from the official website?",
        "step": "Sign in",
        "query": "send enquiry website",
        "other": "العربية",
    },
}
OTHER = {"ar": "en", "en": "ar"}
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
both_sizes = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])


@both_languages
@both_sizes
def test_home_opens_in_its_language(open_page, language, viewport):
    page = open_page(f"/{language}/", viewport=viewport)
    words = WORDS[language]
    assert page.locator("h1").inner_text() == words["title"]
    style = "getComputedStyle(document.querySelector('h1')).direction"
    assert page.evaluate(style) == words["direction"]
    assert page.locator("a[href='tel:19912']").first.is_visible()
    assert page.locator(".call-card, .cards > li").count() == 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@both_languages
@with_and_without_scripts
def test_reader_finds_a_step_and_changes_the_language(open_page, language, scripts):
    page = open_page(f"/{language}/", java_script_enabled=scripts)
    words, other = WORDS[language], OTHER[language]
    page.locator("#q").fill(words["query"])
    page.locator("#q").press("Enter")
    page.wait_for_url(f"**/{language}/search/?q=*")
    query = page.url.partition("?")[2]
    page.get_by_role("link", name=words["other"], exact=True).click()
    page.wait_for_url(f"**/{other}/search/?{query}")
    assert page.locator("#q").input_value() == words["query"]
    page.get_by_role("link", name=WORDS[other]["other"], exact=True).click()
    page.locator("main a[href*='/guides/send-inquiry-website/']").first.click()
    page.wait_for_url(f"**/{language}/guides/send-inquiry-website/**")
    assert page.locator("h1").inner_text() == words["guide"]
    assert page.locator(".steps > li").count() == 5
    assert words["step"] in page.locator("#step-sign-in").inner_text()
    page.get_by_role("link", name=words["other"], exact=True).click()
    page.wait_for_url(f"**/{other}/guides/send-inquiry-website/")
    assert page.locator("html").get_attribute("lang") == other


def test_chosen_language_is_remembered(open_page):
    page = open_page("/", locale="ar-SA")
    assert page.url.endswith("/ar/")
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url("**/en/")
    page.goto("/")
    assert page.url.endswith("/en/")


@both_languages
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("", "19912"),
        ("channels/x-account/", "@citizen_care"),
        ("channels/website-form/", "www.ca.gov.sa"),
    ],
    ids=["number", "handle", "address"],
)
def test_numbers_and_handles_are_drawn_from_left_to_right(open_page, language, path, text):
    """Measures the glyphs, not the markup: each character lies right of the one before."""
    page = open_page(f"/{language}/{path}")
    places = page.evaluate(
        """(text) => {
          const walker = document.createTreeWalker(document.querySelector("main"), 4);
          const found = [];
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const start = node.data.indexOf(text);
            if (start < 0 || !node.parentElement.checkVisibility()) continue;
            const range = document.createRange();
            found.push([...text].map((_, place) => {
              range.setStart(node, start + place);
              range.setEnd(node, start + place + 1);
              return range.getBoundingClientRect().left;
            }));
          }
          return found;
        }""",
        text,
    )
    assert places
    assert all(row == sorted(row) for row in places)
