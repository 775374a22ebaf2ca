"""What is written about requests."""

import json
import logging
import sys

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from citizen_help.logs import (
    JsonFormatter,
    LineFormatter,
    PrivacyFilter,
    RequestIdFilter,
    RequestLogMiddleware,
    request_id,
)

OURS = "0123456789abcdef"


def ask(seen: list[str], **headers: str) -> None:
    def answer(_request):
        seen.append(request_id.get())
        return HttpResponse("done")

    RequestLogMiddleware(answer)(RequestFactory().get("/ar/search/?q=1098765432", headers=headers))


@pytest.mark.parametrize(
    ("given", "taken"), [(OURS, True), ("x", False), ("a" * 65, False), ("1;2\n3456789", False)]
)
def test_request_keeps_the_id_of_a_proxy_when_it_is_one(settings, given, taken):
    settings.TRUSTED_PROXIES = 1
    seen: list[str] = []
    ask(seen, **{"X-Request-ID": given})
    assert (seen[0] == given) == taken
    assert len(seen[0]) >= 16
    assert request_id.get() == ""


def test_id_that_a_reader_made_up_is_not_kept(settings):
    settings.TRUSTED_PROXIES = 0
    seen: list[str] = []
    ask(seen, **{"X-Request-ID": OURS})
    assert seen[0] != OURS


def test_slow_request_is_written_down_without_a_method_that_somebody_made_up(settings, caplog):
    settings.SLOW_REQUEST_MILLISECONDS = 0
    answer = RequestLogMiddleware(lambda _request: HttpResponse())
    answer(RequestFactory().generic("ID1098765432", "/ar/"))
    (record,) = caplog.records
    assert record.getMessage().startswith("Slow request: other /ar/ in ")
    assert "1098765432" not in json.dumps(record.__dict__, default=str)


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


FORGED = "/ar/\r\n2026-11-30 ERROR root : forged\x1b[2J\u202e\u2028\x85"


@pytest.mark.parametrize(("status", "path"), [(200, "/ar/%0D%0A2026-11-30%20ERROR"), (404, "no p")])
def test_path_of_a_slow_request_cannot_forge_a_line(settings, caplog, status, path):
    settings.SLOW_REQUEST_MILLISECONDS = 0
    answer = RequestLogMiddleware(lambda _request: HttpResponse(status=status))
    request = RequestFactory().get("/")
    request.path = FORGED
    answer(request)
    (record,) = caplog.records
    assert record.path.startswith(path)
    for formatter in (LineFormatter("{message}", style="{"), JsonFormatter()):
        assert not set(formatter.format(record)) & set("\r\n\x1b\u202e\u2028\x85")


@pytest.mark.parametrize("formatter", [LineFormatter("{message}", style="{"), JsonFormatter()])
def test_line_of_django_s_about_an_answer_quotes_nothing_of_the_request(formatter):
    request = RequestFactory().get("/ar/1098765432/")
    record = logging.LogRecord(
        "django.security.DisallowedHost", logging.ERROR, "x.py", 1, "Invalid: 1098765432", (), None
    )
    record.request, record.status_code = request, 400
    record.exc_info = (ValueError, ValueError("1098765432"), None)
    PrivacyFilter().filter(record)
    assert record.getMessage() == "Bad Request: no page"
    assert "1098765432" not in formatter.format(record)


def test_messages_of_other_libraries_cannot_forge_a_line():
    record = logging.LogRecord("any", logging.ERROR, "x.py", 1, "no %s", (FORGED,), None)
    PrivacyFilter().filter(record)
    assert record.getMessage() == (
        r"no /ar/\r\n2026-11-30 ERROR root : forged\x1b[2J\u202e\u2028\x85"
    )


@pytest.mark.parametrize("formatter", [LineFormatter("{message}", style="{"), JsonFormatter()])
def test_traceback_while_answering_has_no_words_of_an_exception(formatter):
    typed = str(2 * 549382716)
    try:
        try:
            int(f"{typed}x")
        except ValueError as error:
            raise KeyError(f"\n{typed}") from error
    except KeyError:
        info = sys.exc_info()
    record = logging.LogRecord("contacts", logging.ERROR, "x.py", 1, "failed", (), info)
    token = request_id.set(OURS)
    line = formatter.format(record)
    request_id.reset(token)
    assert typed not in line
    assert line.index("ValueError") < line.index("KeyError")


def test_json_line_holds_an_exception():
    try:
        raise ValueError("wrong")
    except ValueError:
        info = sys.exc_info()
    record = logging.LogRecord("contacts", logging.ERROR, "x.py", 1, "failed", (), info)
    assert "ValueError: wrong" in json.loads(JsonFormatter().format(record))["exception"]
