"""Addresses and hosts as operators type them."""

import pytest

from citizen_help import web_address

ORIGINS = {
    "https://help.example.org/": "https://help.example.org",
    "HTTPS://Help.Example.org.": "https://help.example.org",
    "https://help.example.org:443": "https://help.example.org",
    "http://help.example.org:8080": "http://help.example.org:8080",
    "http://مساعدة.example": "http://xn--mgbero5aze.example",
    "http://[::1]:8000": "http://[::1]:8000",
}
NO_ORIGINS = ["foo", "http:a.example", "ftp://a.example", "https://me:pw@a.example", "http://a b"]
NO_ORIGINS += ["http://a_b.example", "http://a.example:0", "http://a.example:", "http://a:99999"]
NO_ORIGINS += ["http://a..example", "http://.", "http://a.example/x", "http://a.example?x", ""]
NO_ORIGINS += ["http://xn--a", f"http://{'a' * 64}.example", "http://a\\b", "http://a؟b"]
PATTERNS = {
    "*": "*",
    ".Example.org": ".example.org",
    "A.example.": "a.example",
    "::1": "[::1]",
    "[::1]": "[::1]",
    ".مساعدة.example": ".xn--mgbero5aze.example",
}
NO_PATTERNS = [
    "http://a.example",
    "a.example:80",
    "a.example/x",
    "a_b",
    ".",
    "..a",
    "",
    "*.a",
    "a b",
]


def test_origin_is_as_browsers_send_it():
    assert {one: web_address.origin(one) for one in ORIGINS} == ORIGINS


@pytest.mark.parametrize("raw", NO_ORIGINS)
def test_what_is_no_origin_is_refused(raw):
    with pytest.raises(ValueError, match="^"):
        web_address.origin(raw)


def test_host_patterns_are_as_django_compares_them():
    assert {one: web_address.host_pattern(one) for one in PATTERNS} == PATTERNS


@pytest.mark.parametrize("raw", NO_PATTERNS)
def test_what_is_no_host_is_refused(raw):
    with pytest.raises(ValueError, match="^"):
        web_address.host_pattern(raw)


def test_host_is_among_patterns_as_django_finds_it():
    assert web_address.is_among("a.example.org", [".example.org"])
    assert web_address.is_among("example.org", [".example.org"])
    assert web_address.is_among("a.example", ["*"])
    assert not web_address.is_among("example.org", ["a.example.org", ".a.example.org"])
    assert not web_address.is_among("badexample.org", [".example.org"])


def test_host_of_an_origin_keeps_an_address_in_its_brackets():
    assert web_address.host_of("https://a.example:8443") == "a.example"
    assert web_address.host_of("http://[::1]:8000") == "[::1]"


def test_address_is_shown_in_letters():
    assert web_address.readable("http://xn--mgbero5aze.example/ar/") == "http://مساعدة.example/ar/"
    assert web_address.readable("http://[::1]:8000") == "http://[::1]:8000"
