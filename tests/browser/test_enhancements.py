"""What scripts add to complete pages: suggestions, copying, marks on steps, sharing."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import expect

from contacts.models import Step
from contacts.search.service import MAX_SUGGESTIONS
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.xdist_group("browser")
# Where elements are at one moment: the page may be scrolling.
BOXES = """selectors => selectors.map((selector) =>
  document.querySelector(selector).getBoundingClientRect().toJSON())"""
WORDS = {
    "ar": {
        "query": "استفسار",
        "nothing": "لا توجد اقتراحات",
        "copied": "نُسخ",
        "copy": "انسخ",
        "mark": "أتممت هذه الخطوة",
        "share": "شارك هذه الصفحة",
        "title": "كيف أرسل استفسارًا من الموقع الرسمي؟",
    },
    "en": {
        "query": "inquiry",
        "nothing": "No suggestions",
        "copied": "Copied",
        "copy": "Copy",
        "mark": "I did this step",
        "share": "Share this page",
        "title": "How do I send an inquiry from the official website?",
    },
}
GUIDE = "guides/send-inquiry-website/"
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
both_sizes = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
SHARE_SHEET = "navigator.share = (data) => { window.shared = data; return Promise.resolve(); }"
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); },
})"""


def answer_with(page, count: int) -> None:
    """The server has `count` suggestions for whatever is typed."""
    found = [{"title": f"{number}", "lang": "en", "url": "/en/"} for number in range(count)]
    page.route("**/suggest/*", lambda route: route.fulfill(json=found))


def typed(page, text: str):
    """The field, with `text` written key by key."""
    field = page.get_by_role("combobox")
    field.press_sequentially(text)
    return field


def wait_until(page, condition) -> None:
    """Lets the page live on until `condition` holds, at most half a minute."""
    for _ in range(600):
        if condition():
            return
        page.wait_for_timeout(50)
    pytest.fail("what the test waits for never came")


def wrongs(page) -> list[str]:
    """What axe finds or can't decide on the page."""
    results = Axe().run(page).response
    return [rule["id"] for kind in ("violations", "incomplete") for rule in results[kind]]


@both_languages
@both_sizes
def test_open_suggestions_are_in_their_place(open_page, language, viewport):
    page = open_page(f"/{language}/", viewport=viewport)
    typed(page, WORDS[language]["query"])
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
    assert sentences[0] == WORDS[language]["nothing"]
    assert [sentence for sentence in sentences if sentence.strip() != sentence] == []


def test_late_answer_to_an_earlier_text_is_not_shown(open_page):
    page = open_page("/en/")
    held = []
    page.route("**/suggest/?q=in", lambda route: held.append(route))
    page.route("**/suggest/?q=inq", lambda route: route.fulfill(json=[]))
    field = page.get_by_role("combobox")
    field.fill("in")
    wait_until(page, lambda: held)
    field.press("q")
    status = page.locator("form [role=status]")
    expect(status).to_have_text(WORDS["en"]["nothing"])
    assert len(held) == 1
    assert page.get_by_role("listbox").is_hidden()


def test_suggestions_stay_when_the_rest_of_the_page_arrives(open_page):
    page = open_page("/ar/verify/")
    fonts = []
    page.route("**/*.woff2", lambda route: fonts.append(route))
    page.goto("/ar/", wait_until="domcontentloaded")
    typed(page, WORDS["ar"]["query"])
    page.get_by_role("option").first.wait_for()
    assert page.evaluate("document.readyState") == "interactive"
    for font in fonts:
        font.continue_()
    page.wait_for_load_state("load")
    assert page.get_by_role("listbox").is_visible()


def test_what_was_typed_before_the_script_came_has_suggestions(open_page):
    page = open_page("/ar/verify/")
    scripts = []
    page.route("**/js/site*.js", lambda route: scripts.append(route))
    page.goto("/ar/", wait_until="commit")
    page.get_by_role("searchbox").press_sequentially(WORDS["ar"]["query"])
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
    typed(page, WORDS[language]["query"])
    option = page.get_by_role("option").first
    address = option.get_attribute("data-url")
    option.tap()
    page.wait_for_url(f"**{address}")
    assert page.locator("html").get_attribute("lang") == language


def test_suggestions_close_when_the_field_is_left(open_page):
    page = open_page("/en/")
    typed(page, "inquiry")
    page.get_by_role("option").first.wait_for()
    page.locator("h1").click()
    assert page.get_by_role("listbox").is_hidden()


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
def test_marks_are_remembered_by_the_steps_own_name(open_page, language):
    page = open_page(f"/{language}/{GUIDE}")
    name = WORDS[language]["mark"]
    buttons = page.get_by_role("button", name=name)
    assert buttons.count() == 5
    buttons.first.click()
    expect(buttons.first).to_have_attribute("aria-pressed", "true")
    assert wrongs(page) == []
    uid = buttons.first.get_attribute("data-step")
    Step.objects.filter(guide__slug="send-inquiry-website", uid=uid).update(position=99)
    page.reload()
    pressed = page.get_by_role("button", name=name, pressed=True)
    assert pressed.count() == 1
    assert buttons.last.get_attribute("data-step") == uid
    expect(buttons.last).to_have_attribute("aria-pressed", "true")
    buttons.last.click()
    page.reload()
    assert pressed.count() == 0
    assert page.evaluate("localStorage.length") == 0


def test_marks_of_both_languages_are_the_same(open_page):
    page = open_page(f"/ar/{GUIDE}")
    page.locator("[data-step]").nth(1).press("Space")
    page.goto(f"/en/{GUIDE}")
    expect(page.locator("[data-step]").nth(1)).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("stored", ["5", "{", '{"a": 1}', "null"])
def test_foreign_value_in_the_storage_does_no_harm(open_page, stored):
    page = open_page(f"/en/{GUIDE}")
    page.evaluate("(value) => localStorage.setItem('steps send-inquiry-website', value)", stored)
    page.reload()
    assert page.get_by_role("button", pressed=False).count() == 5


def test_without_storage_there_are_no_marks(open_page):
    page = open_page("about:blank")
    page.add_init_script(NO_STORAGE)
    page.goto(f"/en/{GUIDE}")
    assert page.locator(".steps > li").count() == 5
    assert page.locator("[data-step], [data-checklist-note]").count() == 0


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
        hidden = "[data-copy], [data-step], [data-share], [data-checklist-note], [role=listbox]"
        assert page.locator(hidden).locator("visible=true").count() == 0
        rooms = page.locator(hidden).evaluate_all("all => all.map((one) => one.offsetHeight)")
        assert set(rooms) <= {0}
    assert page.get_by_role("searchbox").is_visible()
