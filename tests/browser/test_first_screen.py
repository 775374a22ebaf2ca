"""What a reader sees before scrolling: the number to call, below a header of one row."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from playwright.sync_api import Page, expect

from tests.audit.pages import KINDS
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.left_open import at
from tests.browser.test_matrix import CUT

pytestmark = pytest.mark.xdist_group("browser")
SMALL = {"width": 360, "height": 640}
PHONES = pytest.mark.parametrize("size", [SMALL, PHONE], ids=["360", "390"])
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
WITH_A_NUMBER = [
    "",
    "channels/hotline/",
    "guides/call-19912/",
    "guides/when-to-call-19912/",
    "search/?q=19912",
]
SCROLLED = 1_000  # milliseconds, in which a page has come to where it was sent
TOUCH = 44  # pixels that a finger hits
HIGHEST_HOME = {"ar": 3_050, "en": 3_350}  # pixels, 390 wide
SUNDAY, FRIDAY = at(22, 12, 0), at(27, 12, 0)  # the hotline's working day, and none
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(params=[SUNDAY, FRIDAY], ids=["working day", "closed"])
def moment(request) -> Iterator[datetime]:
    """The server's time while the test runs."""
    with time_machine.travel(request.param, tick=False):
        yield request.param


@both_languages
@PHONES
def test_number_to_call_is_on_the_first_screen(moment, open_page, language, size):
    page = open_page("about:blank", viewport=size)
    missed = {}
    for path in WITH_A_NUMBER:
        page.goto(f"/{language}/{path}")
        box = page.locator("a[href^='tel:']").first.bounding_box()
        is_seen = box["y"] >= 0 and box["y"] + box["height"] <= size["height"]
        if not is_seen or box["height"] < TOUCH:
            missed[path] = box
    assert missed == {}


ROW = """() => [".brand", ".language-link", ".menu summary"].map((part) => {
  const { top, bottom } = document.querySelector(part).getBoundingClientRect();
  return [top, bottom];
})"""


@both_languages
@PHONES
def test_header_is_one_row_and_leaves_three_quarters_of_the_screen(open_page, language, size):
    page = open_page(f"/{language}/", viewport=size)
    row = page.evaluate(ROW)
    assert max(top for top, _bottom in row) < min(bottom for _top, bottom in row)
    assert all(bottom - top >= TOUCH for top, bottom in row)
    assert page.locator("header").bounding_box()["height"] <= 640 / 4


@both_languages
def test_home_is_not_too_long_for_a_phone(moment, open_page, language):
    page = open_page(f"/{language}/")
    assert page.evaluate("document.documentElement.scrollHeight") <= HIGHEST_HOME[language]


@both_languages
def test_no_kind_of_page_scrolls_sideways_or_cuts_at_twice_the_size_on_a_phone(
    every_kind, browser, language
):
    context = browser.new_context(base_url=every_kind, viewport={"width": 195, "height": 422})
    page, wrong = context.new_page(), {}
    for kind in KINDS:
        page.goto(f"/{language}/{kind.path}")
        wrong[kind.name] = wide(page)
        for menu in page.locator(".menu summary").all():  # an error's page has none
            menu.click()
            wrong[f"{kind.name}, menu open"] = wide(page)
    context.close()
    assert {name: found for name, found in wrong.items() if found} == {}


def wide(page: Page) -> list[str]:
    over = page.evaluate(WIDER)
    return ([f"{over} px too wide"] if over else []) + page.evaluate(CUT)


MENU = "header nav:visible"


@both_languages
@with_and_without_scripts
@PHONES
def test_menu_opens_and_closes_by_keyboard_and_holds_nobody(open_page, language, scripts, size):
    page = open_page(f"/{language}/", viewport=size, java_script_enabled=scripts)
    button = page.locator(".menu summary")
    for key in ("Enter", "Space"):
        assert page.locator(MENU).count() == 0
        button.press(key)
        expect(page.locator(MENU)).to_have_count(1)
        button.press(key)
    button.press("Enter")
    links = page.locator(MENU).locator("a")
    for place in range(links.count()):
        page.keyboard.press("Tab")
        expect(links.nth(place)).to_be_focused()
        assert links.nth(place).bounding_box()["height"] >= TOUCH
    assert links.count() == 4
    page.keyboard.press("Tab")
    beyond = page.locator("main :focus")
    expect(beyond).to_have_count(1)
    assert is_on_top(beyond)
    for _ in range(links.count() + 1):
        page.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()


