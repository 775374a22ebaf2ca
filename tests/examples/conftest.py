"""Each example in an empty place, one after another."""

from pathlib import Path

import pytest

from tests.examples.files import EXAMPLES, load, named


@pytest.fixture(params=EXAMPLES, ids=named)
def example(request, db, sunday_10) -> Path:
    load(request.param)
    return request.param
