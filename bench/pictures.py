"""What 500 pictures of the largest files cost in memory: `python -m bench.pictures`.

Two sites side by side, one of them with the pictures: a worker at rest, after every picture was
asked for, and the commands that read all rows. Prints megabytes.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.pages import Bars, prepared, say
from bench.pages_servers import Server, fetch, gunicorn
from contacts.pictures.names import PictureFile, PictureName

COUNT = 500
ROUNDS = 3  # of each picture, so that both workers are asked
FILL = f"""
import os
from contacts.models import Picture, Step
for number in range({COUNT}):
    small, large = (os.urandom(size) for size in (40_000, 120_000))
    files = {{"small_webp": small, "large_webp": large, "small_jpeg": small, "large_jpeg": large}}
    Picture.objects.create(name=f"{{number:032x}}-960x1920", **files)
for number, step in enumerate(Step.objects.order_by("pk")):
    name = f"{{number % {COUNT}:032x}}-960x1920"
    Step.objects.filter(pk=step.pk).update(picture_ar=name, picture_alt_ar="صورة")
"""


def manage(var: Path, *arguments: str, **environment: str) -> float:
    """Run a command; the most megabytes that it held at a time."""
    command = [sys.executable, "manage.py", *arguments]
    env = {**os.environ, "VAR": str(var), **environment}
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)  # noqa: S603
    _pid, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{arguments[0]} failed")
    return used.ru_maxrss / 1024


def addresses() -> Iterator[str]:
    for number in range(COUNT):
        for file in PictureFile:
            yield PictureName.of(f"{number:032x}", 960, 1920).address(file)


def at_rest(site: Server) -> float:
    """Of the largest worker, once it has shown some pages."""
    for _ in range(20):
        for page in ("/ar/", "/en/questions/", "/en/guides/call-19912/"):
            fetch(site.url + page, {})
    return site.worker_pss()


def after_rounds(site: Server) -> float:
    for _ in range(ROUNDS):
        for address in addresses():
            fetch(site.url + address, {})
    return site.worker_pss()


def workers(without: Path, full: Path, bars: Bars) -> None:
    with gunicorn(without, SEARCH_MEANING="0") as few, gunicorn(full, SEARCH_MEANING="0") as many:
        before, after = at_rest(few), at_rest(many)
        asked, again = after_rounds(many), after_rounds(many)
    say(f"| a worker at rest (PSS) | {before:.1f} | {after:.1f} |")
    say(f"| after {ROUNDS * COUNT * 4} answers, and as many again | | {asked:.1f}, {again:.1f} |")
    bars.check("MB that pictures add to a worker at rest", after - before, 1.0)
    # The share of the store, what SQLite keeps for each thread, and what is no longer used.
    bars.check("MB that a worker grows by while all are shown", asked - after, 25.0)
    bars.check("MB that it grows by while all are shown again", again - asked, 1.0)


def commands(without: Path, full: Path, folder: Path, bars: Bars) -> None:
    for name in ("backup", "move"):
        held = []
        for var in (without, full):
            file = folder / f"{name}-{var.parent.name}"
            if name == "backup":
                held.append(manage(var, "backup", f"{file}.tar.gz"))
            else:
                held.append(manage(var, "move", MOVE_TO=f"sqlite:///{file}.sqlite3"))
        say(f"| {name}, at most (RSS) | {held[0]:.0f} | {held[1]:.0f} |")
        bars.check(f"MB that pictures add to a {name}", held[1] - held[0], 30.0)


def main() -> int:
    bars = Bars()
    with tempfile.TemporaryDirectory(prefix="bench-pictures-") as name:
        folder = Path(name)
        sites = []
        for kind in ("without", "full"):
            (folder / kind).mkdir()
            sites.append(prepared(folder / kind))
        manage(sites[1], "shell", "--no-imports", "--command", FILL)
        say(f"| megabytes | without pictures | with {COUNT} |\n|---|---|---|")
        workers(*sites, bars)
        commands(*sites, folder, bars)
    return bars.missed


if __name__ == "__main__":
    sys.exit(main())