def is_on_top(element) -> bool:
    """Nothing lies over it."""
    return element.evaluate("""(element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }""")


@both_languages
@with_and_without_scripts
@PHONES
def test_menu_opens_and_closes_by_touch_and_leads_on(open_page, language, scripts, size):
    page = open_page(
        f"/{language}/", viewport=size, java_script_enabled=scripts, has_touch=True, is_mobile=True
    )
    button = page.locator(".menu summary")
    for shown in (1, 0, 1):
        button.tap()
        expect(page.locator(MENU)).to_have_count(shown)
    page.locator(MENU).locator("a[href$='/questions/']").tap()
    page.wait_for_url(f"**/{language}/questions/")
    assert page.locator(MENU).count() == 0
    page.locator(".menu summary").tap()
    current = page.locator(MENU).locator("[aria-current=page]")
    assert current.get_attribute("href") == f"/{language}/questions/"


@both_languages
def test_wide_window_has_the_links_in_its_row(open_page, language):
    page = open_page(f"/{language}/", viewport=DESKTOP)
    assert page.locator(".menu summary").is_hidden()
    assert page.locator(MENU).locator("a").count() == 4
    row = [page.locator(part).bounding_box() for part in (".brand", MENU, ".language-link")]
    assert max(box["y"] for box in row) < min(box["y"] + box["height"] for box in row)


@both_languages
@pytest.mark.parametrize("path", ["", "channels/hotline/", "guides/send-inquiry-website/"])
def test_wide_window_has_the_call_beside_the_text(open_page, language, path):
    page = open_page(f"/{language}/{path}", viewport=DESKTOP)
    title, call = (page.locator(part).first.bounding_box() for part in ("h1", ".main-actions"))
    left, right = (title, call) if language == "en" else (call, title)
    assert left["x"] + left["width"] <= right["x"]
    assert call["y"] + call["height"] <= DESKTOP["height"]


@both_languages
def test_call_stays_in_sight_beside_the_steps(open_page, language):
    page = open_page(f"/{language}/guides/send-inquiry-website/", viewport=DESKTOP)
    page.locator(".steps > li").last.evaluate("step => step.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(SCROLLED)
    expect(page.locator(".main-actions .button").first).to_be_in_viewport(ratio=1)


# Element: its property, and the token or value that it has (a rule of another file may win
# where the files of the sheet are joined in another order).
STYLES = {
    "h1": {"fontSize": "28.8px", "fontWeight": "700"},
    ".button-main": {
        "minHeight": "64px",
        "backgroundColor": "--accent",
        "color": "--on-accent",
        "fontSize": "20px",
        "borderTopLeftRadius": "14px",
    },
    ".button-quiet": {"backgroundColor": "rgba(0, 0, 0, 0)", "color": "--accent"},
    ".call-card": {
        "backgroundColor": "--surface",
        "borderTopColor": "--line",
        "borderTopLeftRadius": "16px",
        "marginTop": "14px",
    },
    ".call-card h2": {"fontSize": "20px"},
    ".card": {"backgroundColor": "--surface", "paddingTop": "14px", "borderTopWidth": "1px"},
    ".card .button": {"minHeight": "52px", "marginTop": "4px"},
    "body": {"backgroundColor": "--bg", "color": "--ink", "fontSize": "18px"},
    ".thread": {"height": "12px"},
}
STYLED = """([selector, wanted]) => {
  const style = getComputedStyle(document.querySelector(`body ${selector}`) || document.body);
  const probe = document.body.appendChild(document.createElement("i"));
  const value = (text) => {
    probe.style.color = "";
    if (text.startsWith("--")) probe.style.color = `var(${text})`;
    return text.startsWith("--") ? getComputedStyle(probe).color : text;
  };
  const wrong = Object.entries(wanted).filter(([name, text]) => style[name] !== value(text));
  probe.remove();
  return wrong.map(([name, text]) => `${selector} ${name}: ${style[name]}, not ${text}`);
}"""


@both_languages
@pytest.mark.parametrize("look", ["light", "dark"])
def test_title_button_and_card_have_the_values_of_the_sheet(open_page, language, look):
    with time_machine.travel(SUNDAY, tick=False):
        page = open_page(f"/{language}/", color_scheme=look, viewport=SMALL)
        wrong = [page.evaluate(STYLED, [one, values]) for one, values in STYLES.items()]
    assert sum(wrong, []) == []
