"""How well and how fast the site's search answers: `make bench-search SEARCH_DATA=<folder>`.

The folder holds retrieval collections, each as `<name>.docs.jsonl` (id, title_ar, text_ar,
title_en, text_en) with question files `<name>.<set>.jsonl` (text, rel: ids that answer it);
either may be gzipped. Every document becomes a published guide in a database of its own, and
every question goes through the same `search()` as a reader's, by meaning and by words alone.
Then come what meaning costs, and whether the site tells what it does not answer (bench/meaning.py).

Arabic questions are asked in Latin letters, too (``latin_letters``).

MRR@10: mean of 1/place of the first right guide; R@1, R@10: share of the right guides among the
first, the first ten. Times are those of `search()` alone, in this process. How the search follows
edits among ten thousand questions is measured after that (bench/search_growth.py).
"""

import gzip
import json
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import meaning
from bench.latin_letters import in_latin_letters

# MRR@10 measured with the same collections: the design's reference, and Lucene's Arabic and
# English analyzers with BM25. None where nothing was measured.
OTHERS: dict[str, tuple[float | None, float | None]] = {
    "arcd.ar": (0.844, 0.787),
    "mlqa.ar": (0.771, 0.688),
}
# How much MRR@10 a spoilt form of the questions may lose against the clean ones.
SAME = dict.fromkeys(
    [
        "hamza",
        "taa",
        "maqsura",
        "tashkeel",
        "tatweel",
        "digits",
        "farsi",
        "presforms",
        "upper",
        "accents",
    ],
    0.0,
)
# What Arabic questions in Latin letters must reach; those are made here, of each clean set.
HABITS = ("chat", "plain")
AT_LEAST = {f"arcd.ar~{habit}": 0.7 for habit in HABITS}
MAY_LOSE = {**SAME, "clitic": 0.02, "typo": 0.02, "edit": 0.02, "kbd": 0.01, "prefix": 0.04}
HEAD = (
    "| questions | n | MRR@10 | R@1 | R@10 | p50 ms | p95 ms | reference | Lucene | verdict |\n"
    "|---|---|---|---|---|---|---|---|---|---|\n"
)
WARM_UP = 20  # queries before the clock counts


@dataclass(frozen=True, slots=True)
class Score:
    questions: int
    mrr: float
    r1: float
    r10: float
    p50: float  # milliseconds
    p95: float


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SEARCH_DATA", ""))
    names = sorted({path.name.split(".")[0] for path in folder.glob("*.docs.jsonl*")})
    if not names or folder == Path():
        sys.stderr.write("Name a folder with collections (*.docs.jsonl), or set SEARCH_DATA.\n")
        return 2
    with tempfile.TemporaryDirectory() as var:
        prepare_database(Path(var))
        for name in names:
            measure_collection(folder, name)
        meaning.report(sys.stdout.write)
    command = [sys.executable, "-m", "bench.search_growth"]
    return subprocess.run(  # noqa: S603
        command, env={**os.environ, "SEARCH_DATA": str(folder)}, check=False
    ).returncode


def prepare_database(var: Path) -> None:
    """A fresh SQLite database for this run alone, or the one DATABASE_URL names."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "citizen_help.settings"
    os.environ["VAR"] = str(var)
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.CONTENT_VERSION_POLL_SECONDS = 3600.0  # `publish` says when the content is new
    call_command("migrate", verbosity=0)


def measure_collection(folder: Path, name: str) -> None:
    documents = list(lines(folder / f"{name}.docs.jsonl"))
    seconds, postings, megabytes = publish(documents)
    sys.stdout.write(
        f"\n{name}: {len(documents)} guides, indexed in {seconds:.2f} s "
        f"({1000 * seconds / len(documents):.2f} s a thousand), "
        f"{postings} postings in {megabytes:.1f} MB. "
    )
    seconds = meaning.follow()
    sys.stdout.write(f"Their meanings were made in {seconds:.2f} s.\n\n{HEAD}")
    for by_meaning in (True, False):
        meaning.turn(by_meaning)
        clean: dict[str, float] = {}
        for path in sorted(folder.glob(f"{name}.*.jsonl*"), key=lambda path: path.name):
            question_set = path.name.split(".jsonl")[0]
            if question_set == f"{name}.docs":
                continue
            how = "" if by_meaning else ", words alone"
            for each, questions in forms(question_set, list(lines(path))):
                score = measure(questions, language=language_of(question_set))
                of_clean = clean.setdefault(each.split("~")[0], score.mrr)
                sys.stdout.write(row(each, score, of_clean, how))
                sys.stdout.flush()


def forms(
    question_set: str, questions: list[dict[str, Any]]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The questions as they are and, of a clean Arabic set, in Latin letters."""
    yield question_set, questions
    if "~" not in question_set and language_of(question_set) == "ar":
        for habit in HABITS:
            spelt = [one | {"text": in_latin_letters(one["text"], habit)} for one in questions]
            yield f"{question_set}~{habit}", spelt


