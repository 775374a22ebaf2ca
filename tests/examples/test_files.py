"""The files as they lie: whole, in both languages, and about nobody who exists."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from contacts.content.exporter import export_text
from contacts.content.formats import FORMAT
from contacts.enums import NOT_PUBLISHED_HERE, Language
from contacts.languages.translation_state import out_of_date_counts
from contacts.models import Channel, Claim, Guide, Holiday, Notice, OpeningHours, Page, Site, Topic
from tests.content.test_round_trip import assert_comes_back
from tests.examples.files import EXAMPLES, named
from tests.examples.old_names import old_names

PAGES = {"about-the-programme", "about-this-site", "stay-safe", "privacy", "accessibility"}
# RFC 2606: names that nobody can own.
NOBODYS = re.compile(r"(?:^|[./@])example\.(?:org|com|net)$")
HOST = re.compile(r"(?:https?://|@)([\w.-]+\.[a-z]{2,})", re.ASCII)
# A message to a number in the file goes through WhatsApp's own site.
NEUTRAL = {"wa.me", "t.me"}
MADE_UP = {
    Language.ARABIC: re.compile("متخيَّل|خيالي|غير حقيقي|غير موجود"),
    Language.ENGLISH: re.compile("made up|made-up|fictional|does not exist"),
}


@pytest.mark.parametrize("path", EXAMPLES, ids=named)
def test_file_names_nobody_who_exists(path):
    text = path.read_text(encoding="utf-8")
    hosts = set(HOST.findall(text)) - NEUTRAL
    assert old_names(text) == []
    assert [host for host in hosts if not NOBODYS.search(host)] == []
    assert f"\nformat: {FORMAT}\n" in text


def test_export_comes_back_byte_for_byte(example):
    assert_comes_back(export_text())


def test_check_of_content_finds_nothing(example, english):
    said = StringIO()
    call_command("check_content", strict=True, stdout=said)
    assert said.getvalue().splitlines() == ["Arabic and English say the same."]
    assert list(out_of_date_counts()) == []


def test_every_part_of_a_site_is_shown(example):
    forms = set(Guide.objects.published().values_list("form", flat=True))
    assert forms == {"steps", "options", "advice"}
    assert Guide.objects.published().count() >= 14
    assert Guide.objects.published().filter(topic__slug=NOT_PUBLISHED_HERE).exists()
    assert Topic.objects.published().count() >= 5
    assert set(Page.objects.published().values_list("slug", flat=True)) >= PAGES
    assert OpeningHours.objects.filter(valid_from=None).exists()
    for model in (Channel, Claim, Holiday, Notice):
        assert model.objects.exists(), model


@pytest.mark.parametrize("language", Language)
def test_site_says_that_nothing_of_it_exists(example, language):
    site = Site.objects.current()
    about = Page.objects.get(slug="about-this-site")
    assert MADE_UP[language].search(getattr(site, f"about_{language}"))
    assert MADE_UP[language].search(getattr(about, f"body_{language}"))
    assert site.emergency is not None
