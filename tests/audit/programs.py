"""The programs that audit: those of package-lock.json, on Debian's Chromium and Java."""

import shutil
from pathlib import Path

MODULES = Path(__file__).resolve().parent / "node_modules"
NU_JAR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
CHROMIUM = shutil.which("chromium") or "chromium"
CHROMIUM_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def program(name: str) -> str:
    return str(MODULES / ".bin" / name)
