"""Numbers written as words."""

import re

import pytest

from contacts.languages.number_words import ANY_WORD, folded, read


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("تسعمية وسبعة وثلاثين", [937]),
        ("تسعمائة وسبعة وثلاثون", [937]),
        ("تسع مئة وسبع وثلاثون", [937]),
        ("nine hundred and thirty-seven", [937]),
        ("nine eleven", [9, 11]),
        ("مية وتسعة وتسعين اثنعش", [199, 12]),
        ("تسعة عشر ألفا وتسعمائة واثنا عشر", [19912]),
        ("nineteen thousand nine hundred and twelve", [19912]),
        ("twenty twenty six", [20, 26]),
        ("ألفين وستة وعشرين", [2026]),
        ("ثلاثة آلاف ومئتان", [3200]),
        ("خمسة وخمسة وواحد", [5, 5, 1]),
        ("صفر خمسة خمسة", [0, 5, 5]),
        ("خمسة عشر", [15]),
        ("عشرة", [10]),
    ],
)
def test_read_says_the_numbers_one_after_the_other(text, numbers):
    words = re.findall(rf"و?(?:{ANY_WORD})|and", folded(text))
    assert read(words) == numbers
