"""The parts of the home page in the order that editors chose. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from contacts.enums import HomeBlock

# What may stand in the first screen, beside the site's question.
HERO: Final = frozenset({HomeBlock.CALL, HomeBlock.SEARCH, HomeBlock.CHOOSER})
# As wide as a column of text, so that several stand side by side on a wide screen.
NARROW: Final = frozenset({HomeBlock.QUESTIONS, HomeBlock.CHECKER, HomeBlock.PROGRAMME})


def arranged(
    blocks: Sequence[HomeBlock],
) -> tuple[list[HomeBlock], list[list[list[HomeBlock]]]]:
    """Those of the first screen, then sections of one column or two.

    What may stand in the first screen stands there, whatever comes between.

    >>> arranged([HomeBlock.SEARCH, HomeBlock.CHECKER, HomeBlock.QUESTIONS])[1] == [
    ...     [[HomeBlock.CHECKER], [HomeBlock.QUESTIONS]]
    ... ]
    True
    """
    rest = [block for block in blocks if block not in HERO]
    runs: list[list[HomeBlock]] = [list(run) for _, run in groupby(rest, key=is_narrow)]
    sections = [_columns(run) for run in runs]
    return [block for block in blocks if block in HERO], sections


def is_narrow(block: HomeBlock) -> bool:
    return block in NARROW


def _columns(run: list[HomeBlock]) -> list[list[HomeBlock]]:
    """Narrow ones side by side: the questions are as long as all others together."""
    if not is_narrow(run[0]) or HomeBlock.QUESTIONS not in run:
        return [run]
    others = list(run)
    others.remove(HomeBlock.QUESTIONS)
    columns = [[HomeBlock.QUESTIONS], others]
    if run[0] is not HomeBlock.QUESTIONS:
        columns.reverse()
    return [column for column in columns if column]
