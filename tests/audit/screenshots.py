"""python -m tests.audit.screenshots: takes the pictures of docs/screenshots/ anew.

From the first content and from the examples, each as `make run` serves it. The statuses are those
of this hour.
"""

import base64
import tempfile
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.audit.programs import CHROMIUM, CHROMIUM_FLAGS
from tests.audit.server import site

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
PHONE = (390, 844)
DESKTOP = (1280, 800)
SMALLER = {PHONE: 1, DESKTOP: 0.75}  # the picture's size beside the window's
QUALITY = 80  # percent, of WebP
FIRST = "contacts/first_content.yaml"
CITY = "examples/city.yaml"
UNIVERSITY = "examples/university.yaml"


@dataclass(frozen=True, slots=True)
class Picture:
    """A file's name, what it shows and how; `size` is the window's, in CSS pixels.

    `content` is the file whose site it shows.
    """

    name: str
    path: str
    size: tuple[int, int]
    look: str = "light"
    content: str = FIRST


PICTURES = (
    Picture("home-ar-phone", "/ar/", PHONE),
    Picture("home-en-phone", "/en/", PHONE),
    Picture("guide-ar-phone", "/ar/guides/send-inquiry-website/", PHONE),
    Picture("verify-ar-phone-dark", "/ar/verify/?q=19912", PHONE, "dark"),
    Picture("home-ar-desktop", "/ar/", DESKTOP),
    Picture("guide-en-desktop-dark", "/en/guides/send-inquiry-website/", DESKTOP, "dark"),
    Picture("search-ar-desktop", "/ar/search/?q=19912", DESKTOP),
    Picture("questions-en-desktop", "/en/questions/", DESKTOP),
    Picture("city-ar-phone", "/ar/", PHONE, content=CITY),
    Picture("university-ar-phone", "/ar/guides/exam-platform/", PHONE, content=UNIVERSITY),
    Picture("university-en-phone-dark", "/en/", PHONE, "dark", UNIVERSITY),
)


def taken(browser: Browser, address: str, picture: Picture) -> bytes:
    """The picture as WebP, which Playwright itself does not write."""
    width, height = picture.size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=picture.look)
    page.goto(f"{address}{picture.path}", wait_until="networkidle")
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": SMALLER[picture.size]}
    wanted = {"format": "webp", "quality": QUALITY, "clip": clip}
    answer = page.context.new_cdp_session(page).send("Page.captureScreenshot", wanted)
    page.close()
    return base64.b64decode(answer["data"])


def take(browser: Browser, content: str, pictures: list[Picture]) -> None:
    with tempfile.TemporaryDirectory() as folder, site(VAR=folder, CONTENT=content) as address:
        for picture in pictures:
            (FOLDER / f"{picture.name}.webp").write_bytes(taken(browser, address, picture))


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*CHROMIUM_FLAGS])
        for content, pictures in groupby(PICTURES, key=lambda picture: picture.content):
            take(browser, content, list(pictures))
        browser.close()


if __name__ == "__main__":
    main()
