"""The programs that audit: those of package-lock.json, on Debian's Java and Chromium.

Of Chromium it is the headless shell, as in the tests: beside a page it does the least of its own.
"""

import shutil
from pathlib import Path

MODULES = Path(__file__).resolve().parent / "node_modules"
NU_JAR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
CHROMIUM = shutil.which("chromium-headless-shell") or "chromium-headless-shell"
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def program(name: str) -> str:
    return str(MODULES / ".bin" / name)
