"""Kinds of value in a content file: how each is read, written, and kept in a row.

A value read from a file and the same value taken from a row are equal, whatever blanks,
line ends or None and "" the row holds: that is how the importer knows what has changed.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any, ClassVar, Final

import yaml
from django.utils.text import normalize_newlines
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from citizen_help import locality
from contacts.content.nodes import Mapping, Node, Scalar, Sequence
from contacts.content.problems import Problems
from contacts.enums import Language

# YAML 1.1's idea of what an unquoted word means, as other programs would read the file.
_RESOLVER: Final = yaml.resolver.Resolver()
# What no database stores.
UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")

Translations = tuple[tuple[str, str], ...]  # (("ar", "…"), ("en", "…")) without blanks


class Quoted(str):
    """Written in quotes, or over several lines as a block."""

    __slots__ = ()


class Kind(ABC):
    """One kind of value. `read` adds to `problems` what is wrong and returns a stand-in."""

    empty: ClassVar[Any] = None
    nothing: ClassVar[Any] = ""  # what to say of a key with no value, where that means something

    @abstractmethod
    def read(self, node: Node, problems: Problems) -> Any: ...

    def write(self, value: Any) -> Any:
        """The value as the exporter's YAML dumper takes it; a tuple stands on one line."""
        return value

    def take(self, row: object, name: str) -> Any:
        """The value from a row's attributes, in the form that `read` gives."""
        return getattr(row, name)

    def columns(self, name: str, value: Any) -> dict[str, Any]:
        """The value as the row's attributes."""
        return {name: value}


class Text(Kind):
    empty: ClassVar[Any] = ""

    def read(self, node: Node, problems: Problems) -> str:
        scalar = _scalar(node, problems)
        if scalar is None:
            return ""
        if scalar.plain and not _means_text(scalar.text):
            message = _('Text is expected here. Put it in quotes: "%(value)s".')
            problems.add(node.at, message % {"value": scalar.text})
        elif UNSTORABLE.search(scalar.text):
            problems.add(node.at, _("There is a character in this text that cannot be stored."))
        return normalized(scalar.text)

    def write(self, value: str) -> str:
        return Quoted(value)

    def take(self, row: object, name: str) -> str:
        return normalized(getattr(row, name) or "")


class Name(Text):
    """A slug or anchor: written without quotes where YAML allows it."""

    def write(self, value: str) -> str:
        return value


class Address(Name):
    """A web address; one without its scheme is taken as the desk takes it, with https://."""

    def read(self, node: Node, problems: Problems) -> str:
        text = super().read(node, problems)
        return text if not text or "://" in text else f"https://{text}"


class Word(Kind):
    """One word of a fixed form, which `parse` knows (ValueError for any other)."""

    error: ClassVar[Any]
    known = ""  # what else it could be

    @abstractmethod
    def parse(self, scalar: Scalar) -> Any: ...

    def read(self, node: Node, problems: Problems) -> Any:
        scalar = _scalar(node, problems)
        if scalar is None:
            return None
        try:
            return self.parse(scalar)
        except ValueError:
            problems.add(node.at, self.error % {"value": scalar.text, "known": self.known})
            return None


class Choice(Word):
    error = gettext_lazy("“%(value)s” is none of: %(known)s.")

    def __init__(self, allowed: Callable[[], Iterable[str]]) -> None:
        self.allowed = allowed

    @property
    def known(self) -> str:  # type: ignore[override]
        return ", ".join(self.allowed())

    def parse(self, scalar: Scalar) -> str:
        if scalar.text not in self.allowed():
            raise ValueError
        return scalar.text


class Flag(Word):
    error = gettext_lazy(
        "“%(value)s” is neither true nor false. Write one of them, without quotes."
    )

    def parse(self, scalar: Scalar) -> bool:
        if not scalar.plain or scalar.text not in ("true", "false"):
            raise ValueError
        return scalar.text == "true"


class Day(Word):
    """A date, written 2026-11-22."""

    error = gettext_lazy("“%(value)s” is not a date. Write year, month and day, as in 2026-11-22.")

    def parse(self, scalar: Scalar) -> date:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", scalar.text):
            raise ValueError
        return date.fromisoformat(scalar.text)


