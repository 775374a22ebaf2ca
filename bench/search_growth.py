"""How the search follows edits among many questions: the last part of `make bench-search`.

    SEARCH_DATA=<folder> python -m bench.search_growth serve [QUESTIONS]

Serves the site with two workers on 10,000 questions with two steps each, their texts cut from the
collections in SEARCH_DATA, and edits one after another in a process of its own, as an editor's
command does. Searches go over new connections, which reach both workers, each for other words,
so that no page is answered from memory: first while nothing changes, then after every edit.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import quote

from bench.pages import Bars, prepared, say
from bench.pages_servers import Server, gunicorn

QUESTIONS = 10_000
WARM_UP, EDITS = 10, 50
QUIET = 200  # searches while nothing changes
FOUND_BY = 8  # new connections in a row find an edit: then both workers do
NEVER = 60.0  # seconds
WORDS = {"title": 7, "summary": 20, "text": 12}
LANGUAGES = ("ar", "en")


def serve(questions: int) -> int:
    bars = Bars()
    with tempfile.TemporaryDirectory() as name:
        var = prepared(Path(name))
        with task("fill", questions, var=var) as filling:
            filling.wait()
        say(f"\n{questions} questions with two steps each, in both languages; two workers\n")
        with gunicorn(var, WEB_CONCURRENCY="2") as server:
            measure(server, var, bars)
        with task("build", 0, var=var) as building:
            say(f"beside it, the whole index built anew: {building.communicate()[0].strip()}")
    return 1 if bars.missed else 0


def task(name: str, number: int, *, var: Path) -> subprocess.Popen[str]:
    """What reaches the database, in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "bench.search_growth", name, str(number)],
        env={**os.environ, "VAR": str(var), "LOG_LEVEL": "ERROR"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@dataclass
class Searches:
    """What the searches took, in seconds."""

    server: Server
    taken: list[float] = field(default_factory=list)

    def ask(self, words: str) -> str:
        begun = time.monotonic()
        url = f"{self.server.url}/en/search/?q={quote(words)}"
        with urllib.request.urlopen(url) as answer:  # noqa: S310  loopback
            page = answer.read().decode()
        self.taken.append(time.monotonic() - begun)
        return page

    def until_found(self, words: str, address: str) -> float:
        """Seconds until both workers find it."""
        begun, found = time.monotonic(), 0
        first = begun
        while found < FOUND_BY:
            is_there = address in self.ask(f"{words} {len(self.taken)}")
            if is_there and not found:
                first = time.monotonic()
            found = found + 1 if is_there else 0
            time.sleep(0 if is_there else 0.02)
            if time.monotonic() > begun + NEVER:
                raise TimeoutError(f"{address} is not found")
        return first - begun

    def __str__(self) -> str:
        cuts = statistics.quantiles(self.taken, n=100)
        return (
            f"{len(self.taken)} searches, p50 {cuts[49] * 1000:.0f} ms, "
            f"p99 {cuts[98] * 1000:.0f} ms, slowest {max(self.taken) * 1000:.0f} ms"
        )


def measure(server: Server, var: Path, bars: Bars) -> None:
    first, quiet, meanwhile = Searches(server), Searches(server), Searches(server)
    first.ask("first words")
    before = server.worker_pss()
    for number in range(QUIET):
        quiet.ask(f"{word_of(number)} {number}")
    with task("edit", WARM_UP + EDITS, var=var) as editor:
        follow(editor, Searches(server), range(WARM_UP))
        warm = server.worker_pss()
        seconds = follow(editor, meanwhile, range(WARM_UP, WARM_UP + EDITS))
        after = server.worker_pss()
    say(f"the index is made before the first answer, {server.started_in:.1f} s after the start")
    say(f"while nothing changes: {quiet}\nafter edits: {meanwhile}")
    say(f"a worker's PSS {before:.0f} MB at first, {warm:.0f} MB after {WARM_UP} edits")
    bars.check("first search after the start, s", first.taken[0], 1.0)
    bars.check(f"slowest of {EDITS} edits to be found by both workers, s", max(seconds), 2.0)
    bars.check("slowest search after edits, ms", max(meanwhile.taken) * 1000, 100)
    bars.check(f"PSS of a worker after {EDITS} more edits, MB", after, 250)
    bars.check("growth of it over those", after / warm, 1.1)


def follow(editor: subprocess.Popen[str], searches: Searches, numbers: range) -> list[float]:
    """Seconds until each edit is found."""
    seconds = []
    for number in numbers:
        say_to(editor.stdin, str(number))
        if editor.stdout is None or not editor.stdout.readline():
            raise RuntimeError("the editor's process has ended")
        seconds.append(searches.until_found(word_of(number), f"/made-{number}/"))
    return seconds


def say_to(process: IO[str] | None, line: str) -> None:
    if process is not None:
        process.write(f"{line}\n")
        process.flush()


def word_of(number: int) -> str:
    """A word that no text has, far from every other one of them."""
    letters = random.Random(number)  # noqa: S311
    return "".join(letters.choice("bcdfghjklmnpqrstvwxz") for _ in range(9))


class Texts:
    """Words in a row out of real texts."""

    def __init__(self, folder: Path) -> None:
        self._random = random.Random(1)  # noqa: S311
        self._words: dict[str, list[str]] = {language: [] for language in LANGUAGES}
        for path in sorted(folder.glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                for language, text in texts_in(json.loads(line), path.name):
                    self._words[language] += text.split()

    def of(self, name: str) -> dict[str, str]:
        return {f"{name}_{language}": self._some(language, WORDS[name]) for language in LANGUAGES}

    def _some(self, language: str, count: int) -> str:
        words = self._words[language]
        at = self._random.randrange(len(words) - count)
        return " ".join(words[at : at + count])[:190]


def texts_in(row: dict[str, str], name: str) -> Iterator[tuple[str, str]]:
    if ".docs." in name:
        yield from ((language, row[f"text_{language}"]) for language in LANGUAGES)
    elif ".en" in name:
        yield "en", row["text"]


def fill(questions: int) -> None:
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
        for number in range(questions)
    )
    Step.objects.bulk_create(
        Step(guide=guide, uid=uid, position=place, **texts.of("text"))
        for guide in made
        for place, uid in enumerate(("bcd", "fgh"))
    )


def edit(questions: int) -> None:
    """Save a new title for each number that is read, as the admin's form does."""
    from contacts.models import Guide

    guides = [Guide.objects.get(slug=f"made-{number}") for number in range(questions)]
    for line in sys.stdin:
        guide = guides[int(line)]
        guide.title_en = f"Where is the {word_of(int(line))}?"
        guide.save()
        say("saved")


def build(_questions: int) -> None:
    from contacts.search.store import read_snapshot

    begun = time.process_time()
    read_snapshot()
    say(f"{time.process_time() - begun:.1f} s of processor")


def main() -> int:
    name, *number = sys.argv[1:] or ["serve"]
    questions = int(number[0]) if number else QUESTIONS
    if name == "serve":
        return serve(questions)
    os.environ["DJANGO_SETTINGS_MODULE"] = "citizen_help.settings"
    import django

    django.setup()
    tasks: dict[str, Callable[[int], None]] = {"fill": fill, "edit": edit, "build": build}
    tasks[name](questions)
    return 0


if __name__ == "__main__":
    sys.exit(main())
