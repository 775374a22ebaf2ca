"""Drawings have a size of their own: without the stylesheet they would fill the screen."""

import re

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
SOURCES = sorted(
    file
    for folder, pattern in (("templates", "*.html"), ("contacts", "*.py"))
    for file in (ROOT / folder).rglob(pattern)
    if {"admin", "appearance"}.isdisjoint(file.relative_to(ROOT).parts)  # those are files
    and re.search(r"<svg\s", file.read_text(encoding="utf-8"))
)
LARGEST = 48  # CSS pixels


def test_icons_are_drawn_somewhere():
    assert ROOT / "templates" / "components" / "icon.html" in SOURCES


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name)
def test_drawing_has_width_and_height(file):
    drawings = re.findall(r"<svg\b[^>]*>", file.read_text(encoding="utf-8"))
    for drawing in drawings:
        sizes = dict(re.findall(r'\s(width|height)="(\d+)"', drawing))
        assert set(sizes) == {"width", "height"}, drawing
        assert all(0 < int(size) <= LARGEST for size in sizes.values()), drawing


@pytest.mark.parametrize("path", ["/ar/", "/en/", "/ar/verify/?q=19912", "/en/channels/hotline/"])
def test_drawings_of_a_page_have_width_and_height(first_content, client, path):
    drawings = re.findall(r"<svg\b[^>]*>", client.get(path).content.decode())
    assert drawings
    assert [one for one in drawings if not re.search(r" width=.* height=", one)] == []
