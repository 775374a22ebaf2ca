"""What an address that came with something more is read as."""

import time

import pytest

from contacts.links.mistyped import readings

RLM, LRM, ZWSP, BOM, NBSP, FSI, PDI = "\u200f\u200e\u200b\ufeff\u00a0\u2068\u2069"
GUIDE = "/ar/guides/call-19912"


@pytest.mark.parametrize(
    "path",
    [
        *(f"{GUIDE}{mark}" for mark in "؟،»).,!؛…:;?\"'”’]}>*_~`|=&^%#"),
        *(f"{GUIDE}/{mark}" for mark in "؟،»).,!؛…"),
        *(f"{GUIDE}{mark}/" for mark in "؟،»).!؛…"),
        *(f"{GUIDE}{mark}" for mark in (RLM, LRM, ZWSP, BOM, NBSP, FSI, PDI)),
        *(f"{GUIDE}{mark}/" for mark in (RLM, LRM, ZWSP, BOM, NBSP, FSI, PDI)),
        *(f"/{mark}ar/guides/call-19912/" for mark in (RLM, BOM, NBSP, " ")),
        f"/ar/guides/{RLM}call-{LRM}19912/",
        f"{GUIDE}/%E2%80%8F",
        f"{GUIDE}%D8%9F",
        f"{GUIDE}/%D8",
        f"{GUIDE}%3Futm_source=x",
        f"{GUIDE}»، ثم اتصل",
        f"{GUIDE}/) (see also /en/)",
        "/AR/Guides/CALL-19912",
        "/aR/guides/call-19912/",
        "/ar-SA/guides/call-19912/",
        "//ar//guides///call-19912//",
        "\\ar\\guides\\call-19912\\",
        "/ar/guides/call-١٩٩١٢/",
        "/ar/guides/call‑19912/",
        "/ar/guides/call–19912/",
        "/ａｒ/guides/call-19912",
        f"{GUIDE}.html",
        f"{GUIDE}/index.html",
    ],
)
def test_address_is_read_without_its_additions(path):
    assert f"{GUIDE}/" in list(readings(path))


@pytest.mark.parametrize(
    "path",
    ["/ar/مقال", "/.env", "/../..", "/ar/guides/اتصل", "/" + "a" * 501, "x", "/ar/مقال/؟"],
)
def test_other_words_are_no_additions(path):
    assert list(readings(path)) == []


@pytest.mark.parametrize(
    "path", ["//evil.com", "\\\\evil.com/", "/%2f%2fevil.com", "/%5cevil.com", "///evil.com/%2f.."]
)
def test_reading_never_names_another_host(path):
    found = list(readings(path))
    assert found
    assert all(one[0] == "/" and one[1].isalnum() for one in found)


@pytest.mark.parametrize("piece", ["a.", "/a", "a-", "/", ".", "a", "؟", "%"])
def test_long_addresses_are_read_quickly(piece):
    began = time.perf_counter()
    list(readings("/ar/" + piece * 500 + "م"))
    list(readings(("/ar/" + piece * 500)[:499] + "م"))
    assert time.perf_counter() - began < 0.2
