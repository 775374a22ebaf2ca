import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, String

from citizen_help.bundles.script import NAME, NEEDED, PAINTED, SOURCES, joined, sources
from contacts.views.offline import MAX_SAVED_BYTES

TOKENS = JavascriptLexer().get_tokens


def test_script_joins_every_source_without_comments(tmp_path):
    (tmp_path / "a.js").write_text("// why\nconst a = 1;\n\nif (a) {\n  go(); // now\n}\n")
    (tmp_path / "share.js").write_text("const a = 2;\n")
    assert joined(sources(tmp_path)) == PAINTED + (
        "painted.then(() => {\nconst a = 1;\nif (a) {\ngo();\n}\n});\n"
        'if (document.querySelector("[data-share]")) painted.then(() => {\nconst a = 2;\n});\n'
    )


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.name)
def test_source_can_be_joined(source):
    """No imports, exports or `await` outside of functions, and no line that is not code's own."""
    code = source.read_text(encoding="utf-8")
    assert not re.search(r"^\s*(import|export)\b|^(await|return)\b", code, re.MULTILINE)
    # What stands behind " // " is left out as a comment.
    assert not [text for kind, text in TOKENS(code) if kind in String and " // " in text]
    # A template literal over several lines would lose its indentation.
    assert not [line for line in code.splitlines() if line.count("`") % 2]


def test_sources_that_need_an_element_ask_for_it_first():
    assert {source.name for source in sources()} >= set(NEEDED)
    for source in sources():
        if needed := NEEDED.get(source.name):
            assert f'= document.querySelector("{needed}");\n' in source.read_text("utf-8")


def test_script_is_found_and_light():
    with open(finders.find(NAME), "rb") as file:
        script = file.read()
    assert script.decode() == joined(sources())
    assert len(gzip.compress(script)) <= 5000


@pytest.mark.parametrize("path", ["/ar/", "/en/guides/call-19912/", "/en/channels/hotline/"])
def test_page_loads_one_script_after_its_first_paint(client, first_content, path):
    html = client.get(path).content.decode()
    scripts = re.findall(r"<script (?!type=.application/ld)[^>]*>", html)
    assert len(scripts) == 1
    assert re.search(r'src="/static/js/site\S*\.js" type="module" fetchpriority="low"', scripts[0])


# After Chrome 70, Safari 12.1 and Firefox 68, whose reader would lose the whole script: operators,
# and methods that are missing there.
NEWER = re.compile(
    r"\?\.(?!\d)|\?\?|\|\|=|&&=|#\w|\d_\d|\d+n\b|\bimport\s*\(|\bstatic\b"
    r"|\.(?:at|replaceAll|replaceChildren|flat|flatMap|matchAll|findLast|allSettled|any|hasOwn"
    r"|fromEntries|toSorted|checkVisibility|toggleAttribute)\("
    r"|\b(?:structuredClone|queueMicrotask|globalThis|WeakRef|ResizeObserver|BigInt)\b"
)


def newer_syntax(code: str) -> list[str]:
    """What of `code` old browsers do not know, outside of comments, texts and patterns."""
    kept = "".join(
        " " if kind in Comment or kind in String else text for kind, text in TOKENS(code)
    )
    return NEWER.findall(kept)


@pytest.mark.parametrize(
    "code", ["a?.b", "a ?? b", "a ||= b", "`${a?.b}`", "list.at(-1)", "text.replaceAll(a, b)"]
)
def test_newer_syntax_is_seen(code):
    assert newer_syntax(code)


@pytest.mark.parametrize("code", ["a ? .5 : b", "// a?.b", "'a ?? b'", "/a??b/", "a || b"])
def test_older_syntax_is_let_be(code):
    assert newer_syntax(code) == []


@pytest.mark.parametrize(
    "source", [*sources(), *sources(SOURCES / "pages")], ids=lambda source: source.name
)
def test_source_is_written_for_old_browsers(source):
    assert newer_syntax(source.read_text(encoding="utf-8")) == []


def test_script_of_pictures_is_small_and_knows_how_much_is_saved():
    with open(finders.find("js/pictures.js"), encoding="utf-8") as file:
        code = file.read()
    assert f"const ROOM = {MAX_SAVED_BYTES};" in code
    assert len(gzip.compress(code.encode())) <= 800
