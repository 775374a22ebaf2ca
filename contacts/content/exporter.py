"""Writes the content as YAML: the same content always as the same bytes."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml
from django.db import transaction

from contacts.content.formats import FORMAT, KEY
from contacts.content.kinds import Quoted
from contacts.content.rows import Row, by_parent, describe, load
from contacts.content.schema import SECTIONS, SITE, Section

HEADER: Final = (
    "# The content of the site: `manage.py import_content` reads it, "
    "`manage.py export_content` writes it.\n"
    f"{KEY}: {FORMAT}\n"
)
# Line ends to YAML though to nobody else; in quotes they are escaped.
_ODD_BREAKS: Final = re.compile("[\x85\u2028\u2029]")


def export_text() -> str:
    with transaction.atomic():  # one state of the database for all sections
        in_order = sorted(SECTIONS, key=lambda section: section is not SITE)  # whose site it is
        sections = filter(None, map(_section, in_order))
        return HEADER + "".join(f"\n{section}" for section in sections)


def _section(section: Section) -> str:
    parts = {part.name: by_parent(part, load(part)) for part in section.parts}
    records = [_item(_record(row, section, parts), section) for row in load(section)]
    if not records and section.single:
        return ""
    if not records:
        return f"{section.name}: []\n"
    return f"{section.name}:\n" + ("" if section.compact else "\n").join(records)


def _record(row: Row, section: Section, parts: dict[str, Any]) -> dict[str, Any]:
    values = describe(row, section)
    record = {
        name: field.kind.write(values[name])
        for name, field in section.fields.items()
        if field.is_written(values[name])
    }
    for part in section.parts:
        if rows := parts[part.name].get(row.pk):
            record[part.name] = [_record(each, part, {}) for each in rows]
    return record


def _item(record: dict[str, Any], section: Section) -> str:
    text = yaml.dump(
        record,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=section.compact,
        sort_keys=False,
        width=float("inf"),
    )
    lead, behind = ("  ", "\n  ") if section.single else ("  - ", "\n    ")
    return lead + re.sub(r"\n(?=[^\n])", behind, text)


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

    def ignore_aliases(self, data: Any) -> bool:
        """What is equal is written out each time."""
        return True

    def quoted(self, text: str) -> yaml.Node:
        if "\n" in text and not _ODD_BREAKS.search(text):
            return self.represent_scalar("tag:yaml.org,2002:str", f"{text}\n", style="|")
        return self.represent_scalar("tag:yaml.org,2002:str", str(text), style='"')

    def one_line(self, items: tuple[str, ...]) -> yaml.Node:
        return self.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


_Dumper.add_representer(Quoted, _Dumper.quoted)
_Dumper.add_representer(tuple, _Dumper.one_line)
