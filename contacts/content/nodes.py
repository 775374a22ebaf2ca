"""A YAML file as nodes that know their line and path. Pure.

Only YAML's structure is taken from the library. What a scalar means is for its field to
say, so `no`, `8:00` and `0501` arrive as they were written and not as a bool or a number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, ClassVar, Final

import yaml
from django.utils.translation import gettext as _

from citizen_help import standard_streams
from contacts.content.problems import MAX_FOUND, ContentError, Place, Problem, Problems

MAX_BYTES: Final = 10 * 1024 * 1024
# The deepest value of the format is at 6: file, guides, guide, steps, step, text.
MAX_DEPTH: Final = 10
# Keys, texts and lists; each takes half a kilobyte of memory. Ten thousand questions have so many.
MAX_VALUES: Final = 600_000
MAX_ITEMS: Final = 20_000  # of a list
# libyaml where the package was built with it: twenty times as fast.
LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# What YAML does not take, and the rarer line breaks, which would make editors count
# lines differently.
_REFUSED: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True)
class Scalar:
    at: Place
    text: str
    plain: bool  # written without quotes or a block sign

    @property
    def is_null(self) -> bool:
        return self.plain and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Sequence:
    is_null: ClassVar = False

    at: Place
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    at: Place  # of the key
    node: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    is_null: ClassVar = False

    at: Place
    entries: dict[str, Entry]
    repeated: tuple[Problem, ...]  # what is told of keys that come twice; the first one counts

    def known(self, keys: Collection[str], message: str, problems: Problems) -> dict[str, Entry]:
        """The entries; keys that come twice or, says `message`, are none of `keys` are problems."""
        problems.extend(self.repeated)
        for key, entry in self.entries.items():
            if key not in keys:
                problems.add(entry.at, message % {"key": key, "known": ", ".join(keys)})
        return self.entries

    def locate(self, *keys: str) -> Place:
        """Where the value under `keys` stands, or the nearest line where it is missing."""
        place = self.at
        node: Node | None = self
        for key in keys:
            entry = node.entries.get(key) if isinstance(node, Mapping) else None
            place = entry.at if entry else place.key(key, place.line)
            node = entry.node if entry else None
        return place


Node = Scalar | Sequence | Mapping


def read_bytes(path: Path) -> bytes:
    """The file's content; ContentError where it cannot be read or is over MAX_BYTES."""
    with unread_told(), standard_streams.opened(path, "rb") as file:
        return read_whole(file)


@contextmanager
def unread_told() -> Iterator[None]:
    """OSErrors of reading a file as ContentErrors."""
    try:
        yield
    except FileNotFoundError as error:
        raise ContentError.at(Place(), _("There is no such file.")) from error
    except OSError as error:
        message = _("The file cannot be read: %(reason)s.") % {"reason": error.strerror}
        raise ContentError.at(Place(), message) from error


def read_whole(file: BinaryIO) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        message = _("The file is larger than %(size)d MB.") % {"size": MAX_BYTES // 1024**2}
        raise ContentError.at(Place(), message)
    return data


def parse(data: bytes) -> Node:
    """The one document in `data`; ContentError where it is not the YAML that is used here."""
    text = _decode(data)
    try:
        return _Builder(yaml.parse(text, Loader=LOADER)).document()
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, text) from error


def _decode(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(data.count(b"\n", 0, error.start) + 1)
        message = _("This is not UTF-8 text. Save the file as UTF-8.")
        raise ContentError.at(place, message) from error
    if refused := _REFUSED.search(text):
        place = Place(text.count("\n", 0, refused.start()) + 1)
        message = _("The invisible character %(code)s cannot be in the file. Remove it.")
        raise ContentError.at(place, message % {"code": f"U+{ord(refused[0]):04X}"})
    return text


def _syntax_error(error: yaml.MarkedYAMLError, text: str) -> ContentError:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    lines = text.splitlines()
    written = lines[line - 1] if line <= len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return ContentError.at(Place(line), _("Indent with spaces: there is a tab here."))
    message = _("This is not YAML: %(problem)s.") % {"problem": error.problem}
    return ContentError.at(Place(line), message)


class _Builder:
    """Nodes from the parser's events, so that what is refused stops it at once."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.events = events
        self.values = 0

    def document(self) -> Node:
        next(self.events)  # the stream starts
        if not isinstance(next(self.events), yaml.DocumentStartEvent):
            raise ContentError.at(Place(), _("The file is empty."))
        node = self._node(next(self.events), Place(), depth=1)
        next(self.events)  # the document ends
        event = next(self.events)
        if isinstance(event, yaml.DocumentStartEvent):
            message = _("A second document starts here. Remove the line with three hyphens.")
            raise ContentError.at(Place(_line(event)), message)
        return node

    def _node(self, event: yaml.Event, at: Place, *, depth: int) -> Node:
        """The node that `event` starts; `at` has its path, the event its line."""
        at = Place(_line(event), at.path)
        _refuse_extras(event, at)
        self.values += 1
        if self.values > MAX_VALUES:
            raise ContentError.at(Place(at.line), _("The file holds too much. Split it here."))
        if depth > MAX_DEPTH:
            raise ContentError.at(at, _("Values are nested too deeply here."))
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(at, event.value, plain=not event.style)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(at, tuple(self._items(at, depth)))
        return self._mapping(at, depth)

    def _items(self, at: Place, depth: int) -> Iterator[Node]:
        for number, event in enumerate(self._until(yaml.SequenceEndEvent)):
            if number == MAX_ITEMS:
                raise too_many(at.item(number, _line(event)), MAX_ITEMS)
            yield self._node(event, at.item(number, None), depth=depth + 1)

    def _mapping(self, at: Place, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        repeated: list[Problem] = []
        for event in self._until(yaml.MappingEndEvent):
            place = Place(_line(event), at.path)
            _refuse_extras(event, place)
            if not isinstance(event, yaml.ScalarEvent):
                raise ContentError.at(place, _("A key is one word, not a list or keys."))
            place = at.key(event.value, place.line)
            entry = Entry(place, self._node(next(self.events), place, depth=depth + 1))
            first = entries.setdefault(event.value, entry)
            if first is not entry and len(repeated) <= MAX_FOUND:
                message = _("This key is here twice: it is on line %(line)d already.")
                repeated.append(Problem(place, message % {"line": first.at.line}))
        return Mapping(at, entries, tuple(repeated))

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self.events), end):
            yield event


def too_many(at: Place, most: int) -> ContentError:
    message = _("This list has more than %(count)d entries. Split the file.")
    return ContentError.at(at, message % {"count": most})


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _refuse_extras(event: yaml.Event, at: Place) -> None:
    """Anchors, aliases and tags: not needed here, and the ways to make YAML dangerous."""
    if getattr(event, "anchor", None) is not None:
        message = _("Anchors (&) and aliases (*) are not used here. Write the value out.")
        raise ContentError.at(at, message)
    if getattr(event, "tag", None) is not None:
        raise ContentError.at(at, _("Tags (!) are not used here. Write the value alone."))
