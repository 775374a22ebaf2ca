"""How the search follows edits among many guides: part of `make bench-search`.

    SEARCH_DATA=<folder> python -m bench.search_growth [GUIDES]

Serves the site with two workers on a database of GUIDES questions (10,000) in both languages,
their texts cut from the collections in SEARCH_DATA, and edits one after another in a process of
its own, as an editor's command does. Nobody searches to make an edit known: what is asked are
new connections, which reach both workers, each time for other words.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from bench.pages import Bars, prepared, say
from bench.pages_servers import Server, gunicorn, pss_of

GUIDES = 10_000
EDITS = 50
FOUND_BY = 8  # new connections in a row find an edit: then both workers do
SEED = 1
WORDS = {"title": 7, "summary": 20, "text": 12}
LANGUAGES = ("ar", "en")


def main() -> int:
    guides = int(sys.argv[1]) if len(sys.argv) > 1 else GUIDES
    bars = Bars()
    with tempfile.TemporaryDirectory() as name:
        var = prepared(Path(name))
        run("fill", str(guides), var=var)
        say(f"\n{guides} questions with two steps each, in both languages; two workers\n")
        with gunicorn(var, WEB_CONCURRENCY="2") as server:
            measure(server, var, bars)
        if guides <= GUIDES:
            rebuilt = json.loads(run("rebuild", var=var))
            say(f"beside it, the index built anew: {rebuilt['seconds']:.2f} s of processor")
    return 1 if bars.missed else 0


def run(task: str, *arguments: str, var: Path) -> str:
    """Do what touches the database in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", f"from bench.search_growth import {task}; {task}()", *arguments],
        env={**os.environ, "VAR": str(var), "LOG_LEVEL": "ERROR"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "citizen_help.settings"
    import django

    django.setup()


def fill() -> None:
    from_guides = int(sys.argv[1])
    set_up()
    from contacts.models import Channel, Guide, Step, Topic

    texts = Texts(Path(os.environ["SEARCH_DATA"]))
    channels, topics = list(Channel.objects.all()), list(Topic.objects.all())
    made = Guide.objects.bulk_create(
        Guide(
            slug=f"made-{number}",
            status="published",
            position=100 + number,
            topic=topics[number % len(topics)],
            channel=channels[number % len(channels)],
            **texts.of("title"),
            **texts.of("summary"),
        )
        for number in range(from_guides)
    )
    Step.objects.bulk_create(
        Step(guide=guide, uid=uid, position=place, **texts.of("text"))
        for guide in made
        for place, uid in enumerate(("bcd", "fgh"))
    )


class Texts:
    """Words in a row out of real texts."""

    def __init__(self, folder: Path) -> None:
        self._random = random.Random(SEED)  # noqa: S311
        self._words: dict[str, list[str]] = {language: [] for language in LANGUAGES}
        for path in sorted(folder.glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                for language, text in texts_in(json.loads(line), path.name):
                    self._words[language] += text.split()

    def of(self, field: str) -> dict[str, str]:
        return {f"{field}_{language}": self._some(language, WORDS[field]) for language in LANGUAGES}

    def _some(self, language: str, count: int) -> str:
        words = self._words[language]
        at = self._random.randrange(len(words) - count)
        return " ".join(words[at : at + count])[:190]


def texts_in(row: dict[str, str], name: str) -> Iterator[tuple[str, str]]:
    if ".docs." in name:
        yield from ((language, row[f"text_{language}"]) for language in LANGUAGES)
    elif ".en" in name:
        yield "en", row["text"]


def rebuild() -> None:
    set_up()
    from contacts.search.store import read_snapshot

    begun = time.process_time()
    read_snapshot()
    sys.stdout.write(json.dumps({"seconds": time.process_time() - begun}))


def measure(server: Server, var: Path, bars: Bars) -> None:
    first, _ = ask(server, "first words")
    before = largest(server)
    seconds, slowest = follow_edits(server, var)
    after = largest(server)
    say(f"start until the first answer: {server.started_in:.2f} s, the index made before it")
    bars.check("first search after the start, s", first, 1.0)
    bars.check("an edit is found by both workers after, s, at most", max(seconds), 2.0)
    bars.check("the slowest search meanwhile, ms", slowest * 1000, 100)
    say(f"PSS of the larger worker: {before:.0f} MB before, {after:.0f} MB after {EDITS} edits")
    bars.check("PSS of a worker after the edits, MB", after, 250)


def largest(server: Server) -> float:
    return max(map(pss_of, server.processes[1:]))


def follow_edits(server: Server, var: Path) -> tuple[list[float], float]:
    """For each edit the seconds until both workers find it, and the slowest search of all."""
    code = "from bench.search_growth import edit; edit()"
    env = {**os.environ, "VAR": str(var), "LOG_LEVEL": "ERROR"}
    editor = subprocess.Popen(
        [sys.executable, "-c", code],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    seconds, slowest = [], 0.0
    try:
        for number in range(EDITS):
            print(number, file=editor.stdin, flush=True)
            editor.stdout.readline()  # type: ignore[union-attr]  it is saved
            taken, slow = until_found(server, number)
            seconds.append(taken)
            slowest = max(slowest, slow)
    finally:
        editor.communicate("")
    return seconds, slowest


def edit() -> None:
    """Save a new title for each number that is read."""
    set_up()
    from contacts.models import Guide

    guides = [Guide.objects.get(slug=f"made-{number}") for number in range(EDITS)]
    for line in sys.stdin:
        guide = guides[int(line)]
        guide.title_en = f"Where is the xylophone {word_of(int(line))}?"
        guide.save()
        sys.stdout.write("saved\n")
        sys.stdout.flush()


def word_of(number: int) -> str:
    """A word that no other text has, far from every other one of them."""
    letters = random.Random(number)  # noqa: S311
    return "".join(letters.choice("bcdfghjklmnpqrstvwxz") for _ in range(9))


def until_found(server: Server, number: int) -> tuple[float, float]:
    begun, slowest, in_a_row, asked = time.monotonic(), 0.0, 0, 0
    last = 0.0
    while in_a_row < FOUND_BY:
        asked += 1
        taken, page = ask(server, f"{word_of(number)} {asked}")
        slowest = max(slowest, taken)
        if f"/made-{number}/" in page:
            last = last if in_a_row else time.monotonic()
            in_a_row += 1
        else:
            in_a_row = 0
            time.sleep(0.02)
        if time.monotonic() - begun > 60:  # noqa: PLR2004
            raise TimeoutError(f"edit {number} is not found")
    return last - begun, slowest


def ask(server: Server, words: str) -> tuple[float, str]:
    """The seconds of a search over a new connection, and its page."""
    begun = time.monotonic()
    with urllib.request.urlopen(f"{server.url}/en/search/?q={quote(words)}") as answer:  # noqa: S310
        page = answer.read().decode()
    return time.monotonic() - begun, page


if __name__ == "__main__":
    sys.exit(main())
