"""Find in stylesheets what the oldest phones of our list do not take (pyproject.toml).

lightningcss knows the browsers: what it would write otherwise for them is a complaint. The tables
below hold what it does not know. Nothing is complained of inside `@supports`, nor in a declaration
that another of the same property precedes: there an old phone has what it needs.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import lightningcss
import tinycss2

ROOT = Path(__file__).resolve().parent.parent
Complaint = tuple[int, str]  # line, and what is wrong

# Old phones pass these over, and lose a nicety; or lightningcss writes what nobody needs.
HARMLESS = {
    "accent-color": "the tick keeps the browser's own colour",
    "break-inside": "for paper; only the prefix of older names is missing",
    "color-scheme": "the colours themselves come from a media query",
    "overflow-wrap": "the body has break-word; a grid may grow with a long word",
    "position": "what sticks scrolls along in Safari before 13",
    "print-color-adjust": "for paper",
    "text-decoration-thickness": "the line under a link is as thick as the browser's own",
    "text-size-adjust": "only Firefox's prefix is missing, which no phone of the list heeds",
    "text-underline-offset": "the line under a link is where the browser draws it",
    "text-wrap": "lines break where they break",
}
# In lower case, in the text of a selector.
SELECTORS = {
    r":is\(|:where\(": ":is and :where came with Chrome 88",
    r":has\(": ":has came with Chrome 105",
    r":dir\(": ":dir came with Chrome 120",
    r":not\([^()]*,": ":not takes one selector before Chrome 88",
    r"&": "nested rules came with Chrome 120",
    r":popover-open|:user-(in)?valid|:modal|:open\b": "this is younger than Chrome 85",
}
PROPERTIES = {
    r"aspect-ratio": "aspect-ratio came with Chrome 88",
    r"inset(-.+)?": "inset, inset-block and inset-inline came with Chrome 87",
    r"translate|rotate|scale": "came with Chrome 104; transform does the same",
    r"contain-intrinsic-.+|content-visibility": "came with Chrome 85 and moves the page about",
    r"container(-.+)?": "came with Chrome 105",
}
VALUES = {
    r"\b(min|max|clamp)\(": "min(), max() and clamp() came with Chrome 79",
    r"\d(dv|sv|lv|cq|r?lh\b)\w*": "this unit is younger than Chrome 105",
    r"\bclip\b(?!\()": "overflow: clip came with Chrome 90; hidden before it",
    r"\b(color-mix|light-dark|oklch|oklab|lab|lch|conic-gradient)\(": "is younger than the list",
    r"\bsubgrid\b": "subgrid came with Chrome 117",
}
GAPS = {"gap", "row-gap", "column-gap"}
AT_RULES = {"layer", "container", "property", "scope", "starting-style"}
SKIPPED = {"charset", "font-face", "keyframes", "page", "supports"}


@cache
def browsers() -> list[str]:
    """As in pyproject.toml: `chrome 70`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(project["tool"]["citizen-help"]["oldest-browsers"])


def complaints(files: Iterable[Path]) -> list[str]:
    """A line for each thing that an old phone would pass over, with its file and line."""
    parsed = {file: _rules(file.read_text(encoding="utf-8")) for file in files}
    return [
        f"{file}:{line}: {text}" for file, nodes in parsed.items() for line, text in faults(nodes)
    ]


