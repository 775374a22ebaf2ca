"""What is wrong with a content file, and where. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# More would scroll the first ones, which often cause the rest, off the screen.
MAX_LISTED: Final = 20
# After so many nobody reads on, and a file of millions of lines would keep the site at it.
MAX_FOUND: Final = 200
MAX_CHARACTERS: Final = 600  # of a sentence, which may name what the file holds
MAX_KEY: Final = 40  # characters of a key that a path names; those of the format have 18


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its line from 1 (None: the file as a whole) and its path.

    >>> Place(4).key("guides", 4).item(0, 5).key("title", 6)
    Place(line=6, path='guides[0].title')
    """

    line: int | None = None
    path: str = ""
    cell: str = ""  # of a spreadsheet: "D14"

    def key(self, name: str, line: int | None) -> Place:
        name = name if len(name) <= MAX_KEY else f"{name[:MAX_KEY]}…"
        return Place(line, f"{self.path}.{name}" if self.path else name)

    def item(self, index: int, line: int | None) -> Place:
        return Place(line, f"{self.path}[{index}]")


@dataclass(frozen=True, slots=True)
class Problem:
    at: Place
    message: str

    def sentence(self, file: str) -> str:
        """In the language active when it is asked for; the message is in its finder's."""
        values = {
            "file": file,
            "line": self.at.line,
            "field": self.at.path,
            "message": self.message,
        }
        if self.at.cell:
            return _("%(file)s, cell %(cell)s: %(message)s") % {**values, "cell": self.at.cell}
        if self.at.line is None:
            return _("%(file)s: %(message)s") % values
        if not self.at.path:
            return _("%(file)s, line %(line)d: %(message)s") % values
        return _("%(file)s, line %(line)d, %(field)s: %(message)s") % values


class Problems(list[Problem]):
    """Collected while reading goes on, so that all are told at once; MAX_FOUND of them at most."""

    def add(self, at: Place, message: str) -> None:
        if len(message) > MAX_CHARACTERS:
            message = f"{message[:MAX_CHARACTERS]}…"
        self.extend([Problem(at, message)])

    def extend(self, found: Iterable[Problem]) -> None:
        """ContentError once there are too many."""
        super().extend(found)
        if len(self) > MAX_FOUND:
            del self[MAX_FOUND:]
            message = _("There are more than %(count)d errors in the file. Mend these first.")
            raise ContentError([Problem(Place(), message % {"count": MAX_FOUND}), *self])


class ContentError(Exception):
    """The file cannot be used, and nothing was changed; `problems` has at least one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        # The sort is stable: problems of one line stay in the order they were found.
        self.problems = tuple(sorted(problems, key=lambda problem: problem.at.line or 0))
        super().__init__("; ".join(f"{p.at.path}: {p.message}" for p in self.problems))

    @classmethod
    def at(cls, place: Place, message: str) -> ContentError:
        return cls([Problem(place, message)])

    def report(self, file: str) -> str:
        """A line for each problem, the first MAX_LISTED of them."""
        lines = [problem.sentence(file) for problem in self.problems[:MAX_LISTED]]
        more = len(self.problems) - len(lines)
        if more:
            rest = ngettext("And %(count)d more error.", "And %(count)d more errors.", more)
            lines.append(rest % {"count": more})
        lines.append(_("Nothing was changed."))
        return "\n".join(lines)
