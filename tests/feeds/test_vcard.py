"""A channel as a contact, read back by a parser that is not ours."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
import vobject
from django.utils.translation import override

from contacts.feeds.facts import ChannelFacts, EndpointFacts, Texts
from contacts.feeds.vcard import vcard
from contacts.models import Channel, Endpoint
from tests.directory_rows import LEAK, make_channel, make_directory

pytestmark = pytest.mark.django_db


def card(slug: str, language: str = "ar") -> str:
    channel = Channel.objects.published().with_parts().get(slug=slug)
    return vcard(ChannelFacts.of(channel), language=language)


def parsed(slug: str, language: str = "ar"):
    return vobject.readOne(card(slug, language), validate=True)


def facts(kind: str, value: str, link: str, **label: str) -> ChannelFacts:
    """A channel with one endpoint, of a kind that the site may not store yet."""
    label = Texts(label.get("ar"), label.get("en"))
    slug = f"channel-{Channel.objects.count()}"
    channel = ChannelFacts.of(make_channel(slug, name_en="Office; north, 2"))
    changed = datetime(2026, 11, 22, 7, tzinfo=UTC)
    return replace(channel, endpoints=(EndpointFacts(kind, value, value, link, label, changed),))


def read(channel: ChannelFacts, language: str = "en"):
    return vobject.readOne(vcard(channel, language=language), validate=True)


@pytest.fixture
def directory():
    make_directory()


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(
    ("language", "name", "programme", "note"),
    [
        ("ar", "الرقم الموحد", "حساب المواطن", "اتصل بنا"),
        ("en", "Unified number", "Citizen Account", "Call us"),
    ],
)
def test_vcard_has_one_name_in_the_language_of_the_page(language, name, programme, note):
    found = parsed("hotline", language)
    assert [row.value for row in found.contents["fn"]] == [name]
    assert [row.value.family for row in found.contents["n"]] == [name]
    assert [row.value for row in found.contents["org"]] == [[programme]]
    assert [row.value for row in found.contents["note"]] == [note]
    assert {found.contents[each][0].params["LANGUAGE"][0] for each in ("fn", "n", "note")} == {
        language
    }


@pytest.mark.usefixtures("directory")
def test_vcard_is_of_the_version_that_every_phone_takes():
    assert card("hotline").startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
    # Properties and parameters of 4.0 that 3.0 does not have.
    assert re.findall(r"^KIND|ALTID=|PREF=|VALUE=uri", card("hotline"), re.MULTILINE) == []


@pytest.mark.usefixtures("directory")
def test_vcard_of_a_phone_can_be_dialled():
    found = parsed("hotline")
    assert [(row.value, row.params["TYPE"]) for row in found.contents["tel"]] == [
        ("19912", ["WORK"])
    ]


@pytest.mark.usefixtures("directory")
def test_vcard_of_a_website_and_an_account_opens_them():
    assert parsed("website").url.value == "https://www.ca.gov.sa/"
    account = parsed("x")
    assert account.url.value == "https://x.com/citizen_care"
    [profile] = account.contents["x-socialprofile"]
    assert (profile.value, profile.params["TYPE"]) == ("https://x.com/citizen_care", ["twitter"])


@pytest.mark.usefixtures("directory")
def test_vcard_tells_labelled_numbers_apart():
    """A label that stands in for a missing one is better than none."""
    channel = Channel.objects.get(slug="hotline")
    Endpoint.objects.create(channel=channel, kind="phone", value="937", label_ar="الشكاوى")
    found = parsed("hotline", "ar")
    labels = {row.group: row.value for row in found.contents["x-ablabel"]}
    assert {row.value: labels[row.group] for row in found.contents["tel"]} == {
        "19912": "Label",
        "937": "الشكاوى",
    }
    website = read(facts("url", "https://a.example/", "https://a.example/"))
    assert website.url.group is None


SOCIAL_LINKS = {
    "facebook": "https://www.facebook.com/account",
    "instagram": "https://www.instagram.com/account",
    "snapchat": "https://www.snapchat.com/add/account",
    "telegram": "https://t.me/account",
    "tiktok": "https://www.tiktok.com/@account",
    "whatsapp": "https://wa.me/966501234567",
    "youtube": "https://www.youtube.com/@account",
}


def test_vcard_of_a_whatsapp_number_has_the_number():
    number, link = "+966501234567", "https://wa.me/966501234567"
    found = read(facts("whatsapp", number, link))
    assert [(row.value, row.params["TYPE"]) for row in found.contents["tel"]] == [
        (number, ["CELL"])
    ]
    by_link = read(facts("whatsapp", "https://wa.me/message/ABC", "https://wa.me/message/ABC"))
    assert "tel" not in by_link.contents


@pytest.mark.parametrize("kind", SOCIAL_LINKS)
def test_vcard_of_an_account_names_its_service_and_opens_it(kind):
    found = read(facts(kind, "account", SOCIAL_LINKS[kind]))
    [profile] = found.contents["x-socialprofile"]
    assert (profile.value, profile.params["TYPE"]) == (SOCIAL_LINKS[kind], [kind])
    assert found.url.value == SOCIAL_LINKS[kind]


def test_vcard_of_email_and_short_messages_can_be_written_to():
    found = read(facts("email", "care@example.sa", "mailto:care@example.sa"))
    assert (found.email.value, "url" in found.contents) == ("care@example.sa", False)
    found = read(facts("sms", "19912", "sms:19912"))
    assert (found.tel.value, found.tel.params["TYPE"]) == ("19912", ["MSG"])


def test_vcard_of_an_office_has_its_address_and_its_place():
    label = {"ar": "طريق الملك فهد، الرياض", "en": "King Fahd Road; Riyadh, 12211"}
    channel = facts("address", "geo:24.7136,-46.6753", "geo:24.7136,-46.6753", **label)
    assert "\r\nGEO:24.7136;-46.6753\r\n" in vcard(channel, language="en")
    for language, address in label.items():
        found = read(channel, language)
        assert found.adr.value.street == address
        assert found.adr.params["LANGUAGE"] == [language]
        assert (found.adr.group, "x-ablabel" in found.contents) == (None, False)
    assert read(channel).n.value.family == "Office; north, 2"


def test_vcard_of_an_office_with_a_map_opens_the_map():
    link = "https://maps.app.goo.gl/abc"
    found = read(facts("address", link, link, ar="الرياض"))
    assert (found.adr.value.street, found.url.value) == ("الرياض", link)
    assert "geo" not in found.contents
    assert "adr" not in read(facts("address", link, link)).contents


@pytest.mark.usefixtures("directory")
def test_vcard_without_one_language_has_the_other_only():
    [name] = parsed("app", "en").contents["fn"]
    assert (name.value, name.params["LANGUAGE"]) == ("تطبيق حساب المواطن", ["ar"])
    assert "note" not in parsed("app").contents


@pytest.mark.usefixtures("directory")
def test_vcard_does_not_depend_on_the_active_language_nor_change_with_it():
    with override("en"):
        in_english = card("hotline")
    assert card("hotline") == in_english
    assert parsed("hotline", "ar").uid.value == parsed("hotline", "en").uid.value


@pytest.mark.usefixtures("directory")
def test_vcard_is_as_new_as_the_newest_of_its_facts():
    with time_machine.travel("2030-01-02T03:04:05Z", tick=False):
        Endpoint.objects.get(value="19912").save()
    assert parsed("hotline").rev.value == "20300102T030405Z"


@pytest.mark.usefixtures("directory")
def test_vcard_holds_no_draft():
    text = card("hotline").replace("\r\n ", "")
    assert LEAK not in text
    assert "920008888" not in text


def test_vcard_keeps_awkward_text_whole_in_short_lines():
    summary = "سطر، طويل; جدًا, \\ " * 20 + "\r\nثانٍ"
    make_channel(summary_ar=summary, summary_en="END:VCARD\nBEGIN:VCARD")
    text = card("hotline") + card("hotline", "en")
    assert all(len(row.encode()) <= 75 for row in text.split("\r\n"))
    assert text.count("\r\nEND:VCARD\r\n") == 2
    assert parsed("hotline", "ar").note.value == summary.replace(" \r\n", "\n")
    assert parsed("hotline", "en").note.value == "END:VCARD\nBEGIN:VCARD"
