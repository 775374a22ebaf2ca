"""Kinds of value in a content file: how each is read, written, and kept in a row. Pure.

A value read from a file and the same value taken from a row are equal, whatever blanks,
line ends or None and "" the row holds: that is how the importer knows what has changed.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

import yaml
from django.utils.translation import gettext as _

from contacts.content.nodes import Mapping, Node, Scalar, Sequence
from contacts.content.problems import Problems
from contacts.enums import Language
from contacts.hours import Weekday

_TEXT: Final = "tag:yaml.org,2002:str"
# YAML 1.1's idea of what an unquoted word means, as other programs would read the file.
_RESOLVER: Final = yaml.resolver.Resolver()
# What no database stores.
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
# Line ends to YAML though to nobody else; in quotes they are escaped.
_ODD_BREAKS: Final = re.compile("[\x85\u2028\u2029]")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")

Texts = tuple[tuple[str, str], ...]  # (("ar", "…"), ("en", "…")) without blanks


class Value(ABC):
    """One kind of value. `read` adds to `problems` what is wrong and then returns `empty`."""

    empty: Any = None

    @abstractmethod
    def read(self, node: Node, problems: Problems) -> Any: ...

    @abstractmethod
    def write(self, value: Any) -> yaml.Node: ...

    def take(self, row: object, name: str) -> Any:
        """The value from a row's attributes, in the form that `read` gives."""
        return getattr(row, name)

    def columns(self, name: str, value: Any) -> dict[str, Any]:
        """The value as the row's attributes."""
        return {name: value}


@dataclass(frozen=True)
class Text(Value):
    empty: Any = ""

    def read(self, node: Node, problems: Problems) -> str:
        scalar = _scalar(node, problems)
        if scalar is None:
            return ""
        if scalar.plain and not _reads_as_text(scalar.text):
            message = _('Text is expected here. Put it in quotes: "%(value)s".')
            problems.add(node.at, message % {"value": scalar.text})
        elif _UNSTORABLE.search(scalar.text):
            problems.add(node.at, _("There is a character in this text that cannot be stored."))
        return _tidy(scalar.text)

    def write(self, value: str) -> yaml.Node:
        if "\n" in value and not _ODD_BREAKS.search(value):
            return yaml.ScalarNode(_TEXT, f"{value}\n", style="|")
        return yaml.ScalarNode(_TEXT, value, style='"')

    def take(self, row: object, name: str) -> str:
        return _tidy(getattr(row, name) or "")


class Name(Text):
    """A slug or anchor: written without quotes where YAML allows it."""

    def write(self, value: str) -> yaml.Node:
        return yaml.ScalarNode(_TEXT, value)


@dataclass(frozen=True)
class Reference(Name):
    """The slug of a row of another section; None for no such row."""

    section: str = ""
    empty: Any = None

    def read(self, node: Node, problems: Problems) -> str | None:
        return super().read(node, problems) or None

    def take(self, row: object, name: str) -> str | None:
        target = getattr(row, name)
        return None if target is None else target.slug


@dataclass(frozen=True)
class Translated(Value):
    """The same text in each language, any of which may be missing."""

    empty: Any = ()

    def read(self, node: Node, problems: Problems) -> Texts:
        if not isinstance(node, Mapping):
            problems.add(node.at, _("Write the text under “ar:” and “en:”, one line each."))
            return ()
        entries = node.by_key(problems)
        for key in entries.keys() - set(Language.values):
            message = _("“%(key)s” is none of the site’s languages: %(known)s.")
            values = {"key": key, "known": ", ".join(Language.values)}
            problems.add(entries[key].at, message % values)
        given = ((code, entries[code].node) for code in Language.values if code in entries)
        return _texts(
            (code, "" if _is_null(text) else Text().read(text, problems)) for code, text in given
        )

    def write(self, value: Texts) -> yaml.Node:
        return mapping((language, Text().write(text)) for language, text in value)

    def take(self, row: object, name: str) -> Texts:
        return _texts((code, Text().take(row, f"{name}_{code}")) for code in Language.values)

    def columns(self, name: str, value: Texts) -> dict[str, str]:
        texts = dict(value)
        return {f"{name}_{code}": texts.get(code, "") for code in Language.values}


@dataclass(frozen=True)
class Choice(Value):
    allowed: tuple[str, ...]

    def read(self, node: Node, problems: Problems) -> str | None:
        scalar = _scalar(node, problems)
        if scalar is None or scalar.text in self.allowed:
            return scalar.text if scalar else None
        message = _("“%(value)s” is none of: %(known)s.")
        problems.add(node.at, message % {"value": scalar.text, "known": ", ".join(self.allowed)})
        return None

    def write(self, value: str) -> yaml.Node:
        return yaml.ScalarNode(_TEXT, value)


