"""What is written about requests and errors: lines for people, or JSON for machines.

Nothing that readers send is written, such as addresses, queries and headers, nor the path where
there is no page: what somebody looks for is nobody else's business.
"""

import json
import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from http import HTTPMethod, HTTPStatus
from traceback import format_tb
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import escape_uri_path
from django.utils.timezone import localtime

logger = logging.getLogger(__name__)

# Of the request that is being answered, "" outside of one.
request_id: ContextVar[str] = ContextVar("request_id", default="")
# What a proxy may hand over in X-Request-ID; anything else is not trusted.
PROXY_REQUEST_ID = re.compile(r"[0-9a-fA-F-]{8,64}")
# What ends a line, moves the cursor or turns the writing round where a log is read.
INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class RequestIdFilter(logging.Filter):
    """Adds `request_id` to every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class PrivacyFilter(logging.Filter):
    """Takes out of Django's lines about answers what the request brought, and escapes the rest.

    Those of 4xx quote hosts, headers and paths; those of 5xx keep the traceback, see
    `traceback_without_messages`.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request, status = getattr(record, "request", None), getattr(record, "status_code", 0)
        if isinstance(request, HttpRequest):
            record.msg, record.args = (
                "%s: %s",
                (HTTPStatus(status).phrase, safe_path(request, status)),
            )
            if status < HTTPStatus.INTERNAL_SERVER_ERROR:
                record.exc_info = None
        record.msg, record.args = escape_invisible(record.getMessage()), ()
        return True


def escape_invisible(text: str) -> str:
    return INVISIBLE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def safe_path(request: HttpRequest, status: int) -> str:
    """The path of a page that is there, else the pattern that the path fits, if any."""
    if status == HTTPStatus.OK:
        return escape_uri_path(request.path)
    return request.resolver_match.route if request.resolver_match else "no page"


def traceback_without_messages(error: BaseException | None) -> str:
    """Where an error arose, and from which others, without their words: those quote requests."""
    parts: list[str] = []
    while error is not None:
        parts.insert(0, "".join([*format_tb(error.__traceback__), type(error).__qualname__]))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(["Traceback (most recent call last):", *parts])


class LineFormatter(logging.Formatter):
    """Tracebacks are indented: no text of an exception can look like a line of its own."""

    def formatException(self, ei: Any) -> str:
        text = (
            traceback_without_messages(ei[1]) if request_id.get() else super().formatException(ei)
        )
        return "\n".join(f"    {escape_invisible(line)}" for line in text.split("\n"))


class JsonFormatter(LineFormatter):
    """One JSON object a line: time, level, logger, message, and what a record has besides."""

    FIELDS = ("request_id", "method", "path", "status", "milliseconds")

    def format(self, record: logging.LogRecord) -> str:
        found = {
            "time": localtime().isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        found |= {name: value for name in self.FIELDS if (value := getattr(record, name, "")) != ""}
        if record.exc_info:
            found["exception"] = self.formatException(record.exc_info)
        return json.dumps(found, ensure_ascii=False)


class RequestLogMiddleware:
    """Gives each request its id, and writes down those that took long.

    The first of all, so that its time is the whole time.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request_id.set(request_id_for(request))
        begun = time.monotonic()
        try:
            response = self.get_response(request)
            milliseconds = (time.monotonic() - begun) * 1000
            if milliseconds >= settings.SLOW_REQUEST_MILLISECONDS:
                log_slow_request(request, response, milliseconds)
            return response
        finally:
            request_id.reset(token)


def request_id_for(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "")
    is_trusted = settings.TRUSTED_PROXIES and PROXY_REQUEST_ID.fullmatch(given)
    return given if is_trusted else uuid.uuid4().hex


def log_slow_request(request: HttpRequest, response: HttpResponse, milliseconds: float) -> None:
    method = str(request.method)
    facts = {
        # Who asks may write anything there.
        "method": method if method in HTTPMethod.__members__ else "other",
        "path": safe_path(request, response.status_code),
        "status": response.status_code,
        "milliseconds": round(milliseconds),
    }
    logger.warning("Slow request: %(method)s %(path)s in %(milliseconds)d ms", facts, extra=facts)


def configuration(*, level: str, form: str) -> dict[str, Any]:
    """For `LOGGING`; `form` is "line" or "json"."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "request_id": {"()": "citizen_help.logs.RequestIdFilter"},
            "privacy": {"()": "citizen_help.logs.PrivacyFilter"},
        },
        "formatters": {
            "line": {
                "()": "citizen_help.logs.LineFormatter",
                "fmt": "{asctime} {levelname} {name} {request_id}: {message}",
                "style": "{",
            },
            "json": {"()": "citizen_help.logs.JsonFormatter"},
        },
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": form,
                "filters": ["request_id", "privacy"],
            }
        },
        "root": {"handlers": ["stderr"], "level": level},
        # Below that it tells of every sign-in, and calls a try whitelisted that is counted.
        "loggers": {"axes": {"level": "WARNING"}},
    }
