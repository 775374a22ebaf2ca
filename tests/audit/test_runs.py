"""Which of several runs of Lighthouse counts."""

import subprocess

import pytest

from tests.audit import __main__ as audit
from tests.audit.budgets import Measures
from tests.audit.pages import Kind

FAST = Measures((100, 100, 100, 100), (), 1, 1, 1, 900, 0, 0)
SLOW = Measures((99, 100, 100, 100), (), 1, 1, 1, 1200, 0, 0)
FAILED = subprocess.CalledProcessError(1, "lighthouse")


def counted(monkeypatch, *runs) -> tuple[Measures, int]:
    """What counts, and how many runs were not needed."""
    left = list(runs)

    def measured(_url, _kind):
        run = left.pop(0)
        if isinstance(run, Exception):
            raise run
        return run

    monkeypatch.setattr(audit, "measured", measured)
    return audit.best("http://127.0.0.1/", Kind("home", "")), len(left)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((FAST, SLOW, SLOW), (FAST, 2)),
        ((SLOW, SLOW, FAST), (FAST, 0)),
        ((SLOW, SLOW, SLOW), (SLOW, 0)),
        ((FAILED, FAST, SLOW), (FAST, 1)),
        ((SLOW, FAILED, FAILED), (SLOW, 0)),
    ],
)
def test_best_run_counts_and_one_that_failed_is_none(monkeypatch, runs, expected):
    assert counted(monkeypatch, *runs) == expected


def test_page_that_cannot_be_measured_at_all_is_an_error(monkeypatch):
    with pytest.raises(subprocess.CalledProcessError):
        counted(monkeypatch, FAILED, FAILED, FAILED)