class Clock(Word):
    """A time of day, to the minute. Written in quotes: YAML 1.1 reads 16:30 as 990."""

    error = gettext_lazy(
        '“%(value)s” is not a time. Write it with four digits, as in "08:00"; the end of a day is '
        '"00:00".'
    )

    def parse(self, scalar: Scalar) -> time:
        if not re.fullmatch(r"[0-9]{2}:[0-9]{2}", scalar.text):
            raise ValueError
        return time.fromisoformat(scalar.text)

    def write(self, value: time) -> str:
        return Quoted(value.isoformat("minutes"))

    def take(self, row: object, name: str) -> time | None:
        moment: time | None = getattr(row, name)
        return moment and moment.replace(second=0, microsecond=0)


class Moment(Word):
    """A moment, to the second, on the site's clock unless it names its offset.

    Written in quotes: YAML 1.1 takes one with seconds for a moment in UTC.
    """

    error = locality.in_zone(
        gettext_lazy(
            "“%(value)s” is not a moment. Write a day and a time in %(place)s, as in "
            '"2026-11-22 08:00".'
        )
    )
    form: ClassVar = re.compile(
        r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(:[0-9]{2})?)(Z|[+-][0-9]{2}:[0-9]{2})?"
    )

    def parse(self, scalar: Scalar) -> datetime:
        if not self.form.fullmatch(scalar.text):
            raise ValueError
        moment = datetime.fromisoformat(scalar.text)
        zone = locality.zone()
        return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)

    def write(self, value: datetime) -> str:
        """With its offset in the hour that the clocks show twice, unless it is the first time."""
        local = value.astimezone(locality.zone())
        written = (local if local.fold else local.replace(tzinfo=None)).isoformat(" ", "seconds")
        return Quoted(written.removesuffix(":00") if not local.fold else written)

    def take(self, row: object, name: str) -> datetime | None:
        moment: datetime | None = getattr(row, name)
        return moment and moment.replace(microsecond=0)


class Translated(Kind):
    """The same text in each language, any of which may be missing."""

    empty = ()

    def read(self, node: Node, problems: Problems) -> Translations:
        if not isinstance(node, Mapping):
            problems.add(node.at, _("Write the text under “ar:” and “en:”, one line each."))
            return ()
        message = _("“%(key)s” is none of the site’s languages: %(known)s.")
        entries = node.known(Language.values, message, problems)
        return _filled(
            (code, Text().read(entries[code].node, problems))
            for code in Language.values
            if code in entries and not entries[code].node.is_null
        )

    def write(self, value: Translations) -> dict[str, str]:
        return {language: Quoted(text) for language, text in value}

    def take(self, row: object, name: str) -> Translations:
        return _filled((code, Text().take(row, f"{name}_{code}")) for code in Language.values)

    def columns(self, name: str, value: Translations) -> dict[str, str]:
        texts = dict(value)
        return {f"{name}_{code}": texts.get(code, "") for code in Language.values}


class Words(Kind):
    """A list of texts, in its order."""

    empty = ()

    def read(self, node: Node, problems: Problems) -> tuple[str, ...]:
        return tuple(Text().read(item, problems) for item in items_of(node, problems))

    def write(self, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(Quoted, value))

    def take(self, row: object, name: str) -> tuple[str, ...]:
        return tuple(map(normalized, getattr(row, name)))

    def columns(self, name: str, value: tuple[str, ...]) -> dict[str, list[str]]:
        return {name: list(value)}


def normalized(text: str) -> str:
    """Without blanks around it and with "\\n" alone as the line end (forms send "\\r\\n")."""
    return normalize_newlines(text).strip()


def _scalar(node: Node, problems: Problems) -> Scalar | None:
    if isinstance(node, Scalar):
        return node
    problems.add(node.at, _("One value is expected here, not a list or keys."))
    return None


def items_of(node: Node, problems: Problems) -> tuple[Node, ...]:
    if not isinstance(node, Sequence):
        problems.add(node.at, _("A list is expected here, as in [a, b]."))
        return ()
    if not node.items:
        problems.add(node.at, _("The list is empty. Give at least one value."))
    return node.items


def _means_text(word: str) -> bool:
    tag = _RESOLVER.resolve(yaml.ScalarNode, word, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag == "tag:yaml.org,2002:str")


def _filled(pairs: Iterable[tuple[str, str]]) -> Translations:
    return tuple((code, text) for code, text in pairs if text)
