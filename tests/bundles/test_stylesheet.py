import re

import brotli
from django.contrib.staticfiles import finders

from citizen_help.bundles.stylesheet import LAYERS, NAME, joined, sources


def test_stylesheet_joins_every_source_under_the_layers():
    css = joined(sources())
    assert css.startswith(f"{LAYERS}\n")
    for part in (":root", "body {", ".wrap {", ".card {", "@media print"):
        assert part in css
    assert "/*" not in css


def test_stylesheet_keeps_the_space_before_a_pseudo_class(tmp_path):
    source = tmp_path / "a.css"
    source.write_text("/* why */\n.hours :is(th, td) {\n  color: red;\n}\n")
    assert joined([source]) == f"{LAYERS}\n.hours :is(th, td) {{\ncolor: red;\n}}\n"


def test_stylesheet_stays_small():
    assert len(brotli.compress(joined(sources()).encode())) <= 7000


def test_stylesheet_is_found():
    found = finders.find(NAME)
    with open(found, encoding="utf-8") as file:
        assert file.read() == joined(sources())


def test_pages_load_no_source_of_it(client, first_content):
    html = client.get("/ar/").content.decode()
    assert html.count('rel="stylesheet"') == 1
    assert "css/site.css" in html


def test_stylesheet_is_announced_by_the_address_that_the_page_names(client, first_content):
    response = client.get("/ar/")
    address = re.search(r'<link rel="stylesheet" href="([^"]+)">', response.content.decode())[1]
    assert response.headers["Link"] == f"<{address}>; rel=preload; as=style"
