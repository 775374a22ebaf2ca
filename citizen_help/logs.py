"""What is written about requests and errors: lines for people, or JSON for machines.

Neither queries nor addresses are written: what somebody looks for is nobody else's business.
"""

import json
import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime

logger = logging.getLogger(__name__)

# Of the request that is being answered, "" outside of one.
request_id: ContextVar[str] = ContextVar("request_id", default="")
# What a proxy may hand over in X-Request-ID; anything else is not believed.
GIVEN_ID = re.compile(r"[0-9a-fA-F-]{8,64}")


class RequestIdFilter(logging.Filter):
    """Adds `request_id` to every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class JsonFormatter(logging.Formatter):
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
        token = request_id.set(id_of(request))
        begun = time.monotonic()
        try:
            response = self.get_response(request)
            milliseconds = (time.monotonic() - begun) * 1000
            if milliseconds >= settings.SLOW_REQUEST_MILLISECONDS:
                describe_slow(request, response, milliseconds)
            return response
        finally:
            request_id.reset(token)


def id_of(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "")
    return given if GIVEN_ID.fullmatch(given) else uuid.uuid4().hex


def describe_slow(request: HttpRequest, response: HttpResponse, milliseconds: float) -> None:
    """The path alone: a query may hold what a person looks for."""
    facts = {
        "method": request.method,
        "path": request.path,
        "status": response.status_code,
        "milliseconds": round(milliseconds),
    }
    logger.warning("Slow request: %(method)s %(path)s in %(milliseconds)d ms", facts, extra=facts)
