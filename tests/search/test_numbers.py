"""Numbers in groups, in words, with a slip, and half typed."""

import pytest

from contacts.search.index import build
from contacts.search.numbers import joined
from tests.search.guides import ask, guide, keys, small_index

INDEX = small_index()


def is_ours(number: str) -> bool:
    return number == "19912"


@pytest.mark.parametrize(
    "text",
    [
        "199 12",
        "١٩٩-١٢",
        "1-9-9-1-2",
        "19.912",
        "199\u00a012",
        "199\u201312",
        "واحد تسعة تسعة واحد اثنين",
        "تسعطعش تسعمية واثنعش",
        "تسعة عشر ألف وتسعمئة واثنا عشر",
        "مية وتسعة وتسعين واثنعش",
        "one nine nine one two",
        "nineteen nine hundred twelve",
        "one ninety nine twelve",
        "19 تسعة 12",
    ],
)
def test_number_in_pieces_is_one_number(text):
    assert joined(text, is_ours) == "19912"


@pytest.mark.parametrize(
    "text",
    [
        "1990-1991",
        "من 9 إلى 5",
        "19912 19912",
        "واحد طلب مني الكود",
        "two ways or one",
        "رقم 12، 15",
        "",
    ],
)
def test_numbers_that_make_none_of_ours_stay(text):
    assert joined(text, is_ours) == text


@pytest.mark.parametrize("text", ["اتصل على 199 12 الآن", "call 199-12 now"])
def test_what_stands_around_a_number_stays(text):
    assert joined(text, is_ours) == text.replace("199 12", "19912").replace("199-12", "19912")


@pytest.mark.parametrize("text", ["19192", "1991", "0119912", "199122", "19812"])
def test_slip_in_a_long_number_is_mended_and_marked(text):
    assert keys(INDEX, text)[0] == 3
    assert ask(INDEX, text).corrections == {text: "19912"}


@pytest.mark.parametrize(("text", "key"), [("19", 3), ("199", 3), ("رقم 1991", 3)])
def test_number_is_completed_while_it_is_typed(text, key):
    found = ask(INDEX, text, typing=True)
    assert INDEX.document(found.ranked[0].number).key == key
    assert found.corrections == {}


def test_year_is_not_mended_to_another_year():
    index = build([guide(1, extra="في عام 1985"), guide(2)])
    assert ask(index, "عام 1986").corrections == {}


def test_literal_number_stays_in_pieces():
    assert ask(INDEX, "199 12", literal=True).words == {"199", "12"}
