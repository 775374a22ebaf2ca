"""Leave many pages open across changes at random: `python -m bench.left_open 200`.

Each run is one of tests/browser/test_left_open_walk.py, of which the suite makes a few: a page in a
real browser, an opening, a closing, midnight, a notice, an edit; a clock that is ten minutes off, a
network that is gone. It prints what pytest does: how many showed something false for more than a
minute, or raised an error.
"""

import os
import sys

import pytest


def main() -> int:
    os.environ["WALKS"] = sys.argv[1] if len(sys.argv) > 1 else "200"
    return pytest.main(["-q", "--durations=3", "tests/browser/test_left_open_walk.py"])


if __name__ == "__main__":
    sys.exit(main())
