"""The site's one script, joined from the files of `static/js/`; pages with pictures load one more.

Pages load `js/site.js` as a module; its sources do one thing a file, without imports.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from citizen_help.bundles.bundle import JoinedFileFinder

SOURCES = settings.BASE_DIR / "static" / "js"
NAME = "js/site.js"
PICTURES = "js/pictures.js"
# What a page must hold for a source to run; the others run on every page.
NEEDED = {
    "checklist.js": "[data-checklist]",
    "read_aloud.js": "[data-listen]",
    "share.js": "[data-share]",
    "status.js": "[data-renew-at]",
    "suggestions.js": "[data-suggest]",
}
# Browsers run modules just before the first frame. What moves or measures anything there has the
# whole page laid out inside the script's own long task; a moment later the page is on the screen.
# Not by requestAnimationFrame: it makes the first frame itself wait for the script.
PAUSE = 50  # milliseconds
PAINTED = f"const painted = new Promise((done) => setTimeout(done, {PAUSE}));\n"


def sources(folder: Path = SOURCES) -> list[Path]:
    return sorted(folder.glob("*.js"))


def joined(files: Iterable[Path]) -> str:
    """One module. Each source is a function of its own, run when the page has been painted.

    Run apart they share no names, and an error in one is reported and stops no other.
    """
    return PAINTED + "".join(map(part, files))


def part(file: Path) -> str:
    code = file.read_text(encoding="utf-8")
    code = re.sub(r"^\s*(//.*)?\n|^[ \t]+|[ \t]+// .*$", "", code, flags=re.M)
    run = f"painted.then(() => {{\n{code}}});\n"
    needed = NEEDED.get(file.name)
    return f'if (document.querySelector("{needed}")) {run}' if needed else run


class ScriptFinder(JoinedFileFinder):
    name = NAME

    def text(self) -> str:
        return joined(sources())


class PicturesScriptFinder(JoinedFileFinder):
    name = PICTURES

    def text(self) -> str:
        return joined([SOURCES / "pages" / "pictures.js"])
