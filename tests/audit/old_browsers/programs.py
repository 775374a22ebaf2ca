"""The browsers of package-lock.json, unpacked, and today's: a name and a program each."""

from pathlib import Path

import brotli

from tests.audit.programs import CHROMIUM

MODULES = Path(__file__).resolve().parent / "node_modules"
VERSIONS = ("72", "79", "83", "92")
CURRENT = "current"


def program(name: str) -> str:
    """Where the browser `name` stands, one of VERSIONS or CURRENT."""
    return CHROMIUM if name == CURRENT else str(unpacked(MODULES / f"chromium-{name}" / "bin"))


def unpacked(folder: Path) -> Path:
    """The program beside the one compressed file that holds it, written once."""
    (packed,) = folder.glob("chromium*.br")
    target = folder / "chromium"
    if not target.exists():
        own = folder / "chromium.new"
        own.write_bytes(brotli.decompress(packed.read_bytes()))
        own.chmod(0o755)
        own.replace(target)
    return target
