"""Which parts of a text are isolated on a right-to-left page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.languages.bidi import Run, runs


def isolated(text: str) -> list[str]:
    return [run.text for run in runs(text) if run.ltr]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("الرقم الموحد: 19912", ["19912"]),
        ("اتصل بـ19912.", ["19912"]),
        ("و937، أو 199099؟", ["937", "199099"]),
        ("اتصل على 920-001-234", ["920-001-234"]),
        ("اتصل على ٩٢٠-٠٠١-٢٣٤ الآن", ["٩٢٠-٠٠١-٢٣٤"]),
        ("الرقم 920 001 234.", ["920 001 234"]),
        ("الرقم 800 123 4567،", ["800 123 4567"]),
        ("جوال +966 50 123 4567 فقط", ["+966 50 123 4567"]),
        ("من الخارج +966 (0)50-123-4567.", ["+966 (0)50-123-4567"]),
        ("(+966 50 123 4567)", ["+966 50 123 4567"]),
        ("اطلب *123# ثم اتصل", ["*123#"]),
        ("زر www.ca.gov.sa.", ["www.ca.gov.sa"]),
        ("زر (www.ca.gov.sa)", ["www.ca.gov.sa"]),
        ("«https://www.ca.gov.sa/a?b=1&c=2#d»", ["https://www.ca.gov.sa/a?b=1&c=2#d"]),
        ("انظر https://example.org/page_(1)، ثم", ["https://example.org/page_(1)"]),
        ("زر ca.gov.sa/Home، ثم", ["ca.gov.sa/Home"]),
        ("راسل help.desk@ca.gov.sa!", ["help.desk@ca.gov.sa"]),
        ("حساب تويتر: @citizen_care", ["@citizen_care"]),
        ("(@citizen_care) و@other", ["@citizen_care", "@other"]),
        ("الساعة 8:30 صباحًا", ["8:30"]),
        ("المبلغ 1,250.50 ريال", ["1,250.50"]),
        ("يوم 2026-11-03", ["2026-11-03"]),
    ],
)
def test_runs_isolates_numbers_addresses_and_handles(text, parts):
    assert isolated(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "حساب المواطن",
        "تطبيق iPhone أو Android",
        "خلال 5 أيام من 12 شهرًا",
        "الخطوة 1. افتح التطبيق",
        "He said e.g. so",
        "سنة 26 7 مرات",
    ],
)
def test_runs_leaves_plain_words_and_small_numbers(text):
    assert isolated(text) == []


def test_runs_keeps_unrelated_numbers_apart():
    assert isolated("في 2026 300 مرة") == ["2026", "300"]


def test_runs_of_a_sentence_in_order():
    assert runs("اتصل على 19912 أو زر www.ca.gov.sa.") == [
        Run("اتصل على ", ltr=False),
        Run("19912", ltr=True),
        Run(" أو زر ", ltr=False),
        Run("www.ca.gov.sa", ltr=True),
        Run(".", ltr=False),
    ]


def test_runs_of_nothing_is_nothing():
    assert runs("") == []


@given(st.text(alphabet="ab.@/:-+() 019٠٩،و\u200f\nx_*#,", max_size=60))
def test_runs_joined_are_the_text_and_none_is_empty(text):
    pieces = runs(text)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


def test_runs_time_grows_with_the_text_only():
    """A text made to trip the patterns takes no longer than its length asks for."""
    assert isolated("a." * 20_000 + "1") == []
    assert isolated("-" * 20_000 + "@") == []
    assert isolated("+" + "1" * 20_000 + "x") == ["+" + "1" * 20_000]
