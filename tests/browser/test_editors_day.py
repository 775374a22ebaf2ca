"""A whole day at the desk in Arabic, from signing in with a code to a search that finds again."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import Page

from contacts.models import Channel, Guide, Step
from tests.accounts.visitor import PASSWORD, code_of, enrolled_phone
from tests.browser.conftest import DESKTOP
from tests.browser.signed_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

STEPS = {"one": "افتح التطبيق", "two": "سجّل الدخول", "three": "اختر «الدفعات»"}
SEARCHED = "بطاقة تموين"
OUT_OF_DATE = ".field-english .lacking"


@pytest.fixture
def draft(site) -> Guide:
    guide = Guide.objects.create(
        slug="payment-day",
        title_ar="متى يكون يوم الدفع؟",
        title_en="When is the payment day?",
        summary_ar="يظهر في التطبيق.",
        summary_en="The app shows it.",
    )
    for place, (uid, text) in enumerate(STEPS.items(), start=1):
        Step.objects.create(guide=guide, uid=uid, position=place, text_ar=text, text_en=uid)
    return guide


def test_editors_day(open_page, settings, draft):
    settings.SECOND_FACTOR_REQUIRED = True
    sara = sign_in_with_a_code(open_page)
    correct_the_hours(sara)
    confirm_that_the_english_still_matches(sara)
    reorder_the_steps_without_a_mouse(sara, draft)
    preview(sara, draft)
    publish_and_read(sara, draft)
    settings.SECOND_FACTOR_REQUIRED = False  # how the other one came in is not the matter
    edit_at_once(sara, signed_in(open_page, "omar"), draft)
    bring_back(sara, draft)
    answer_a_search(sara, draft)


def sign_in_with_a_code(open_page) -> Page:
    phone = enrolled_phone(get_user_model().objects.create_superuser("sara", password=PASSWORD))
    page = open_page("/ar/verify/", viewport=DESKTOP, locale="ar-SA")
    page.goto(reverse("admin:index"))
    page.fill("#id_username", "sara")
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#id_code")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.fill("#id_code", code_of(phone))
    page.keyboard.press("Enter")
    page.wait_for_selector(".dashboard-panels")
    return page


def save(page: Page) -> None:
    page.locator("[name=_save]").first.click()
    page.wait_for_selector(".messagelist .success")


def open_form(page: Page, row: Channel | Guide) -> None:
    page.goto(reverse(f"admin:contacts_{row._meta.model_name}_change", args=[row.pk]))


def english_of_the_hotline(page: Page):
    page.goto(reverse("admin:contacts_channel_changelist"))
    row = page.locator("#result_list tbody tr", has=page.get_by_text("الرقم الموحد"))
    return row.locator(OUT_OF_DATE)


def correct_the_hours(page: Page) -> None:
    open_form(page, Channel.objects.get(slug="hotline"))
    page.fill("[name=opening_hours-0-opens]", "08:00")
    page.fill("[name=opening_hours-0-closes]", "16:00")
    page.fill("[name=opening_hours-0-note_ar]", "خلال ساعات العمل الرسمية المنشورة هنا.")
    save(page)
    page.goto("/ar/channels/hotline/")
    assert "8:00 صباحًا" in page.locator("main").inner_text()


def confirm_that_the_english_still_matches(page: Page) -> None:
    assert english_of_the_hotline(page).count() == 1
    open_form(page, Channel.objects.get(slug="hotline"))
    page.locator(".translation-panel").get_by_role("checkbox").last.check()
    save(page)
    assert english_of_the_hotline(page).count() == 0


def reorder_the_steps_without_a_mouse(page: Page, guide: Guide) -> None:
    open_form(page, guide)
    page.locator("#steps-group .has_original").last.locator("[data-move='-1']").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    save(page)
    assert list(guide.steps.order_by("position").values_list("uid", flat=True)) == [
        "three",
        "one",
        "two",
    ]


def preview(page: Page, guide: Guide) -> None:
    assert page.request.get(f"/ar/guides/{guide.slug}/").status == 404
    open_form(page, guide)
    with page.expect_popup() as opened:
        page.locator(".previewlink[hreflang=ar]").click()
    shown = opened.value
    assert shown.locator("h1").inner_text() == guide.title_ar
    assert shown.locator("[id^=step-]").first.get_attribute("id") == "step-three"
    shown.close()


def publish_and_read(page: Page, guide: Guide) -> None:
    open_form(page, guide)
    page.select_option("#id_status", "published")
    save(page)
    page.goto(f"/ar/guides/{guide.slug}/")
    assert page.locator("h1").inner_text() == guide.title_ar
    assert page.locator("[id^=step-]").first.get_attribute("id") == "step-three"


def edit_at_once(sara: Page, omar: Page, guide: Guide) -> None:
    """The second save is refused, with both texts; saying it again stores it."""
    open_form(sara, guide)
    open_form(omar, guide)
    omar.fill("#id_summary_ar", "يظهر في التطبيق والموقع.")
    save(omar)
    sara.fill("#id_summary_ar", "يظهر في صفحة الدفعات.")
    sara.locator("[name=_save]").first.click()
    sara.wait_for_selector(".edit-conflict")
    both = sara.locator(".edit-conflict dd").all_inner_texts()
    assert both == ["يظهر في التطبيق والموقع.", "يظهر في صفحة الدفعات."]
    assert sara.locator("#id_summary_ar").input_value() == "يظهر في صفحة الدفعات."
    save(sara)
    guide.refresh_from_db()
    assert guide.summary_ar == "يظهر في صفحة الدفعات."


def bring_back(page: Page, guide: Guide) -> None:
    """The other one's text was better."""
    page.goto(reverse("admin:contacts_guide_history", args=[guide.pk]))
    page.locator(".version a").first.click()
    page.locator("#content-main form [type=submit]").click()
    page.wait_for_selector(".messagelist .success")
    guide.refresh_from_db()
    assert guide.summary_ar == "يظهر في التطبيق والموقع."


def found(page: Page, guide: Guide) -> int:
    page.goto(f"/ar/search/?q={SEARCHED}")
    page.reload()  # not the browser's copy of a minute ago
    return page.locator(f"main a[href*='/guides/{guide.slug}/']").count()


def answer_a_search(page: Page, guide: Guide) -> None:
    assert found(page, guide) == 0
    page.goto(reverse("admin:index"))
    line = page.locator("#panel-searches .admin-notice", has=page.get_by_text("تموين"))
    line.locator("a[href*=synonym]").click()
    assert page.locator("#id_language").input_value() == "ar"
    page.fill("#id_equivalents", "يوم الدفع")
    save(page)
    assert found(page, guide) > 0
