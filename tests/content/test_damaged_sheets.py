"""What becomes of the translators' sheet in Excel, in LibreOffice, and in hands that slip."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from contacts.content.excel_text import escaped, unescaped
from contacts.content.spreadsheet import ARABIC, DIGEST, ENGLISH, FIELD, KEY, STATE
from contacts.content.translation_exchange import export_translations, import_translations
from contacts.models import AcceptedDifference, Guide, Page, Step
from tests.content.test_spreadsheet import edit, refused, row_of, sheet_of, typed
from tests.directory_rows import make_directory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

SORTED = (
    "Probably one column was sorted or moved without the others. Undo that, or export the texts "
    "again; sort whole rows only."
)


@pytest.fixture
def file(tmp_path) -> Path:
    make_directory()
    path = tmp_path / "texts.xlsx"
    export_translations(path)
    return path


def as_excel_saves(path: Path) -> None:
    """With its texts in one table for the whole file, and its line ends written as escapes."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    texts: list[bytes] = []

    def shared(match: re.Match[bytes]) -> bytes:
        texts.append(match[2].replace(b"\n", b"_x000D_\n"))
        return b'<c%b t="s"><v>%d</v></c>' % (match[1], len(texts) - 1)

    inline = re.compile(rb'<c([^>]*?) t="inlineStr"><is><t[^>]*?>(.*?)</t></is></c>', re.S)
    parts[sheet] = inline.sub(shared, parts[sheet])
    assert texts
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    items = b"".join(b'<si><t xml:space="preserve">%b</t></si>' % text for text in texts)
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="%b">%b</sst>' % (space, items)
    types = "[Content_Types].xml"
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    told = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%b"/></Types>' % kind
    parts[types] = parts[types].replace(b"</Types>", told)
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)


def test_line_ends_that_excel_escapes_are_line_ends(tmp_path):
    page = Page.objects.create(
        slug="p", title_en="P", body_en="One\n\nTwo", body_ar="_x000D_ و_x0041_"
    )
    path = tmp_path / "t.xlsx"
    export_translations(path)
    typed(path, page, "body", ENGLISH, "One\n\nThree _x005F_x000D_")
    as_excel_saves(path)
    [edit] = import_translations(path, reason="as it is")
    assert edit.languages() == ["en"]
    page.refresh_from_db()
    assert page.body_en == "One\n\nThree _x000D_"
    assert page.body_ar == "_x000D_ و_x0041_"


@pytest.mark.parametrize("text", ["_x000D_", "a\x0bb\x01c", "_x005F_x000D_", "\ufffe", "😀_x1F_"])
def test_every_text_comes_back_from_its_escape(text):
    assert unescaped(escaped(text)) == text


def test_character_escaped_as_two_halves_is_one():
    assert unescaped("_xD83D__xDE00_") == "😀"
    assert unescaped("_xD83D_ alone") == "\ufffd alone"


def test_text_longer_than_a_cell_is_named_and_left_out(tmp_path, capsys):
    page = Page.objects.create(slug="p", title_en="P", body_en="x" * 32_768, body_ar="ص")
    whole = Page.objects.create(slug="q", title_en="Q", body_en="y" * 32_767)
    path = tmp_path / "t.xlsx"
    call_command("export_translations", path)
    assert "only at the desk: Page: P, body" in capsys.readouterr().err
    number, sheet = row_of(path, page, "body"), sheet_of(path)
    assert [sheet.cell(number, column).value for column in (ARABIC, ENGLISH, STATE)] == [
        None,
        None,
        "Too long for a cell: change it at the desk",
    ]
    assert len(sheet.cell(row_of(path, whole, "body"), ENGLISH).value) == 32_767
    assert import_translations(path, erase=True) == []
    typed(path, page, "body", ARABIC, "قصير")
    message = "This text is too long for a cell. Change it at the desk."
    assert refused(path) == [(number, "ar", message)]


def test_number_that_differs_in_one_language_is_told_by_its_cell(file):
    step = Step.objects.get(uid="dial")
    Step.objects.filter(pk=step.pk).update(text_ar="اتصل بالرقم 19912", text_en="Call 19912")
    export_translations(file)
    number = typed(file, step, "text", ENGLISH, "Call 19921")
    with pytest.raises(CommandError) as caught:
        call_command("import_translations", file, dry_run=True)
    assert str(caught.value).splitlines()[0] == (
        f"texts.xlsx, cell E{number}: Number: the Arabic has \u206819912\u2069, the English has "
        "\u206819921\u2069. Mend one of the two, or say why they may differ."
    )
    assert refused(file)
    call_command("import_translations", file, reason="as printed")
    step.refresh_from_db()
    assert step.text_en == "Call 19921"
    assert AcceptedDifference.objects.get().reason == "as printed"


