"""Odd orders at the desk: Back after a save, a double click on Save, leaving what is typed."""

import pytest
from django.urls import reverse

from contacts.models import Guide
from tests.browser.signed_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
TEXTS = ["افتح الموقع", "سجّل الدخول", "اكتب الطلب", "أرسل الطلب"]


@pytest.fixture
def guide() -> Guide:
    guide = Guide.objects.create(slug="order-a-copy", title_ar="كيف أطلب نسخة؟")
    for position, text in enumerate(TEXTS, start=1):
        guide.steps.create(text_ar=text, position=position)
    return guide


@pytest.fixture(params=["ar", "en"])
def form(open_page, guide, request):
    desk = signed_in(open_page, language=request.param)
    desk.goto(reverse("admin:contacts_guide_change", args=[guide.pk]))
    return desk


def test_back_after_the_order_changed_mixes_up_no_texts(form, guide):
    form.locator("#steps-group .fold-all").click()
    form.fill("[name=steps-3-text_ar]", "أرسل الطلب الآن")
    for _turn in range(3):
        form.locator("#steps-3 [data-move='-1']").click()
    form.locator("[name=_continue]").first.click()
    form.wait_for_selector(".messagelist .success")
    form.go_back()
    form.wait_for_selector("[name=steps-3-text_ar]")
    form.wait_for_timeout(200)
    form.locator("[name=_continue]").first.click()
    form.wait_for_selector(".messagelist .success")
    kept = list(guide.steps.order_by("position").values_list("text_ar", flat=True))
    assert kept == ["أرسل الطلب الآن", *TEXTS[:3]]


def test_double_click_saves_once_and_says_nothing_false(form, guide):
    form.locator("#steps-group .add-row a").click()
    form.fill("[name=steps-4-text_ar]", "انتظر الرد")
    form.locator("[name=_continue]").first.dblclick(delay=30)
    form.wait_for_selector(".messagelist .success")
    assert form.locator(".errornote, .edit-conflict").count() == 0
    assert guide.steps.count() == len(TEXTS) + 1


def test_whoever_leaves_typed_text_is_asked_first(form):
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    form.locator("[name=title_en]").click()
    form.keyboard.type("How do I order a copy?")
    form.locator(".admin-nav a").first.click(no_wait_after=True)
    form.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert form.locator("[name=title_en]").input_value() == "How do I order a copy?"


@pytest.mark.parametrize("field", ["slug", "steps-0-uid"])
def test_refusal_beside_a_narrow_field_is_as_wide_as_a_sentence(form, field):
    form.locator("#steps-group .fold-all").click()
    form.fill(f"[name={field}]", "؟؟")
    form.locator("[name=_continue]").first.click()
    box = form.locator(f"div:has(> div > [name={field}]) > .errorlist").bounding_box()
    assert box["width"] >= 150
    assert box["height"] <= 120


def test_look_at_what_would_change_in_search_keeps_what_is_typed(form, guide):
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    form.fill("[name=title_en]", "How do I order a copy?")
    form.locator("[name=_search_preview]").click()
    form.wait_for_selector(".search-preview")
    form.locator("[name=title_en]").click()
    form.locator(".admin-nav a").first.click(no_wait_after=True)
    form.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert form.locator("[name=title_en]").input_value() == "How do I order a copy?"
    guide.refresh_from_db()
    assert not guide.title_en
