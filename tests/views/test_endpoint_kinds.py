"""What readers see of each kind of number, link and channel, in both languages."""

import pytest
from django.utils import translation

from contacts import channel_kinds
from contacts.endpoints.kinds import KINDS
from contacts.models import Endpoint
from tests.directory_rows import make_channel, make_hours
from tests.html import parse

pytestmark = pytest.mark.django_db
YOUTUBE = "channel/UCabcdefghijklmnopqrstuv"
# Kind, value: what the button says in Arabic and English, what it opens, what is copied.
BUTTONS = {
    ("phone", "+966112345678"): (
        "اتصل على +966 11 234 5678",
        "Call +966 11 234 5678",
        "tel:+966112345678",
        "+966112345678",
    ),
    ("url", "https://www.ca.gov.sa/"): (
        "افتح www.ca.gov.sa",
        "Open www.ca.gov.sa",
        "https://www.ca.gov.sa/",
        "https://www.ca.gov.sa/",
    ),
    ("ios", "https://apps.apple.com/sa/app/x/id1"): (
        "افتح في متجر آبل",
        "Open in the App Store",
        "https://apps.apple.com/sa/app/x/id1",
        "https://apps.apple.com/sa/app/x/id1",
    ),
    ("android", "https://play.google.com/store/apps/details?id=a.b"): (
        "افتح في جوجل بلاي",
        "Open in Google Play",
        "https://play.google.com/store/apps/details?id=a.b",
        "https://play.google.com/store/apps/details?id=a.b",
    ),
    ("email", "help@example.gov.sa"): (
        "راسل help@example.gov.sa",
        "Write to help@example.gov.sa",
        "mailto:help@example.gov.sa",
        "help@example.gov.sa",
    ),
    ("sms", "8001"): (
        "أرسل رسالة نصية إلى 8001",
        "Send a text message to 8001",
        "sms:8001",
        "8001",
    ),
    ("whatsapp", "+966512345678"): (
        "راسل +966 51 234 5678 عبر واتساب",
        "Write to +966 51 234 5678 on WhatsApp",
        "https://wa.me/966512345678",
        "+966512345678",
    ),
    ("whatsapp", "message/ABCDEFGH1234O1"): (
        "راسل wa.me/message/ABCDEFGH1234O1 عبر واتساب",
        "Write to wa.me/message/ABCDEFGH1234O1 on WhatsApp",
        "https://wa.me/message/ABCDEFGH1234O1",
        "https://wa.me/message/ABCDEFGH1234O1",
    ),
    ("x", "citizen_care"): (
        "افتح @citizen_care",
        "Open @citizen_care",
        "https://x.com/citizen_care",
        "@citizen_care",
    ),
    ("telegram", "Example_sa"): (
        "افتح @Example_sa في تيليجرام",
        "Open @Example_sa on Telegram",
        "https://t.me/Example_sa",
        "@Example_sa",
    ),
    ("snapchat", "example.sa"): (
        "افتح @example.sa في سناب شات",
        "Open @example.sa on Snapchat",
        "https://www.snapchat.com/@example.sa",
        "@example.sa",
    ),
    ("instagram", "example.sa"): (
        "افتح @example.sa في إنستغرام",
        "Open @example.sa on Instagram",
        "https://www.instagram.com/example.sa",
        "@example.sa",
    ),
    ("tiktok", "example.sa"): (
        "افتح @example.sa في تيك توك",
        "Open @example.sa on TikTok",
        "https://www.tiktok.com/@example.sa",
        "@example.sa",
    ),
    ("youtube", YOUTUBE): (
        f"افتح youtube.com/{YOUTUBE} في يوتيوب",
        f"Open youtube.com/{YOUTUBE} on YouTube",
        f"https://www.youtube.com/{YOUTUBE}",
        f"youtube.com/{YOUTUBE}",
    ),
    ("facebook", "example.sa"): (
        "افتح @example.sa في فيسبوك",
        "Open @example.sa on Facebook",
        "https://www.facebook.com/example.sa",
        "@example.sa",
    ),
    ("address", "geo:24.7136,46.6753"): (
        "افتح الخريطة",
        "Open the map",
        "https://www.google.com/maps/search/?api=1&query=24.7136,46.6753",
        "24.7136, 46.6753",
    ),
    ("address", "https://maps.app.goo.gl/AbC123"): (
        "افتح الخريطة",
        "Open the map",
        "https://maps.app.goo.gl/AbC123",
        "https://maps.app.goo.gl/AbC123",
    ),
}
POSTAL = {
    "ar": "طريق الملك فهد، حي العليا، الرياض 12211",
    "en": "King Fahd Road, Al Olaya, Riyadh 12211",
}


def page(client, address):
    return parse(client.get(address).content.decode())


def add(channel, kind, value, **fields):
    return Endpoint.objects.create(channel=channel, kind=kind, value=value, **fields)


@pytest.fixture
def office(db):
    """Closed today, with a draft beside its address."""
    channel = make_channel("branch", "office", name_ar="فرع الرياض", name_en="Riyadh branch")
    add(
        channel,
        "address",
        "geo:24.7136,46.6753",
        label_ar=POSTAL["ar"],
        label_en=POSTAL["en"],
    )
    add(channel, "address", "geo:1,1", label_en="LEAK", status="draft", position=9)
    add(channel, "phone", "+966112345678", position=2)
    make_hours(channel, 8, 14)
    return channel


