"""1,000 messages in a minute while others read, and the dearest question in the fuzz corpus."""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator

from tests.resilience import servers
from tests.resilience.attacks.desk_door import HTTPS, Visitor
from tests.resilience.load import Answer, is_ok, readers
from tests.resilience.table import Row

POSTS, POSTERS = 1_000, 4
LIMIT = 5  # of one sender in an hour (contacts/feedback_limit.py)
PATHS = ["/ar/", "/en/questions/", "/en/search/?q=hotline"]
GUIDE = "from contacts.models import Guide; print(Guide.objects.published().first().slug)"
STORED = "from contacts.models import Feedback; print(Feedback.objects.count())"
DEAREST = "from tests.resilience.attacks.dearest import measure; measure()"
MOST_SECONDS = 0.05
HEADERS = {"X-Forwarded-Proto": "https"}


def readable(answer: Answer) -> bool:
    return is_ok(answer) and answer.seconds < 5


def run() -> Iterator[Row]:
    with servers.first_content() as data:
        with servers.gunicorn(data, **HTTPS) as site:
            yield from posted(data, site)
        yield from dearest(data)


def posted(data: servers.Data, site: servers.Server) -> Iterator[Row]:
    path = f"/en/report/?page=/en/guides/{data.shell(GUIDE).strip()}/"
    with readers(site.url, PATHS, count=2, expected=readable, headers=HEADERS, pause=0.05) as read:
        begun = time.monotonic()
        answers = sent(site.url, path)
        minutes = (time.monotonic() - begun) / 60
    stored = int(data.shell(STORED))
    broken = sum(count for status, count in answers.items() if status >= 500 or not status)
    note = f"{stored} stored, {POSTS / minutes:,.0f} a minute, from addresses made up"
    yield Row("feedback from one sender", POSTS, max(0, stored - LIMIT) + broken, note)
    yield Row("reading meanwhile", read.requests, read.wrong, f"slowest {read.slowest:.2f} s")


def sent(url: str, path: str) -> Counter[int]:
    answers, lock = Counter[int](), threading.Lock()

    def post(own: int) -> None:
        visitor = Visitor(url)
        for number in range(own, POSTS, POSTERS):
            got = visitor.post(
                path,
                forwarded=f"192.0.2.{number % 250}",
                helpful="no",
                reason="wrong",
                comment=f"x{number}",  # the same words would be stored once
            )
            with lock:
                answers[got.status] += 1
        visitor.close()

    threads = [threading.Thread(target=post, args=(own,)) for own in range(POSTERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def dearest(data: servers.Data) -> Iterator[Row]:
    """p99 of the processor time of the dearest of the corpus, each asked many times."""
    for path, found in json.loads(data.shell(DEAREST).strip().splitlines()[-1]).items():
        note = (
            f"of {found['corpus']:,} questions the dearest took p99 {found['p99'] * 1000:.1f} ms "
            f"of processor time, p50 {found['p50'] * 1000:.1f} ms"
        )
        over = int(found["p99"] > MOST_SECONDS) + found["failed"]
        yield Row(f"cost of {path}", found["corpus"] + found["again"], over, note)
