"""Compile the catalogues of translated texts with Babel: no gettext is needed to run the site."""

import os
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_catalogue(po: Path) -> Path:
    """Write the .mo beside `po`, whole or not at all; its folder names the language."""
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parent.parent.name)
    mo = po.with_suffix(".mo")
    own = mo.with_suffix(f".{os.getpid()}")
    with own.open("wb") as target:
        write_mo(target, catalogue)
    return own.replace(mo)


def is_current(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime_ns > po.stat().st_mtime_ns


def compile_all(locale: Path = LOCALE) -> list[Path]:
    """Compile each catalogue that has changed; returns those written."""
    stale = (po for po in sorted(locale.glob("*/LC_MESSAGES/*.po")) if not is_current(po))
    return [compile_catalogue(po) for po in stale]


if __name__ == "__main__":
    for written in compile_all():
        sys.stdout.write(f"Compiled {written.relative_to(LOCALE.parent)}\n")
