"""A channel as a contact, read back by a parser that is not ours."""

import pytest
import time_machine
import vobject
from django.utils.translation import override

from contacts.feeds.facts import ChannelFacts
from contacts.feeds.vcard import vcard
from contacts.models import Channel, Endpoint
from tests.directory_rows import LEAK, make_channel, make_directory

pytestmark = pytest.mark.django_db


def card(slug: str, language: str = "ar") -> str:
    channel = Channel.objects.published().with_parts().get(slug=slug)
    return vcard(ChannelFacts.of(channel), language=language)


def parsed(slug: str, language: str = "ar"):
    return vobject.readOne(card(slug, language))


def names(found, name: str) -> list[tuple[str, str]]:
    return [(row.params["LANGUAGE"][0], row.value) for row in found.contents[name]]


@pytest.fixture
def directory():
    make_directory()


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize("language", ["ar", "en"])
def test_vcard_names_the_channel_in_both_languages_the_readers_first(language):
    found = parsed("hotline", language)
    both = [("ar", "الرقم الموحد"), ("en", "Unified number")]
    assert names(found, "fn") == (both if language == "ar" else both[::-1])
    assert found.contents["fn"][0].params["PREF"] == ["1"]
    assert {row.params["ALTID"][0] for row in found.contents["fn"]} == {"1"}
    assert found.version.value == "4.0"


@pytest.mark.usefixtures("directory")
def test_vcard_of_a_phone_can_be_dialled():
    found = parsed("hotline")
    assert [row.value for row in found.contents["tel"]] == ["tel:19912"]
    assert found.tel.params["VALUE"] == ["uri"]
    assert names(found, "note") == [("ar", "اتصل بنا"), ("en", "Call us")]


@pytest.mark.usefixtures("directory")
def test_vcard_of_a_website_and_an_account_opens_them():
    assert parsed("website").url.value == "https://www.ca.gov.sa/"
    account = parsed("x")
    assert account.url.value == "https://x.com/citizen_care"
    assert account.contents["socialprofile"][0].params["USERNAME"] == ["citizen_care"]


@pytest.mark.usefixtures("directory")
def test_vcard_without_one_language_has_the_other_only():
    assert names(parsed("app", "en"), "fn") == [("ar", "تطبيق حساب المواطن")]
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
    text = card("hotline")
    assert all(len(row.encode()) <= 75 for row in text.split("\r\n"))
    assert text.count("\r\nEND:VCARD") == 1
    assert dict(names(parsed("hotline"), "note")) == {
        "ar": summary.replace("\r\n", "\n"),
        "en": "END:VCARD\nBEGIN:VCARD",
    }
