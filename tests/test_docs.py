"""What the documents say is so: links, commands, paths, settings, libraries."""

import ast
import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.core.management.base import CommandParser

ROOT = settings.BASE_DIR
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
FENCE = re.compile(r"^```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
ROW = re.compile(r"^\| (`.+?) \| (.*?) \|", re.MULTILINE)
FOLDERS = [path.name for path in ROOT.iterdir() if path.is_dir() and path.name[0] != "."]
FOLDERS = [".ci", *(name for name in FOLDERS if name != "var")]
PATH = re.compile(
    rf"(?<![\w/.~@$-])(?:(?:{'|'.join(map(re.escape, FOLDERS))})/[\w./*-]*|\w+\.(?:py|sh|toml))"
)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def section(document: str, title: str) -> str:
    """What stands under a heading, up to the next one of its rank or above."""
    marks, _, rest = text_of(ROOT / document).partition(f"# {title}\n")
    assert rest, f"{document} has no heading {title!r}"
    rank = len(marks) - len(marks.rstrip("#")) + 1
    return re.split(rf"^#{{1,{rank}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def code_in(path: Path) -> str:
    """All that is set as code, in lines of its own or within a sentence."""
    text = text_of(path)
    return "\n".join([*FENCE.findall(text), *INLINE.findall(FENCE.sub("", text))])


def anchors(path: Path) -> set[str]:
    """Those of the headings, as GitHub makes them."""
    words = [re.sub(r"[^\w\- ]", "", title.lower()) for title in HEADING.findall(text_of(path))]
    return {word.replace(" ", "-") for word in words}


def leads_nowhere(document: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = (document.parent / name).resolve() if name else document
    return not target.exists() or bool(anchor and anchor not in anchors(target))


def named_in_rows(text: str) -> list[str]:
    """The names set as code in the first column of the tables."""
    return [name for first, _ in ROW.findall(text) for name in INLINE.findall(first)]


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", DOCUMENTS, ids=relative)
def test_link_leads_to_a_file_and_a_heading(path):
    links = [link for link in LINK.findall(text_of(path)) if "://" not in link]
    assert [link for link in links if leads_nowhere(path, link)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=relative)
def test_named_make_target_is_there(path):
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = re.findall(r"(?:^|[;&] *)make ([a-z][a-z-]*)", code_in(path), re.MULTILINE)
    assert set(named) <= targets


@pytest.mark.parametrize("path", DOCUMENTS, ids=relative)
def test_named_path_is_there(path):
    """Whole paths, and names of modules and scripts alone."""
    named = {found.rstrip(".") for found in PATH.findall(code_in(path))}
    assert [name for name in sorted(named) if not is_there(name)] == []


def is_there(name: str) -> bool:
    if "/" in name:
        return any(ROOT.glob(name.rstrip("/")))
    return any((ROOT / name).exists() or any((ROOT / each).rglob(name)) for each in FOLDERS)


@pytest.mark.parametrize("path", DOCUMENTS, ids=relative)
def test_named_module_can_be_started(path):
    modules = re.findall(r"-m ((?:tools|tests|bench)[\w.]*)", code_in(path))
    places = [ROOT.joinpath(*module.split(".")) for module in modules]
    assert [one for one in places if not (one.with_suffix(".py").exists() or one.is_dir())] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=relative)
def test_command_of_manage_py_takes_what_is_given(path):
    given_so = r"(?:manage\.py|citizen-help) ([a-z_]+(?: .*)?)$"
    for line in re.findall(given_so, code_in(path), re.MULTILINE):
        name, *given = shlex.split(line, comments=True)
        if name == "serve":  # the wrapper's own
            continue
        parser(name).parse_args(given)


def parser(name: str) -> CommandParser:
    return load_command_class(get_commands()[name], name).create_parser("manage.py", name)


def test_readme_is_a_page_for_newcomers():
    assert len(text_of(ROOT / "README.md").splitlines()) <= 120


def test_readme_deploys_as_the_manual_does():
    shown = FENCE.findall(section("README.md", "Deploy it"))
    assert shown == FENCE.findall(section("docs/operations.md", "Deploying"))[:1]


def variables() -> dict[str, str | None]:
    """What the code reads of the environment, with the default where it is a plain value."""
    found: dict[str, str | None] = {}
    for folder in ("citizen_help", "contacts", "tools"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(text_of(path))):
                if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(
                    ("env.", "region.")
                ):
                    name, default, *_ = [*node.args, None]
                    assert isinstance(name, ast.Constant)
                    found[name.value] = plain(default)
    return found


def plain(default: ast.expr | None) -> str | None:
    if isinstance(default, ast.IfExp):  # another one for development
        default = default.orelse
    if not isinstance(default, ast.Constant):
        return None
    return str(int(default.value) if isinstance(default.value, bool) else default.value)


def test_settings_are_those_that_the_code_reads():
    assert sorted(named_in_rows(section("docs/settings.md", "The site"))) == sorted(variables())


def test_defaults_of_settings_are_those_of_the_code():
    table = {
        name.strip("`"): default.strip("`")
        for name, default in ROW.findall(section("docs/settings.md", "The site"))
    }
    defaults = {name: default for name, default in variables().items() if default is not None}
    assert {name: table[name] for name in defaults} == defaults


def test_tests_and_checks_run_without_any_setting_of_the_caller():
    """All are unset but the data folder, which is made for them."""
    script = text_of(ROOT / "tools" / "clean_environment.sh").replace("\\\n", "")
    (unset,) = re.findall(r"^unset (.*)$", script, re.MULTILINE)
    assert set(unset.split()) == {*variables(), "DJANGO_SETTINGS_MODULE"} - {"VAR"}


def test_keys_of_the_directory_are_those_of_its_schema():
    table = text_of(ROOT / "docs" / "directory.md").partition("## Reading it")[0]
    schema = json.loads(text_of(ROOT / "contacts" / "feeds" / "directory.schema.json"))
    assert named_in_rows(table)[: len(schema["properties"])] == list(schema["properties"])


def names(requirements: list[str]) -> list[str]:
    return sorted(re.split(r"[\[<>=]", one)[0] for one in requirements)


def test_every_library_earns_its_line():
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    run, dev = project["project"]["dependencies"], project["dependency-groups"]["dev"]
    npm = [
        name
        for folder in ("tests/audit", "tests/audit/old_browsers", "tests/resilience/observatory")
        for name in json.loads(text_of(ROOT / folder / "package.json"))["dependencies"]
    ]
    document = "docs/dependencies.md"
    assert sorted(named_in_rows(section(document, "What the site stands on"))) == names(run)
    listed = named_in_rows(section(document, "What tests and checks need"))
    assert sorted(listed) == sorted([*names(dev), *npm])
