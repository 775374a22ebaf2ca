"""Keyboard layouts and slips of the finger."""

import pytest

from contacts.search.keyboard import on_other_layouts, slip_likelihood


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("jxfdr", "تءبيق"), ("j'fdr", "تطبيق"), (";dt Hr]l a;,n", "كيف أقدم شكوى"), ("شحح", "app")],
)
def test_same_keys_on_the_other_layout(typed, meant):
    assert meant in on_other_layouts(typed)


@pytest.mark.parametrize(
    ("typed", "meant", "likelihood"),
    [
        ("تحمبل", "تحميل", 3.0),  # ب is beside ي
        ("رممز", "رمز", 3.0),  # م twice
        ("رزم", "رمز", 2.0),  # swapped
        ("ضحميل", "تحميل", 1.0),  # far away
        ("تحيل", "تحميل", 1.0),  # left out
    ],
)
def test_usual_slips_are_likelier(typed, meant, likelihood):
    assert slip_likelihood(typed, meant) == likelihood
