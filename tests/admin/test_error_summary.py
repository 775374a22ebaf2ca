"""A refused form says on top what to mend, with a link to each field; the first has the cursor."""

import pytest

from contacts.models import Channel, Guide
from tests.admin.admin_client import change_url, inputs, row_of, typed, with_rows

pytestmark = pytest.mark.usefixtures("directory")
LABELS = {
    "ar": ["اسم الصفحة في الرابط", "خطوة: اطلب 19912 · الخطوة بالإنجليزية", "خطوة 4"],
    "en": ["Slug", "Step: Dial 19912 · Step in English", "Step 4"],
}


def form_of(desk, row):
    return typed(desk.get(change_url(row)), f"{row._meta.model_name}_form")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_wrong_field_is_named_and_linked(desk, language):
    guide = Guide.objects.get(slug="call")
    form = with_rows(form_of(desk.in_language(language), guide), "steps", {"detail_en": "Alone"})
    row = row_of(form, "uid", "dial")
    form |= {"slug": "خطأ", f"{row}-text_en": "Dial 19921"}
    page = desk.save(change_url(guide), form)
    links = page.one(class_="error-summary").all("a")
    assert [link.text for link in links][:2] == LABELS[language][:2]
    assert links[2].text.startswith(LABELS[language][2])
    ids = {element.get("id") for element in page.walk()}
    assert {link["href"].removeprefix("#") for link in links} <= ids
    wrong = [one for one in inputs(page) if one.get("aria-invalid") == "true"]
    assert {"slug", f"{row}-text_en"} <= {one["name"] for one in wrong}
    assert [one["name"] for one in inputs(page) if "autofocus" in one.attributes] == ["slug"]


def test_what_is_wrong_with_all_rows_leads_to_them(desk, monkeypatch):
    monkeypatch.setattr("contacts.admin.guides.StepInline.max_num", 3)
    guide = Guide.objects.get(slug="call")
    form = with_rows(form_of(desk, guide), "steps", {"text_en": "One more"})
    page = desk.save(change_url(guide), form)
    [link] = page.one(class_="error-summary").all("a")
    assert (link.text, link["href"]) == ("Steps", "#steps-group")
    assert "A form takes 3 rows of this kind at most." in page.text
    assert page.all("div", id="steps-group")


def test_form_without_errors_has_no_list(desk):
    assert desk.get(change_url(Channel.objects.first())).all(class_="error-summary") == []
