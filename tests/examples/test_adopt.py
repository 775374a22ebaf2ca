"""The guide for a site of one's own: its file is whole, its settings are settings."""

import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from contacts.channel_kinds import KINDS as CHANNEL_KINDS
from contacts.content.schema import SECTIONS
from contacts.endpoints.kinds import KINDS as ENDPOINT_KINDS
from contacts.enums import NOT_PUBLISHED_HERE, SAFETY, PageSlug
from contacts.models import Channel, Guide, Holiday, Site
from contacts.views.whom_to_ask import CANNOT_SIGN_IN, OTHER_BODIES, REGISTERING
from tests.html import parse

GUIDE = settings.BASE_DIR / "docs" / "adopt.md"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAME = re.compile(r"^([A-Z_]+)=(\S+)$", re.MULTILINE)
WHERE = {
    "TIME_ZONE",
    "FIRST_DAY_OF_WEEK",
    "WEEKEND",
    "HOLIDAY_COUNTRY",
    "CLOCK",
    "PHONE_COUNTRY",
}


def blocks(language: str) -> list[str]:
    return [
        text for kind, text in FENCE.findall(GUIDE.read_text(encoding="utf-8")) if kind == language
    ]


@pytest.fixture
def adopted(db, tmp_path) -> Site:
    return imported(tmp_path, blocks("yaml")[0])


@pytest.fixture
def smallest(db, tmp_path) -> Site:
    return imported(tmp_path, blocks("yaml")[1])


def imported(folder, text: str) -> Site:
    file = folder / "my.yaml"
    file.write_text(text, encoding="utf-8")
    call_command("import_content", str(file), verbosity=0)
    return Site.objects.current()


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("ar", "كيف أتواصل مع مكتبة البستان العامة؟"),
        ("en", "How do I contact the Orchard Public Library?"),
    ],
)
def test_shown_file_makes_a_site(client, adopted, language, heading):
    page = parse(client.get(f"/{language}/").content.decode())
    assert " ".join(page.one("h1").text.split()) == heading
    assert adopted.emergency.value == "help@library.example.org"
    slugs = Channel.objects.published().values_list("slug", flat=True)
    assert sorted(slugs) == ["email", "front-desk"]
    assert Guide.objects.published().get().other_wordings == [
        "ابغى امدد الكتاب",
        "keep a book longer",
    ]


def test_content_of_shown_file_is_in_order(adopted, english):
    said = StringIO()
    call_command("check_content", strict=True, stdout=said)
    assert said.getvalue().splitlines() == ["Arabic and English say the same."]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_office_with_one_number_is_a_whole_site(client, smallest, language):
    assert smallest.emergency.value == "1234"
    page = parse(client.get(f"/{language}/").content.decode())
    assert page.all("a", href="tel:1234")
    assert not page.all("section", id="channels")
    assert Holiday.objects.published().get().confirmed is False
    said = client.get(f"/{language}/verify/", {"q": "https://alsidr-centre.example.com/"})
    assert parse(said.content.decode()).one(id="verdict")["data-answer"] == "fake"
    for path in ("", "questions/", "channels/telephone/", "search/?q=1234", "ask/", "verify/"):
        assert client.get(f"/{language}/{path}").status_code in (200, 404)


def keys_told() -> set[str]:
    """Of the table of a channel's keys."""
    [table] = re.findall(r"^\| key \| takes \|\n\|---\|---\|\n((?:\|.*\n)+)", told(), re.MULTILINE)
    return {key for row in table.splitlines() for key in re.findall(r"`(\w+)`", row.split("|")[1])}


def told() -> str:
    return GUIDE.read_text(encoding="utf-8")


def test_every_key_of_a_channel_and_kind_of_number_is_told():
    channels = SECTIONS[0]
    parts = {part.name for part in channels.parts}
    dates = {"publish_at", "expire_at"}  # for a desk, not for a beginning
    assert keys_told() == {*channels.fields, *parts} - dates
    assert all(f"`{kind}`" in told() for kind in [*CHANNEL_KINDS, *ENDPOINT_KINDS])


def test_every_address_with_a_meaning_is_told():
    meant = [CANNOT_SIGN_IN, REGISTERING, OTHER_BODIES, NOT_PUBLISHED_HERE, SAFETY, *PageSlug]
    assert all(f"`{slug}`" in told() for slug in meant)


def test_place_is_set_the_same_way_on_both_machines():
    """On one's own computer and on the server."""
    own, server = (dict(NAME.findall(text)) for text in blocks("sh") if "TIME_ZONE=" in text)
    assert {name: own[name] for name in WHERE} == {name: server[name] for name in WHERE}
    assert own.keys() - WHERE == {"VAR", "PORT", "CONTENT"}
    assert server.keys() - WHERE == {"TRUSTED_PROXIES", "CONTENT"}
