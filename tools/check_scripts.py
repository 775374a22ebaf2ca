"""Lint the scripts with oxlint: those of static/, and the service worker as its template makes it.

The rules are in .oxlintrc.json. Readers' scripts must also work on old phones
(tools/old_scripts.py).
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from django.template.loader import render_to_string

from tools import old_scripts

ROOT = Path(__file__).resolve().parent.parent
OXLINT = Path(sys.executable).with_name("oxlint")
WORKER = {
    "version": "0",
    "languages": ["ar", "en"],
    "hotline": "",
    "max_saved_bytes": 1,
    "network_timeout": 1,
}


def lint(*paths: Path) -> int:
    """Print what it finds; 1 when it finds anything, also a file that is no script."""
    rules = ["--config", str(ROOT / ".oxlintrc.json"), "--deny-warnings"]
    return subprocess.run([str(OXLINT), *rules, *map(str, paths)], check=False).returncode


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citizen_help.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        worker = Path(folder, "sw.js")
        worker.write_text(render_to_string("sw.js", WORKER), encoding="utf-8")
        found = old_scripts.complaints([*sorted((ROOT / "static" / "js").glob("*.js")), worker])
        sys.stderr.writelines(line.replace(f"{ROOT}/", "") + "\n" for line in found)
        return lint(ROOT / "static", worker) or bool(found)


if __name__ == "__main__":
    sys.exit(main())
