"""The checker as a reader uses it: a whole message is pasted, and all of it is judged."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP
from tests.browser.test_matrix import FITS, assert_spaced_text_fits, in_every_look

pytestmark = pytest.mark.xdist_group("browser")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
SMALL = {"width": 360, "height": 640}
LONG = (
    "عزيزي المستفيد، للاستفسار 19912. " + "نرجو سرعة تحديث بياناتك. " * 120 + "https://evil.example"
)
MESSAGE = (
    "عزيزي المستفيد: تأخر إيداع دعمك 1,224 ريال. حدّث بياناتك من الرابط "
    "https://www.ca-gov.sa.example/update وللاستفسار 19912 أو 0500000000"
)
STATES = {
    "looks_like": MESSAGE,
    "yes": "@citizen_care",
    "not_known": "https://a-very-long-name-of-some-other-site.example/" + "path/" * 30,
    "too_long": "كلمة " * 1100,
}
OPEN_IN_VIEW = """(element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""


def check(page: Page, text: str) -> None:
    page.locator("textarea[name=q]").fill(text)
    page.locator("form.verify button").click()
    page.locator("[data-answer]").wait_for()


@pytest.mark.parametrize("with_script", [True, False])
@both_languages
def test_a_long_message_is_judged_to_its_end_and_kept(open_page, language, with_script):
    page = open_page(f"/{language}/verify/", java_script_enabled=with_script)
    field = page.locator("textarea[name=q]")
    check(page, LONG)
    expect(page.locator("[data-answer]")).to_have_attribute("data-answer", "not_known")
    pieces = page.locator("[data-piece-answer]")
    expect(pieces).to_have_count(2)
    expect(pieces.first).to_contain_text("https://evil.example")
    expect(field).to_have_value(LONG)
    assert page.url.endswith(f"/{language}/verify/#verdict")  # nothing pasted in address or history
    assert page.context.cookies() == []


@pytest.mark.parametrize("is_posted", [True, False])
@pytest.mark.parametrize("text", ["19912", "19921", "0551234567", "call 19912", MESSAGE])
@both_languages
def test_the_verdict_and_its_sentence_are_on_the_first_screen(open_page, language, text, is_posted):
    page = open_page(f"/{language}/verify/", viewport=SMALL, reduced_motion="reduce")
    if is_posted:
        check(page, text)
    else:
        page.goto(f"/{language}/verify/?q={text}")
    for part in ("#verdict .sign", "#verdict-title", "#verdict-reason"):
        assert page.locator(part).first.evaluate(OPEN_IN_VIEW), part
    assert page.title().startswith(page.locator("#verdict-title").inner_text())


@pytest.mark.parametrize("state", STATES)
@both_languages
def test_a_verdict_is_accessible_and_fits_in_every_look(open_page, language, state):
    page = open_page(f"/{language}/verify/", bypass_csp=True)
    check(page, STATES[state])
    assert page.locator("[data-answer]").get_attribute("data-answer") == state
    assert in_every_look(page) == {}
    assert_spaced_text_fits(page)


@pytest.mark.parametrize("state", STATES)
@both_languages
def test_a_verdict_fits_at_twice_the_size_on_a_phone(open_page, language, state):
    page = open_page(f"/{language}/verify/", viewport={"width": 195, "height": 422})
    check(page, STATES[state])
    assert page.evaluate(FITS)
    box = page.locator("[data-answer]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 195


@pytest.mark.parametrize("text", ["19912", "19921", "0551234567", MESSAGE])
@both_languages
def test_the_sentence_is_on_the_first_screen_at_twice_the_size(open_page, language, text):
    view = {"width": 195, "height": 422}
    page = open_page(f"/{language}/verify/", viewport=view, reduced_motion="reduce")
    check(page, text)
    for part in ("#verdict-title", "#verdict-reason"):
        assert page.locator(part).evaluate(OPEN_IN_VIEW), part


@pytest.mark.parametrize("view", [SMALL, DESKTOP])
@both_languages
def test_the_heading_above_a_verdict_is_never_cut(open_page, language, view):
    page = open_page(f"/{language}/verify/", viewport=view, reduced_motion="reduce")
    check(page, MESSAGE)
    top, bottom = page.locator("h1").evaluate(
        "(element) => [element.getBoundingClientRect().top, element.getBoundingClientRect().bottom]"
    )
    assert top >= 0 or bottom <= 0


@pytest.mark.parametrize(("text", "answer"), [("", "empty"), ("كلمة " * 1100, "too_long")])
@both_languages
def test_what_cannot_be_checked_leads_back_to_the_field(open_page, language, text, answer):
    page = open_page(f"/{language}/verify/", java_script_enabled=False, viewport=SMALL)
    check(page, text)
    field = page.locator("textarea[name=q]")
    expect(page.locator("[data-answer]")).to_have_attribute("data-answer", answer)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")


@both_languages
def test_rows_are_read_aloud_in_their_order(open_page, language):
    page = open_page(f"/{language}/verify/")
    check(page, MESSAGE)
    spoken = page.locator("main").aria_snapshot()
    levels = "".join(re.findall(r'heading "[^"]*" \[level=(\d)\]', spoken))
    assert levels == "12" + "3" * 4 + "22"
    told = [row.split("\n")[0] for row in page.locator("[data-piece-answer]").all_inner_texts()]
    places = [spoken.index(f'heading "{heading}"') for heading in told]
    assert places == sorted(places)
    assert len(set(told)) == 4
    assert spoken.index("textbox") > places[-1]


@both_languages
def test_a_message_is_checked_with_the_keyboard_alone(open_page, language):
    page = open_page(f"/{language}/verify/", viewport=DESKTOP)
    page.locator("textarea[name=q]").focus()
    page.keyboard.insert_text("19921")
    page.keyboard.press("Tab")
    expect(page.locator("form.verify button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#verdict a[href='tel:19912']")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("textarea[name=q]")).to_be_focused()


@both_languages
def test_a_wide_window_has_the_form_beside_the_verdict(open_page, language):
    page = open_page(f"/{language}/verify/", viewport=DESKTOP, reduced_motion="reduce")
    check(page, MESSAGE)
    verdict, form, real = (
        page.locator(part).bounding_box() for part in ("#verdict", "form.verify", ".real")
    )
    assert abs(verdict["y"] - form["y"]) <= 1
    assert real["y"] < verdict["y"] + verdict["height"]
    left, right = (verdict, form) if language == "en" else (form, verdict)
    assert left["x"] + left["width"] <= right["x"]


@both_languages
def test_the_other_language_judges_the_same_text_without_scripts(open_page, language):
    page = open_page(f"/{language}/verify/", java_script_enabled=False)
    check(page, f"{MESSAGE}\nwww.ca.gov.sa")
    other = "en" if language == "ar" else "ar"
    for shown in (other, language):
        page.locator(".language-link").click()
        expect(page.locator("html")).to_have_attribute("lang", shown)
        expect(page.locator("[data-answer]")).to_have_attribute("data-answer", "looks_like")
        expect(page.locator("textarea[name=q]")).to_have_value(f"{MESSAGE}\nwww.ca.gov.sa")
        assert page.url.endswith(f"/{shown}/verify/#verdict")
    assert page.context.cookies() == []


LOOK = """(element) => {
  const { color, backgroundColor, borderBlockStartStyle } = getComputedStyle(element);
  return [color, backgroundColor, borderBlockStartStyle];
}"""


def test_a_no_a_yes_and_what_is_not_known_differ_without_colours(open_page):
    page = open_page("/ar/verify/", forced_colors="active")
    seen = {}
    for name, text in (("no", "19921"), ("yes", "19912"), ("unknown", "0551234567")):
        check(page, text)
        sign = page.locator("#verdict .sign").first.inner_html()
        _, _, border = page.locator("#verdict").evaluate(LOOK)
        seen[name] = (re.findall(r'<(\w+) class="(\w+)"|<(circle)', sign), border)
    assert seen == {
        "no": ([("path", "filled", ""), ("path", "cut", "")], "solid"),
        "yes": ([("", "", "circle")], "solid"),
        "unknown": ([("path", "dashed", "")], "dashed"),
    }
    check(page, MESSAGE)
    colours = "(signs) => [...new Set(signs.map((sign) => getComputedStyle(sign).color))]"
    assert len(page.locator(".pieces .sign").evaluate_all(colours)) == 1  # the reader's own


def test_a_no_is_read_on_paper(open_page):
    page = open_page("/ar/verify/")
    check(page, "19921")
    page.emulate_media(media="print")
    color, background, _ = page.locator(".verdict-head").evaluate(LOOK)
    assert (color, background) == ("rgb(0, 0, 0)", "rgba(0, 0, 0, 0)")
    assert page.locator("form.verify").is_hidden()
    underlined = "element => getComputedStyle(element).textDecorationLine"
    assert page.locator("#verdict mark").first.evaluate(underlined) == "underline"


def test_an_empty_field_runs_the_way_of_its_page(open_page):
    page = open_page("/ar/verify/")
    assert page.locator("textarea[name=q]").evaluate(
        "node => getComputedStyle(node).direction"
    ) == ("rtl")
