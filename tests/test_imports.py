"""Which way imports point, computed from the code: one way, without circles."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
# Packages from the ground up. One imports those above it in this list and none below; those of
# one line do not know each other. Single modules need only keep out of circles.
FLOORS = [
    {"contacts.appearance", "contacts.endpoints", "contacts.pictures"},
    {"contacts.hours"},
    {"contacts.models"},
    {"contacts.languages", "contacts.publishing"},
    {"contacts.history", "contacts.links", "contacts.search", "contacts.feeds", "contacts.jobs"},
    {
        "contacts.content",
        "contacts.backups",
        "contacts.moving",
        "contacts.retention",
        "contacts.verification",
    },
    {"contacts.admin"},
    {"contacts.mail", "contacts.doctor"},
    {"contacts.templatetags"},
    {"contacts.views"},
    {"contacts.management"},
]
FLOOR = {package: number for number, floor in enumerate(FLOORS) for package in floor}
# A pure module may name a choice and translate a sentence of its own.
ALLOWED_IN_PURE = {
    "contacts.enums",
    "citizen_help.standard_streams",  # Python's own files alone
    "citizen_help.locality",  # where the site is
    *(f"django.utils.translation.{name}" for name in ("gettext", "gettext_lazy", "ngettext")),
}
MOST_LOOSE_MODULES = 14


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {
    module_name(path): ast.parse(path.read_text(encoding="utf-8"))
    for folder in ("citizen_help", "contacts")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
}


def names_imported(tree: ast.Module) -> Iterator[str]:
    """`package.module.name` for each name, wherever in the file it is imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_of(name: str) -> str:
    """The module of the site that `name` is, or is in; "" for what is not the site's."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name


def package_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


IMPORTS = {
    module: {found for name in names_imported(tree) if (found := module_of(name))}
    for module, tree in MODULES.items()
}
PURE = [
    module
    for module, tree in MODULES.items()
    if re.search(r"\bPure\b", ast.get_docstring(tree) or "")
]


def circle_in(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_files_import_each_other_in_no_circle():
    assert circle_in(IMPORTS) == []


def test_packages_import_each_other_in_no_circle():
    packages = defaultdict(set)
    for module, imported in IMPORTS.items():
        packages[package_of(module)] |= {package_of(one) for one in imported}
    assert circle_in({one: others - {one} for one, others in packages.items()}) == []


def test_a_circle_is_found():
    assert set(circle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == {"a", "b", "c"}


def test_every_package_has_its_floor():
    packages = {package_of(module) for module in MODULES if module.startswith("contacts.")}
    folders = {one for one in packages if (ROOT / one.replace(".", "/")).is_dir()}
    assert folders == set(FLOOR)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_point_to_lower_floors(module):
    own = package_of(module)
    upward = {
        one
        for one in IMPORTS[module]
        if package_of(one) != own and FLOOR.get(package_of(one), -1) >= FLOOR.get(own, len(FLOORS))
    }
    assert upward == set()


def test_project_does_not_import_the_app():
    """It names it in settings and in `include`, as Django does."""
    importing = {
        module
        for module, imported in IMPORTS.items()
        if module.startswith("citizen_help") and any(one.startswith("contacts") for one in imported)
    }
    assert importing == set()


@pytest.mark.parametrize("module", PURE)
def test_pure_module_knows_no_django(module):
    foreign = {
        name
        for name in names_imported(MODULES[module])
        if name not in ALLOWED_IN_PURE
        and (found := module_of(name)) not in ALLOWED_IN_PURE
        and (name.split(".")[0] in {"django", "modeltranslation"} or (found and found not in PURE))
    }
    assert foreign == set()


@pytest.mark.parametrize(
    "package", ["hours", "languages", "search", "verification", "history", "content"]
)
def test_rules_are_pure(package):
    assert [module for module in PURE if module.startswith(f"contacts.{package}.")] != []


def test_few_modules_stand_loose():
    loose = [path.stem for path in (ROOT / "contacts").glob("*.py") if path.stem != "__init__"]
    assert len(loose) <= MOST_LOOSE_MODULES
