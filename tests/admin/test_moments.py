"""Moments that nobody means, of notices and of when rows are published: refused by one rule."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from contacts.content.problems import ContentError
from contacts.models import Notice, Page
from tests.admin.admin_client import add_url, errors_beside, typed
from tests.content.loading import load_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sunday_10", "english")]


def moment(year: int, month: int = 3, day: int = 1) -> datetime:
    return datetime(year, month, day, 5, tzinfo=UTC)


def refused_by(row) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        row.full_clean(exclude=["slug", "text"])
    return caught.value.message_dict


@pytest.mark.parametrize(
    ("fields", "field", "told"),
    [
        ({"starts_at": moment(26)}, "starts_at", "is long past. Check the year."),
        ({"starts_at": datetime(1, 1, 1, tzinfo=UTC)}, "starts_at", "is long past."),
        ({"starts_at": moment(2062)}, "starts_at", "is more than five years ahead."),
        ({"ends_at": moment(2206)}, "ends_at", "is more than five years ahead."),
        ({"ends_at": datetime(9999, 12, 31, 23, tzinfo=UTC)}, "ends_at", "five years ahead."),
        ({"starts_at": moment(1448, 9)}, "starts_at", "looks like a Hijri date."),
        ({"publish_at": moment(1448, 9)}, "publish_at", "looks like a Hijri date."),
        ({"expire_at": moment(2062)}, "expire_at", "is more than five years ahead."),
    ],
)
def test_moment_that_nobody_means_is_refused(fields, field, told):
    found = refused_by(Notice(text_en="New", **fields))
    assert list(found) == [field]
    assert told in found[field][0]


def test_day_is_that_of_riyadh():
    row = Page(title_en="New", publish_at=datetime(2031, 12, 31, 22, tzinfo=UTC))
    assert "2032-01-01" in refused_by(row)["publish_at"][0]


def test_moments_of_these_years_are_taken():
    Notice(text_en="New", starts_at=moment(2026), ends_at=moment(2031)).full_clean()


@pytest.mark.parametrize("texts", [{}, {"text_ar": " ", "text_en": ""}])
def test_draft_of_a_notice_has_words_too(texts):
    told = "Write what readers are told, in one language at least."
    assert refused_by(Notice(**texts))["text_ar"] == [told]
    Notice(text_en="Out of order").full_clean()


def test_import_refuses_them_at_their_field_unless_they_are_stored():
    text = 'notices:\n  - {starts_at: "0026-03-01 08:00", ends_at: "2206-03-01 08:00"}\n'
    with pytest.raises(ContentError) as caught:
        load_text(text)
    assert [one.at.path for one in caught.value.problems] == [
        "notices[0].starts_at",
        "notices[0].ends_at",
        "notices[0].text.ar",
    ]
    load_text(text, as_stored=True)
    assert load_text(text).changed_nothing


@pytest.mark.parametrize("language", ["ar", "en"])
def test_form_refuses_them_beside_their_field(desk, language):
    url = add_url("notice")
    form = typed(desk.in_language(language).get(url), "notice_form")
    page = desk.save(url, form, starts_at="0026-03-01T08:00", ends_at="2206-03-01T08:00")
    years = {"ar": ("تاريخ قديم جدًا", "خمس سنوات"), "en": ("long past", "five years")}[language]
    for name, words in zip(("starts_at", "ends_at"), years, strict=True):
        assert any(words in error for error in errors_beside(page, name))
    assert not Notice.objects.exists()
