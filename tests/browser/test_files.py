"""Translators’ sheet at the desk, in Arabic: out, changed, back, seen, written, and read."""

import openpyxl
import pytest
from django.urls import reverse

from contacts.content.spreadsheet import ARABIC, KEY
from contacts.models import Guide
from tests.browser.signed_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "كيف أكلّم خدمة العملاء؟"


def test_text_goes_out_and_comes_back_to_the_readers(open_page, tmp_path):
    guide = Guide.objects.published().filter(form="steps").first()
    page = signed_in(open_page)
    page.get_by_role("link", name="الملفات", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="جدول الترجمة: النصوص كلها").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        if row[KEY - 1].value == f"guide:{guide.pk}:title":
            row[ARABIC - 1].value = TITLE
    book.save(path)

    page.get_by_label("الملف:").set_input_files(path)
    page.get_by_role("button", name="عرض ما يغيّره الملف").click()
    assert page.locator(".version h3").count() == 1
    assert "أكلّم" in " ".join(page.locator(".version ins").all_inner_texts())
    guide.refresh_from_db()
    assert guide.title_ar != TITLE

    page.get_by_role("button", name="حفظ هذه التغييرات كما هي").click()
    assert "حُفظ عنصر واحد." in page.locator(".messagelist").inner_text()
    page.goto(reverse("admin:contacts_guide_history", args=[guide.pk]))
    assert path.name in page.locator(".version-reason").first.inner_text()
    page.goto(f"/ar/guides/{guide.slug}/")
    assert page.locator("h1").inner_text() == TITLE