class Flag(Value):
    def read(self, node: Node, problems: Problems) -> bool | None:
        scalar = _scalar(node, problems)
        if scalar is not None and not (scalar.plain and scalar.text in ("true", "false")):
            message = _("“%(value)s” is neither true nor false. Write one of them, without quotes.")
            problems.add(node.at, message % {"value": scalar.text})
        return scalar.text == "true" if scalar else None

    def write(self, value: bool) -> yaml.Node:
        return yaml.ScalarNode("tag:yaml.org,2002:bool", "true" if value else "false")


class Day(Value):
    """A date, written 2026-11-22."""

    def read(self, node: Node, problems: Problems) -> date | None:
        scalar = _scalar(node, problems)
        if scalar is None:
            return None
        if _DAY.fullmatch(scalar.text):
            try:
                return date.fromisoformat(scalar.text)
            except ValueError:
                pass  # the 31st of a shorter month: told like any other non-date
        message = _("“%(value)s” is not a date. Write year, month and day, as in 2026-11-22.")
        problems.add(node.at, message % {"value": scalar.text})
        return None

    def write(self, value: date) -> yaml.Node:
        return yaml.ScalarNode("tag:yaml.org,2002:timestamp", value.isoformat())


class Clock(Value):
    """A time of day, to the minute. Written in quotes: YAML 1.1 reads 16:30 as 990."""

    def read(self, node: Node, problems: Problems) -> time | None:
        scalar = _scalar(node, problems)
        if scalar is None:
            return None
        if _CLOCK.fullmatch(scalar.text):
            return time.fromisoformat(scalar.text)
        message = _('“%(value)s” is not a time. Write it with four digits, as in "08:00".')
        problems.add(node.at, message % {"value": scalar.text})
        return None

    def write(self, value: time) -> yaml.Node:
        return yaml.ScalarNode(_TEXT, value.isoformat("minutes"), style='"')

    def take(self, row: object, name: str) -> time | None:
        moment: time | None = getattr(row, name)
        return moment and moment.replace(second=0, microsecond=0)


class Weekdays(Value):
    """A set of weekdays, at least one."""

    empty = frozenset[Weekday]()

    def read(self, node: Node, problems: Problems) -> frozenset[Weekday]:
        names = [Choice(tuple(Weekday)).read(item, problems) for item in _items(node, problems)]
        return frozenset(Weekday(name) for name in names if name is not None)

    def write(self, value: frozenset[Weekday]) -> yaml.Node:
        days = [yaml.ScalarNode(_TEXT, day.value) for day in Weekday if day in value]
        return sequence(days, flow=True)


class Words(Value):
    """A list of texts, in its order."""

    empty = ()

    def read(self, node: Node, problems: Problems) -> tuple[str, ...]:
        return tuple(Text().read(item, problems) for item in _items(node, problems))

    def write(self, value: tuple[str, ...]) -> yaml.Node:
        return sequence([Text().write(word) for word in value], flow=True)

    def take(self, row: object, name: str) -> tuple[str, ...]:
        return tuple(_tidy(word) for word in getattr(row, name))

    def columns(self, name: str, value: tuple[str, ...]) -> dict[str, list[str]]:
        return {name: list(value)}


def mapping(pairs: Iterable[tuple[str, yaml.Node]], *, flow: bool = False) -> yaml.Node:
    entries = [(yaml.ScalarNode(_TEXT, key), node) for key, node in pairs]
    return yaml.MappingNode("tag:yaml.org,2002:map", entries, flow_style=flow)


def sequence(items: list[yaml.Node], *, flow: bool = False) -> yaml.Node:
    return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=flow)


def _scalar(node: Node, problems: Problems) -> Scalar | None:
    if isinstance(node, Scalar):
        return node
    problems.add(node.at, _("One value is expected here, not a list or keys."))
    return None


def _items(node: Node, problems: Problems) -> tuple[Node, ...]:
    if not isinstance(node, Sequence):
        problems.add(node.at, _("A list is expected here, as in [a, b]."))
        return ()
    if not node.items:
        problems.add(node.at, _("The list is empty. Give at least one value."))
    return node.items


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null


def _reads_as_text(word: str) -> bool:
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, word, (True, False))
    return tag == _TEXT


def _tidy(text: str) -> str:
    """Without blanks around it and with "\\n" alone as the line end (forms send "\\r\\n")."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _texts(pairs: Iterable[tuple[str, str]]) -> Texts:
    return tuple((code, text) for code, text in pairs if text)
