"""The stylesheet of readers' pages, joined from the files of `static/css/`, one component a file.

Pages load `css/site.css`. The checker loads `css/verify.css` too, which no other page needs: what a
phone has to wait for fits into the first flight of packets. So does a page with pictures of steps
`css/pictures.css`.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from citizen_help.bundles.bundle import JoinedFileFinder

SOURCES = settings.BASE_DIR / "static" / "css"
NAME = "css/site.css"
VERIFY = "css/verify.css"
PICTURES = "css/pictures.css"
# Between equals a later rule wins. Cascade layers would say so themselves, but browsers from before
# 2022 pass over all that stands in them.
FIRST, LAST = ("tokens.css", "base.css", "layout.css"), "print.css"


def sources(folder: Path = SOURCES) -> list[Path]:
    """Every stylesheet below `folder`: elements, then components by name, then paper."""
    components = sorted((folder / "components").glob("*.css"))
    return [*(folder / name for name in FIRST), *components, folder / LAST]


def joined(files: Iterable[Path]) -> str:
    """One stylesheet without comments and without the blanks that mean nothing.

    Compression does the rest; the minifiers for Python change the meaning of newer selectors
    (rcssmin makes `.a :is(b, i)` into `.a:is(b,i)`).
    """
    css = "".join(file.read_text(encoding="utf-8") for file in files)
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", css).replace(": ", ":").replace(";}", "}")


class StylesheetFinder(JoinedFileFinder):
    name = NAME

    def text(self) -> str:
        return joined(sources())


class VerifyStylesheetFinder(JoinedFileFinder):
    name = VERIFY

    def text(self) -> str:
        return joined([SOURCES / "pages" / "verify.css"])


class PicturesStylesheetFinder(JoinedFileFinder):
    name = PICTURES

    def text(self) -> str:
        return joined([SOURCES / "pages" / "pictures.css"])
