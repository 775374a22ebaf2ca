"""The words on the translators' sheet: those of the desk, and those of earlier versions."""

import pytest
from django.utils.translation import override
from openpyxl.worksheet.worksheet import Worksheet

from contacts.content.spreadsheet import ENGLISH, FIELD, KEY
from contacts.content.translation_exchange import export_translations, import_translations
from contacts.models import Guide
from tests.content.test_spreadsheet import edit, sheet_of, typed
from tests.directory_rows import make_directory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.mark.parametrize("spelling", ["ar", "en", "before"])
def test_headings_and_fields_are_words_of_the_desk_and_come_back_in_any(tmp_path, spelling):
    make_directory()
    path, guide = tmp_path / "texts.xlsx", Guide.objects.get(slug="call")
    with override("ar" if spelling == "ar" else "en"):
        export_translations(path)
    sheet = sheet_of(path)
    number = typed(path, guide, "summary", ENGLISH, "Ring 19912.")
    shown = sheet.title, [cell.value for cell in sheet[1]], sheet.cell(number, FIELD).value
    arabic = ["key", "الموضع", "الحقل", "العربية", "الإنجليزية", "الحالة", "digest"]
    english = ["key", "Where", "Field", "Arabic", "English", "State", "digest"]
    if spelling == "ar":
        assert shown == ("النصوص", arabic, "الجواب المختصر")
    else:
        assert shown == ("Texts", english, "Short answer")
    if spelling == "before":
        edit(path, as_before)
    assert [edit.languages() for edit in import_translations(path)] == [["en"]]
    guide.refresh_from_db()
    assert guide.summary_en == "Ring 19912."


def as_before(sheet: Worksheet) -> None:
    sheet.title = "texts"
    for column, word in enumerate(("key", "where", "field", "ar", "en", "state", "digest"), 1):
        sheet.cell(1, column, word)
    for number in range(2, sheet.max_row + 1):
        sheet.cell(number, FIELD, sheet.cell(number, KEY).value.rpartition(":")[2])
