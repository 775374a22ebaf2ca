"""Entity tags by RFC 9110, 8.8.3 and 13.1.2."""

import pytest

from citizen_help.page_cache.conditional import matches, strong_tag


def test_each_coding_has_its_own_strong_tag():
    assert strong_tag("abc", "identity") == '"abc"'
    assert strong_tag("abc", "br") == '"abc-br"'


@pytest.mark.parametrize(
    ("header", "does_match"),
    [
        ('"abc"', True),
        ('W/"abc"', True),
        ('"x", "abc"', True),
        ('"x,y", W/"abc" , "z"', True),
        ("*", True),
        (" * ", True),
        ('"abcd"', False),
        ("abc", False),
        ('"ab', False),
        ("", False),
        ('"abc-br"', False),
    ],
)
def test_tags_are_compared_weakly(header, does_match):
    assert matches(header, '"abc"') is does_match
