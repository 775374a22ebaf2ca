"""python -m tests.audit.drawings: makes the drawings of the first content and names them there.

Of drawings.html beside this; from the same Chromium, fonts and Pillow come the same names.
"""

import shutil
from collections.abc import Mapping

from playwright.sync_api import Browser, sync_playwright

from contacts.content.picture_files import files_of
from contacts.pictures.encoding import EncodedPicture, encode
from tests.audit.drawings import DRAWINGS, FILE, FOLDER, PAGE, Drawing, named
from tests.audit.programs import CHROMIUM, CHROMIUM_FLAGS

WIDTH = 400  # CSS pixels, of a figure in drawings.css
SCALE = 2  # lines are whole pixels, and sharp at the width of any column
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
# Sharp in the same way on every machine.
FLAGS = (*CHROMIUM_FLAGS, "--font-render-hinting=none", "--disable-lcd-text")


def drawn(browser: Browser, language: str) -> dict[Drawing, EncodedPicture]:
    page = browser.new_page(viewport={"width": WIDTH, "height": 800}, device_scale_factor=SCALE)
    page.goto(PAGE.as_uri())
    direction = DIRECTIONS[language]
    page.evaluate(
        "([lang, dir]) => Object.assign(document.documentElement, {lang, dir})",
        [language, direction],
    )
    page.evaluate("document.fonts.ready.then(() => true)")
    return {each: encode(page.locator(f"#{each.figure}").screenshot()) for each in DRAWINGS}


def name_in_content(pictures: Mapping[Drawing, EncodedPicture], language: str) -> None:
    """In the place of the name that the drawing’s first step has, wherever that one stands."""
    text = FILE.read_text(encoding="utf-8")
    for drawing, picture in pictures.items():
        text = text.replace(named(text, drawing)[language], picture.name.value)
    FILE.write_text(text, encoding="utf-8")


def write(picture: EncodedPicture) -> None:
    for file, file_name in files_of(picture.name):
        (FOLDER / file_name).write_bytes(picture.files[file])


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS])
        made = {language: drawn(browser, language) for language in DIRECTIONS}
        browser.close()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    for language, pictures in made.items():
        name_in_content(pictures, language)
        for picture in pictures.values():
            write(picture)


if __name__ == "__main__":
    main()
