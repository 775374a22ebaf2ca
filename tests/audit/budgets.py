"""What was measured on a page, and what it may come to at most."""

from collections.abc import Mapping
from dataclasses import dataclass

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PERFECT = 100


@dataclass(frozen=True, slots=True)
class Measures:
    """One page's figures; sizes in bytes as sent, headers included except for the scripts."""

    scores: tuple[int, ...]  # of CATEGORIES, from 0 to 100
    failed: tuple[str, ...]  # Lighthouse's audits that are not passed
    html_and_css: int
    first_visit: int  # everything the page itself loads with an empty cache
    scripts: int
    largest_paint: int  # milliseconds, in Lighthouse's simulation of a phone
    blocking: int  # milliseconds
    shift: float  # cumulative layout shift
    pa11y: tuple[str, ...] = ()
    nu: tuple[str, ...] = ()


# Field of Measures: how it is called, and the most it may be.
BUDGETS: dict[str, tuple[str, float]] = {
    "html_and_css": ("HTML+CSS", 12_000),
    "first_visit": ("first visit", 30_000),
    "scripts": ("JS", 5_000),
    "largest_paint": ("LCP", 1_000),
    "blocking": ("TBT", 0),
    "shift": ("CLS", 0),
}


def complaints(measures: Measures, allowed: Mapping[str, float] | None = None) -> list[str]:
    """What is past its budget, one short text each; empty when all is well.

    `allowed` stands in for BUDGETS, by field.
    """
    found = [
        f"{category} {score}"
        for category, score in zip(CATEGORIES, measures.scores, strict=True)
        if score < PERFECT
    ]
    for field, (name, usual) in BUDGETS.items():
        value, most = getattr(measures, field), (allowed or {}).get(field, usual)
        if value > most:
            found.append(f"{name} {value:g}, at most {most:g}")
    found += [f"pa11y: {issue}" for issue in measures.pa11y]
    found += [f"Nu: {error}" for error in measures.nu]
    return found


HEADS = ("page", "", "scores", "pa11y", "Nu", "HTML+CSS", "first", "JS", "LCP", "TBT", "CLS")
WIDTHS = (22, 3, 16, 6, 3, 9, 7, 6, 5, 4, 5)


def head() -> str:
    """The line above `row`s; scores are in the order of CATEGORIES."""
    return _aligned(HEADS)


def row(name: str, language: str, measures: Measures) -> str:
    figures = [getattr(measures, field) for field in BUDGETS]
    scores = " ".join(map(str, measures.scores))
    counts = (len(measures.pa11y), len(measures.nu))
    return _aligned((name, language, scores, *counts, *(f"{figure:g}" for figure in figures)))


def _aligned(cells: tuple[object, ...]) -> str:
    """Texts from the left, figures from the right."""
    return " ".join(
        f"{cell!s:<{width}}" if place < 3 else f"{cell!s:>{width}}"
        for place, (cell, width) in enumerate(zip(cells, WIDTHS, strict=True))
    ).rstrip()
