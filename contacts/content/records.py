"""The records of a content file, read as its schema says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from contacts.content.formats import FORMAT, KEY, as_now, format_of
from contacts.content.nodes import Entry, Mapping, Node, Sequence, too_many
from contacts.content.picture_sources import Source
from contacts.content.problems import Problems
from contacts.content.schema import SECTIONS, Field, Section
from contacts.pictures.encoding import EncodedPicture

MAX_PARTS: Final = 500  # steps of a question, numbers and hours of a channel: a page shows all


@dataclass(frozen=True)
class Record:
    """One record: a value for every field of its section, and its parts by their name.

    A key that the file leaves out has a value too, that of a new row; `left_out` tells.
    """

    node: Mapping
    values: dict[str, Any]
    failed: frozenset[str]  # fields whose value is a stand-in, as the file's is a problem
    parts: dict[str, list[Record]]
    left_out: frozenset[str]  # columns of which the file says nothing: name, title_en
    lacking: tuple[str, ...]  # left out, though a new row needs them


@dataclass(frozen=True)
class Content:
    """A whole file: the sections it has, and what is wrong with it so far.

    `own` are pictures that the sender named by files of other names, made ready.
    """

    sections: dict[str, list[Record]] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)
    source: Source = field(default_factory=Source)
    own: tuple[EncodedPicture, ...] = ()
    format: int = FORMAT


def read_content(root: Node) -> Content:
    """ContentError only where no record can be told from the next; else see `problems`."""
    number = format_of(root)
    content = Content(format=number)
    entries = _entries(root, [KEY, *(section.name for section in SECTIONS)], content.problems)
    for section in SECTIONS:
        if section.name in entries:
            node = entries[section.name].node
            content.sections[section.name] = _records(section, node, content.problems, number)
    return content


def _records(section: Section, node: Node, problems: Problems, number: int) -> list[Record]:
    if node.is_null:
        return []
    if section.single:
        record = _record(section, node, problems, number)
        return [record] if record else []
    if not isinstance(node, Sequence):
        problems.add(node.at, _("A list is expected here, each item starting with a hyphen."))
        return []
    if section.parent and len(node.items) > MAX_PARTS:
        raise too_many(node.items[MAX_PARTS].at, MAX_PARTS)
    read = (_record(section, item, problems, number) for item in node.items)
    return [record for record in read if record is not None]


def _record(section: Section, node: Node, problems: Problems, number: int) -> Record | None:
    entries = _entries(node, [*section.fields, *(part.name for part in section.parts)], problems)
    if not isinstance(node, Mapping):
        return None
    values: dict[str, Any] = {}
    failed: set[str] = set()
    for name, each in section.fields.items():
        before = len(problems)
        is_needed = name in section.identity or name in entries
        value = _value(each, entries.get(name), node, problems, is_needed=is_needed)
        values[name] = as_now(section.name, name, value, number)
        if len(problems) > before:
            failed.add(name)
    parts = {
        part.name: _records(part, entries[part.name].node, problems, number)
        for part in section.parts
        if part.name in entries
    }
    lacking = tuple(
        name
        for name, each in section.fields.items()
        if each.required and name not in entries and name not in section.identity
    )
    return Record(node, values, frozenset(failed), parts, _left_out(section, entries), lacking)


def _left_out(section: Section, entries: dict[str, Entry]) -> frozenset[str]:
    """A text may be given in one language alone; "en:" with nothing after it empties the other."""
    return frozenset(
        column
        for column, (name, *language) in section.columns.items()
        if name not in entries or (language and _lacks(entries[name].node, language[0]))
    )


def _lacks(node: Node, key: str) -> bool:
    return isinstance(node, Mapping) and key not in node.entries


def _value(
    each: Field, entry: Entry | None, record: Mapping, problems: Problems, *, is_needed: bool
) -> Any:
    if entry is not None and not entry.node.is_null:
        return each.kind.read(entry.node, problems)
    if entry is not None and each.kind.nothing:
        problems.add(entry.node.at, str(each.kind.nothing))
    if each.required and is_needed:
        tell_missing(record, each.name, problems)
    return each.missing


def tell_missing(record: Mapping, name: str, problems: Problems) -> None:
    problems.add(record.locate(name), _("“%(key)s” is missing here.") % {"key": name})


def _entries(node: Node, known: list[str], problems: Problems) -> dict[str, Entry]:
    """The entries under known keys; every other key is a problem."""
    if isinstance(node, Mapping):
        message = _("There is no key “%(key)s” here. The keys are: %(known)s.")
        return node.known(known, message, problems)
    problems.add(node.at, _("Keys with values are expected here, as in “slug: hotline”."))
    return {}
