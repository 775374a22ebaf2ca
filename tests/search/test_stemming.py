"""Arabic stems and root guesses."""

import pytest

from contacts.search.analysis import words
from contacts.search.stemming import arabic_root, arabic_stem, consonant_pairs, english_stem


def stem_of(word: str) -> str:
    return arabic_stem(words(word)[0])


@pytest.mark.parametrize(
    ("forms", "stem"),
    [
        (["موقع", "الموقع", "بالموقع", "وبالموقع", "للموقع", "عالموقع", "موقعهم"], "موقع"),
        (["معلومات", "معلوماتهم", "والمعلومات"], "معلوم"),
        (["وقت", "الوقت"], "وقت"),
        (["حق", "بالحق"], "حق"),
    ],
)
def test_stem_is_shared_by_what_is_written_onto_a_word(forms, stem):
    assert {stem_of(form) for form in forms} == {stem}


@pytest.mark.parametrize(
    ("forms", "root"),
    [
        (["مكتب", "كاتب", "كتاب", "مكاتب"], "كتب"),
        (["طلب", "طالب", "طلاب", "يطلب"], "طلب"),
        (["رسالة", "رسائل", "إرسال"], "رسل"),
    ],
)
def test_root_joins_broken_plurals_and_derived_forms(forms, root):
    assert {arabic_root(stem_of(form)) for form in forms} == {root}


def test_consonant_pairs_leave_weak_letters_out():
    assert consonant_pairs("مكاتب") == ["مك", "كت", "تب"]


def test_english_stem_is_snowballs():
    assert [english_stem(word) for word in ("complaints", "complaining")] == [
        "complaint",
        "complain",
    ]
