"""What is exported comes back unchanged, byte for byte."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from contacts.content.exporter import HEADER, export_text
from contacts.content.importer import import_content
from contacts.hours.status import Weekday
from contacts.models import (
    Channel,
    ChooserQuestion,
    Claim,
    Guide,
    Holiday,
    MovedPage,
    OpeningHours,
    Page,
    Site,
    Step,
    Synonym,
)
from tests.content.loading import FIRST_CONTENT, load_first_content, load_text, read_file

pytestmark = pytest.mark.django_db


def empty_database():
    for model in (ChooserQuestion, Guide, Channel, Page, Site, Synonym, Holiday, Claim):
        model.objects.all().delete()
    Guide.topic.field.related_model.objects.all().delete()
    MovedPage.objects.all().delete()  # whatever is deleted leaves one


def assert_comes_back(exported: str):
    """Importing changes nothing, and brings back the same from nothing."""
    assert load_text(exported).changed_nothing
    assert export_text() == exported
    empty_database()
    load_text(exported, as_stored=True)
    assert export_text() == exported


def test_first_content_comes_back():
    load_first_content()
    assert_comes_back(export_text())


def test_old_addresses_come_back():
    load_first_content()
    guide = Guide.objects.first()
    guide.slug = "renamed"
    guide.save()
    Page.objects.filter(status="published").first().delete()
    exported = export_text()
    assert "new_slug: renamed" in exported
    assert_comes_back(exported)


def test_export_of_nothing_comes_back():
    exported = export_text()
    sections = ["channels", "topics", "guides", "chooser", "pages", "synonyms", "holidays"]
    sections += ["notices", "claims", "moved_pages"]
    assert exported == HEADER + "".join(f"\n{section}: []\n" for section in sections)
    assert_comes_back(exported)


def test_export_is_the_same_in_every_language():
    load_first_content()
    with translation.override("ar"):
        arabic = export_text()
    with translation.override("en"):
        assert export_text() == arabic


def test_import_twice_writes_nothing_the_second_time():
    load_first_content()
    content = read_file(FIRST_CONTENT)
    stamps = list(Step.objects.order_by("pk").values_list("pk", "created_at", "updated_at"))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = import_content(content)
    assert report.changed_nothing
    assert [
        query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ] == []
    after = list(Step.objects.order_by("pk").values_list("pk", "created_at", "updated_at"))
    assert after == stamps


def test_first_content_comes_back_from_its_export_in_an_empty_database():
    """The export says all that the hand-written file does, so it may replace it."""
    load_first_content()
    exported = export_text()
    empty_database()
    load_text(exported, as_stored=True)
    assert import_content(read_file(FIRST_CONTENT)).changed_nothing


AWKWARD_TEXTS = [
    "one line",
    'quotes "and" \\backslash\\ and #no comment: no key',
    "سطر أول\nسطر ثانٍ",
    "# Heading\n\n- item\n    code\n\n\nend",
    "Markdown's line break  \nafter two blanks",
    "a line of blanks\n   \nthen more",
    "tab\tin a line\n\tand at its start",
    "emoji 🙂\non two lines",
    "RLM \u200f and isolates \u2066abc\u2069",
    "next line \x85 and separators \u2028 \u2029 inside",
    "byte order mark \ufeff inside",
    "control \x01 character",
    "--- \n... \n%TAG",
    "!tag &anchor *alias",
    "- list: like",
    "null",
    "true",
    "12:30",
    "19912",
    "{not: a, flow}",
    "x" * 2000 + " " + "y" * 2000,
]


@pytest.mark.parametrize("text", AWKWARD_TEXTS)
def test_awkward_text_comes_back(text):
    Page.objects.create(slug="a", title_ar="ع", title_en="T", body_ar=text, body_en=f"{text}\nx")
    exported = export_text()
    assert_comes_back(exported)
    page = Page.objects.get()
    assert (page.body_ar, page.body_en) == (text, f"{text}\nx")


def test_lines_stand_in_a_readable_block():
    Page.objects.create(slug="a", title_ar="ع", body_ar="سطر  \nسطر\tثانٍ")
    assert "    body:\n      ar: |\n        سطر  \n        سطر\tثانٍ\n" in export_text()


@pytest.mark.parametrize("stored", ["سطر\r\nثانٍ\r\n", " سطر\nثانٍ ", "سطر\rثانٍ"])
def test_line_ends_and_outer_blanks_are_no_difference(stored):
    Page.objects.create(slug="a", title_ar="ع", body_ar=stored)
    assert "      ar: |\n        سطر\n        ثانٍ\n" in export_text()
    assert_comes_back(export_text())


@pytest.mark.parametrize("blank", [None, "", "  \n"])
def test_a_blank_text_is_left_out(blank):
    Page.objects.create(slug="a", title_ar=blank, title_en="T", body_ar=blank, body_en=blank)
    assert export_text().split("pages:\n")[1].split("\n\n")[0] == (
        '  - slug: a\n    status: draft\n    title:\n      en: "T"'
    )
    assert_comes_back(export_text())


def test_drafts_without_any_text_come_back():
    guide = Guide.objects.create(slug="g")
    Step.objects.create(guide=guide, uid="s", status="draft")
    Channel.objects.create(slug="c", kind="app")
    Page.objects.create(slug="p")
    assert_comes_back(export_text())


def test_always_available_comes_back():
    Channel.objects.create(slug="c", kind="website", always_available=True)
    assert "    always_available: true\n" in export_text()
    assert_comes_back(export_text())


def test_rows_with_the_same_key_all_come_back():
    channel = Channel.objects.create(slug="c", kind="phone")
    for note in ("one", "two", "two"):
        OpeningHours.objects.create(channel=channel, days={Weekday.SUN}, note_en=note)
        Holiday.objects.create(
            name_en="H",
            first_day=date(2027, 1, 1),
            last_day=date(2027, 1, len(note)),
            status="draft",
        )
    exported = export_text()
    assert exported.count("days: [sun]") == exported.count("first_day:") == 3
    assert_comes_back(exported)


def test_slugs_that_other_programs_would_misread_are_quoted():
    Page.objects.create(slug="2026")
    Page.objects.create(slug="on", position=1)
    exported = export_text()
    assert "  - slug: '2026'\n" in exported
    assert "  - slug: 'on'\n" in exported
    assert_comes_back(exported)
