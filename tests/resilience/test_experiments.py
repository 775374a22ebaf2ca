"""Which experiments there are, and which run at the same time."""

import pytest

from tests.resilience.__main__ import TOGETHER, chosen, groups, names


def test_experiments_are_grouped_in_their_order_and_each_runs_once():
    found = list(groups(names()))
    assert sorted(name for group in found for name in group) == names()
    assert [group for group in found if len(group) > 1] == [list(group) for group in TOGETHER]


def test_one_alone_runs_alone():
    assert list(groups(["scripts", "workers"])) == [["scripts"], ["workers"]]


def test_name_that_is_no_experiments_is_told_with_those_that_are():
    with pytest.raises(SystemExit, match=r"no experiment fire\. There are: backup, .*workers\."):
        list(chosen(["fire"]))
