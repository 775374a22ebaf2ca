"""The site asked in its own process, as gunicorn would ask it, and what its answers cost."""

import io
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.signals import got_request_exception

SLOW = 0.05  # seconds of processor time that a refusal may take
TOLD = 5  # failures of which the table's maker hears in full


@dataclass(frozen=True, slots=True)
class Asked:
    """`path` with percent signs undone; headers in latin-1, as WSGI has them (PEP 3333)."""

    method: str
    path: bytes
    query: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    content_type: str = ""

    def environ(self) -> dict[str, Any]:
        given = {f"HTTP_{name.upper().replace('-', '_')}": v for name, v in self.headers.items()}
        return {
            "HTTP_HOST": "localhost",
            **given,
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path.decode("latin-1"),
            "QUERY_STRING": self.query.decode("latin-1"),
            "CONTENT_TYPE": self.content_type,
            "CONTENT_LENGTH": str(len(self.body)) if self.body else "",
            "REMOTE_ADDR": "127.0.0.1",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(self.body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }


@dataclass(frozen=True, slots=True)
class Got:
    """`status` 0: the application raised; `cpu` and `seconds` are of this thread and the clock."""

    status: int
    headers: dict[str, str]
    body: bytes
    cpu: float
    seconds: float


def ask(application: Callable[..., Iterable[bytes]], asked: Asked) -> Got:
    started: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: Any, _exc_info: Any = None) -> None:
        started.append((status, headers))

    begun, cpu = time.perf_counter(), time.thread_time()
    try:
        answer = application(asked.environ(), start_response)
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
    except Exception as error:  # noqa: BLE001  whatever it is, it is what the row counts
        remember(error)
        started, body = [("0", [])], b""
    status, headers = started[-1]
    named = {name.lower(): value for name, value in headers}
    spent = time.thread_time() - cpu, time.perf_counter() - begun
    return Got(int(status[:3]), named, body, *spent)


RAISED: list[str] = []


def remember(error: BaseException | None) -> None:
    trace = error.__traceback__ if error else None
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    RAISED.append(f"{error!r} at {where}"[:600])


def on_exception(sender: Any, **_: Any) -> None:
    remember(sys.exc_info()[1])


@dataclass
class Tally:
    """What all answers were, in the form the experiments read (one line of JSON)."""

    answers: Counter[int] = field(default_factory=Counter)
    refusals_cpu: list[float] = field(default_factory=list)
    refusals_seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        got_request_exception.connect(on_exception)

    def add(self, asked: Asked, got: Got) -> None:
        self.answers[got.status] += 1
        if 400 <= got.status < 500:
            self.refusals_cpu.append(got.cpu)
            self.refusals_seconds.append(got.seconds)
        if got.status >= 500 or not got.status:
            why = RAISED[-1] if RAISED else ""
            request = f"{asked.method} {asked.path[:200]!r} ?{asked.query[:200]!r}"
            about = f"{asked.content_type} {asked.body[:400]!r} {str(asked.headers)[:200]}"
            self.failed.append(f"{got.status} {request} {about}: {why}")
        RAISED.clear()

    def print(self) -> None:
        found = {
            "requests": self.answers.total(),
            "failures": len(self.failed),
            "answers": dict(sorted(self.answers.items())),
            "refusals": len(self.refusals_cpu),
            "slow": sum(cpu > SLOW for cpu in self.refusals_cpu),
            "cpu_p99": percentile(self.refusals_cpu, 0.99),
            "cpu_most": max(self.refusals_cpu, default=0.0),
            "seconds_p95": percentile(self.refusals_seconds, 0.95),
            "seconds_p99": percentile(self.refusals_seconds, 0.99),
            "failed": self.failed[:TOLD],
        }
        sys.stdout.write(f"\n{json.dumps(found)}\n")


def percentile(values: list[float], share: float) -> float:
    """The smallest value that `share` of all do not exceed (nearest rank); 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
