"""No answer of 500 and no lost keystroke, whatever an editor does.

RANDOM_EDITOR_STEPS=2000 does more of it than the suite does; RANDOM_EDITOR_SEED does other things.
"""

import os
import random
import traceback
from collections import Counter

import pytest
from django.db import connection, transaction

from tests.admin.random_editor import Editor

pytestmark = pytest.mark.usefixtures("directory")
STEPS = int(os.environ.get("RANDOM_EDITOR_STEPS", "60"))
SEED = int(os.environ.get("RANDOM_EDITOR_SEED", "20"))
IN_A_RUN = 30


def failure_of(numbers: list[int], done: Counter[str] | None = None) -> str:
    """What goes wrong when these steps are done one after the other, from the first rows; or ""."""
    told, editor = "", None
    try:
        with transaction.atomic():
            editor = Editor()
            for number in numbers:
                editor.step(number)
            connection.check_constraints()
            transaction.set_rollback(True)
    except Exception:  # noqa: BLE001  whatever it is, it is to be told
        told = traceback.format_exc()
    if done is not None and editor:
        done.update(editor.done)
    return told


def shortened(numbers: list[int], told: str) -> list[int]:
    """Without the steps that the failure does not need."""
    last = told.strip().splitlines()[-1][:40]
    for place in reversed(range(len(numbers))):
        fewer = numbers[:place] + numbers[place + 1 :]
        if last in failure_of(fewer):
            numbers = fewer
    return numbers


def test_nothing_typed_is_lost_and_nothing_fails():
    chance = random.Random(SEED)  # noqa: S311
    done: Counter[str] = Counter()
    for _run in range(STEPS // IN_A_RUN):
        numbers = [chance.randrange(10**9) for _step in range(IN_A_RUN)]
        if told := failure_of(numbers, done):
            fewest = shortened(numbers, told)
            pytest.fail(f"steps {fewest}\n{failure_of(fewest)}")
    print(dict(done.most_common()))  # noqa: T201  for who runs it by hand
    assert done["answered 302"] > STEPS // 50
