"""Many new rows are typed into one form, with "Add another", and one Save keeps them all."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from contacts.models import Channel, Guide
from tests.browser.signed_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 6


@pytest.fixture(params=["ar", "en"])
def desk(open_page, request) -> Page:
    return signed_in(open_page, language=request.param)


def type_into(desk: Page, name: str, text: str) -> None:
    desk.locator(f"[name='{name}']").click()
    desk.keyboard.type(text)


def type_rows(desk: Page, prefix: str, type_row: Callable[[Page, str, int], None]) -> None:
    """Six rows beyond those that are there, and two more that are taken out again."""
    group = desk.locator(f"#{prefix}-group")
    start = group.locator(".has_original").count()
    for place in range(start, start + ROWS + 2):
        if group.locator(f"#{prefix}-{place}").count() == 0:  # the page may bring one along
            group.locator(".add-row a").focus()
            desk.keyboard.press("Enter")
        type_row(desk, f"{prefix}-{place}", place + 10 * start)
    removers = group.locator(".inline-related:not(.has_original) .inline-deletelink")
    for place in (ROWS, 2):  # the last but one, and one in between
        removers.nth(place).click()


def type_step(desk: Page, row: str, number: int) -> None:
    type_into(desk, f"{row}-text_ar", f"الخطوة {number}")
    type_into(desk, f"{row}-text_en", f"Step {number}")


def type_endpoint(desk: Page, row: str, number: int) -> None:
    desk.select_option(f"[name={row}-kind]", "phone")
    type_into(desk, f"{row}-value", f"0112345{number:03}")


def type_hours(desk: Page, row: str, number: int) -> None:
    for day in desk.locator(f"[name={row}-days]").all():  # a season has to have one of its days
        day.check()
    for name in ("valid_from", "valid_to"):
        desk.fill(f"[name={row}-{name}]", f"2027-{number % 12 + 1:02}-{number // 12 + 1:02}")


def save(desk: Page) -> None:
    desk.locator("[name=_continue]").first.click()
    desk.wait_for_selector(".messagelist .success")
    assert desk.locator(".errorlist").count() == 0


def test_steps_are_typed_into_a_new_and_an_old_question(desk):
    desk.goto(reverse("admin:contacts_guide_add"))
    type_into(desk, "title_ar", "سؤال جديد؟")
    type_into(desk, "slug", "new-question")
    type_rows(desk, "steps", type_step)
    save(desk)
    guide = Guide.objects.get(slug="new-question")
    kept = [0, 1, 3, 4, 5, 7]
    assert [step.text_en for step in guide.steps.all()] == [f"Step {place}" for place in kept]
    type_rows(desk, "steps", type_step)
    saved = desk.locator("#steps-group .has_original")
    saved.last.locator("[data-move='-1']").focus()
    desk.keyboard.press("Enter")
    save(desk)
    steps = list(guide.steps.all())
    assert len({step.uid for step in steps}) == 2 * ROWS
    assert [step.text_en for step in steps[4:6]] == ["Step 7", "Step 5"]


WORDS = {
    "ar": ("أيّ طريقة أختار؟", "بالهاتف", "اتصل بالرقم 19912", "كتابةً"),
    "en": ("Which way?", "By phone", "Call 19912", "In writing"),
}


def test_options_with_their_channels_are_typed_and_shown(desk):
    language = desk.locator("html").get_attribute("lang")
    title, *choices = WORDS[language]
    desk.goto(reverse("admin:contacts_guide_add"))
    type_into(desk, f"title_{language}", title)
    if language == "ar":  # nothing to make the address from
        type_into(desk, "slug", "which-way")
    desk.select_option("[name=form]", "options")
    desk.select_option("[name=status]", "published")
    channels = [Channel.objects.get(slug=slug).pk for slug in ("hotline", "website-form")]
    for place, (text, channel) in enumerate(zip(choices[::2], channels, strict=True)):
        if desk.locator(f"#steps-{place}").count() == 0:
            desk.locator("#steps-group .add-row a").click()
        type_into(desk, f"steps-{place}-text_{language}", text)
        desk.select_option(f"[name=steps-{place}-channel]", str(channel))
    type_into(desk, f"steps-0-detail_{language}", choices[1])
    save(desk)
    guide = Guide.objects.get(slug="which-way")
    assert guide.form == "options"
    assert [step.channel_id for step in guide.steps.all()] == channels
    desk.goto(f"/{language}/guides/which-way/")
    cards = desk.locator(".option")
    assert cards.locator("h2").all_inner_texts() == [choices[0], choices[2]]
    buttons = [one.get_attribute("href") for one in cards.locator(".actions a").all()]
    assert buttons == ["tel:19912", "https://www.ca.gov.sa/"]


def test_numbers_and_hours_are_typed_into_a_new_and_an_old_channel(desk):
    desk.goto(reverse("admin:contacts_channel_add"))
    type_into(desk, "name_ar", "قناة جديدة")
    type_into(desk, "slug", "new-channel")
    desk.select_option("[name=kind]", "phone")
    for count in (ROWS, 2 * ROWS):
        type_rows(desk, "endpoints", type_endpoint)
        type_rows(desk, "opening_hours", type_hours)
        save(desk)
        channel = Channel.objects.get(slug="new-channel")
        assert (channel.endpoints.count(), channel.opening_hours.count()) == (count, count)


def test_number_in_another_spelling_is_refused_and_everything_typed_stays(desk):
    channel = Channel.objects.get(slug="hotline")
    desk.goto(reverse("admin:contacts_channel_change", args=[channel.pk]))
    place = channel.endpoints.count()
    desk.locator("#endpoints-group .add-row a").click()
    desk.select_option(f"[name=endpoints-{place}-kind]", "phone")
    type_into(desk, f"endpoints-{place}-value", "١٩٩ ١٢")
    type_into(desk, f"endpoints-{place}-label_ar", "من الجوال")
    desk.locator("[name=_continue]").first.click()
    desk.wait_for_selector(".errornote")
    language = desk.locator("html").get_attribute("lang")
    assert desk.locator(".errorlist li").all_inner_texts() == [
        {
            "ar": "هذا الرقم أو الرابط موجود في القناة من قبل.",
            "en": "The channel has this number or link already.",
        }[language]
    ]
    assert desk.locator(f"[name=endpoints-{place}-value]").input_value() == "١٩٩ ١٢"
    assert desk.locator(f"[name=endpoints-{place}-label_ar]").input_value() == "من الجوال"
