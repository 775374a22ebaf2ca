"""In Arabic: an editor adds channels for WhatsApp and email and a branch; readers use them."""

import json

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from contacts.content.exporter import export_text
from contacts.models import Channel, Endpoint
from tests.browser.signed_in import signed_in
from tests.content.loading import load_text

pytestmark = pytest.mark.django_db(transaction=True)
REPLY = "خلال 3 أيام عمل"
POSTAL = "طريق الملك فهد، حي العليا، الرياض 12211"
# Address of the page: kind, name, kind and value as typed, what the button says, what it opens.
CHANNELS = {
    "whatsapp": (
        "chat",
        "واتساب خدمة العملاء",
        "whatsapp",
        "٠٥١ ٢٣٤ ٥٦٧٨",
        "راسل +966 51 234 5678 عبر واتساب",
        "https://wa.me/966512345678",
    ),
    "mail": (
        "email",
        "بريد خدمة العملاء",
        "email",
        "Help@Example.GOV.sa",
        "راسل help@example.gov.sa",
        "mailto:help@example.gov.sa",
    ),
    "riyadh": (
        "office",
        "فرع الرياض",
        "address",
        "٢٤٫٧١٣٦، ٤٦٫٦٧٥٣",
        "افتح الخريطة",
        "https://www.google.com/maps/search/?api=1&query=24.7136,46.6753",
    ),
}


@pytest.fixture
def desk(open_page) -> Page:
    return signed_in(open_page)


def type_channel(desk: Page, slug: str) -> None:
    kind, name, endpoint, value, *_read = CHANNELS[slug]
    desk.goto(reverse("admin:contacts_channel_add"))
    desk.fill("[name=name_ar]", name)
    desk.fill("[name=slug]", slug)
    desk.select_option("[name=kind]", kind)
    desk.select_option("[name=status]", "published")
    desk.select_option("[name=endpoints-0-kind]", endpoint)
    desk.fill("[name=endpoints-0-value]", value)
    desk.locator("[name=answer_languages][value=ar]").check()
    desk.fill("[name=response_time_ar]", REPLY)


def save(desk: Page) -> None:
    desk.locator("[name=_save]").first.click()
    desk.wait_for_selector(".messagelist .success")


def hint(desk: Page) -> str:
    return desk.locator("#id_endpoints-0-value_helptext").inner_text()


def add_branch(desk: Page) -> None:
    type_channel(desk, "riyadh")
    assert hint(desk).startswith("خط العرض ثم خط الطول")
    desk.fill("[name=endpoints-0-label_ar]", POSTAL)
    for day in range(5):
        desk.locator("[name=opening_hours-0-days]").nth(day).check()
    desk.fill("[name=opening_hours-0-opens]", "08:00")
    desk.fill("[name=opening_hours-0-closes]", "14:30")
    save(desk)


def add_all(desk: Page) -> None:
    type_channel(desk, "whatsapp")
    assert hint(desk).startswith("رقمهم في واتساب")
    save(desk)
    type_channel(desk, "mail")
    desk.fill("[name=endpoints-0-value]", "help@")
    desk.locator("[name=_save]").first.click()
    told = desk.locator("#endpoints-0 .errorlist").inner_text()
    assert told == "«help@» ليس عنوان بريد إلكتروني. اكتبه مثل name@example.com."
    desk.fill("[name=endpoints-0-value]", CHANNELS["mail"][3])
    save(desk)
    add_branch(desk)


def read_page(reader: Page, slug: str) -> None:
    _kind, name, _endpoint, _value, words, link = CHANNELS[slug]
    reader.goto("/ar/")
    entry = reader.locator(f"#channels li[data-key={slug}]")
    if entry.locator(".card").count():
        assert entry.locator("h3").inner_text() == name
        assert entry.locator(".button").get_attribute("href") == link
    else:  # what is more than a few cards is a list of links
        assert entry.locator(".channel-name").inner_text() == name
    entry.locator("a").first.click()
    assert reader.locator("h1").inner_text() == name
    button = reader.locator(".endpoints .button:not(.copy)")
    facts = reader.locator("main .facts").all_inner_texts()
    assert any("العربية" in each for each in facts)
    assert any(REPLY in each for each in facts)
    assert (button.inner_text(), button.get_attribute("href")) == (words, link)
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert reader.evaluate(overflow) == 0


def test_editor_adds_what_readers_use(open_page, desk):
    add_all(desk)
    stored = Endpoint.objects.filter(channel__slug__in=CHANNELS).order_by("channel__position")
    assert list(stored.values_list("value", flat=True)) == [
        "+966512345678",
        "help@example.gov.sa",
        "geo:24.7136,46.6753",
    ]
    reader = open_page("/ar/", viewport={"width": 320, "height": 640})
    for slug in CHANNELS:
        read_page(reader, slug)
    # By the button to the map alone.
    assert reader.locator("main address").all_inner_texts() == [POSTAL]
    assert reader.locator("#hours-title").inner_text() == "ساعات العمل"
    assert "8:00" in reader.locator(".hours").inner_text()
    search(reader)
    checker(reader)
    feeds(reader)
    changes(reader)
    elsewhere()


def search(reader: Page) -> None:
    for slug, typed in (
        ("whatsapp", "واتساب خدمة العملاء"),
        ("mail", "help@example.gov.sa"),
        ("riyadh", "فرع الرياض"),
    ):
        reader.goto(f"/ar/search/?q={typed}")
        first = reader.locator(".hits h3 a").first
        assert first.get_attribute("href") == f"/ar/channels/{slug}/"
        [suggested, *_] = reader.request.get(f"/ar/suggest/?q={typed}").json()
        assert suggested["url"] == f"/ar/channels/{slug}/"


def checker(reader: Page) -> None:
    for kind, _name, _endpoint, typed, _words, link in CHANNELS.values():
        for text in (link,) if kind == "office" else (typed, link):
            reader.goto("/ar/verify/")
            reader.fill("[name=q]", text)
            reader.locator("main form button").first.click()
            reader.locator("#verdict[data-answer=yes]").wait_for()


def changes(reader: Page) -> None:
    """Told of by name, on the page and in the feed."""
    reader.goto("/ar/changes/")
    told = reader.locator("main").inner_text()
    feed = reader.request.get("/ar/changes.atom").text()
    for _kind, name, *_rest in CHANNELS.values():
        assert name in told
        assert name in feed


def elsewhere() -> None:
    """Exported, and imported into an empty site: the same, and exported again byte for byte."""
    exported = export_text()
    Channel.objects.filter(slug__in=CHANNELS).delete()
    load_text(exported)
    assert export_text() == exported


def feeds(reader: Page) -> None:
    card = reader.request.get("/ar/channels/mail.vcf").text().replace("\r\n ", "")
    assert "help@example.gov.sa" in card
    told = json.loads(reader.request.get("/api/v1/directory.json").text())["channels"]
    links = {each["slug"]: each["endpoints"][0]["link"] for each in told if each["endpoints"]}
    assert {slug: links[slug] for slug in CHANNELS} == {
        slug: link for slug, (*_typed, link) in CHANNELS.items()
    }
    assert Channel.objects.published().count() == len(told)
