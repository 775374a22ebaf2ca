"""Folding, words, terms."""

import pytest

from contacts.search.analysis import (
    EXACT,
    ROOT,
    STEM,
    fold,
    fragments,
    surface_words,
    terms,
    word_weight,
    words,
)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("الأهليّة", "الاهليه"),
        ("شكوى", "شكوي"),
        ("مسؤول", "مسوول"),
        ("شيء", "شي"),
        ("کیف", "كيف"),
        ("پاسبورد", "باسبورد"),
        ("الضمـــان", "الضمان"),
        ("ﻣﻦ ﻫﻮ", "من هو"),
        ("ﻻ", "لا"),
        ("جدااااا", "جدا"),
        ("م\u200fو\u200dقع", "موقع"),
        ("١٩٩١٢ ۱۹۹۱۲", "19912 19912"),
        ("Don’t ÉTÉ İ Straße", "don't ete i strasse"),
        ("ASCII 19912", "ascii 19912"),
        ("", ""),
    ],
)
def test_fold_removes_habits_of_spelling(typed, folded):
    assert fold(typed) == folded


def test_words_are_runs_of_one_script():
    assert words("@citizen_care: 19912، COVID-19 وwww") == [
        *["citizen", "care", "19912", "covid", "19", "و", "www"]
    ]


def test_words_are_cut_to_a_bounded_length():
    assert words("ا" + "بج" * 500) == ["ا" + "بج" * 19 + "ب"]


def test_terms_of_word_hold_word_stem_and_root():
    assert {EXACT + "بالمكاتب", STEM + "مكاتب", ROOT + "كتب"} < set(terms("بالمكاتب"))


def test_terms_of_english_word_have_no_root():
    assert [term for term in terms("calling") if term[0] in EXACT + STEM + ROOT] == [
        *["!calling", "=call"]
    ]


def test_terms_of_number_are_the_number_alone():
    assert terms("19912") == ["!19912"]


def test_fragments_of_unfinished_word_leave_its_end_open():
    assert fragments("تطب", finished=False) == (".<تط", ".تطب")
    assert fragments("تطب", finished=True) == (".<تط", ".تطب", ".طب>")


def test_question_words_of_every_kind_of_arabic_weigh_less():
    assert [word_weight(word) for word in words("كيف وش شلون how تطبيق")] == [
        *[0.4, 0.4, 0.4, 0.4, 1.0]
    ]


def test_surface_words_keep_place_and_marks():
    text = "طلب الأهلـيّة (COVID-19)"
    found = [(text[start:end], folded) for start, end, folded in surface_words(text)]
    assert found == [
        ("طلب", ("طلب",)),
        ("الأهلـيّة", ("الاهليه",)),
        ("COVID", ("covid",)),
        ("19", ("19",)),
    ]
