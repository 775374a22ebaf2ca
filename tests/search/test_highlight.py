"""Which words of a line are marked."""

import pytest

from contacts.search.analysis import words
from contacts.search.highlight import matching_stems, segments


def marked(text: str, query: str) -> list[str]:
    found = segments(text, matching_stems(frozenset(words(query))))
    assert "".join(piece for piece, _ in found) == text
    return [piece for piece, matches in found if matches]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("خدمة العملاء خلال ساعات العمل", "العملاء", ["العملاء"]),
        ("خدمة العملاء خلال ساعات العمل", "العمل", ["العمل"]),
        ("زميل وزملاء", "الزملاء", ["وزملاء"]),
        ("التطبيق والتطبيقات وتطبيقهم", "تطبيق", ["التطبيق", "والتطبيقات", "وتطبيقهم"]),
        ("تاريخ الوصول", "وصول", ["الوصول"]),
        ("عند وصول الرسالة", "الوصول", ["وصول"]),
        ("رقمًا والرقم", "رقم", ["رقمًا", "والرقم"]),
        ("Write your complaints", "complaint", ["complaints"]),
        ("formerly a form", "form", ["form"]),
    ],
)
def test_words_of_the_same_family_are_marked_whole(text, query, expected):
    assert marked(text, query) == expected


def test_question_words_are_marked_nowhere():
    assert marked("ما هو حساب المواطن", "ما هو الحساب") == ["حساب"]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("افتح www.ca.gov.sa الآن", "sa", ["www.ca.gov.sa"]),
        ("افتح www.ca.gov.sa الآن", "ca gov sa", ["www.ca.gov.sa"]),
        ("الحساب @citizen_care على إكس", "care", ["@citizen_care"]),
        ("اتصل على 920 001 234 الآن", "001", ["920 001 234"]),
        ("اتصل على 19912.", "19912", ["19912"]),
    ],
)
def test_of_a_number_or_address_the_whole_is_marked(text, query, expected):
    assert marked(text, query) == expected
