"""How gunicorn serves the site; each value can be changed on its command line."""

import gc
import sys
from typing import Any

from gunicorn.http.errors import InvalidHeader

from citizen_help import env

wsgi_app = "citizen_help.wsgi"
bind = f"127.0.0.1:{env.integer('PORT', 8000, minimum=1, maximum=65535)}"
worker_class = "gthread"
logger_class = "citizen_help.server_log.ServerLog"
workers = env.integer("WEB_CONCURRENCY", 2, minimum=1, maximum=64)
threads = 4
preload_app = True  # one copy of the code in memory for all workers
max_requests = 100_000
max_requests_jitter = 10_000
graceful_timeout = 30
control_socket_disable = True
metrics_port = env.integer("METRICS_PORT", 0, minimum=0, maximum=65535)


def on_starting(_server: Any) -> None:
    """Make the search index once for all workers, before anybody can ask; count from 0.

    Over the tables of a newer version the site does not start: status 1, and a line that says why.
    """
    from django.conf import settings
    from django.utils.module_loading import import_string

    if settings.configured:  # the site is loaded
        refuse_newer_database()
        import_string(settings.PAGE_CACHE["PREPARE"])()
    if metrics_port:
        from citizen_help import metrics

        metrics.forget_all()


def refuse_newer_database() -> None:
    from django.db import connection
    from django.utils import translation

    from citizen_help import schema

    with translation.override("en"):
        reason = schema.refusal()
    connection.close()  # no fork takes it along
    if reason:
        sys.stderr.write(f"{reason}\n")
        raise SystemExit(1)


def pre_fork(_server: Any, _worker: Any) -> None:
    """What is loaded by now stays: looking through it for garbage takes a tenth of a page's time,
    and would write to memory that all workers share.
    """
    gc.freeze()


def post_worker_init(worker: Any) -> None:
    """Have the pages ready before somebody asks; a fork takes no thread along."""
    worker.wsgi.version.request_poll()


def pre_request(_worker: Any, request: Any) -> None:
    """HTTP/1.1 demands one `Host`, or a 400 (RFC 9112, 3.2); Django would make one up."""
    if request.version >= (1, 1) and [name for name, _ in request.headers].count("HOST") != 1:
        raise InvalidHeader("HOST", req=request)


def when_ready(_server: Any) -> None:
    """The application is loaded, in the master: it adds up what the workers count."""
    if metrics_port:
        from citizen_help import metrics

        metrics.serve(metrics_port)


def child_exit(_server: Any, worker: Any) -> None:
    if metrics_port:
        from citizen_help import metrics

        metrics.forget_process(worker.pid)
