"""Sets of a few known values in a content file, each written as a list on one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from django.db.models import TextChoices

from contacts.content.kinds import Choice, Kind, items_of
from contacts.content.nodes import Node
from contacts.content.problems import Problems


@dataclass(frozen=True)
class Members(Kind):
    """A set of members of an enum, at least one, in the order of the enum."""

    members: type[StrEnum | TextChoices]
    empty: ClassVar[Any] = frozenset()

    def read(self, node: Node, problems: Problems) -> frozenset[Any]:
        known = [str(one) for one in self.members]
        names = [Choice(lambda: known).read(item, problems) for item in items_of(node, problems)]
        return frozenset(self.members(name) for name in names if name is not None)

    def write(self, value: frozenset[Any]) -> tuple[str, ...]:
        return tuple(one.value for one in self.members if one in value)


@dataclass(frozen=True)
class Codes(Kind):
    """A set of words of a fixed list, in its order."""

    allowed: Callable[[], Iterable[str]]
    empty: ClassVar[Any] = frozenset()

    def read(self, node: Node, problems: Problems) -> frozenset[str]:
        codes = [Choice(self.allowed).read(item, problems) for item in items_of(node, problems)]
        return frozenset(code for code in codes if code is not None)

    def write(self, value: frozenset[str]) -> tuple[str, ...]:
        return tuple(code for code in self.allowed() if code in value)