def test_every_kind_is_tried_here():
    assert {kind for kind, _value in BUTTONS} == set(KINDS)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("kind", "value"), BUTTONS)
def test_kind_has_its_button_words_drawing_and_copy(client, kind, value, language):
    arabic, english, link, copied = BUTTONS[kind, value]
    add(make_channel("all", "social"), kind, value)
    [card] = page(client, f"/{language}/channels/all/").one("ul", class_="endpoints").all("li")
    [button] = card.all("a", class_="button")
    assert (button.text, button["href"]) == (arabic if language == "ar" else english, link)
    assert button.one("path")["d"] == KINDS[kind].icon
    assert card.one("button")["data-copy"] == copied
    with translation.override(language):
        assert card.one("p", class_="endpoint-label").text == str(KINDS[kind].name)
    shown = KINDS[kind].display(value)
    assert [one.text for one in card.all("bdi", dir="ltr")].count(shown) >= 2  # value, and copy


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", channel_kinds.KINDS)
def test_kind_of_channel_has_its_drawing_on_the_card(client, kind, language):
    make_channel("hotline", "phone", position=1)  # stands above the cards
    make_channel("one", kind, position=2)
    [card] = page(client, f"/{language}/").all("article", class_="card")
    disc = card.one("span", class_="icon-disc")
    assert disc.one("path")["d"] == channel_kinds.KINDS[kind].icon


@pytest.mark.parametrize(
    ("language", "reach", "when"),
    [
        ("ar", "العنوان والأرقام", "ساعات العمل"),
        ("en", "Address and numbers", "Opening hours"),
    ],
)
def test_office_shows_its_address_and_hours(client, office, language, reach, when):
    shown = page(client, f"/{language}/channels/branch/")
    assert shown.one("h2", id="reach-title").text == reach
    assert shown.one("h2", id="hours-title").text == when
    [at_hand] = shown.all("address")  # once, above all that explains
    assert at_hand.text == POSTAL[language]
    assert at_hand in shown.one(class_="call-card").walk()
    first, second = shown.one("ul", class_="endpoints").all("li")
    assert first.one("button")["data-copy"] == POSTAL[language]
    assert second.one("a", class_="button")["href"] == "tel:+966112345678"
    assert "LEAK" not in shown.text
    assert "24.7136" not in shown.one("main").text  # nobody reads it


def test_each_of_two_addresses_stands_above_its_own_map(client, office):
    other = {"ar": "شارع التحلية، جدة", "en": "Tahlia Street, Jeddah"}
    labels = {"label_ar": other["ar"], "label_en": other["en"]}
    add(office, "address", "geo:21.5,39.2", position=1, **labels)
    for language in ("ar", "en"):
        shown = page(client, f"/{language}/channels/branch/")
        addresses = [one.text for one in shown.all("address")]
        assert addresses == [POSTAL[language], other[language]]
        rows = shown.one("ul", class_="endpoints").all("li")
        assert [one.one("address").text for one in rows[:2]] == addresses
        [card] = page(client, f"/{language}/").all("article", class_="card")
        assert [one.text for one in card.all("address")] == addresses


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", ["", "verify/", "search/?q=12211"])
def test_address_is_read_wherever_the_office_is(client, office, path, language):
    shown = page(client, f"/{language}/{path}")
    assert POSTAL[language] in shown.one("main").text
    assert "LEAK" not in shown.text


def test_address_in_one_language_is_marked_in_the_other(client, office):
    office.endpoints.filter(kind="address").update(label_ar="")
    for address in page(client, "/ar/channels/branch/").all("address"):
        foreign = address.one("span", lang="en")
        assert (foreign.text, foreign["dir"]) == (POSTAL["en"], "ltr")


def test_card_offers_both_stores(client):
    app = make_channel("app", "app")
    for kind in ("ios", "android"):
        add(app, kind, next(value for one, value in BUTTONS if one == kind))
    [card] = page(client, "/en/").all("article", class_="card")
    buttons = [one.text for one in card.all("a", class_="button")]
    assert buttons == ["Open in the App Store", "Open in Google Play"]


def test_hotline_is_a_number_that_people_can_call(client):
    hotline = make_channel()
    add(hotline, "whatsapp", "+966512345678", position=1)
    add(hotline, "phone", "19912", position=2)
    add(hotline, "x", "citizen_care", position=0)
    link, second = page(client, "/ar/").one(class_="call-card").all("a", class_="button")
    assert (link["href"], link.one("bdi").text) == ("tel:19912", "19912")
    assert ("button-main" in link["class"], "button-quiet" in second["class"]) == (True, True)


def test_phone_channel_without_a_phone_number_offers_no_call(client):
    add(make_channel(), "whatsapp", "+966512345678")
    shown = page(client, "/ar/").one("main")
    buttons = shown.one(class_="call-card").all("a", class_="button")
    assert [one["href"] for one in buttons] == ["https://wa.me/966512345678"]
    assert [one for one in shown.all("a") if one["href"].startswith("tel:")] == []


def test_home_without_a_phone_channel_has_no_call_card(client):
    add(make_channel("web", "website"), "url", "https://www.ca.gov.sa/")
    shown = page(client, "/ar/").one(data_moment="hotline")
    assert ("hidden" in shown.attributes, shown.text, shown.all("a")) == (True, "", [])
