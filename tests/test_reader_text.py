import pytest

from contacts.reader_text import tidy


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
