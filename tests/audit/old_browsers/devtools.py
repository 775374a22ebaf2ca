"""A browser spoken to through a pipe, in the DevTools protocol as Chromium 72 knew it already.

Playwright and Puppeteer of today speak to none so old, and theirs of then to none of today.
"""

import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--no-zygote",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-first-run",
    "--remote-debugging-pipe",
)
ANSWERS_WITHIN = 30  # seconds
Message = dict[str, Any]


class Failure(Exception):
    """The browser refused a command, or said nothing."""


class Pipe:
    """Commands to one browser and what it says; each message ends with a zero byte."""

    def __init__(self, *, reads: int, writes: int) -> None:
        self._reads, self._writes = reads, writes
        self._rest = b""
        self._last = 0
        self.events: list[Message] = []

    def call(self, method: str, session: str | None = None, **params: Any) -> Any:
        """The answer; `events` takes what the browser says before it. Raises Failure."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": params}
        message |= {"sessionId": session} if session else {}
        os.write(self._writes, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + ANSWERS_WITHIN
        while answer := self.heard(deadline):
            if answer.get("id") == self._last:
                break
        if answer is None or "error" in answer:
            raise Failure(f"{method}: {answer['error']['message'] if answer else 'no answer'}")
        return answer["result"]

    def heard(self, deadline: float) -> Message | None:
        """The next message, or None at the deadline (of time.monotonic)."""
        while b"\0" not in self._rest:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._reads], [], [], left)[0]:
                return None
            part = os.read(self._reads, 1 << 16)
            if not part:
                raise Failure("the browser has ended")
            self._rest += part
        text, _, self._rest = self._rest.partition(b"\0")
        message = json.loads(text)
        if "id" not in message:
            self.events.append(message)
        return message


@contextmanager
def browser(program: str) -> Iterator[Pipe]:
    """The browser with a profile of its own, ended afterwards: old ones do not end when asked."""
    to_browser, from_browser = os.pipe(), os.pipe()
    # The browser reads from descriptor 3 and writes to 4, which a shell can give it.
    plug = f'exec "$0" "$@" 3<&{to_browser[0]} 4>&{from_browser[1]}'
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            ["bash", "-c", plug, program, *FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(to_browser[0], from_browser[1]),
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser[0])
        os.close(from_browser[1])
        try:
            yield Pipe(reads=from_browser[0], writes=to_browser[1])
        finally:
            process.kill()
            process.wait(timeout=60)
            os.close(to_browser[1])
            os.close(from_browser[0])
