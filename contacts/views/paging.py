"""Long lists in parts: `?page=2`. No total is counted, which in a long list costs most."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

PER_PAGE = 25
NUMBER = re.compile(r"[1-9][0-9]{0,4}")


@dataclass(frozen=True, slots=True)
class Part:
    """`previous` and `following` are page numbers, 0 where there is none."""

    rows: Sequence[Any]
    number: int
    following: int

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def is_one_of_several(self) -> bool:
        return bool(self.previous or self.following)

    @property
    def query(self) -> str:
        """What the part's own address ends with."""
        return f"?page={self.number}" if self.previous else ""


def part_of(rows: QuerySet[Any], request: HttpRequest) -> Part:
    """The rows that `?page=` asks for; Http404 for a page that is not there."""
    text = request.GET.get("page", "1")
    if not NUMBER.fullmatch(text):
        raise Http404("this is no number of a page")
    number = int(text)
    first = (number - 1) * PER_PAGE
    found = list(rows[first : first + PER_PAGE + 1])
    if not found and number > 1:
        raise Http404("the list ends before this page")
    return Part(found[:PER_PAGE], number, number + 1 if len(found) > PER_PAGE else 0)
