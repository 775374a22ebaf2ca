"""The kinds of value in a content file that name another row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _

from contacts import endpoints
from contacts.content.kinds import Name, Quoted
from contacts.content.nodes import Node
from contacts.content.problems import Problems


@dataclass(frozen=True)
class Reference(Name):
    """The slug of a row of another model; None for no row."""

    model: type[models.Model]
    empty: ClassVar[Any] = None

    def read(self, node: Node, problems: Problems) -> Any:
        return super().read(node, problems) or None

    def take(self, row: object, name: str) -> Any:
        return getattr(getattr(row, name), "slug", None)


class EndpointReference(Reference):
    """A number or link of a channel by kind and value, as in phone:1234; None for none.

    The value may be written as people do: it is stored in the same form as the channel's own.
    """

    def read(self, node: Node, problems: Problems) -> Any:
        before = len(problems)
        written = super().read(node, problems)
        if written is None or len(problems) > before:
            return written
        kind, _colon, value = (part.strip() for part in written.partition(":"))
        try:
            return f"{kind}:{endpoints.canonical(kind, value)}"
        except KeyError:
            message = _(
                "“%(value)s” lacks its kind. Write the kind and what a channel has, as in "
                '"phone:1234" or "email:help@example.org".'
            )
            problems.add(node.at, message % {"value": written})
        except endpoints.InvalidEndpoint:
            pass  # no channel has it either, which is told with its place
        return written

    def write(self, value: str) -> str:
        return Quoted(value)

    def take(self, row: object, name: str) -> Any:
        found = getattr(row, name)
        return found and f"{found.kind}:{found.value}"
