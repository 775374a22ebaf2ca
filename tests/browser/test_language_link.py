"""The link to the other language leads to the same step, wherever the reader is by then."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")
GUIDE = "guides/which-way-to-choose/"


@pytest.mark.parametrize(("language", "other"), [("ar", "en"), ("en", "ar")])
def test_language_link_keeps_the_step(open_page, language, other):
    page = open_page(f"/{language}/{GUIDE}#step-app")
    link = page.locator("[data-language]")
    expect(link).to_have_attribute("href", f"/{other}/{GUIDE}#step-app")
    page.evaluate("location.hash = 'step-x'")
    expect(link).to_have_attribute("href", f"/{other}/{GUIDE}#step-x")
    page.go_back()
    expect(link).to_have_attribute("href", f"/{other}/{GUIDE}#step-app")
    link.click()
    page.wait_for_url(f"**/{other}/{GUIDE}#step-app")
    assert page.locator("#step-app").evaluate("(step) => step.matches(':target')")


def test_link_is_plain_without_a_step_or_a_script(open_page):
    page = open_page(f"/ar/{GUIDE}")
    assert page.locator("[data-language]").get_attribute("href") == f"/en/{GUIDE}"
    page = open_page(f"/ar/{GUIDE}#step-app", java_script_enabled=False)
    assert page.locator("[data-language]").get_attribute("href") == f"/en/{GUIDE}"
