"""30 texts that would be scripts, in every field of both languages, looked at in Chromium."""

import json
import shutil
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.resilience import servers
from tests.resilience.table import Row

PREPARE = "from tests.resilience.attacks.scripts import prepare; prepare()"
# Hears what the policy stopped, on every page before its own scripts.
LISTEN = """
window.stopped = [];
document.addEventListener("securitypolicyviolation",
    event => window.stopped.push(`${event.violatedDirective} ${event.blockedURI}`));
delete Navigator.prototype.serviceWorker;
"""


def run() -> Iterator[Row]:
    with servers.first_content() as data:
        found = json.loads(data.shell(PREPARE).strip().splitlines()[-1])
        with servers.gunicorn(data) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium-headless-shell"),
                args=["--no-sandbox", "--disable-gpu"],
            )
            readers = [*found["public"], *questions(found["payloads"])]
            yield looked_at("pages for readers", browser.new_context(), site.url, readers)
            desk = browser.new_context()
            cookies = {"sessionid": found["session"], "django_language": "en"}
            desk.add_cookies([{"name": n, "value": v, "url": site.url} for n, v in cookies.items()])
            yield looked_at("pages of the desk", desk, site.url, found["desk"])
            browser.close()


def questions(payloads: Sequence[str]) -> list[str]:
    """What readers type shows on the page too."""
    return [
        f"/{language}/{page}/?q={quote(payload)}"
        for language in ("ar", "en")
        for page in ("search", "verify")
        for payload in payloads
    ]


def looked_at(what: str, context: BrowserContext, url: str, paths: Sequence[str]) -> Row:
    """Failed: a dialog, a report of the policy, an error in the console, a request elsewhere."""
    problems: list[str] = []
    context.add_init_script(LISTEN)
    page = context.new_page()
    watch(page, url, problems)
    for path in paths:
        before = len(problems)
        answer = page.goto(url + path)
        if answer is None or answer.status != 200:
            problems.append(f"answer {answer and answer.status}")
        problems += page.evaluate("window.stopped")
        problems[before:] = [f"{path}: {problem}" for problem in problems[before:]]
    context.close()
    note = "no dialog, no report, no error" if not problems else "; ".join(problems[:3])
    return Row(f"scripts in all texts: {what}", len(paths), len(problems), note)


def watch(page: Page, url: str, problems: list[str]) -> None:
    def dialog(shown: Any) -> None:
        problems.append(f"dialog {shown.message}")
        shown.dismiss()

    def asked(request: Any) -> None:
        if urlsplit(request.url).netloc != urlsplit(url).netloc:
            problems.append(f"request to {request.url}")

    def said(message: Any) -> None:
        if message.type == "error":
            problems.append(f"console: {message.text}")

    page.on("dialog", dialog)
    page.on("request", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
