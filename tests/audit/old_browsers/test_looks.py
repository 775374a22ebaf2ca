"""What the walk with old browsers takes for a fault, and how it hears of errors."""

import json
import os
import re

import pytest

from tests.audit.old_browsers import deeds, looks
from tests.audit.old_browsers.__main__ import ACTING, PICTURED, WALKED, report
from tests.audit.old_browsers.devtools import Failure, Pipe
from tests.audit.old_browsers.page import error
from tests.audit.old_browsers.programs import MODULES, VERSIONS

GOOD = {
    "background": "rgb(250, 246, 238)",
    "font": 'system-ui, "Noto Sans Arabic", sans-serif',
    "margin": "0px",
    "filled": 1,
    "header": 102,
    "width": 360,
    "beyond": [],
    "icons": [24, 48],
    "unsized": 0,
}


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ({"background": "rgba(0, 0, 0, 0)"}, "the stylesheet does not apply"),
        ({"font": '"Times New Roman"'}, "the stylesheet does not apply"),
        ({"margin": "8px"}, "the stylesheet does not apply"),
        ({"filled": 0}, "no button has the accent's colour"),
        ({"header": 161}, "the header is 161 px high, at most 160"),
        ({"header": 0}, "the header is 0 px high, at most 160"),
        ({"width": 361, "beyond": ["<pre>"]}, "361 px wide: <pre>"),
        ({"icons": [24, 360]}, "an icon of 360 px, at most 48"),
        ({"unsized": 2}, "2 svg without width and height"),
    ],
)
def test_fault_of_looks_is_named(found, fault):
    assert looks.faults({**GOOD, **found}, acts=True) == [fault]


def test_right_page_has_no_fault():
    assert looks.faults(GOOD, acts=True) == []
    assert looks.faults({**GOOD, "filled": 0}, acts=False) == []


@pytest.mark.parametrize(
    ("method", "params", "text"),
    [
        (
            "Runtime.exceptionThrown",
            {
                "exceptionDetails": {
                    "text": "Uncaught",
                    "lineNumber": 63,
                    "exception": {"description": "SyntaxError: Unexpected token .\n  at x"},
                }
            },
            "SyntaxError: Unexpected token . (line 64)",
        ),
        ("Runtime.consoleAPICalled", {"type": "error", "args": [{"value": "no"}]}, "no"),
        ("Runtime.consoleAPICalled", {"type": "log", "args": [{"value": "no"}]}, ""),
        ("Log.entryAdded", {"entry": {"level": "error", "text": "404", "url": "/a"}}, "404 /a"),
        ("Log.entryAdded", {"entry": {"level": "verbose", "text": "slow"}}, ""),
        ("Page.loadEventFired", {}, ""),
    ],
)
def test_errors_of_a_page_are_heard(method, params, text):
    assert error({"method": method, "params": params}) == text


def test_pipe_takes_answers_and_keeps_events():
    reads, browser_writes = os.pipe()
    browser_reads, writes = os.pipe()
    said = [
        {"method": "Page.loadEventFired"},
        {"id": 1, "result": {"value": 3}},
        {"id": 2, "error": {"message": "no such command"}},
    ]
    os.write(browser_writes, b"".join(json.dumps(one).encode() + b"\0" for one in said))
    pipe = Pipe(reads=reads, writes=writes)

    assert pipe.call("Runtime.evaluate", "S", expression="3") == {"value": 3}
    assert pipe.events == [{"method": "Page.loadEventFired"}]
    sent = json.loads(os.read(browser_reads, 1000).rstrip(b"\0"))
    assert sent == {
        "id": 1,
        "method": "Runtime.evaluate",
        "params": {"expression": "3"},
        "sessionId": "S",
    }
    with pytest.raises(Failure, match="No.such: no such command"):
        pipe.call("No.such")
    for end in (reads, writes, browser_reads, browser_writes):
        os.close(end)


def test_line_says_what_is_wrong(capsys):
    assert report("72", "home", []) == 0
    assert report("72", "guide", ["ar: a", "en: b"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "72       home                   ok",
        "72       guide                  ar: a; en: b",
    ]


def test_what_is_tried_and_pictured_is_walked():
    names = [kind.name for kind in WALKED]
    assert len(set(names)) == len(names)
    assert ACTING | PICTURED | set(deeds.DEEDS) <= set(names)
    assert len(PICTURED) == 6


def test_browsers_are_those_that_are_locked():
    package = json.loads((MODULES.parent / "package.json").read_text(encoding="utf-8"))
    locked = package["dependencies"]
    assert list(locked) == [f"chromium-{version}" for version in VERSIONS]
    assert all(re.fullmatch(r"npm:chrome-aws-lambda@[\d.]+", one) for one in locked.values())
