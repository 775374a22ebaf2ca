import pytest

from contacts.reader_text import tidy, without_pasted_marks


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


def test_pasted_marks_are_dropped_and_those_that_people_write_with_are_kept():
    marks = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff"
    assert without_pasted_marks(f"{marks}كيف{marks} أتصل؟{marks}") == "كيف أتصل؟"
    kept = "می\u200cخواهم\u200d\u200f\u200e\n19912"
    assert without_pasted_marks(kept) == kept
