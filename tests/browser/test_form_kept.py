"""Save at hand, a warning before typed text is left, and a sign-in that keeps the page."""

from datetime import date

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.urls import reverse

from contacts.models import Guide
from tests.browser.conftest import PHONE
from tests.browser.signed_in import signed_in
from tests.conftest import SUNDAY_10

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a long walk by the sea"
BELOW_THE_BAR = """() => {
  const focused = document.activeElement;
  const end = document.querySelector(".save-bar").getBoundingClientRect().top;
  const { bottom } = focused.getBoundingClientRect();
  return bottom > end ? `${focused.outerHTML} ends ${bottom - end} px below` : "";
}"""


@pytest.fixture
def guide() -> Guide:
    guide = Guide.objects.create(slug="order-a-copy", title_ar="كيف أطلب نسخة؟")
    for position in (1, 2):
        guide.steps.create(text_ar="سجّل الدخول", position=position)
    return guide


@pytest.fixture
def form(open_page, guide):
    desk = signed_in(open_page)
    desk.goto(reverse("admin:contacts_guide_change", args=[guide.pk]))
    return desk


def leaves(form, how) -> bool:
    """Whether the page goes without a question."""
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    form.once("dialog", stay)
    how()
    form.wait_for_timeout(300)
    return asked == []


def test_save_is_in_sight_and_covers_no_field_on_a_phone_either(form):
    for size in (None, PHONE):
        if size:
            form.set_viewport_size(size)
        form.evaluate("scrollTo(0, 0)")
        bar = form.locator(".save-bar").bounding_box()
        height = form.viewport_size["height"]
        assert (bar["y"] + bar["height"], bar["height"] < height / 5) == (height, True)
        form.locator("[name=title_ar]").focus()
        for _field in range(12):
            form.keyboard.press("Tab")
            below = form.evaluate(BELOW_THE_BAR)
            assert below == ""


def test_every_change_is_asked_about_and_nothing_else(form, guide):
    language = form.locator(".language-switch button")

    def switch():
        language.click(no_wait_after=True)

    form.locator("#steps-group [data-move='1']").first.click()
    assert not leaves(form, switch)
    form.locator("#steps-group [data-move='-1']").nth(1).click()  # as it was
    form.locator("#steps-group .add-row a").click()
    assert not leaves(form, switch)
    form.locator("#steps-group .inline-deletelink").last.click()
    form.locator("[name=title_en]").fill("A copy?")
    assert not leaves(form, lambda: form.locator("#logout-form button").click(no_wait_after=True))
    form.locator("[name=title_en]").fill("")
    assert leaves(form, switch)
    assert form.locator("html").get_attribute("lang") == "en"


def test_saved_by_the_keyboard_the_page_stays_where_it_was(form, guide):
    form.locator("#steps-group .fold-all").click()
    field = form.locator("[name=steps-1-text_en]")
    field.fill("The second step")
    field.press("Control+s")
    form.locator(".save-note:not(:empty)").wait_for()
    assert form.locator("[name=steps-1-text_en]").evaluate("e => e === document.activeElement")
    assert form.evaluate("scrollY") > 300
    assert guide.steps.get(position=2).text_en == "The second step"
    assert leaves(form, lambda: form.locator(".admin-nav a").first.click(no_wait_after=True))


def test_today_is_riyadhs_and_a_day_to_come_is_refused_in_words(form, guide):
    with time_machine.travel(SUNDAY_10, tick=False):
        form.clock.install(time=SUNDAY_10.replace(hour=22).astimezone())  # 22 h: not yet midnight
        form.goto(reverse("admin:contacts_guide_change", args=[guide.pk]))
        form.locator(".field-verified_on [data-shortcut=today]").click()
        assert form.locator("[name=verified_on]").input_value() == f"{SUNDAY_10:%Y-%m-%d}"
        form.locator("[name=_continue]").click()
        form.wait_for_selector(".messagelist .success")
        form.fill("[name=verified_on]", "2029-01-01")
        form.locator("[name=_continue]").click()
        told = form.locator(".field-verified_on .errorlist, .errorlist").first.inner_text()
    guide.refresh_from_db()
    assert guide.verified_on == date(SUNDAY_10.year, SUNDAY_10.month, SUNDAY_10.day)
    assert told == "هذا اليوم في المستقبل. اكتب اليوم الذي جرت فيه المراجعة."


def test_session_is_told_of_kept_and_renewed_without_losing_the_page(form, guide):
    """The page's clock runs ahead of the server's, which is asked and knows better."""
    form.clock.install()
    form.goto(reverse("admin:contacts_guide_change", args=[guide.pk]))
    form.locator("[name=title_en]").fill("How do I order a copy?")
    Session.objects.all().delete()
    with form.expect_response("**/session/"):
        form.clock.fast_forward("55:01")
    box = form.locator("#session-end")
    box.get_by_role("link").wait_for()
    with form.context.expect_page() as opened:
        box.get_by_role("link").click()
    other = opened.value
    other.fill("[name=username]", "sara")
    other.fill("[name=password]", PASSWORD)
    other.keyboard.press("Enter")
    other.wait_for_url(lambda url: "login" not in url)
    other.close()
    with form.expect_response("**/session/"):
        form.evaluate("dispatchEvent(new Event('focus'))")
    box.get_by_text("سُجّل دخولك من جديد").wait_for()
    form.keyboard.press("Control+s")
    form.wait_for_selector(".messagelist .success")
    guide.refresh_from_db()
    assert guide.title_en == "How do I order a copy?"
