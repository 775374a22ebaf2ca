"""The ticks beside the steps: one switch shows them, and the device alone keeps both."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from contacts.models import Guide, Step

pytestmark = pytest.mark.xdist_group("browser")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
SLUG = "send-inquiry-website"
GUIDE = f"guides/{SLUG}/"
SWITCH = {"ar": "أشّر على ما أتممته", "en": "Tick off the steps"}
DONE = {"ar": "تمّت", "en": "Done"}
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); },
})"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); }"""


def wrongs(page) -> list[str]:
    """What axe finds or can't decide on the page."""
    results = Axe().run(page).response
    return [rule["id"] for kind in ("violations", "incomplete") for rule in results[kind]]


def switch_of(page, language):
    return page.get_by_role("checkbox", name=SWITCH[language])


def boxes_of(page, language):
    return page.get_by_role("checkbox", name=DONE[language], exact=True)


@both_languages
def test_switch_shows_the_ticks_and_hides_them(open_page, language):
    page = open_page(f"/{language}/{GUIDE}")
    page.get_by_text(SWITCH[language]).click()
    boxes = boxes_of(page, language)
    assert boxes.count() == 5
    assert page.locator(".tick-note").is_visible()
    low = boxes.evaluate_all("all => all.filter((one) => one.parentElement.offsetHeight < 44)")
    assert low == []
    boxes.first.check()
    assert wrongs(page) == []
    switch_of(page, language).press("Space")
    assert boxes.count() == 0
    assert page.locator(".tick-note").is_hidden()
    assert wrongs(page) == []


@both_languages
def test_ticks_and_switch_are_remembered_by_the_steps_own_name(open_page, language):
    page = open_page(f"/{language}/{GUIDE}")
    page.locator(".switch").click()
    boxes = boxes_of(page, language)
    boxes.first.check()
    uid = boxes.first.get_attribute("data-step")
    Step.objects.filter(guide__slug=SLUG, uid=uid).update(position=99)
    page.reload()
    expect(switch_of(page, language)).to_be_checked()
    expect(boxes.last).to_be_checked()
    assert boxes.last.get_attribute("data-step") == uid
    assert page.locator(".done input:checked").count() == 1
    boxes.last.uncheck()
    page.locator(".switch").click()
    page.reload()
    expect(page.locator(".switch")).to_be_visible()
    assert page.locator(".done input:checked, #tick:checked").count() == 0
    assert page.evaluate("localStorage.length") == 0


def test_ticks_of_both_languages_are_the_same(open_page):
    page = open_page(f"/ar/{GUIDE}")
    page.locator(".switch").click()
    boxes_of(page, "ar").nth(1).press("Space")
    page.goto(f"/en/{GUIDE}")
    expect(boxes_of(page, "en").nth(1)).to_be_checked()


def test_marks_of_an_earlier_version_are_still_there(open_page):
    page = open_page(f"/en/{GUIDE}")
    page.evaluate(f"""localStorage.setItem("steps {SLUG}", '["sign-in"]')""")
    page.reload()
    page.locator(".switch").click()
    checked = page.locator(".done input:checked")
    assert [one.get_attribute("data-step") for one in checked.all()] == ["sign-in"]


@pytest.mark.parametrize("stored", ["5", "{", '{"a": 1}', "null"])
def test_foreign_value_in_the_storage_does_no_harm(open_page, stored):
    page = open_page(f"/en/{GUIDE}")
    page.evaluate(f"(value) => localStorage.setItem('steps {SLUG}', value)", stored)
    page.reload()
    page.locator(".switch").click()
    assert boxes_of(page, "en").count() == 5
    assert page.locator(".done input:checked").count() == 0


@both_languages
@pytest.mark.parametrize("storage", [NO_STORAGE, FULL], ids=["denied", "full"])
def test_without_storage_there_is_no_switch(open_page, storage, language):
    page = open_page("about:blank")
    page.add_init_script(storage)
    page.goto(f"/{language}/{GUIDE}")
    expect(page.locator(".switch")).to_have_count(0)
    assert page.locator(".steps > li").count() == 5
    assert page.locator("main input[type=checkbox]").locator("visible=true").count() == 0


@both_languages
def test_without_script_there_is_no_switch(open_page, language):
    page = open_page(f"/{language}/{GUIDE}", java_script_enabled=False)
    hidden = page.locator(".switch, #tick, .done, .tick-note")
    assert hidden.locator("visible=true").count() == 0
    assert set(hidden.evaluate_all("all => all.map((one) => one.offsetHeight)")) == {0}


@pytest.mark.parametrize("form", ["options", "advice"])
def test_answer_that_is_no_sequence_has_no_ticks(open_page, form):
    Guide.objects.filter(slug=SLUG).update(form=form)
    page = open_page(f"/en/{GUIDE}")
    assert page.locator("main input[type=checkbox]").count() == 0


def test_step_of_a_link_is_found_in_every_form(open_page):
    for form in ("options", "advice", "steps"):
        Guide.objects.filter(slug=SLUG).update(form=form)
        page = open_page(f"/ar/{GUIDE}#step-press-send")
        assert page.locator(":target").get_attribute("id") == "step-press-send"
        expect(page.locator(":target")).to_be_in_viewport()
