"""Numbers for Prometheus, kept only when METRICS_PORT is set.

Each process counts in files of its own in VAR/metrics; gunicorn's master adds them up and answers
on the loopback address alone. Labels are names of pages and kinds of answers: nothing of a reader.
"""

import os
import tempfile
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from citizen_help import env
from citizen_help.page_cache.observer import Observer

FOLDER = settings.VAR / "metrics"
# Both must be so before the library is imported.
try:
    FOLDER.mkdir(parents=True, exist_ok=True)
    tempfile.TemporaryFile(dir=FOLDER).close()
except OSError as error:
    env.fail("METRICS_PORT", f"0 here, as {FOLDER} cannot be written ({error.strerror})")
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(FOLDER)

from prometheus_client import (  # noqa: E402
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    multiprocess,
    start_http_server,
)

PAGES = Counter(
    "citizen_help_pages",
    "Answers of the page store: hit, made, last-good, not-stored.",
    ["how"],
)
DATABASE_UP = Gauge(
    "citizen_help_database_up",
    "1 while the database answers, 0 while last good copies are shown; as last seen by a worker.",
    multiprocess_mode="livemostrecent",
)
SECONDS = Histogram(
    "citizen_help_request_seconds",
    "How long Django took, by page and status.",
    ["page", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0),
)


class MetricsMiddleware:
    """Times what Django answers, which pages from memory are not among."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.monotonic()
        response = self.get_response(request)
        page = request.resolver_match.view_name if request.resolver_match else ""
        SECONDS.labels(page or "none", response.status_code).observe(time.monotonic() - begun)
        return response


class MetricsObserver(Observer):
    """Counts what the page cache does."""

    def answered(self, how: str) -> None:
        PAGES.labels(how).inc()

    def database_is(self, up: bool) -> None:
        DATABASE_UP.set(up)


def forget_all() -> None:
    """A server that starts begins at 0; commands beside one that runs leave its numbers alone.

    Workers open files of their own, so that the master's may go too.
    """
    for file in FOLDER.glob("*.db"):
        file.unlink(missing_ok=True)


def serve(port: int) -> tuple[Any, Any]:
    """Answer on http://127.0.0.1:<port>/metrics in a thread; return server and thread."""
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    try:
        return start_http_server(port, addr="127.0.0.1", registry=registry)
    except OSError as error:
        env.fail("METRICS_PORT", f"a port that can be used ({error.strerror})")


def forget_process(pid: int) -> None:
    """A worker that is gone counts no more among the living."""
    multiprocess.mark_process_dead(pid)  # type: ignore[no-untyped-call]
