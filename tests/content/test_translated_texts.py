"""Which texts are to be translated, and how many are."""

import io

import pytest
from django.core.management import call_command

from contacts.content.sheet_words import field_name
from contacts.content.translated_texts import all_texts
from contacts.models import Page
from tests.content.picture_rows import make_guide, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_statistics_count_by_model_and_language():
    page = Page.objects.create(slug="a", title_ar="عن", title_en="About", body_ar="نص")
    page.title_ar = "عن الموقع"
    page.save()
    out = io.StringIO()
    call_command("translation_statistics", stdout=out)
    assert out.getvalue().splitlines() == [
        "page ar: translated: 2, missing: 0, out of date: 0 (100 %)",
        "page en: translated: 0, missing: 1, out of date: 1 (0 %)",
    ]


def test_words_of_a_picture_are_in_the_sheet_and_its_name_is_not():
    make_guide(stored())
    fields = {text.key[2] for text in all_texts() if text.key[0] == "step"}
    assert "picture_alt" in fields
    assert "picture" not in fields
    assert field_name("step", "picture_alt") == "What the picture shows"
