"""Accept-Encoding by RFC 9110, 12.5.3."""

import gzip

import brotli
import pytest

from citizen_help.page_cache.encodings import acceptable, encoded, is_compressible, negotiated


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5, gzip", "gzip"),
        ("br;q=0, gzip;q=0.1", "gzip"),
        ("GZIP", "gzip"),
        ("*", "br"),
        ("*;q=0.5, br;q=0", "gzip"),
        ("*;q=0", "identity"),
        ("gzip;q=0", "identity"),
        ("identity", "identity"),
        ("identity;q=1, gzip;q=0.5", "identity"),
        ("gzip;q=nonsense", "identity"),
        (",,;q=1", "identity"),
        ("zstd", "identity"),
    ],
)
def test_coding_is_the_one_the_client_likes_best(accept, coding):
    assert negotiated(accept) == coding


@pytest.mark.parametrize(
    ("content_type", "size", "worth"),
    [
        ("text/html; charset=utf-8", 500, True),
        ("text/html; charset=utf-8", 499, False),
        ("application/manifest+json; charset=utf-8", 900, True),
        ("image/svg+xml", 900, True),
        ("image/png", 900, False),
    ],
)
def test_only_larger_texts_are_coded(content_type, size, worth):
    assert is_compressible(content_type, size) is worth


def test_coded_body_is_the_same_text():
    text = "دليل ".encode() * 500
    assert gzip.decompress(encoded(text, "gzip")) == text
    assert brotli.decompress(encoded(text, "br")) == text
    assert encoded(text, "identity") == text
    assert encoded(text, "gzip") == encoded(text, "gzip")  # no time of day inside


@pytest.mark.parametrize(
    ("accept", "named"),
    [
        ("gzip, deflate, br, zstd", "br, gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0", "identity"),
        ("*;q=0", "identity"),
        ("identity;q=0", "identity"),
        ("gzip;q=0.001", "gzip"),
        ("br;q=nan, gzip;q=2", "identity"),
        ("*", "br, gzip"),
    ],
)
def test_only_codings_that_may_be_sent_are_named_to_others(accept, named):
    assert acceptable(accept) == named
