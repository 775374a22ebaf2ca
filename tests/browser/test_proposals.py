"""In Arabic: an editor's change goes to a publisher and back, and comes at its moment."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from contacts.history.proposals import replace_due
from contacts.models import Endpoint, Guide, Proposal
from tests.admin.conftest import groups  # noqa: F401  a fixture
from tests.browser.signed_in import member

pytestmark = pytest.mark.django_db(transaction=True)
NUMBERS = ("19912", "920001234")


@pytest.fixture
def guide() -> Guide:
    return Guide.objects.published().filter(channel__endpoints__value="19912").first()


def press(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.locator(selector).first.click()


def headings(open_page, guide: Guide) -> list[str]:
    found = []
    for language in ("ar", "en"):
        page = open_page(f"/{language}/guides/{guide.slug}/")
        found.append(page.locator("h1").inner_text())
    return found


@pytest.mark.usefixtures("groups")
def test_change_is_reviewed_and_replaces_both_languages_at_its_moment(open_page, guide):
    channel = guide.channel
    Endpoint.objects.create(channel=channel, kind="phone", value=NUMBERS[1], position=90)
    before = headings(open_page, guide)
    huda = member(open_page, "huda", "editors")
    nasser = member(open_page, "nasser", "publishers")

    huda.goto(reverse("admin:contacts_guide_change", args=[guide.pk]))
    assert "الحفظ يرسل مقترحًا" in huda.inner_text("#content")
    huda.fill("[name=title_ar]", "كيف أصل إليهم؟")
    huda.fill("[name=title_en]", "How do I reach them?")
    huda.locator("#steps-group .add-row a, #steps-group a.add-row").last.click()
    new = int(huda.input_value("[name=steps-TOTAL_FORMS]")) - 1
    huda.fill(f"[name=steps-{new}-text_ar]", "اذكر اسمك")
    huda.fill(f"[name=steps-{new}-text_en]", "Say your name")
    press(huda, "[name=_save]")
    assert "أُرسل المقترح" in huda.inner_text(".messagelist")
    assert headings(open_page, guide) == before

    huda.goto(reverse("admin:contacts_channel_change", args=[channel.pk]))
    huda.locator("#endpoints-group .fold-all").click()
    values = huda.locator("[name^=endpoints-][name$=-value]")
    boxes = {values.nth(place).input_value(): values.nth(place) for place in range(values.count())}
    first, second = (boxes[number] for number in NUMBERS)
    first.fill(NUMBERS[1])
    second.fill(NUMBERS[0])
    press(huda, "[name=_save]")
    assert "أُرسل المقترح" in huda.inner_text(".messagelist")

    nasser.goto(reverse("admin:index"))
    panel = nasser.locator("#panel-proposals")
    assert panel.locator(".admin-notice").count() == 2
    press(nasser, "#panel-proposals .admin-notice a")
    assert nasser.locator(".changes ins", has_text="اذكر اسمك").count()
    review = nasser.url
    press_preview = nasser.locator(".previewlink").first.get_attribute("href")
    nasser.goto(press_preview)
    assert nasser.inner_text("h1") == "كيف أصل إليهم؟"
    assert "اذكر اسمك" in nasser.inner_text("main")
    nasser.goto(review)
    nasser.fill("[name=comment]", "اذكر من هم")
    press(nasser, "button[value=return]")

    huda.goto(reverse("admin:index"))
    assert "اذكر من هم" in huda.inner_text("#panel-proposals")
    press(huda, "#panel-proposals .admin-notice a")
    huda.fill("[name=title_ar]", "كيف أصل إلى خدمة العملاء؟")
    huda.fill("[name=title_en]", "How do I reach customer service?")
    press(huda, "[name=_save]")

    moment = timezone.localtime() + timedelta(hours=1)
    nasser.goto(review)
    nasser.fill("[name=replace_at]", f"{moment:%Y-%m-%dT%H:%M}")
    press(nasser, "button[value=accept]")
    other = Proposal.objects.get(model="channel")
    nasser.goto(reverse("admin:contacts_proposal_change", args=[other.pk]))
    press(nasser, "button[value=accept]")
    swapped = channel.endpoints.filter(value__in=NUMBERS).order_by("position")
    assert list(swapped.values_list("value", flat=True)) == [NUMBERS[1], NUMBERS[0]]
    assert headings(open_page, guide) == before
    Proposal.objects.filter(model="guide").update(replace_at=timezone.now())
    assert replace_due(timezone.now())
    assert headings(open_page, guide) == [
        "كيف أصل إلى خدمة العملاء؟",
        "How do I reach customer service?",
    ]
