"""Where this installation has its things, and the commands that belong to it."""

import json
import os
import shutil
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from tools import only_root

# As deploy/install.sh has them.
SETTINGS_FILE: Final = Path("/etc/citizen-help.env")
SOCKET: Final = Path("/run/citizen-help.sock")
PROXY_FILE: Final = only_root.NGINX
INSTALL: Final = "sh /srv/citizen-help/site/deploy/install.sh"


def is_installed() -> bool:
    return shutil.which("citizen-help") is not None


def has_systemd() -> bool:
    return Path("/run/systemd/system").is_dir()


def start_proxy() -> str:
    if has_systemd():
        return "nginx -t && systemctl restart nginx"
    return "nginx -t && { nginx -s reload 2>/dev/null || nginx; }"


def newer() -> str:
    """What brings newer code; a checkout of one version stands on no branch."""
    head = settings.BASE_DIR / ".git" / "HEAD"
    if head.is_file() and not head.read_text().startswith("ref:"):
        return f"git -C {settings.BASE_DIR} checkout main && git -C {settings.BASE_DIR} pull"
    return f"git -C {settings.BASE_DIR} pull"


def seen_by_root() -> dict[str, Any]:
    """See tools/only_root.py; nothing where the doctor was called in another way."""
    found: dict[str, Any] = json.loads(os.environ.get(only_root.VARIABLE) or "{}")
    return found


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
