"""Check the catalogues of translated texts: well-formed, complete, and up to date.

Well-formed is what `msgfmt --check` says, which counts plural forms (Django's own compilemessages
takes two of Arabic's six). Complete: no text untranslated or fuzzy. Up to date: no text in the
sources that a catalogue does not hold, as a missing entry would show as English without a word.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("citizen_help", "contacts", "templates", "locale", "tools", "manage.py")


def load(po: Path) -> Catalog:
    with po.open("rb") as source:
        return read_po(source, locale=po.parent.parent.name)


def entries(catalogue: Catalog) -> list[Message]:
    """Every text, without the header."""
    return [message for message in catalogue if message.id]


def malformed(po: Path) -> list[str]:
    command = ["msgfmt", "--check", "--output-file", "/dev/null", str(po)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return found.stderr.splitlines() if found.returncode else []


def incomplete(po: Path) -> list[str]:
    """A line for each text that is fuzzy, or that lacks its translation or one of its plurals."""
    complaints = []
    for message in entries(load(po)):
        forms = [message.string] if isinstance(message.string, str) else message.string or [""]
        if message.fuzzy or not all(form.strip() for form in forms):
            state = "fuzzy" if message.fuzzy else "not translated"
            complaints.append(f"{po}:{message.lineno}: {state}: {message.id!r}")
    return complaints


def outdated(catalogues: list[Path]) -> list[str]:
    """Collect the texts anew in a copy of the sources, and name those that are not there yet."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for source in SOURCES:
            copy_source(ROOT / source, copy / source)
        subprocess.run(["sh", "tools/collect_messages.sh", sys.executable], cwd=copy, check=True)
        return [line for po in catalogues for line in new_texts(po, copy / po.relative_to(ROOT))]


def copy_source(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    else:
        shutil.copy(source, target)


def texts(po: Path) -> set[str]:
    """What identifies each text: its context, and singular with plural."""
    return {f"{message.context or ''} {message.id!r}" for message in entries(load(po))}


def new_texts(po: Path, collected: Path) -> list[str]:
    new = sorted(texts(collected) - texts(po))
    return [f"{po}: not collected (make messages does it): {text}" for text in new]


def main() -> int:
    catalogues = sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po"))
    complaints = [line for po in catalogues for line in malformed(po)]
    if not complaints:
        complaints = [line for po in catalogues for line in incomplete(po)] + outdated(catalogues)
    sys.stderr.writelines(line.replace(f"{ROOT}/", "") + "\n" for line in complaints)
    if not catalogues:
        sys.stderr.write("No catalogue found in locale/\n")
    return 1 if complaints or not catalogues else 0


if __name__ == "__main__":
    sys.exit(main())
