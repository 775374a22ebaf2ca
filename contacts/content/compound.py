"""Kinds of value that hold more than one: a text in each language, a list. Pure."""

from __future__ import annotations

from collections.abc import Iterable

import yaml
from django.utils.translation import gettext as _

from contacts.content.nodes import Mapping, Node, Scalar, Sequence
from contacts.content.problems import Problems
from contacts.content.values import TEXT_TAG, Choice, Text, Value, tidy
from contacts.enums import Language
from contacts.hours.status import Weekday

Texts = tuple[tuple[str, str], ...]  # (("ar", "…"), ("en", "…")) without blanks


class Translated(Value):
    """The same text in each language, any of which may be missing."""

    empty = ()

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


class Weekdays(Value):
    """A set of weekdays, at least one."""

    empty = frozenset[Weekday]()

    def read(self, node: Node, problems: Problems) -> frozenset[Weekday]:
        names = [Choice(tuple(Weekday)).read(item, problems) for item in _items(node, problems)]
        return frozenset(Weekday(name) for name in names if name is not None)

    def write(self, value: frozenset[Weekday]) -> yaml.Node:
        days = [yaml.ScalarNode(TEXT_TAG, day.value) for day in Weekday if day in value]
        return sequence(days, flow=True)


class Words(Value):
    """A list of texts, in its order."""

    empty = ()

    def read(self, node: Node, problems: Problems) -> tuple[str, ...]:
        return tuple(Text().read(item, problems) for item in _items(node, problems))

    def write(self, value: tuple[str, ...]) -> yaml.Node:
        return sequence([Text().write(word) for word in value], flow=True)

    def take(self, row: object, name: str) -> tuple[str, ...]:
        return tuple(tidy(word) for word in getattr(row, name))

    def columns(self, name: str, value: tuple[str, ...]) -> dict[str, list[str]]:
        return {name: list(value)}


def mapping(pairs: Iterable[tuple[str, yaml.Node]], *, flow: bool = False) -> yaml.Node:
    entries = [(yaml.ScalarNode(TEXT_TAG, key), node) for key, node in pairs]
    return yaml.MappingNode("tag:yaml.org,2002:map", entries, flow_style=flow)


def sequence(items: Iterable[yaml.Node], *, flow: bool = False) -> yaml.Node:
    return yaml.SequenceNode("tag:yaml.org,2002:seq", list(items), flow_style=flow)


def _items(node: Node, problems: Problems) -> tuple[Node, ...]:
    if not isinstance(node, Sequence):
        problems.add(node.at, _("A list is expected here, as in [a, b]."))
        return ()
    if not node.items:
        problems.add(node.at, _("The list is empty. Give at least one value."))
    return node.items


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null


def _texts(pairs: Iterable[tuple[str, str]]) -> Texts:
    return tuple((code, text) for code, text in pairs if text)
