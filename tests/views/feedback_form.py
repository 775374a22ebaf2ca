"""The form by which readers report, as its tests open and send it."""

import pytest

from tests.html import parse

both_languages = pytest.mark.parametrize("language", ["ar", "en"])
TYPED = {"reason": "failed", "comment": "The line\r\nwas busy"}


def url(language, part="", page="guides/call-19912/"):
    return f"/{language}/report/{part}?page=/{language}/{page}"


def page(response):
    assert response.status_code == 200
    return parse(response.content.decode())
