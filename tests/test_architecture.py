"""The house's rules as tests: which way imports point, what templates and styles may hold."""

import ast
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

# What ties the search to the database; the rest of it is pure.
WITH_DJANGO = {"__init__", "counting", "service", "store", "suggestions"}
# Pure rules: neither Django nor anything of the site that needs it.
PURE = {
    "contacts.languages.bidi",
    "contacts.history.edit_conflicts",
    "contacts.endpoints",
    "contacts.fallback",
    "contacts.hours.status",
    "contacts.feeds.content_lines",
    "contacts.hours.calendar",
    "contacts.hours.validation",
    "contacts.hours.table",
    "contacts.hours.values",
    "contacts.verification.lookalikes",
    "contacts.languages.fact_check",
    "contacts.verification.other_services",
    "contacts.verification.tokens",
    "contacts.verification.numbers",
    *(
        f"contacts.search.{path.stem}"
        for path in (ROOT / "contacts" / "search").glob("*.py")
        if path.stem not in WITH_DJANGO
    ),
    "contacts.reader_text",
    "contacts.verification.judge",
    "contacts.verification.verdict",
    "contacts.languages.word_diff",
}
# A module may import its own layer and those below; the number of its longest listed prefix
# is its layer, and what is not listed stands on layer 2.
LAYERS = {
    **dict.fromkeys(PURE, 0),
    "contacts.enums": 0,
    "contacts.models": 1,
    "contacts.translation": 1,
    "contacts": 2,
    "contacts.forms": 3,
    "contacts.admin": 3,
    "contacts.templatetags": 3,
    "contacts.sitemaps": 3,
    "contacts.feeds.schema_org": 3,
    "contacts.management": 3,
    "contacts.views": 4,
    "contacts.middleware": 4,
    "contacts.urls": 4,
}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer(module: str) -> int:
    while module not in LAYERS:
        module = module.rpartition(".")[0]
    return LAYERS[module]


def imports(path: Path) -> list[str]:
    """Modules that a file imports, with the names of `from package import name`."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


CONTACTS = [path for path in SOURCES if path.is_relative_to(ROOT / "contacts")]


@pytest.mark.parametrize("path", CONTACTS, ids=relative)
def test_imports_point_to_the_same_layer_or_below(path):
    own = module_name(path)
    above = [
        name for name in imports(path) if name.startswith("contacts.") and layer(name) > layer(own)
    ]
    assert above == []


@pytest.mark.parametrize("module", sorted(PURE))
def test_pure_module_knows_no_django(module):
    path = ROOT / f"{module.replace('.', '/')}.py"
    foreign = [
        name
        for name in imports(path)
        if name.startswith("django")
        or (name.startswith("contacts.") and not any(name.startswith(pure) for pure in PURE))
    ]
    assert foreign == []


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
