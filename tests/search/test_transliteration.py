"""Arabic in Latin letters."""

import pytest

from contacts.search.index import build
from contacts.search.synonyms import SynonymEntry, Thesaurus
from contacts.search.transliteration import latin_skeleton, skeleton, spellings, unlikeness
from tests.search.guides import ask, guide, keys, small_index

INDEX = small_index()


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("7isab", "حساب"),
        ("hisab", "حساب"),
        ("hesaab", "حساب"),
        ("almowatin", "المواطن"),
        ("el-muwaten", "المواطن"),
        ("ash-shakwa", "الشكوي"),
        ("tatbeeq", "تطبيق"),
        ("ta6bi8", "تطبيق"),
        ("khidma", "خدمه"),
        ("5edmah", "خدمه"),
        ("ragam", "رقم"),
        ("9ala7ya", "صلاحيه"),
        ("dhaman", "ضمان"),
        ("3omala", "عملا"),
    ],
)
def test_word_has_the_skeleton_of_the_one_it_is_written_for(latin, arabic):
    assert skeleton(arabic) in {latin_skeleton(one) for one in spellings(latin)}


@pytest.mark.parametrize(
    ("latin", "arabic", "other"),
    [
        ("hisab", "حساب", "حسوب"),
        ("7isab", "حساب", "خساب"),
        ("raqam", "رقم", "رقيم"),
        ("katib", "كاتب", "كتاب"),
        ("kitab", "كتاب", "كاتب"),
        ("tareeq", "طريق", "طارق"),
        ("3amal", "عمل", "امل"),
    ],
)
def test_vowels_and_digits_tell_words_with_one_skeleton_apart(latin, arabic, other):
    assert unlikeness(latin, arabic) < unlikeness(latin, other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("kayf a7ammil altatbeeq", 1),
        ("ta6bi8", 1),
        ("shakwa", 2),
        ("raqam khidmat al3omala", 3),
        ("rakm khedmet el omala", 3),
        ("bayanat alosrah", 4),
    ],
)
def test_first_document_is_the_right_one(text, key):
    assert keys(INDEX, text)[0] == key


def test_reading_is_shown_in_arabic_letters():
    found = ask(INDEX, "raqam khidmat")
    assert found.other_layout == "رقم خدمه"


@pytest.mark.parametrize(
    "text", ["make a complaint", "custmer servise", "downlod", "how do i pay", "app", "paym"]
)
def test_english_stays_english(text):
    assert not any(
        "\u0600" < letter < "\u0700" for word in ask(INDEX, text).words for letter in word
    )


def test_beginning_of_a_known_word_stays_one():
    index = build([guide(1, extra="كان"), guide(2, extra="contact")])
    assert ask(index, "con", typing=True).other_layout is None


def test_known_latin_word_among_arabic_ones_stays():
    index = build([guide(1), guide(2, extra="اكتب في twitter"), guide(3)])
    assert "twitter" in ask(index, "shakwa twitter").words


def test_synonym_is_found_in_latin_letters():
    thesaurus = Thesaurus.of([SynonymEntry("ابلكيشن", ("تطبيق",), two_way=False)])
    assert keys(INDEX, "ablikeshin", thesaurus=thesaurus)[0] == 1


def test_literal_text_stays_in_latin_letters():
    assert ask(INDEX, "raqam khidmat", literal=True).other_layout is None
