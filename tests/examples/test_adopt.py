"""The guide for a site of one's own: its file is whole, its settings are settings."""

import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from contacts.models import Channel, Guide, Site
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
    (text,) = blocks("yaml")
    file = tmp_path / "my.yaml"
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


def test_place_is_set_the_same_way_on_both_machines():
    """On one's own computer and on the server."""
    own, server = (dict(NAME.findall(text)) for text in blocks("sh") if "TIME_ZONE=" in text)
    assert {name: own[name] for name in WHERE} == {name: server[name] for name in WHERE}
    assert own.keys() - WHERE == {"VAR", "CONTENT"}
    assert server.keys() - WHERE == {"TRUSTED_PROXIES", "CONTENT"}
