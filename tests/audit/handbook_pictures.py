"""python -m tests.audit.handbook_pictures: takes the pictures of the editors' handbook anew.

From the first content and what tests/audit/handbook_content.py adds, in both languages.
"""

import base64
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.audit import handbook_content as content
from tests.audit.programs import CHROMIUM, CHROMIUM_FLAGS
from tests.audit.server import site

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "static" / "admin" / "desk" / "handbook"
LANGUAGES = ("ar", "en")
WINDOW = {"width": 1100, "height": 3000}
MOST_HIGH = 620  # CSS pixels
AROUND = 8
QUALITY = 70  # percent, of WebP


@dataclass(frozen=True, slots=True)
class Picture:
    """A file's name, the page, what is done there, and the part that is shown."""

    name: str
    path: str
    part: str = "#content"
    do: Callable[[Page], object] = lambda page: None
    high: int = MOST_HIGH


def follow(selector: str, then: str = "") -> Callable[[Page], object]:
    """The first such link of the page, as an editor would follow it; `then` is pressed there."""

    def do(page: Page) -> None:
        page.goto(str(page.locator(selector).first.evaluate("link => link.href")))
        if then:
            page.locator(then).first.click()

    return do


def press(selector: str) -> Callable[[Page], object]:
    return lambda page: page.locator(selector).first.click()


def search_for(text: str) -> Callable[[Page], object]:
    def do(page: Page) -> None:
        page.fill("[name=find]", text)
        page.locator("#content-main form [type=submit]").first.click()
        page.wait_for_load_state()

    return do


def write(page: Page) -> None:
    """Both texts with their signs, and the preview below them."""
    follow(IN_LIST)(page)
    for name, text in content.WRITTEN.items():
        page.fill(f"[name={name}]", text)
    page.locator(".markdown-preview > button").first.click()
    page.locator(".markdown-side li").first.wait_for()


LIST = "contacts/guide/"
QUESTION = f"{LIST}?q={content.QUESTION_WORDS}"
CHANGED = f"{LIST}?q={content.OUT_OF_DATE}"
PICTURED = f"{LIST}?q=send-inquiry-website"
HOTLINE = "contacts/channel/?q=hotline"
IN_LIST = "#result_list tbody th a"
PICTURES = (
    Picture("first-page", "", ".dashboard-panels"),
    Picture("find", "find/?q=١٩٩١٢", "#content"),
    Picture("question", QUESTION, "#guide_form", follow(IN_LIST)),
    Picture("steps", QUESTION, "#steps-group", follow(IN_LIST, "#steps-0 .fold")),
    Picture("step-picture", PICTURED, "#steps-0 .step-pictures", follow(IN_LIST)),
    Picture("markdown", QUESTION, ".form-row:has(.markdown-preview)", write),
    Picture("numbers", HOTLINE, "#endpoints-group", follow(IN_LIST)),
    Picture("hours", HOTLINE, "#opening_hours-group", follow(IN_LIST)),
    Picture("holidays", "contacts/holiday/", "#content"),
    Picture("notice", "contacts/channel/", "#content", follow("#result_list a[href$='/notice/']")),
    Picture("out-of-date", CHANGED, ".translation-panel", follow(IN_LIST)),
    Picture("publish", QUESTION, "fieldset:has(#id_status)", follow(IN_LIST)),
    Picture("proposal", "contacts/proposal/", "#content", follow(IN_LIST)),
    Picture("many-rows", LIST, "#changelist", press("#action-toggle")),
    Picture("find-replace", "find-replace/", "#content", search_for("الموقع")),
    Picture("files", "files/", "#content"),
    Picture("history", CHANGED, "#content", follow(IN_LIST, ".historylink")),
    Picture("searches", "contacts/searchquery/", "#content"),
    Picture("feedback", "contacts/feedback/", "#content"),
    Picture("mail", "mail/", "#content"),
    Picture("person", "auth/user/add/", "#content"),
)


def sign_in(browser: Browser, address: str, name: str, language: str) -> Page:
    page = browser.new_page(viewport=WINDOW)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page.goto(f"{address}/admin/")
    page.fill("[name=username]", name)
    page.fill("[type=password]", content.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#user-tools")
    return page


def propose(page: Page, address: str) -> None:
    """An editor changes a question that is on the site."""
    page.goto(f"{address}/admin/{QUESTION}")
    follow(IN_LIST)(page)
    for name, text in content.PROPOSED.items():
        page.fill(f"[name={name}]", text)
    page.locator("[name=_save]").first.click()
    page.wait_for_selector(".messagelist")
    page.context.close()


def taken(page: Page, address: str, picture: Picture) -> bytes:
    """The picture as WebP, which Playwright itself does not write."""
    page.goto(f"{address}/admin/{picture.path}", wait_until="networkidle")
    picture.do(page)
    page.wait_for_load_state("networkidle")
    wanted = {"format": "webp", "quality": QUALITY, "clip": clip(page.locator(picture.part).first)}
    session = page.context.new_cdp_session(page)
    answer = session.send("Page.captureScreenshot", {**wanted, "captureBeyondViewport": True})
    return base64.b64decode(answer["data"])


def clip(part: Locator) -> dict[str, float]:
    box = part.evaluate(
        "part => { const { x, y, width, height } = part.getBoundingClientRect();"
        " return { x: x + scrollX, y: y + scrollY, width, height }; }"
    )
    return {
        "x": max(box["x"] - AROUND, 0),
        "y": max(box["y"] - AROUND, 0),
        "width": box["width"] + 2 * AROUND,
        "height": min(box["height"], MOST_HIGH) + 2 * AROUND,
        "scale": 1,
    }


def fill_site() -> None:
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command"]
    said = "from tests.audit.handbook_content import fill; fill()"
    subprocess.run([*command, said], cwd=ROOT, check=True)  # noqa: S603


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VAR"] = folder
        with site() as address, sync_playwright() as playwright:
            fill_site()
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*CHROMIUM_FLAGS])
            propose(sign_in(browser, address, content.EDITOR, "ar"), address)
            for language in LANGUAGES:
                page = sign_in(browser, address, content.PUBLISHER, language)
                (FOLDER / language).mkdir(parents=True, exist_ok=True)
                for picture in PICTURES:
                    file = FOLDER / language / f"{picture.name}.webp"
                    file.write_bytes(taken(page, address, picture))
                page.context.close()
            browser.close()


if __name__ == "__main__":
    main()
