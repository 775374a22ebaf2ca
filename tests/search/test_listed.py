"""What is listed is found by every spelling of it, also half typed."""

import pytest

from contacts.models import Channel, Endpoint
from contacts.search.listed import as_listed
from contacts.search.service import search
from contacts.search.suggestions import suggest

STORED = {
    "whatsapp": ("chat", "+966512345678"),
    "telegram": ("chat", "CitizenTG_sa"),
    "email": ("email", "help@example.gov.sa"),
    "sms": ("phone", "19913"),
    "snapchat": ("social", "citizen.snap"),
    "instagram": ("social", "citizen.insta"),
    "youtube": ("social", "CitizenTube"),
    "address": ("office", "geo:24.7136,46.6753"),
}
SPELLINGS = {
    "whatsapp": [
        *("0512345678", "٠٥١٢ ٣٤٥ ٦٧٨", "+966 51 234 5678", "966512345678", "512345678"),
        *("wa.me/966512345678", "https://wa.me/966512345678?text=a"),
        "whatsapp://send?phone=966512345678",
    ],
    "telegram": [
        "@CitizenTG_sa",
        "citizentg_sa",
        "t.me/CitizenTG_sa",
        "https://t.me/s/citizentg_sa",
    ],
    "email": ["help@example.gov.sa", "HELP@Example.gov.sa", "mailto:help@example.gov.sa"],
    "sms": ["19913", "١٩٩١٣", "sms:19913"],
    "snapchat": ["citizen.snap", "@citizen.snap", "https://www.snapchat.com/add/citizen.snap"],
    "instagram": ["citizen.insta", "instagram.com/citizen.insta?igsh=a"],
    "youtube": ["@CitizenTube", "youtube.com/@citizentube/videos"],
    "address": ["24.7136, 46.6753", "geo:24.7136,46.6753"],
}
HALF_TYPED = {
    "whatsapp": ["05123", "96651", "wa.me/96651"],
    "telegram": ["citizent", "@Citizentg", "t.me/CitizenT", "https://t.me/citizentg"],
    "email": ["help@exam", "help@example.gov"],
}


def rows(spellings):
    return [(slug, text) for slug, texts in spellings.items() for text in texts]


@pytest.fixture(autouse=True)
def channels(first_content):
    for slug, (kind, value) in STORED.items():
        row = Channel.objects.create(
            slug=slug, kind=kind, status="published", name_ar=f"قناة {kind}", name_en=f"A {kind}"
        )
        Endpoint.objects.create(channel=row, kind=slug, value=value, status="published")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("slug", "text"), rows(SPELLINGS))
def test_every_spelling_finds_the_channel_first(slug, text, language):
    found = search(text, language=language)
    assert found.hits[0].channel == Channel.objects.get(slug=slug)
    assert (found.covers, found.corrected) == ("yes", None)


@pytest.mark.parametrize(("slug", "text"), rows(HALF_TYPED))
def test_half_typed_spelling_suggests_the_channel(slug, text):
    urls = [url for _, url in suggest(text, language="ar")]
    assert f"/ar/channels/{slug}/" in urls[:2]


@pytest.mark.parametrize(
    "text", ["https://example.org/a", "t.me/", "كيف أقدم شكوى", "05", "somebody@example.org"]
)
def test_what_is_not_listed_stays_as_it_was_typed(text):
    assert as_listed(text, Channel.objects.all()) == text
