"""Writes the content as YAML: the same content always as the same bytes."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml
from django.db import transaction

from contacts.content.compound import mapping, sequence
from contacts.content.rows import Row, by_parent, describe, load
from contacts.content.schema import SECTIONS, Section

HEADER: Final = (
    "# The content of the site: `manage.py import_content` reads it, "
    "`manage.py export_content` writes it.\n"
)


def export_file(path: Path) -> None:
    """The content into `path`, which is either the old file or the whole new one."""
    text = export_text()
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(handle)
        Path(name).chmod(0o644)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def export_text() -> str:
    with transaction.atomic():  # one state of the database for all sections
        return HEADER + "".join(f"\n{_section(section)}" for section in SECTIONS)


def _section(section: Section) -> str:
    parts = {part.name: by_parent(part, load(part)) for part in section.parts}
    records = [_indented(_yaml(sequence([_record(row, section, parts)]))) for row in load(section)]
    if not records:
        return f"{section.name}: []\n"
    return f"{section.name}:\n" + ("" if section.compact else "\n").join(records)


def _record(row: Row, section: Section, parts: dict[str, Any]) -> yaml.Node:
    return mapping(_entries(row, section, parts), flow=section.compact)


def _entries(row: Row, section: Section, parts: dict[str, Any]) -> Iterator[tuple[str, yaml.Node]]:
    values = describe(row, section)
    for field in section.fields:
        value = values[field.name]
        if field.required or field.always or value != field.missing:
            yield field.name, field.kind.write(value)
    for part in section.parts:
        if rows := parts[part.name].get(row.pk):
            yield part.name, sequence([_record(each, part, {}) for each in rows])


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand further in than their key."""
        super().increase_indent(flow, False)

    def analyze_scalar(self, scalar: str) -> Any:
        """Tabs and blanks at a line's end (Markdown's line break) may stand in a block too."""
        analysis = super().analyze_scalar(scalar)
        if analysis.multiline and not analysis.allow_block:
            harmless = re.sub(r"[ \t]+", "-", scalar)
            analysis.allow_block = super().analyze_scalar(harmless).allow_block
        return analysis


def _yaml(node: yaml.Node) -> str:
    text: str = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=float("inf"))
    return text


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line else line for line in text.split("\n"))
