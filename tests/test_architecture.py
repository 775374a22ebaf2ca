"""The house's rules as tests: what files, templates and styles may hold."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = settings.BASE_DIR
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PUBLIC_TEMPLATES = [path for path in TEMPLATES if "admin" not in path.parts]
STYLESHEETS = sorted((ROOT / "static").rglob("*.css"))
SOURCES = [
    path
    for folder in ("citizen_help", "contacts", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


CONTACTS = [path for path in SOURCES if path.is_relative_to(ROOT / "contacts")]


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_file_has_one_subject_and_fits_on_a_few_screens(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    assert "util" not in path.stem


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize("path", STYLESHEETS, ids=relative)
def test_stylesheet_knows_no_left_or_right(path):
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    physical = re.findall(
        r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b"
        r"|(?<![\w-])(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:"
        r"|(?:text-align|float|clear)\s*:\s*(?:left|right)",
        re.sub(r"@media[^{]*", "", css),
    )
    assert physical == []


COMPONENTS = [path for path in STYLESHEETS if path.is_relative_to(ROOT / "static" / "css")]


@pytest.mark.parametrize("path", COMPONENTS, ids=relative)
def test_stylesheet_names_its_layer_its_use_and_only_tokens(path):
    css = path.read_text(encoding="utf-8")
    assert css.startswith("/* ")
    assert "\n@layer " in css
    if path.stem not in {"tokens", "print"}:
        assert re.findall(r"#[0-9a-f]{3,8}\b(?<!#fff)(?<!#0000)", css) == []


@pytest.mark.parametrize("path", PUBLIC_TEMPLATES, ids=relative)
def test_template_has_no_inline_style_or_script(path):
    html = path.read_text(encoding="utf-8")
    if path.name == "booklet.html":  # one file, whose policy names its style by its digest
        html = html.replace("<style>{{ style }}</style>", "")
    assert re.findall(r"""\sstyle=|<style|\son[a-z]+=["']|javascript:""", html) == []
    scripts = re.findall(r"<script[^>]*>", html)
    assert [tag for tag in scripts if "src=" not in tag and "ld+json" not in tag] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_template_trims_texts_over_several_lines(path):
    html = path.read_text(encoding="utf-8")
    blocks = re.findall(r"{%\s*blocktranslate([^%]*)%}(.*?){%\s*endblocktranslate", html, re.DOTALL)
    assert [body for options, body in blocks if "\n" in body and "trimmed" not in options] == []


@pytest.mark.parametrize("path", PUBLIC_TEMPLATES, ids=relative)
def test_template_names_the_blocks_it_ends(path):
    html = path.read_text(encoding="utf-8")
    assert re.findall(r"{%\s*endblock\s*%}", html) == []


@pytest.mark.parametrize("path", PUBLIC_TEMPLATES, ids=relative)
def test_template_passes_to_partials_only_what_they_take(path):
    html = path.read_text(encoding="utf-8")
    includes = re.findall(r"{%\s*include\s[^%]*%}", html)
    assert [tag for tag in includes if not re.search(r"\bonly\s*%}", tag)] == []


PARTIALS = sorted((ROOT / "templates" / "components").glob("*.html"))


@pytest.mark.parametrize("path", PARTIALS, ids=relative)
def test_partial_says_what_it_takes(path):
    first_line = path.read_text(encoding="utf-8").splitlines()[0]
    assert first_line.startswith("{# ")
    assert "Takes " in first_line or "Takes nothing" in first_line


@pytest.mark.parametrize("path", PUBLIC_TEMPLATES, ids=relative)
def test_template_is_used(path):
    name = str(path.relative_to(ROOT / "templates"))
    others = [*TEMPLATES, *CONTACTS]
    # Django itself looks for these three.
    if name in {"404.html", "500.html"}:
        return
    assert any(f'"{name}"' in other.read_text(encoding="utf-8") for other in others)
