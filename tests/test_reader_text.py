import pytest

from contacts.reader_text import tidy, without_long_numbers


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("", ""),
        ("  كيف   أتصل؟ ", "كيف أتصل؟"),
        ("a\x00b", "ab"),
        ("\u202e19912\u202c", "19912"),
        ("first\nsecond\tthird", "first second third"),
        ("half \ud83d emoji", "half emoji"),
        ("١٩٩١٢", "١٩٩١٢"),
    ],
)
def test_tidy_drops_what_cannot_be_seen(typed, tidied):
    assert tidy(typed) == tidied


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("رقمي 1012345678 شكرًا", "رقمي •••• شكرًا"),
        ("١٠١٢٣٤٥٦٧٨", "••••"),
        ("050 123 4567", "••••"),
        ("050-123-4567 و 19912", "•••• و 19912"),
        ("1234567", "1234567"),
        ("19912 في 2026", "19912 في 2026"),
    ],
)
def test_long_numbers_are_masked(typed, kept):
    assert without_long_numbers(typed) == kept
