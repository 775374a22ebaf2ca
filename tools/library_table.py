"""The table of docs/dependencies.md: what `make run` installs, with licence and upkeep.

Without an argument, as in `make check`: compare the table with requirements/run.txt and with what
the installed packages say of themselves. With `--write`, as in `make lock`: make it anew, and ask
the package index when each version and the newest one came out.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "dependencies.md"
LOCK = ROOT / "requirements" / "run.txt"
HEAD = (
    "| package | version | of | newest | licence | kept by | needed by |\n"
    "|---|---|---|---|---|---|---|\n"
)
ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (.+) \|$", re.MULTILINE)
# Classifiers name a licence in their own words; SPDX's are shorter.
CLASSIFIED = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
# What may be used and passed on by anybody; the LGPL too, as its library is not changed.
ALLOWED = {
    *("0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "LGPL-3.0-only"),
    *("MIT", "MIT-CMU", "PSF-2.0", "Unlicense", "Zlib"),
}
# A library without a release for so long is named under "Old, and why it is kept".
OLD_AFTER = timedelta(days=3 * 365)
OLD = "### Old, and why it is kept"


@dataclass(frozen=True, slots=True)
class Library:
    """What a package says of itself, and which others of the lock need it."""

    name: str
    version: str
    licence: str
    kept_by: str
    needed_by: str

    def cells(self, released: str, newest: str) -> str:
        row = (self.version, released, newest, self.licence, self.kept_by, self.needed_by)
        return " | ".join(row)


def locked() -> dict[str, tuple[str, str]]:
    """Each package of the lock: its version, and who needs it ("the site" for the site itself)."""
    text = LOCK.read_text(encoding="utf-8")
    found = re.findall(r"^([a-z0-9-]+)==(\S+)((?:.*\n)(?:^ .*\n)*)", text, flags=re.MULTILINE)
    return {name: (version, needers(rest)) for name, version, rest in found}


def needers(entry: str) -> str:
    """From uv's comment "via", which names one in its line or several below it."""
    names = re.findall(r"^ +# +(?:via )?([a-z][\w-]*)", entry.replace("# via\n", ""), re.MULTILINE)
    return ", ".join("the site" if name == "citizen-help" else f"`{name}`" for name in names)


def library(name: str, version: str, needed_by: str) -> Library:
    said = metadata.metadata(name)
    return Library(name, version, licence_of(said), keeper_of(said), needed_by)


def licence_of(said: metadata.PackageMetadata) -> str:
    """In SPDX's words where the package has them (PEP 639), else from its classifiers."""
    if "License-Expression" in said:
        return said["License-Expression"]
    classes = [one.split(" :: ")[-1] for one in said.get_all("Classifier", [])]
    known = [CLASSIFIED[one] for one in classes if one in CLASSIFIED]
    return " OR ".join(sorted(known)) or said["License"] or licence_in_file(said["Name"])


def licence_in_file(name: str) -> str:
    """Of a package that says it nowhere else: MIT, whose words these are, or ""."""
    text = metadata.distribution(name).read_text("licenses/LICENSE") or ""
    return "MIT" if "Permission is hereby granted, free of charge" in text else ""


def keeper_of(said: metadata.PackageMetadata) -> str:
    """Names without addresses, the first three of many; some packages name a file of theirs."""
    fields = ("Maintainer", "Maintainer-email", "Author", "Author-email")
    text = next(said[field] for field in fields if field in said)
    if text.startswith("See "):
        return "its authors"
    names = [name.strip(' "') for name in re.sub(r"<[^>]*>", "", text).split(",")]
    return ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")


def is_allowed(licence: str) -> bool:
    return set(re.split(r" AND | OR |, ", licence)) <= ALLOWED


def libraries() -> list[Library]:
    """Those installed here: a few of the lock are for other platforms or older Pythons."""
    here = {one.name.lower().replace("_", "-") for one in metadata.distributions()}
    return [
        library(name, version, needed)
        for name, (version, needed) in locked().items()
        if name in here
    ]


def check(document: str) -> list[str]:
    """What is wrong with the table, in sentences."""
    rows = dict(ROW.findall(document))
    found = libraries()
    said = [f"{one.name}: the licence {one.licence!r} is not among those allowed." for one in found]
    problems = [line for line, one in zip(said, found, strict=True) if not is_allowed(one.licence)]
    for one in found:
        if one.cells(*days_in(rows.get(one.name, ""))) != rows.get(one.name):
            problems.append(f"{one.name}: its row is not what the package says: `make lock`.")
    gone = sorted(upkeep_names(document) - set(locked()))
    return problems + [f"{name}: is not installed any more: `make lock`." for name in gone]


def upkeep_names(document: str) -> set[str]:
    return {name for name, _rest in ROW.findall(document.partition(HEAD)[2].partition("\n\n")[0])}


def days_in(cells: str) -> tuple[str, str]:
    """The two days of a row, which only the index knows."""
    parts = cells.split(" | ")
    return (parts[1], parts[2]) if len(parts) > 2 else ("", "")


def releases(wanted: list[str]) -> dict[str, tuple[str, date]]:
    """The version that the index gives for each requirement, and the day it came out."""
    project = (
        '[project]\nname = "x"\nversion = "0"\nrequires-python = ">=3.11"\n'
        f"dependencies = {wanted}\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_text(project, encoding="utf-8")
        command = [sys.executable, "-m", "uv", "lock", "--quiet", "--no-config"]
        subprocess.run([*command, "--directory", folder], check=True)
        packages = tomllib.loads((Path(folder) / "uv.lock").read_text(encoding="utf-8"))["package"]
    return {one["name"]: (one["version"], released(one)) for one in packages if one["name"] != "x"}


def released(package: Mapping[str, object]) -> date:
    files = [package.get("sdist"), *package.get("wheels", [])]  # type: ignore[misc]
    times = [file["upload-time"] for file in files if file]
    return datetime.fromisoformat(min(times)).astimezone(UTC).date()


def write(document: str, *, today: date) -> str:
    """The document with its table made anew; SystemExit for an old library without a reason."""
    found = libraries()
    ours = releases([f"{one.name}=={one.version}" for one in found])
    newest = {one.name: releases([one.name])[one.name] for one in found}
    reasons = document.partition(OLD)[2]
    for name, (_version, day) in newest.items():
        if today - day > OLD_AFTER and f"`{name}`" not in reasons:
            raise SystemExit(f"{name} is of {day}: say under {OLD!r} why it is kept.")
    rows = [
        f"| `{one.name}` | {one.cells(str(ours[one.name][1]), shown(one, newest))} |\n"
        for one in found
    ]
    before, _head, after = document.partition(HEAD)
    return before + HEAD + "".join(rows) + "\n" + after.partition("\n\n")[2]


def shown(one: Library, newest: Mapping[str, tuple[str, date]]) -> str:
    version, day = newest[one.name]
    return "this" if version == one.version else f"{version}, {day}"


def main() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    if "--write" in sys.argv[1:]:
        DOCUMENT.write_text(write(document, today=datetime.now(UTC).date()), encoding="utf-8")
    elif problems := check(document):
        raise SystemExit("\n".join(problems))


if __name__ == "__main__":
    main()
