"""Synonyms, one way and both ways."""

from contacts.search.analysis import words
from contacts.search.synonyms import SynonymEntry, Thesaurus

THESAURUS = Thesaurus.of(
    [
        SynonymEntry("جوال", ("هاتف",), two_way=True),
        SynonymEntry("كول سنتر", ("خدمة العملاء",), two_way=False),
        SynonymEntry("سنتر", ("مركز",), two_way=False),
        SynonymEntry("!", ("؟",), two_way=True),
        SynonymEntry("واحد اثنان ثلاثة أربعة خمسة", ("رقم",), two_way=False),
    ]
)


def meant(text: str) -> list[str]:
    return [word for word, _ in THESAURUS.meanings(words(text))]


def test_two_way_synonym_works_from_both_sides():
    assert (meant("بالجوال"), meant("الهاتف")) == (["هاتف"], ["جوال"])


def test_one_way_synonym_works_from_its_term_alone():
    assert (meant("كول سنتر"), meant("خدمة العملاء")) == (["خدمه", "العملا"], [])


def test_longer_phrase_is_taken_before_shorter():
    assert meant("سنتر") == ["مركز"]
    assert meant("رقم كول سنتر") == ["خدمه", "العملا"]


def test_explained_words_are_those_of_phrases():
    assert THESAURUS.explained(words("رقم كول سنتر")) == {"كول", "سنتر"}


def test_empty_and_overlong_entries_are_left_out():
    assert set(THESAURUS.phrases) == {("جوال",), ("هاتف",), ("كول", "سنتر"), ("سنتر",)}
