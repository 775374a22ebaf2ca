"""Threads that work in the background give way, and the usual turns come back after the last."""

import sys

import pytest

from citizen_help.turns import SWITCH_SECONDS, giving_way


def test_turns_are_short_until_the_last_one_is_done():
    usual = sys.getswitchinterval()
    with giving_way():
        with pytest.raises(ZeroDivisionError), giving_way():
            raise ZeroDivisionError
        assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS)
    assert sys.getswitchinterval() == pytest.approx(usual)
    assert usual > SWITCH_SECONDS
