"""Every page of the desk works under the policy: nothing inline, nothing from elsewhere."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from playwright.sync_api import ConsoleMessage

from contacts.models import Channel, Guide, Page
from tests.accounts.visitor import PASSWORD, code_of_key
from tests.browser.conftest import DESKTOP, outside

pytestmark = pytest.mark.django_db(transaction=True)
LISTS = [
    "channel",
    "guide",
    "topic",
    "page",
    "holiday",
    "synonym",
    "claim",
    "searchquery",
    "feedback",
]


@pytest.fixture
def desk(browser, site):
    """A window of a signed-in administrator; at the end it may not have complained."""
    person = get_user_model().objects.create_superuser("sara", password=PASSWORD)
    client = Client()
    client.force_login(person)
    context = browser.new_context(base_url=site, viewport=DESKTOP)
    cookies = {"sessionid": client.cookies["sessionid"].value, "django_language": "ar"}
    context.add_cookies([{"name": n, "value": v, "url": site} for n, v in cookies.items()])
    complaints: list[str] = []
    context.on("console", lambda message: complaints.extend(complaint(message)))
    context.on("weberror", lambda error: complaints.append(f"error: {error.error}"))
    context.on("request", lambda request: complaints.extend(outside(request.url, site)))
    yield context.new_page()
    context.close()
    assert complaints == []


def complaint(message: ConsoleMessage) -> list[str]:
    """What stands in the console, but for advice that Chromium gives on Django's own forms."""
    return [] if message.type == "verbose" else [f"{message.type}: {message.text}"]


def addresses() -> list[str]:
    person = get_user_model().objects.get()
    guide = Guide.objects.first()
    return [
        reverse("admin:index"),
        *(reverse(f"admin:contacts_{model}_changelist") for model in LISTS),
        reverse("admin:contacts_guide_change", args=[guide.pk]),
        reverse("admin:contacts_guide_history", args=[guide.pk]),
        reverse("admin:contacts_guide_delete", args=[guide.pk]),
        reverse("admin:contacts_channel_change", args=[Channel.objects.first().pk]),
        reverse("admin:contacts_page_change", args=[Page.objects.first().pk]),
        reverse("admin:contacts_holiday_add"),
        reverse("admin:contacts_synonym_add"),
        reverse("admin:contacts_claim_add"),
        reverse("admin:auth_user_changelist"),
        reverse("admin:auth_user_change", args=[person.pk]),
        reverse("admin:auth_user_add"),
        reverse("activity"),
        reverse("admin:password_change"),
        reverse("admin:security"),
    ]


def test_every_page_loads_without_a_complaint(desk):
    for address in addresses():
        response = desk.goto(address)
        assert (response.status, desk.locator("html").get_attribute("dir")) == (200, "rtl"), address


def test_phone_is_set_up_and_its_recovery_codes_are_made_again(desk):
    """Each step with the password, and where there is a phone with a code."""
    desk.goto(reverse("admin:security"))
    desk.locator("a[href*='/phone/']").click()
    assert desk.locator("#id_code").count() == 0
    prove(desk, password="wrong")
    assert desk.locator(".field-password .errorlist").inner_text() == "كلمة المرور هذه غير صحيحة."
    prove(desk)
    key = desk.locator(".key").text_content()
    assert f"secret={key.replace(' ', '')}&" in desk.locator("a.on-this-phone").get_attribute(
        "href"
    )
    desk.fill("#id_code", code_of_key(key))
    submit(desk, "#code-form")
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.locator("[data-copy]").click()
    desk.locator(".copied", has_text="نُسخ").wait_for()
    copied = desk.evaluate("navigator.clipboard.readText()").split("\n")
    assert copied == desk.locator(".recovery-codes code").all_inner_texts()
    with desk.expect_download() as download:
        desk.locator("a[download]").click()
    assert copied[9] in Path(download.value.path()).read_text(encoding="utf-8")
    codes = desk.locator(".recovery-codes code").all_inner_texts()
    desk.goto(reverse("admin:recovery-codes"))
    prove(desk, code=codes[0])
    assert not set(codes) & set(desk.locator(".recovery-codes code").all_inner_texts())
    desk.goto(reverse("admin:enrol"))
    assert desk.locator(".qr").count() == 0


def prove(page, password=PASSWORD, code=""):
    page.wait_for_selector("#id_password:focus")
    page.fill("#id_password", password)
    if code:
        page.fill("#id_code", code)
    submit(page, "#identity-form")


def submit(page, form):
    with page.expect_navigation():
        page.locator(f"{form} [type=submit]").click()


def test_related_row_is_added_in_a_popup(desk):
    desk.goto(reverse("admin:contacts_guide_add"))
    with desk.expect_popup() as opened:
        desk.locator("#add_id_topic").click()
    popup = opened.value
    popup.locator("#id_name_ar").fill("موضوع جديد")
    popup.locator("#id_slug").fill("new-topic")
    popup.locator("[name=_save]").click()
    popup.wait_for_event("close")
    assert desk.locator("#id_topic option:checked").inner_text() == "موضوع جديد"


def test_slug_is_proposed_from_the_title(desk):
    desk.goto(reverse("admin:contacts_topic_add"))
    desk.locator("#id_name_en").fill("Payments and dates")
    desk.locator("#id_name_en").blur()
    assert desk.locator("#id_slug").input_value() == "payments-and-dates"
