"""One page of a small phone in such a browser."""

import base64
import time
from pathlib import Path
from typing import Any

from tests.audit.old_browsers.devtools import ANSWERS_WITHIN, Failure, Pipe

WIDTH, HEIGHT = 360, 640  # CSS pixels
COPYING = (
    ["clipboardReadWrite", "clipboardSanitizedWrite"],
    ["clipboardRead", "clipboardWrite"],
)
SETTLES = 0.4  # seconds after `load`: the script begins when the page has been painted


class Page:
    """A tab; what goes wrong in it gathers in `errors`."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        target = pipe.call("Target.createTarget", url="about:blank")["targetId"]
        attached = pipe.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        screen = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": True}
        self.call("Emulation.setDeviceMetricsOverride", **screen)

    def call(self, method: str, **params: Any) -> Any:
        return self._pipe.call(method, self._session, **params)

    def open(self, url: str) -> None:
        """Go there and wait until the page has loaded and its script has begun."""
        self._pipe.events.clear()
        self.call("Page.navigate", url=url)
        deadline = time.monotonic() + ANSWERS_WITHIN
        while not any(e["method"] == "Page.loadEventFired" for e in self._pipe.events):
            if self._pipe.heard(deadline) is None:
                raise Failure(f"{url} does not load")
        time.sleep(SETTLES)

    def run(self, script: str) -> Any:
        """The value of an expression, or of the promise that it is. Raises Failure."""
        answer = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise Failure(told(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def until(self, script: str, *, seconds: float = 5) -> bool:
        """Whether the expression becomes true in that time."""
        deadline = time.monotonic() + seconds
        while not self.run(f"!!({script})"):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        return True

    def press(self, key: str, code: int) -> None:
        """A key of the keyboard, by its name and its Windows code."""
        for kind in ("keyDown", "keyUp"):
            named = {"key": key, "code": key, "windowsVirtualKeyCode": code}
            self.call("Input.dispatchKeyEvent", type=kind, **named)

    def allow_copying(self) -> None:
        """As a press of a finger does, which no command makes; the names changed in Chromium 83."""
        origin = self.run("location.origin")
        for names in COPYING:
            try:
                self._pipe.call("Browser.grantPermissions", origin=origin, permissions=names)
            except Failure:
                continue
            return

    def errors(self) -> list[str]:
        """What the page's scripts stumbled over since it was opened, and what did not load."""
        self.run("0")  # hear what has been said
        return [text for event in self._pipe.events if (text := error(event))]

    def picture(self, file: Path) -> None:
        taken = self.call("Page.captureScreenshot", format="png")
        file.write_bytes(base64.b64decode(taken["data"]))


def error(event: dict[str, Any]) -> str:
    """The event's error in a line, or nothing."""
    method, params = event["method"], event.get("params", {})
    if method == "Runtime.exceptionThrown":
        return told(params["exceptionDetails"])
    if method == "Runtime.consoleAPICalled" and params["type"] == "error":
        return " ".join(str(one.get("value", "")) for one in params["args"])
    if method == "Log.entryAdded" and params["entry"]["level"] == "error":
        return f"{params['entry']['text']} {params['entry'].get('url', '')}".strip()
    return ""


def told(details: dict[str, Any]) -> str:
    thrown = details.get("exception", {}).get("description") or details["text"]
    return f"{thrown.splitlines()[0]} (line {details.get('lineNumber', 0) + 1})"
