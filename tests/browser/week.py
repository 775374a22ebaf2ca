"""Somebody at the desk who knows its handbook alone, and presses what stands there in bold."""

import re
import time
from dataclasses import dataclass
from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Locator, Page

from tests.html import parse

NEW_QUESTION = "كيف أغيّر بياناتي؟"
SLUG = "update-your-details"
ADDRESS = f"/ar/guides/{SLUG}/"
OTHER = "كيف أحمّل تطبيق «حساب المواطن» على آيفون أو أندرويد؟"
HOTLINE_PAGE = "/ar/channels/hotline/"

Name = str | re.Pattern[str]


def starting(text: str) -> re.Pattern[str]:
    """The names that begin so, as "معاينة" does "معاينة: العربية"."""
    return re.compile(f"^{re.escape(text)}")


@dataclass
class Person:
    page: Page

    def start(self) -> None:
        self.page.goto(reverse("admin:index"))

    def menu(self, *names: Name) -> None:
        """The name in the menu, which is on top of each page, then what to press there."""
        self.follow(names[0], self.page.get_by_role("navigation", name="القوائم"))
        for name in names[1:]:
            self.follow(name)

    def add(self, what: str) -> None:
        """Beside the name of a list, on the first page."""
        self.start()
        self.follow("أضف", self.row(what))

    def button(self, name: Name, inside: Locator | None = None) -> Locator:
        """The first button or link of this name that can be seen."""
        part = inside or self.page.locator("body")
        exact = isinstance(name, str)
        found = part.get_by_role("button", name=name, exact=exact)
        links = part.get_by_role("link", name=name, exact=exact)
        return found.or_(links).locator("visible=true").first

    def press(self, name: Name, inside: Locator | None = None) -> None:
        self.button(name, inside).click()

    def follow(self, name: Name, inside: Locator | None = None) -> None:
        """Press what leads to another page, and wait for it."""
        with self.page.expect_navigation():
            self.press(name, inside)

    def field(self, label: str, inside: Locator | None = None) -> Locator:
        """The first one of that label; the buttons above it name it too."""
        found = (inside or self.page.locator("#content")).get_by_label(label)
        return (
            found.and_(self.page.locator("input, select, textarea, output"))
            .locator("visible=true")
            .first
        )

    def fill(self, label: str, text: str, inside: Locator | None = None) -> None:
        self.field(label, inside).fill(text)

    def write(self, label: str, ar: str, en: str, inside: Locator | None = None) -> None:
        """The pair of fields of both languages."""
        self.fill(f"{label} بالعربية", ar, inside)
        self.fill(f"{label} بالإنجليزية", en, inside)

    def choose(self, label: str, option: str, inside: Locator | None = None) -> None:
        self.field(label, inside).select_option(label=option)

    def tick(self, label: str, inside: Locator | None = None) -> None:
        self.field(label, inside).check()

    def save(self) -> str:
        """What the desk says then."""
        self.follow("احفظ")
        return self.said()

    def said(self) -> str:
        return self.page.locator(".messagelist").inner_text()

    def row(self, words: str) -> Locator:
        """Of a table."""
        return self.page.get_by_role("row").filter(has_text=words).first

    def act(self, action: str, *rows: str) -> None:
        """Tick rows of a list, choose the action, and run it."""
        for row in rows:
            self.row(row).get_by_role("checkbox").check()
        self.choose("الإجراء", action)
        self.follow("نفّذ")

    def find(self, words: str, name: str) -> None:
        """By the box on top."""
        self.page.get_by_role("searchbox", name="البحث في كل القوائم").fill(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.follow(name, self.page.locator("#content"))

    def box(self, line: str) -> Locator:
        """The fields of a step, a number or hours, by the line above them as it is now."""
        heading = self.page.get_by_role("heading", level=3).filter(has_text=line)
        box = self.page.locator(".inline-related").filter(has=heading).first
        return self.page.locator(f"[id='{box.get_attribute('id')}']")

    def open(self, line: str) -> Locator:
        self.press(re.compile(re.escape(line)), box := self.box(line))
        return box

    def panel(self, title: str) -> Locator:
        """Of the first page."""
        self.start()
        heading = self.page.get_by_role("heading", name=title, exact=True)
        return self.page.locator("section").filter(has=heading)

    def popup(self, name: Name) -> str:
        """The text of the window that opens, which is closed again."""
        with self.page.expect_popup() as opened:
            self.press(name)
        text = opened.value.locator("main").inner_text()
        opened.value.close()
        return text

    def download(self, name: str, folder: Path) -> Path:
        with self.page.expect_download() as arriving:
            self.press(name)
        path = folder / arriving.value.suggested_filename
        arriving.value.save_as(path)
        return path

    def soon_reads_without(self, text: str, path: str) -> None:
        """An edit shows within two seconds."""
        deadline = time.monotonic() + 5
        while text in self.reads(path):
            assert time.monotonic() < deadline
            time.sleep(0.2)

    def reads(self, path: str) -> str:
        """The main part of a page of the site, as it is now; empty where there is none."""
        answer = self.page.request.get(path)
        return parse(answer.text()).one("main").text if answer.ok else ""
