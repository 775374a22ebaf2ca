"""python -m tests.audit.screenshots: takes the pictures of docs/screenshots/ anew.

From the first content, as `make run` serves it. The statuses are those of this hour.
"""

import base64
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.audit.programs import CHROMIUM, CHROMIUM_FLAGS
from tests.audit.server import site

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
PHONE = (390, 844)
DESKTOP = (1280, 800)
SMALLER = {PHONE: 1, DESKTOP: 0.75}  # the picture's size beside the window's
QUALITY = 80  # percent, of WebP


@dataclass(frozen=True, slots=True)
class Picture:
    """A file's name, what it shows and how; `size` is the window's, in CSS pixels."""

    name: str
    path: str
    size: tuple[int, int]
    look: str = "light"


PICTURES = (
    Picture("home-ar-phone", "/ar/", PHONE),
    Picture("home-en-phone", "/en/", PHONE),
    Picture("guide-ar-phone", "/ar/guides/send-inquiry-website/", PHONE),
    Picture("verify-ar-phone-dark", "/ar/verify/?q=19912", PHONE, "dark"),
    Picture("home-ar-desktop", "/ar/", DESKTOP),
    Picture("guide-en-desktop-dark", "/en/guides/send-inquiry-website/", DESKTOP, "dark"),
    Picture("search-ar-desktop", "/ar/search/?q=19912", DESKTOP),
    Picture("questions-en-desktop", "/en/questions/", DESKTOP),
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


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VAR"] = folder
        with site() as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*CHROMIUM_FLAGS])
            for picture in PICTURES:
                file = FOLDER / f"{picture.name}.webp"
                file.write_bytes(taken(browser, address, picture))
            browser.close()


if __name__ == "__main__":
    main()
