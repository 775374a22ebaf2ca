"""Kinds of value in a content file: how each is read, written, and kept in a row. Pure.

A value read from a file and the same value taken from a row are equal, whatever blanks,
line ends or None and "" the row holds: that is how the importer knows what has changed.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

import yaml
from django.utils.translation import gettext as _

from contacts.content.nodes import Node, Scalar
from contacts.content.problems import Problems

TEXT_TAG: Final = "tag:yaml.org,2002:str"
# YAML 1.1's idea of what an unquoted word means, as other programs would read the file.
_RESOLVER: Final = yaml.resolver.Resolver()
# What no database stores.
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
# Line ends to YAML though to nobody else; in quotes they are escaped.
_ODD_BREAKS: Final = re.compile("[\x85\u2028\u2029]")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


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


class Text(Value):
    empty = ""

    def read(self, node: Node, problems: Problems) -> str:
        scalar = scalar_of(node, problems)
        if scalar is None:
            return ""
        if scalar.plain and not _reads_as_text(scalar.text):
            message = _('Text is expected here. Put it in quotes: "%(value)s".')
            problems.add(node.at, message % {"value": scalar.text})
        elif _UNSTORABLE.search(scalar.text):
            problems.add(node.at, _("There is a character in this text that cannot be stored."))
        return tidy(scalar.text)

    def write(self, value: str) -> yaml.Node:
        if "\n" in value and not _ODD_BREAKS.search(value):
            return yaml.ScalarNode(TEXT_TAG, f"{value}\n", style="|")
        return yaml.ScalarNode(TEXT_TAG, value, style='"')

    def take(self, row: object, name: str) -> str:
        return tidy(getattr(row, name) or "")


class Name(Text):
    """A slug or anchor: written without quotes where YAML allows it."""

    def write(self, value: str) -> yaml.Node:
        return yaml.ScalarNode(TEXT_TAG, value)


@dataclass(frozen=True)
class Reference(Value):
    """The slug of a row of another section; None for no row."""

    section: str

    def read(self, node: Node, problems: Problems) -> str | None:
        return Name().read(node, problems) or None

    def write(self, value: str) -> yaml.Node:
        return Name().write(value)

    def take(self, row: object, name: str) -> str | None:
        target = getattr(row, name)
        return None if target is None else target.slug


@dataclass(frozen=True)
class Choice(Value):
    allowed: tuple[str, ...]

    def read(self, node: Node, problems: Problems) -> str | None:
        scalar = scalar_of(node, problems)
        if scalar is None or scalar.text in self.allowed:
            return scalar.text if scalar else None
        message = _("“%(value)s” is none of: %(known)s.")
        problems.add(node.at, message % {"value": scalar.text, "known": ", ".join(self.allowed)})
        return None

    def write(self, value: str) -> yaml.Node:
        return yaml.ScalarNode(TEXT_TAG, value)


class Flag(Value):
    def read(self, node: Node, problems: Problems) -> bool | None:
        scalar = scalar_of(node, problems)
        if scalar is not None and not (scalar.plain and scalar.text in ("true", "false")):
            message = _("“%(value)s” is neither true nor false. Write one of them, without quotes.")
            problems.add(node.at, message % {"value": scalar.text})
        return scalar.text == "true" if scalar else None

    def write(self, value: bool) -> yaml.Node:
        return yaml.ScalarNode("tag:yaml.org,2002:bool", "true" if value else "false")


class Day(Value):
    """A date, written 2026-11-22."""

    def read(self, node: Node, problems: Problems) -> date | None:
        scalar = scalar_of(node, problems)
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
        scalar = scalar_of(node, problems)
        if scalar is None:
            return None
        if _CLOCK.fullmatch(scalar.text):
            return time.fromisoformat(scalar.text)
        message = _('“%(value)s” is not a time. Write it with four digits, as in "08:00".')
        problems.add(node.at, message % {"value": scalar.text})
        return None

    def write(self, value: time) -> yaml.Node:
        return yaml.ScalarNode(TEXT_TAG, value.isoformat("minutes"), style='"')

    def take(self, row: object, name: str) -> time | None:
        moment: time | None = getattr(row, name)
        return moment and moment.replace(second=0, microsecond=0)


def scalar_of(node: Node, problems: Problems) -> Scalar | None:
    if isinstance(node, Scalar):
        return node
    problems.add(node.at, _("One value is expected here, not a list or keys."))
    return None


def _reads_as_text(word: str) -> bool:
    tag = _RESOLVER.resolve(yaml.ScalarNode, word, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag == TEXT_TAG)


def tidy(text: str) -> str:
    """Without blanks around it and with "\\n" alone as the line end (forms send "\\r\\n")."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
