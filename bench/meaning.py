"""What meaning costs, and whether the site tells what it does not answer: for `make bench-search`.

The queries are those of tests/golden/coverage.yaml: half of them the first content answers, half
it does not.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

QUERIES = Path(__file__).resolve().parents[1] / "tests" / "golden" / "coverage.yaml"
HEAD = """
Of the first content:

| queries | first is right | yes | partly | no | of them wrong |
|---|---|---|---|---|---|
"""
LEVELS = ("yes", "partly", "no")

Write = Callable[[str], Any]


def turn(by_meaning: bool) -> None:
    from django.conf import settings

    settings.SEARCH_MEANING = by_meaning


def follow() -> float:
    """Have the index and the meanings of what is published made; return the seconds of these."""
    from contacts.search import service
    from contacts.search.meanings import meanings

    turn(True)
    meanings.load()
    begun = time.perf_counter()
    meanings.follow(service.store.snapshot().index)
    while meanings._is_making:
        time.sleep(0.001)
    return time.perf_counter() - begun


def report(write: Write) -> None:
    report_encoder(write)
    load_first_content()
    write(HEAD)
    for by_meaning in (True, False):
        turn(by_meaning)
        for kind in ("answered", "not_answered"):
            write(coverage_row(kind, list(queries(kind)), by_meaning))


def report_encoder(write: Write) -> None:
    from contacts.search.meaning import load

    before, begun = resident_megabytes(), time.process_time()
    encoder = load()
    if encoder is None:
        write("\nThe encoder is not installed.\n")
        return
    seconds, megabytes = time.process_time() - begun, resident_megabytes() - before
    texts = [query for kind in ("answered", "not_answered") for query, _ in queries(kind)]
    times = [timed(lambda text=text: encoder.embed([text])) for text in texts]
    write(
        f"\n{encoder.name}: loaded in {seconds:.2f} s of processor time, {megabytes:.0f} MB that "
        f"workers share; a query {statistics.median(times):.2f} ms, "
        f"p95 {statistics.quantiles(times, n=20)[-1]:.2f} ms\n"
    )


def timed(call: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def resident_megabytes() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (kilobytes,) = (line.split()[1] for line in lines if line.startswith("VmRSS:"))
    return int(kilobytes) / 1000


def load_first_content() -> None:
    from django.core.management import call_command

    from contacts.models import Guide
    from contacts.publishing import content_version
    from contacts.search import service
    from contacts.search.store import Store

    Guide.objects.all().delete()
    call_command("import_content", "contacts/first_content.yaml", verbosity=0)
    content_version._seen = None
    service.store = Store()
    follow()


def queries(kind: str) -> Iterator[tuple[str, str | None]]:
    """Each query with the slug of the guide that answers it, None where none does."""
    for name, listed in yaml.safe_load(QUERIES.read_text(encoding="utf-8"))[kind].items():
        for query in listed:
            yield str(query), name if kind == "answered" else None


def coverage_row(kind: str, asked: list[tuple[str, str | None]], by_meaning: bool) -> str:
    from contacts.search.service import search

    found = [
        (query, right, search(query, language="en" if query.isascii() else "ar"))
        for query, right in asked
    ]
    first = [right is not None and guide_of(results) == right for _, right, results in found]
    shares = [sum(one.covers == level for *_, one in found) / len(found) for level in LEVELS]
    wrong = "no" if kind == "answered" else "yes"
    missed = [f"«{query}»" for query, _, results in found if results.covers == wrong]
    label = f"{kind.replace('_', ' ')}, {'by meaning' if by_meaning else 'words alone'}"
    right_share = f"{sum(first) / len(found):.3f}" if kind == "answered" else ""
    figures = " | ".join(f"{share:.3f}" for share in shares)
    return f"| {label} ({len(found)}) | {right_share} | {figures} | {' '.join(missed)} |\n"


def guide_of(results: Any) -> str | None:
    return next((hit.guide.slug for hit in results.hits if hit.guide), None)
