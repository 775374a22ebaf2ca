"""What is written about requests."""

import json
import logging

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from citizen_help.logs import JsonFormatter, RequestIdFilter, RequestLogMiddleware, request_id

OURS = "0123456789abcdef"


def ask(seen: list[str], **headers: str) -> None:
    def answer(_request):
        seen.append(request_id.get())
        return HttpResponse("done")

    RequestLogMiddleware(answer)(RequestFactory().get("/ar/search/?q=1098765432", headers=headers))


@pytest.mark.parametrize(
    ("given", "taken"), [(OURS, True), ("x", False), ("a" * 65, False), ("1;2\n3456789", False)]
)
def test_request_keeps_the_id_of_a_proxy_when_it_is_one(given, taken):
    seen: list[str] = []
    ask(seen, **{"X-Request-ID": given})
    assert (seen[0] == given) == taken
    assert len(seen[0]) >= 16
    assert request_id.get() == ""


def test_slow_request_is_written_down_without_its_query(settings, caplog):
    settings.SLOW_REQUEST_MILLISECONDS = 0
    with caplog.at_level(logging.WARNING, logger="citizen_help.logs"):
        ask([])
    (record,) = caplog.records
    assert record.getMessage().startswith("Slow request: GET /ar/search/ in ")
    assert "1098765432" not in json.dumps(record.__dict__, default=str)


def test_quick_request_is_not_written_down(settings, caplog):
    settings.SLOW_REQUEST_MILLISECONDS = 60_000
    ask([])
    assert caplog.records == []


def test_json_line_holds_what_is_known():
    record = logging.LogRecord("contacts", logging.ERROR, "x.py", 1, "%s رسالة", ("أول",), None)
    record.milliseconds = 12
    token = request_id.set(OURS)
    RequestIdFilter().filter(record)
    request_id.reset(token)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    found = json.loads(line)
    del found["time"]
    assert found == {
        "level": "ERROR",
        "logger": "contacts",
        "message": "أول رسالة",
        "request_id": OURS,
        "milliseconds": 12,
    }


def test_json_line_holds_an_exception():
    try:
        raise ValueError("wrong")
    except ValueError:
        import sys

        info = sys.exc_info()
    record = logging.LogRecord("contacts", logging.ERROR, "x.py", 1, "failed", (), info)
    assert "ValueError: wrong" in json.loads(JsonFormatter().format(record))["exception"]