def test_empty_cell_erases_only_if_it_is_said(file):
    guide = Guide.objects.get(slug="call")
    number = typed(file, guide, "summary", ENGLISH, " \u200f ")
    out = io.StringIO()
    call_command("import_translations", file, stdout=out)
    assert out.getvalue().splitlines() == [
        f"Empty cells leave their text on the site as it is: E{number}.",
        "0 texts were changed.",
    ]
    guide.refresh_from_db()
    assert guide.summary_en
    import_translations(file, erase=True)
    guide.refresh_from_db()
    assert guide.summary_en == ""


def test_merged_cells_are_told(file):
    edit(file, lambda sheet: sheet.merge_cells("D3:E3"))
    edit(file, lambda sheet: sheet.merge_cells("D5:D6"))
    message = "The cells {} are merged. Split them, and write each text into its own cell."
    assert [(line, column, text) for line, column, text in refused(file) if "merged" in text] == [
        (3, "en", message.format("D3:E3")),
        (6, "ar", message.format("D5:D6")),
    ]


@pytest.mark.parametrize("columns", [[ENGLISH], [ARABIC], [ARABIC, ENGLISH], [KEY], [KEY, FIELD]])
def test_columns_sorted_without_the_others_are_told(file, columns):
    def sort(sheet):
        for column in columns:
            values = [sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)]
            values.sort(key=lambda value: (value is None, value))
            for row, value in enumerate(values, start=2):
                sheet.cell(row, column).value = value

    edit(file, sort)
    found = refused(file)
    assert len(found) >= 3
    assert any(SORTED in message for _line, _column, message in found)


def test_rows_sorted_whole_or_left_out_change_nothing(file):
    def turn(sheet):
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, values in enumerate(reversed(rows), start=2):
            for column, value in enumerate(values, start=1):
                sheet.cell(number, column).value = value
        sheet.delete_rows(4, 2)
        sheet.cell(sheet.max_row + 3, ENGLISH + 4, "a note beside the table")

    edit(file, turn)
    assert import_translations(file) == []


def test_swap_of_two_texts_is_told(file):
    first, second = Step.objects.get(uid="ask"), Step.objects.get(uid="dial")
    numbers = [row_of(file, row, "text") for row in (first, second)]
    typed(file, first, "text", ENGLISH, second.text_en)
    typed(file, second, "text", ENGLISH, first.text_en)
    assert {line for line, *_rest in refused(file)} == set(numbers)


def test_same_text_for_two_rows_is_no_sorting(file):
    first, second = Step.objects.get(uid="ask"), Step.objects.get(uid="dial")
    typed(file, first, "text", ENGLISH, second.text_en)
    assert len(import_translations(file, reason="both")) == 1


def test_row_without_a_key_is_told(file):
    last = sheet_of(file).max_row + 1
    edit(file, lambda sheet: sheet.cell(last, ENGLISH, "A new question"))
    [(line, column, message)] = refused(file)
    assert (line, column) == (last, "key")
    assert message.startswith("This row has no key")


@pytest.mark.parametrize("key", [" {}", "{}\u200f", "\u202a{}\u00a0", "\ufeff{}\n"])
def test_blank_or_mark_in_a_key_or_digest_is_passed_over(file, key):
    guide = Guide.objects.get(slug="call")
    number = typed(file, guide, "title", ENGLISH, "How to call?")

    def mark(sheet):
        for column in (KEY, FIELD, DIGEST):
            for row in (1, number):
                cell = sheet.cell(row, column)
                cell.value = key.format(cell.value)

    edit(file, mark)
    assert len(import_translations(file)) == 1


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (8.5, "a date or an amount"),
        (True, "a date or an amount"),
        (date(2026, 3, 8), "a date or an amount"),
        (1234567890123456, "the last digits"),
        (123, "dropped the zeros"),
        ("=A1", "a formula"),
        ("#REF!", "an error of the spreadsheet"),
        ("a_x0000_b", "cannot be stored"),
    ],
)
def test_what_the_spreadsheet_made_of_a_text_is_told(tmp_path, value, told):
    page = Page.objects.create(slug="p", title_en="00123")
    path = tmp_path / "t.xlsx"
    export_translations(path)
    number = typed(path, page, "title", ENGLISH, value)
    [(line, column, message)] = refused(path)
    assert (line, column) == (number, "en")
    assert told in message


def test_title_stays_on_one_line_and_pasted_marks_are_gone(file):
    guide = Guide.objects.get(slug="call")
    typed(file, guide, "title", ENGLISH, "How do\nI \u202acall\u202c now?")
    import_translations(file)
    guide.refresh_from_db()
    assert guide.title_en == "How do I call now?"


def test_format_of_the_last_row_makes_the_file_no_larger(file):
    guide = Guide.objects.get(slug="call")
    typed(file, guide, "title", ENGLISH, "How to call?")
    edit(file, lambda sheet: setattr(sheet.cell(1_048_576, 1), "number_format", "0.00"))
    assert len(import_translations(file)) == 1


def test_sheet_added_before_ours_is_passed_over(file):
    book = openpyxl.load_workbook(file)
    book.create_sheet("notes", 0)["A1"] = "mine"
    book.save(file)
    assert import_translations(file) == []
