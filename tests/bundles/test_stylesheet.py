import re

import brotli
from django.contrib.staticfiles import finders

from citizen_help.bundles.stylesheet import NAME, PICTURES, SOURCES, VERIFY, joined, sources


def test_stylesheet_joins_every_source_once():
    css = joined(sources())
    for part in (":root{", "body{", ".wrap{", ".card{", "@media print{"):
        assert part in css
    assert "/*" not in css
    alone = [SOURCES / "pages" / name for name in ("pictures.css", "verify.css")]
    assert sorted([*sources(), *alone]) == sorted(SOURCES.rglob("*.css"))


def test_sources_stand_in_the_order_of_the_cascade():
    names = [str(file.relative_to(SOURCES)) for file in sources()]
    components = [name for name in names if name.startswith("components/")]
    assert names == ["tokens.css", "base.css", "layout.css", *components, "print.css"]
    assert components == sorted(components)


def test_order_of_sources_does_not_depend_on_their_folder(tmp_path):
    components = tmp_path / "components"
    components.mkdir()
    names = ["print", "components/b", "tokens", "layout", "components/a", "base"]
    for name in names:
        (tmp_path / f"{name}.css").write_text(f".{name[-1]} {{ }}\n")
    found = [file.relative_to(tmp_path).with_suffix("").as_posix() for file in sources(tmp_path)]
    assert found == ["tokens", "base", "layout", "components/a", "components/b", "print"]


def test_stylesheet_keeps_the_space_before_a_pseudo_class(tmp_path):
    source = tmp_path / "a.css"
    source.write_text("/* why */\n.hours :not(th) {\n  color: red;\n}\n")
    assert joined([source]).strip() == ".hours :not(th){color:red}"


def test_stylesheet_stays_small():
    assert len(brotli.compress(joined(sources()).encode())) <= 7000


def test_stylesheet_loses_no_blank_that_means_something(tmp_path):
    source = tmp_path / "a.css"
    source.write_text('a::after { content: " (" attr(href) ")"; margin: calc(1px + 2px) 0 }\n')
    assert joined([source]).strip() == (
        'a::after{content:" (" attr(href) ")";margin:calc(1px + 2px) 0}'
    )


def test_checker_alone_loads_its_own_styles(client, first_content):
    with open(finders.find(VERIFY), encoding="utf-8") as file:
        assert ".pieces>li{" in file.read().replace(" > ", ">")
    assert "css/verify" in client.get("/ar/verify/").content.decode()
    assert "css/verify" not in client.get("/ar/").content.decode()


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


def test_stylesheet_of_pictures_is_small():
    with open(finders.find(PICTURES), encoding="utf-8") as file:
        css = file.read()
    assert ".picture img{" in css
    assert len(brotli.compress(css.encode())) <= 600