def faults(nodes: Iterable[Any]) -> Iterator[Complaint]:
    """Of the rules of one file, or of one `@media`."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield from faults_of_rule(node)
        elif node.type == "at-rule" and node.lower_at_keyword in AT_RULES:
            yield node.source_line, f"@{node.at_keyword} hides all that stands in it"
        elif node.type == "at-rule" and node.lower_at_keyword not in SKIPPED:
            yield from faults_of_media(node)


def faults_of_media(rule: Any) -> Iterator[Complaint]:
    prelude = tinycss2.serialize(rule.prelude).strip()
    written = rewritten(f"@{rule.at_keyword} {prelude}{{a{{color:red}}}}")
    if written:
        yield rule.source_line, f"@{rule.at_keyword} {prelude} is too new: {written}"
    yield from faults(_inner(rule.content or []))


def faults_of_rule(rule: Any) -> Iterator[Complaint]:
    selector = tinycss2.serialize(rule.prelude).strip()
    yield from ((rule.source_line, text) for text in faults_of_selector(selector))
    seen: dict[str, str] = {}
    for node in tinycss2.parse_blocks_contents(
        rule.content, skip_comments=True, skip_whitespace=True
    ):
        if node.type != "declaration":
            yield node.source_line, "rules inside rules came with Chrome 120"
            continue
        name, value = node.lower_name, tinycss2.serialize(node.value).strip()
        text = fault_of_declaration(name, value, seen)
        seen[unprefixed(name)] = value
        if text:
            yield node.source_line, f"{name}: {value}: {text}"


def faults_of_selector(selector: str) -> Iterator[str]:
    """An old browser drops the whole rule when it does not know one selector of it."""
    found = _first(SELECTORS, selector, re.search)
    if found:
        yield f"{selector}: {found}"
    parts = re.split(r",(?![^(]*\))", selector)
    newer = [part for part in parts if ":focus-visible" in part]
    if newer and len(newer) < len(parts):
        yield f"{selector}: before Chrome 86 :focus-visible takes the other selectors along"
    elif any(":focus-visible" in part.replace(":not(:focus-visible)", "") for part in newer):
        yield f"{selector}: say it with :focus, and take it back with :focus:not(:focus-visible)"


def fault_of_declaration(name: str, value: str, seen: dict[str, str]) -> str:
    """Empty when the phones take it; `seen` are the declarations before it in the block."""
    if name.startswith("--"):
        return _first(VALUES, value, re.search)
    if unprefixed(name) in seen or name != unprefixed(name) or name in HARMLESS:
        return ""
    if name in GAPS:
        return fault_of_gap(name, seen)
    known = _first(PROPERTIES, name, re.fullmatch) or _first(VALUES, value, re.search)
    return known or rewritten(f"a{{{name}:{value}}}")


def fault_of_gap(name: str, seen: dict[str, str]) -> str:
    """Grids have gaps since Chrome 66, flex boxes since 84; the block has to say which it is."""
    if "grid" in seen.get("display", "") or f"grid-{name}" in seen or "columns" in seen:
        return ""
    grid = f"in a grid write display: grid or grid-{name} before"
    return f"flex boxes have no gap before Chrome 84; {grid}"


def rewritten(css: str) -> str:
    """What lightningcss writes for the phones where that is not what stands there, or nothing."""
    # A value with a variable is left alone by it: the name alone is then what counts.
    old = lightningcss.process_stylesheet(css, browsers_list=browsers(), minify=False)
    new = lightningcss.process_stylesheet(css, minify=False)
    if old == new or plain(old) == plain(css):
        return ""
    if css.startswith("@"):
        return f"write {old.partition('{')[0].strip()}"
    inside = re.sub(r"\s+", " ", old.partition("{")[2].partition("}")[0]).strip()
    return f"write {inside} first, or stand in @supports"


def plain(css: str) -> str:
    """Without what says nothing: blanks, zeros before a point, the last semicolon."""
    return re.sub(r"\s+|;(?=\s*})|(?<![\d])0(?=\.\d)", "", css).lower()


def unprefixed(name: str) -> str:
    return re.sub(r"^-(webkit|moz|ms)-", "", name)


def _first(table: dict[str, str], text: str, match: Any) -> str:
    return next((why for pattern, why in table.items() if match(pattern, text.lower())), "")


def _rules(css: str) -> list[Any]:
    return tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)


def _inner(content: list[Any]) -> list[Any]:
    return tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True)