def language_of(question_set: str) -> str:
    """From the name of a set: `arcd.ar~typo`, `banking.ar_val`, `covid.en`."""
    return "en" if re.match(r"\w+\.en", question_set) else "ar"


def lines(path: Path) -> Iterator[dict[str, Any]]:
    zipped = path.suffix == ".gz" or not path.exists()
    path = path if path.suffix == ".gz" or path.exists() else path.with_name(f"{path.name}.gz")
    with gzip.open(path, "rt", encoding="utf-8") if zipped else path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def publish(documents: list[dict[str, Any]]) -> tuple[float, int, float]:
    """Make the guides the only content; return seconds to index them, postings, megabytes."""
    from contacts.models import Guide
    from contacts.search import content
    from contacts.search import store as stores
    from contacts.search.index import build

    Guide.objects.all().delete()
    Guide.objects.bulk_create(
        Guide(
            slug=f"g-{at}",
            status="published",
            position=at,
            title_ar=one["title_ar"],
            title_en=one["title_en"],
            summary_ar=one["text_ar"],
            summary_en=one["text_en"],
        )
        for at, one in enumerate(documents)
    )
    NUMBERS.clear()
    NUMBERS.update({f"g-{at}": one["id"] for at, one in enumerate(documents)})
    others = content.read_others()
    guides = list(content.documents_of(content.fingerprints(others), others))
    begun = time.perf_counter()
    index = build(guides)
    seconds = time.perf_counter() - begun
    stores.store = stores.Store()
    service_store(stores.store)
    return seconds, len(index.postings.documents), size_of(index) / 1e6


def size_of(index: Any) -> int:
    """Bytes of the arrays of an index; its texts and terms are the content's own strings."""
    postings = index.postings
    arrays = [postings.starts, postings.documents, postings.impacts, index.rarities]
    for number in range(len(index.documents)):
        sentences = index.sentences(number)
        arrays += [sentences.terms, sentences.starts, sentences.lengths, sentences.firsts]
    return sum(one.nbytes for one in arrays)


NUMBERS: dict[str, str] = {}  # slug of a guide: id of its document


def service_store(fresh: Any) -> None:
    """The service starts from the database anew, whatever the stamp's age."""
    from contacts.publishing import content_version
    from contacts.search import service

    content_version._seen = None
    service.store = fresh


def measure(questions: list[dict[str, Any]], *, language: str) -> Score:
    from contacts.search.service import search

    for question in questions[:WARM_UP]:
        search(question["text"], language=language)
    found, times = [], []
    for question in questions:
        begun = time.perf_counter()
        results = search(question["text"], language=language)
        times.append((time.perf_counter() - begun) * 1000)
        ids = [NUMBERS[hit.guide.slug] for hit in results.hits]
        found.append(marks(ids, set(question["rel"])))
    mrr, r1, r10 = (statistics.fmean(column) for column in zip(*found, strict=True))
    return Score(len(questions), mrr, r1, r10, percentile(times, 50), percentile(times, 95))


def marks(ids: list[str], right: set[str]) -> tuple[float, float, float]:
    """1/place of the first right one among ten (0: none), R@1 and R@10."""
    places = [place for place, one in enumerate(ids[:10], 1) if one in right]
    return (
        1 / places[0] if places else 0.0,
        float(ids[:1] != [] and ids[0] in right),
        len(places) / min(len(right), 10),
    )


def percentile(values: list[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[math.ceil(percent / 100 * len(ordered)) - 1]


def row(question_set: str, score: Score, clean: float, how: str) -> str:
    reference, lucene = OTHERS.get(question_set, (None, None))
    figures = [
        f"{score.mrr:.4f}",
        f"{score.r1:.4f}",
        f"{score.r10:.4f}",
        f"{score.p50:.2f}",
        f"{score.p95:.2f}",
        *(f"{value:.3f}" if value else "" for value in (reference, lucene)),
        verdict(question_set, score, clean, reference),
    ]
    return f"| {question_set}{how} | {score.questions} | {' | '.join(figures)} |\n"


def verdict(question_set: str, score: Score, clean: float, reference: float | None) -> str:
    """Against the reference for clean questions, against the clean ones for spoilt ones."""
    if reference is not None:
        return "PASS" if round(score.mrr, 3) >= reference else "MISS"
    _, _, spoilt = question_set.partition("~")
    if not spoilt:
        return ""
    if least := AT_LEAST.get(question_set):
        return f"{'PASS' if round(score.mrr, 3) >= least else 'MISS'}: at least {least}"
    loss = clean - score.mrr
    allowed = MAY_LOSE.get(spoilt)
    if allowed is None:
        return f"loses {loss:.3f}"
    return f"{'PASS' if round(loss, 3) <= allowed else 'MISS'}: loses {loss:.3f} of {allowed}"


if __name__ == "__main__":
    sys.exit(main())
