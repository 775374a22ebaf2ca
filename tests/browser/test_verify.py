"""The checker as a reader uses it: a whole message is pasted, and all of it is judged."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

LONG = (
    "عزيزي المستفيد، للاستفسار 19912. " + "نرجو سرعة تحديث بياناتك. " * 120 + "https://evil.example"
)


@pytest.mark.parametrize("with_script", [True, False])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_long_message_is_judged_to_its_end_and_kept(open_page, language, with_script):
    page = open_page(f"/{language}/verify/", java_script_enabled=with_script)
    field = page.locator("textarea[name=q]")
    field.fill(LONG)
    page.locator("form.verify button").click()
    expect(page.locator("[data-answer]")).to_have_attribute("data-answer", "not_known")
    pieces = page.locator("[data-piece-answer]")
    expect(pieces).to_have_count(2)
    expect(pieces.first).to_contain_text("https://evil.example")
    expect(field).to_have_value(LONG)
    assert page.url.endswith(f"/{language}/verify/#verdict")  # nothing pasted in address or history
    assert page.context.cookies() == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_verdict_begins_on_the_first_screen(open_page, language):
    page = open_page(f"/{language}/verify/", viewport=PHONE)
    page.locator("textarea[name=q]").fill("19921")
    page.locator("form.verify button").click()
    verdict = page.locator("#verdict-title")
    expect(verdict).to_be_visible()
    box = verdict.bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]
    assert page.title().startswith(verdict.inner_text())


def test_an_empty_field_runs_the_way_of_its_page(open_page):
    page = open_page("/ar/verify/")
    assert page.locator("textarea[name=q]").evaluate(
        "node => getComputedStyle(node).direction"
    ) == ("rtl")
