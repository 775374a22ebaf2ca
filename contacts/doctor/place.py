"""Where this installation has its things, and the commands that belong to it."""

import shutil
from pathlib import Path
from typing import Final

from django.conf import settings

# As deploy/install.sh has them.
SETTINGS_FILE: Final = Path("/etc/citizen-help.env")
SOCKET: Final = Path("/run/citizen-help.sock")
INSTALL: Final = "sh /srv/citizen-help/site/deploy/install.sh"


def is_installed() -> bool:
    return shutil.which("citizen-help") is not None


def has_systemd() -> bool:
    return Path("/run/systemd/system").is_dir()


def manage(command: str) -> str:
    """How a command of manage.py is given here."""
    return f"citizen-help {command}" if is_installed() else f".venv/bin/python manage.py {command}"


def install() -> str:
    """What brings everything beside the code up to date."""
    return INSTALL if is_installed() else "make install"


def prepare() -> str:
    """What brings the tables and static files up to date."""
    return INSTALL if is_installed() else ".venv/bin/python -m tools.prepare --socket"


def change(line: str) -> str:
    """How a setting gets another value."""
    if is_installed():
        return f"editor {SETTINGS_FILE}  # {line}\n{INSTALL}"
    return f"export {line}"


def backups() -> Path:
    return Path(settings.VAR) / "backups"
