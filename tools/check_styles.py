"""Lint the stylesheets of static/: what a browser would pass over without a word.

That is broken syntax, unknown properties and units, variables nobody defines, and properties that
a later line of their block sets again. tinycss2 parses; the names of properties are those that
Pygments highlights. No program on PyPI does it: Biome and stylelint need Node.
Readers' stylesheets must also work on old phones: tools/old_styles.py.
"""

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import django.contrib.admin
import tinycss2
from pygments.lexers.css import CssLexer
from pygments.token import Keyword

from tools import old_styles

ROOT = Path(__file__).resolve().parent.parent
# Pages of the admin load Django's stylesheets too, and ours set or use their variables.
DJANGO = Path(django.contrib.admin.__file__).parent / "static" / "admin" / "css"
# Newer than Pygments' list or older, of one engine, or of @font-face.
KNOWN = {"-webkit-text-size-adjust", "field-sizing", "font-display", "src", "text-size-adjust"}
KNOWN |= {"grid-column-gap", "grid-gap", "grid-row-gap", "touch-action", "unicode-range"}
UNITS = {"ch", "cm", "deg", "dppx", "dvb", "dvh", "em", "ex", "fr", "lh", "mm", "ms", "pt", "px"}
UNITS |= {"rem", "s", "svh", "turn", "vh", "vw"}


def complaints(files: Iterable[Path], known_files: Iterable[Path] = ()) -> list[str]:
    """A line for each fault in `files`, which may use the variables of `known_files`."""
    parsed = {file: parse(file) for file in files}
    variables = {name for file in known_files for name in defined(parse(file))}
    variables |= {name for nodes in parsed.values() for name in defined(nodes)}
    return [
        f"{file}:{line}: {text}"
        for file, nodes in parsed.items()
        for line, text in [*unclosed(file), *faults(nodes, variables)]
    ]


def parse(file: Path) -> list[Any]:
    css = file.read_text(encoding="utf-8")
    return tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)


def unclosed(file: Path) -> Iterator[tuple[int, str]]:
    """Blocks that only the end of the file closes, which CSS allows; writing them adds the end."""
    css = file.read_text(encoding="utf-8")
    written = tinycss2.serialize(tinycss2.parse_component_value_list(css))
    if written.count("}") > css.count("}"):
        yield css.count("\n"), "a block is not closed"


def faults(nodes: list[Any], variables: set[str]) -> Iterator[tuple[int, str]]:
    """Of rules, or of the contents of a block."""
    yield from repeated(node for node in nodes if node.type == "declaration")
    for node in nodes:
        if node.type == "error":
            yield node.source_line, node.message
        elif node.type == "declaration":
            yield from faults_of_declaration(node, variables)
        else:
            yield from errors(node.prelude)
            yield from faults(contents(node), variables)


def contents(rule: Any) -> list[Any]:
    content = rule.content or []  # None where a semicolon ends the rule
    return tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)


def repeated(declarations: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """Set again, unless in the next line to another value: older browsers stay with the first."""
    seen: dict[str, str] = {}
    last = ""
    for declaration in declarations:
        name, value = declaration.lower_name, tinycss2.serialize(declaration.value)
        if name in seen and (name != last or seen[name] == value):
            yield declaration.source_line, f"{name} is set twice"
        seen[name] = value
        last = name


def faults_of_declaration(declaration: Any, variables: set[str]) -> Iterator[tuple[int, str]]:
    name, line = declaration.lower_name, declaration.source_line
    if not name.startswith("--"):
        if not is_property(name):
            yield line, f"{name} is no property"
        if any(node == ":" for node in declaration.value):
            yield line, f"a semicolon is missing after {name}"
    yield from errors(declaration.value)
    for node in tokens(declaration.value):
        if node.type == "dimension" and node.lower_unit not in UNITS:
            yield node.source_line, f"{node.unit} is no unit"
        elif node.type == "function" and node.lower_name == "var":
            used = next(tokens(node.arguments)).value
            if used not in variables:
                yield node.source_line, f"{used} is defined nowhere"


def errors(values: Iterable[Any]) -> Iterator[tuple[int, str]]:
    return ((node.source_line, node.message) for node in tokens(values) if node.type == "error")


@cache
def is_property(name: str) -> bool:
    return name in KNOWN or (Keyword, name) in CssLexer().get_tokens(f"a{{{name}:0}}")


def tokens(values: Iterable[Any]) -> Iterator[Any]:
    """With those inside functions and brackets, without blanks."""
    for node in values:
        if node.type not in ("whitespace", "comment"):
            yield node
        yield from tokens(getattr(node, "arguments", None) or getattr(node, "content", None) or [])


def defined(nodes: list[Any]) -> Iterator[str]:
    """The custom properties, wherever they are set."""
    for node in nodes:
        if node.type == "declaration" and node.name.startswith("--"):
            yield node.name
        elif node.type in ("at-rule", "qualified-rule"):
            yield from defined(contents(node))


def main() -> int:
    site = sorted((ROOT / "static" / "css").rglob("*.css"))
    admin = sorted((ROOT / "static" / "admin").rglob("*.css"))
    found = complaints(site) + complaints(admin, DJANGO.rglob("*.css"))
    found += old_styles.complaints(site)
    sys.stderr.writelines(line.replace(f"{ROOT}/", "") + "\n" for line in found)
    return 1 if found or not site or not admin else 0


if __name__ == "__main__":
    sys.exit(main())
