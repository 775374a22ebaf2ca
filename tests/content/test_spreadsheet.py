"""Translators' spreadsheet: out, back in, and never over a newer text."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from openpyxl.worksheet.worksheet import Worksheet

from contacts.content import workbook
from contacts.content.exporter import export_text
from contacts.content.problems import ContentError
from contacts.content.spreadsheet import ARABIC, DIGEST, ENGLISH, KEY, STATE, WHERE
from contacts.content.translation_exchange import export_translations, import_translations
from contacts.models import Guide, Page, Step
from tests.directory_rows import make_channel, make_directory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def file(tmp_path) -> Path:
    make_directory()
    path = tmp_path / "texts.xlsx"
    export_translations(path)
    return path


def sheet_of(path: Path) -> Worksheet:
    return openpyxl.load_workbook(path).worksheets[0]


def edit(path: Path, change: Callable[[Worksheet], None]) -> None:
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def row_of(path: Path, row, field: str) -> int:
    key = f"{row._meta.model_name}:{row.pk}:{field}"
    [number] = [cells[0].row for cells in sheet_of(path) if cells[0].value == key]
    return number


def typed(path: Path, row, field: str, column: int, value) -> int:
    number = row_of(path, row, field)
    edit(path, lambda sheet: setattr(sheet.cell(number, column), "value", value))
    return number


def refused(path: Path, **how) -> list[tuple[int | None, str, str]]:
    """What is said, and nothing is changed."""
    before = export_text()
    with pytest.raises(ContentError) as caught:
        import_translations(path, **how)
    assert export_text() == before
    return [(one.at.line, one.at.path, one.message) for one in caught.value.problems]


def test_sheet_reads_from_right_to_left_and_locks_all_but_the_texts(file):
    sheet = sheet_of(file)
    assert sheet.sheet_view.rightToLeft
    assert sheet.protection.sheet
    locked = [cell.protection.locked for cell in sheet[2]]
    assert locked == [True, True, True, False, False, True, True]


def test_row_says_where_its_text_stands_and_how_it_is(file):
    guide = Guide.objects.get(slug="call")
    step = Step.objects.get(guide=guide, uid="ask")
    sheet, number = sheet_of(file), row_of(file, step, "text")
    assert sheet.cell(number, WHERE).value == "Question: How do I call? / step 3"
    assert sheet.cell(number, ENGLISH).value == "Ask <b>& say"
    assert sheet.cell(number, STATE).value == "Arabic is missing"


def test_untouched_sheet_changes_nothing(file):
    before = export_text()
    assert import_translations(file) == []
    assert export_text() == before


def test_text_typed_into_the_sheet_is_stored(file):
    guide = Guide.objects.get(slug="call")
    typed(file, guide, "title", ARABIC, "  كيف أتصل بالرقم؟ ")
    assert len(import_translations(file)) == 1
    guide.refresh_from_db()
    assert (guide.title_ar, guide.title_en) == ("كيف أتصل بالرقم؟", "How do I call?")
    assert import_translations(file) == []  # the second time it is there already


def test_reply_time_of_a_channel_is_translated_there(tmp_path):
    channel = make_channel(response_time_en="within a day")
    path = tmp_path / "texts.xlsx"
    export_translations(path)
    number = row_of(path, channel, "response_time")
    assert sheet_of(path).cell(number, STATE).value == "Arabic is missing"
    typed(path, channel, "response_time", ARABIC, "خلال يوم")
    import_translations(path)
    channel.refresh_from_db()
    assert channel.response_time_ar == "خلال يوم"


def test_dry_run_tells_and_changes_nothing(file):
    guide = Guide.objects.get(slug="call")
    typed(file, guide, "title", ENGLISH, "How to call?")
    out, before = io.StringIO(), export_text()
    call_command("import_translations", file, dry_run=True, stdout=out)
    assert out.getvalue().splitlines() == [
        "Question: How do I call?",
        "- en: How do I call?",
        "+ en: How to call?",
    ]
    assert export_text() == before


def test_text_changed_on_both_sides_is_refused_by_its_row(file):
    guide = Guide.objects.get(slug="call")
    number = typed(file, guide, "title", ENGLISH, "How to call?")
    guide.title_ar = "كيف؟"
    guide.save()
    message = "This text was changed on the site meanwhile. Export it again."
    assert refused(file) == [(number, "key", message)]


def test_text_changed_on_the_site_alone_stays(file):
    guide = Guide.objects.get(slug="call")
    guide.title_ar = "كيف؟"
    guide.save()
    assert import_translations(file) == []
    guide.refresh_from_db()
    assert guide.title_ar == "كيف؟"


def test_edit_of_a_deleted_row_is_refused(file):
    step = Step.objects.get(uid="dial")
    number = typed(file, step, "text", ENGLISH, "Dial it")
    step.delete()
    assert refused(file) == [(number, "key", "This text is no longer on the site.")]


@pytest.mark.parametrize("text", ["=1+1", "+966", "-5", "@SUM(A1)", '=HYPERLINK("x")', "00123"])
def test_what_looks_like_a_formula_stays_the_text_it_is(tmp_path, text):
    page = Page.objects.create(slug="p", title_ar=text, title_en=text)
    export_translations(tmp_path / "t.xlsx")
    cell = sheet_of(tmp_path / "t.xlsx").cell(2, ARABIC)
    assert (cell.value, cell.data_type) == (text, "s")
    assert import_translations(tmp_path / "t.xlsx") == []
    page.refresh_from_db()
    assert page.title_ar == text


def test_formula_and_date_are_named_by_row_and_column(file):
    from datetime import date

    guide = Guide.objects.get(slug="call")
    first = typed(file, guide, "title", ENGLISH, "=1+1")
    second = typed(file, guide, "summary", ARABIC, date(2026, 1, 1))
    assert refused(file) == [
        (first, "en", "There is a formula here. Write text."),
        (
            second,
            "ar",
            "The spreadsheet has made a date or an amount of this. Give the cell the format “Text” "
            "and write it again.",
        ),
    ]


def test_whole_number_counts_as_text(file):
    guide = Guide.objects.get(slug="call")
    typed(file, guide, "title", ENGLISH, 19912)
    import_translations(file, reason="a number alone")
    guide.refresh_from_db()
    assert guide.title_en == "19912"


@pytest.mark.parametrize(("field", "most"), [("title", 200), ("summary", 5000)])
def test_text_that_is_too_long_is_named_and_the_good_ones_wait(file, field, most):
    guide = Guide.objects.get(slug="call")
    number = typed(file, guide, field, ENGLISH, "x" * (most + 1))
    typed(file, guide, "title" if field == "summary" else "summary", ENGLISH, "Fine.")
    [(line, column, message)] = refused(file, reason="shorter")
    assert (line, column) == (number, "en")
    assert str(most) in message


def test_published_title_cannot_be_emptied_in_both_languages(file):
    guide = Guide.objects.get(slug="call")
    number = typed(file, guide, "title", ARABIC, None)
    typed(file, guide, "title", ENGLISH, None)
    [(line, column, message)] = refused(file, erase=True)
    assert (line, column) == (number, "key")
    assert message.startswith("Nothing can be published without a title")


def test_description_of_a_picture_cannot_be_emptied_and_its_name_is_no_text(tmp_path):
    make_directory()
    step = Guide.objects.get(slug="call").steps.get(uid="dial")
    step.picture_ar, step.picture_alt_ar = "a" * 32 + "-320x200", "زر الاتصال"
    step.save()
    path = tmp_path / "texts.xlsx"
    export_translations(path)
    keys = [cells[0].value for cells in sheet_of(path)]
    assert f"step:{step.pk}:picture_alt" in keys
    assert f"step:{step.pk}:picture" not in keys
    typed(path, step, "picture_alt", ARABIC, None)
    [(_line, _column, message)] = refused(path, erase=True)
    assert message.startswith("A picture needs a sentence")


def repeat_third_row(sheet: Worksheet) -> None:
    for column in range(KEY, DIGEST + 1):
        sheet.cell(4, column, sheet.cell(3, column).value)


def test_changed_key_and_repeated_key_are_named(file):
    edit(file, lambda sheet: sheet.cell(2, KEY, "channel:x:name"))
    edit(file, repeat_third_row)
    assert refused(file) == [
        (2, "key", "This key was changed. Export the texts again."),
        (4, "key", "This text is here twice: it is in row 3 already."),
    ]


def test_changed_digest_is_no_way_round(file):
    guide = Guide.objects.get(slug="call")
    number = typed(file, guide, "title", ENGLISH, "How to call?")
    edit(file, lambda sheet: sheet.cell(number, DIGEST, "0" * 16))
    assert [line for line, *_rest in refused(file)] == [number]


def test_missing_column_is_told(file):
    edit(file, lambda sheet: sheet.delete_cols(ARABIC))
    [(line, _column, message)] = refused(file)
    assert line == 1
    assert message.startswith(
        "The first row has to hold the columns key, Where, Field, Arabic, English"
    )


@pytest.mark.parametrize("limit", ["MOST_BYTES", "MOST_ROWS"])
def test_file_that_holds_too_much_is_refused(file, monkeypatch, limit):
    monkeypatch.setattr(workbook, limit, 3)
    assert refused(file) == [(None, "", "The file is too large.")]


def test_missing_file_is_told_by_the_command(tmp_path):
    with pytest.raises(CommandError, match=r"t\.xlsx: There is no such file"):
        call_command("import_translations", tmp_path / "t.xlsx")


def test_sheet_of_the_unfinished_holds_only_those(tmp_path):
    make_directory()
    path = tmp_path / "t.xlsx"
    out = io.StringIO()
    call_command("export_translations", path, unfinished=True, stdout=out)
    rows = list(sheet_of(path).iter_rows(min_row=2, values_only=True))
    assert rows
    assert all(row[STATE - 1] for row in rows)
    assert out.getvalue() == f"{len(rows)} texts were written to {path}.\n"


def test_export_asks_the_same_number_of_times_for_more_rows(tmp_path):
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in range(2):
        guide = Guide.objects.create(slug=f"g{number}", title_ar="؟")
        Step.objects.create(guide=guide, text_ar="خطوة")
        with CaptureQueriesContext(connection) as queries:
            export_translations(tmp_path / "t.xlsx")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_broken_markdown_is_refused_by_its_cell_and_stored_one_stays(file):
    guide = Guide.objects.get(slug="call")
    Guide.objects.filter(pk=guide.pk).update(summary_ar="[قديم](htp:/old)", summary_en="Old")
    export_translations(file)
    number = typed(file, guide, "summary", ENGLISH, "[a](htp:/x) and **b")
    told = refused(file)
    assert [(line, path) for line, path, _message in told] == [(number, "en")] * 2
    assert "htp:/x" in told[0][2]
    assert told[1][2].startswith("Two stars ** here have no pair")
    typed(file, guide, "summary", ENGLISH, "[old](htp:/old)")
    assert "htp:/old" in refused(file)[0][2]
    typed(file, guide, "summary", ENGLISH, "Older")
    assert len(import_translations(file)) == 1
