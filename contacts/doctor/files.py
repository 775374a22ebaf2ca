"""What stands beside the code and in VAR: whole, current, and nobody else's to read."""

import io
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import gettext as _

from contacts.doctor import place
from contacts.doctor.finding import Finding
from tools import compile_messages, static_files

MEGABYTE: Final = 1_000_000
GIGABYTE: Final = 1000 * MEGABYTE


def libraries() -> Iterator[Finding]:
    """The stamp of tools/install.sh; a container has its libraries from its image."""
    stamp = settings.BASE_DIR / ".venv" / "installed.txt"
    locks = [settings.BASE_DIR / "requirements" / name for name in ("run.txt", "dev.txt")]
    if stamp.exists() and stamp.read_bytes() not in [
        lock.read_bytes() for lock in locks if lock.exists()
    ]:
        yield Finding(_("The libraries are those of another version of the site."), place.install())


def messages(locale: Path = compile_messages.LOCALE) -> Iterator[Finding]:
    wrong = [po.name for po in sorted(locale.glob("*/LC_MESSAGES/*.po")) if not is_compiled(po)]
    if wrong:
        sentence = _("These texts are not compiled, or from an older version: %(names)s.")
        yield Finding(sentence % {"names": ", ".join(wrong)}, place.install())


def is_compiled(po: Path) -> bool:
    """Whether the .mo beside it holds just that."""
    mo, wanted = po.with_suffix(".mo"), io.BytesIO()
    with po.open("rb") as source:
        write_mo(wanted, read_po(source, locale=po.parent.parent.name))
    return mo.exists() and mo.read_bytes() == wanted.getvalue()


def static() -> Iterator[Finding]:
    root = Path(settings.STATIC_ROOT)
    try:
        named = json.loads((root / "staticfiles.json").read_text())["paths"].values()
    except (OSError, ValueError, KeyError):
        sentence = _("Static files are not collected: every page fails.")
        yield Finding(sentence, place.prepare())
        return
    if missing := sorted(name for name in named if not (root / name).exists()):
        sentence = _("Static files that are missing: %(count)d, such as %(name)s.")
        remedy = f"rm {root.with_name('static.sha256')}; {place.prepare()}"
        yield Finding(sentence % {"count": len(missing), "name": missing[0]}, remedy)
    elif not is_current(root):
        yield Finding(_("Static files are those of another version."), place.prepare())


def is_current(root: Path) -> bool:
    """Without a stamp, as in a container's image, nobody can tell."""
    stamp = root.with_name("static.sha256")
    return not stamp.exists() or stamp.read_text() == static_files.fingerprint()


def permissions() -> Iterator[Finding]:
    var = Path(settings.VAR)
    backups = place.backups()
    secret = [var, backups, *var.glob("secret_key"), *var.glob("db.sqlite3*"), *backups.glob("*")]
    for path in (path for path in secret if path.exists()):
        found = path.stat()
        if found.st_mode & 0o077:
            sentence = _("%(path)s can be read by others on this machine.")
            yield Finding(sentence % {"path": path}, f"chmod go= {path}")
        if found.st_uid != os.geteuid() != 0:
            sentence = _("%(path)s belongs to another user than the service's.")
            yield Finding(sentence % {"path": path}, f"chown -R {os.geteuid()} {path}")


def room() -> Iterator[Finding]:
    """A backup needs room for the database, once as a copy and once as a file."""
    var = Path(settings.VAR)
    database = sum(file.stat().st_size for file in var.glob("db.sqlite3*"))
    free = shutil.disk_usage(var).free
    if free < MEGABYTE:
        sentence = _("The disk of %(folder)s is full: nothing can be saved.")
        yield Finding(sentence % {"folder": var}, f"du -xh {var} | sort -h | tail")
    elif free < room_needed(database):
        sentence = _("%(folder)s has room for %(megabytes)d MB more: it is nearly full.")
        values = {"folder": var, "megabytes": free // MEGABYTE}
        yield Finding(sentence % values, f"du -xh {var} | sort -h | tail")


def room_needed(database: int) -> int:
    """Bytes, for a database of so many."""
    return max(GIGABYTE, 3 * database)
