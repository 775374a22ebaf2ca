"""python -m tests.audit.old_browsers --pictures FOLDER [NAME …]: 72, 79, 83, 92, current; or all.

Prints a line for each browser and kind of page, and ends with status 1 when one has a fault.
Pictures of six pages in each browser go to the folder.
"""

import argparse
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from tests.audit.old_browsers import deeds, looks
from tests.audit.old_browsers.devtools import Failure, browser
from tests.audit.old_browsers.page import Page
from tests.audit.old_browsers.programs import CURRENT, VERSIONS, program
from tests.audit.pages import KINDS, LANGUAGES, Kind
from tests.audit.pictured_guide import pictured_guide
from tests.audit.server import site

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
# The booklet has a style and a header of its own.
OF_THE_SITE = tuple(kind for kind in KINDS if kind.name != "booklet")
WALKED = (*OF_THE_SITE, Kind("guide, call", "guides/call-19912/"))
# Pages with something to press, which is filled with the accent's colour.
ACTING = {"home", "channel", "guide", "guide, call", "search, results", "verify, not yet asked"}
PICTURED = {"home", "guide", "guide, options", "channel", "search, results", "verify, yes"}


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def walked(page: Page, url: str, kind: Kind, picture: Path | None) -> list[str]:
    """The faults of one page, its deeds included."""
    page.open(url)
    wrong = looks.faults(page.run(MEASURE), acts=kind.name in ACTING)
    if picture:
        page.picture(picture)
    for deed in deeds.DEEDS.get(kind.name, ()):
        wrong += deed(page)
    missing = "404" if "http-status-code" in kind.skipped else None
    return wrong + [text for text in page.errors() if not (missing and missing in text)]


def tried(page: Page, url: str, kind: Kind, picture: Path | None) -> list[str]:
    """Also the fault that nothing could be found out."""
    try:
        return walked(page, url, kind, picture)
    except Failure as failure:
        return [str(failure)]


def walk(page: Page, name: str, address: str, folder: Path) -> int:
    """Every kind of page in one browser; how many have faults."""
    count = 0
    for kind in WALKED:
        wrong = []
        for language in LANGUAGES:
            file = f"{name}-{kind.name.replace(', ', '-')}-{language}.png"
            picture = folder / file if kind.name in PICTURED else None
            found = tried(page, f"{address}/{language}/{kind.path}", kind, picture)
            wrong += [f"{language}: {text}" for text in dict.fromkeys(found)]
        count += report(name, kind.name, wrong)
    return count


def report(name: str, what: str, wrong: Iterable[str]) -> int:
    """Print the line; 1 where there is a fault."""
    text = "; ".join(wrong)
    say(f"{name:<8} {what:<22} {text or 'ok'}")
    return 1 if text else 0


def without_site(page: Page, address: str) -> list[str]:
    try:
        return [
            f"{language}: {text}"
            for language in LANGUAGES
            for text in deeds.offline(page, f"{address}/{language}")
        ]
    except Failure as failure:
        return [str(failure)]


def main(names: list[str], folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with ExitStack() as browsers:
        pages = {}
        with site() as address, pictured_guide():
            for name in names or [*VERSIONS, CURRENT]:
                pages[name] = Page(browsers.enter_context(browser(program(name))))
                count += walk(pages[name], name, address, folder)
        for name, page in pages.items():
            count += report(name, "without a network", without_site(page, address))
    say(f"\n{count} with faults" if count else "\nEvery page works in every browser")
    say(f"Pictures: {folder}")
    return 1 if count else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="old_browsers", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="72, 79, 83, 92 or current")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", required=True)
    given = parser.parse_args()
    sys.exit(main(given.names, given.pictures))
