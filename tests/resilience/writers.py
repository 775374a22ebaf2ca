"""Readers who send messages one after another and find each stored, or their words kept."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.resilience.load import TIMEOUT, Answer, Reader

MARK = "written meanwhile"
PATH = "/en/report/?page=/en/"


@dataclass
class Messages:
    stored: int = 0
    kept: int = 0  # refused with 503, the words in the form again
    lost: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0  # seconds

    def add(self, answer: Answer, words: str) -> None:
        self.slowest = max(self.slowest, answer.seconds)
        if answer.status == 302:
            self.stored += 1
        elif answer.status == 503 and words.encode() in answer.body:
            self.kept += 1
        else:
            self.lost[answer.problem or str(answer.status)] += 1

    def note(self) -> str:
        lost = ", ".join(f"{count} × {name}" for name, count in self.lost.items()) or 0
        return (
            f"messages: {self.stored} stored, {self.kept} refused with the words kept, "
            f"slowest after {self.slowest:.1f} s, lost: {lost}."
        )


@contextmanager
def writers(url: str, *, count: int, pause: float = 0.1) -> Iterator[Messages]:
    """To a site with TRUSTED_PROXIES=1: from so many networks that none reaches its share."""
    messages, stop, lock = Messages(), threading.Event(), threading.Lock()

    def write(own: int) -> None:
        reader, number = Reader(url, timeout=TIMEOUT * 2), 0
        while not stop.wait(pause):
            number += 1
            words = f"{MARK} {own} {number}"
            headers = {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-Forwarded-For": f"10.{own}.{number // 250}.{number % 250}",
            }
            body = urlencode({"comment": words}).encode()
            answer = reader.ask("POST", PATH, body=body, headers=headers)
            with lock:
                messages.add(answer, words)
        reader.close()

    threads = [threading.Thread(target=write, args=(own,), daemon=True) for own in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield messages
    finally:
        stop.set()
        for thread in threads:
            thread.join(TIMEOUT * 3)
