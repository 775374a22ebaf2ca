"""The site's one script, joined from the files of `static/js/`.

Pages load `js/site.js` as a module; its sources do one thing a file, without imports.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from citizen_help.joined_file import JoinedFileFinder

SOURCES = settings.BASE_DIR / "static" / "js"
NAME = "js/site.js"
# What a page must hold for a source to run; the others run on every page.
NEEDED = {
    "checklist.js": "[data-checklist]",
    "share.js": "[data-share]",
    "suggestions.js": "[data-suggest]",
}
# A script that comes before the first frame would have the whole page laid out inside its own
# long task. A page that is not shown has no frames: there it runs a moment later.
PAINTED = """\
const painted = new Promise((done) => {
requestAnimationFrame(() => setTimeout(done));
setTimeout(done, 200);
});
"""


def sources(folder: Path = SOURCES) -> list[Path]:
    return sorted(folder.glob("*.js"))


def joined(files: Iterable[Path]) -> str:
    """One module. Each source is a function of its own, run once the page is painted.

    Run apart they share no names, and an error in one is reported and stops no other.
    """
    return PAINTED + "".join(map(part, files))


def part(file: Path) -> str:
    code = re.sub(r"^\s*(//.*)?\n|^[ \t]+", "", file.read_text(encoding="utf-8"), flags=re.M)
    run = f"painted.then(() => {{\n{code}}});\n"
    needed = NEEDED.get(file.name)
    return f"if (document.querySelector({needed!r})) {run}" if needed else run


class ScriptFinder(JoinedFileFinder):
    name = NAME

    def text(self) -> str:
        return joined(sources())
