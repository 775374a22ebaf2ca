"""Which question of the fuzz corpus costs the site most processor time."""

import json
import sys
from urllib.parse import quote_from_bytes

from citizen_help.wsgi import django_application
from tests.resilience.attacks.hostile import FRAGMENTS, Hostile
from tests.resilience.attacks.wsgi import Asked, Got, ask, percentile

SEED, CORPUS, WORST, AGAIN = 11, 400, 5, 60
PATHS = ("/ar/search/", "/en/search/", "/ar/suggest/", "/ar/verify/")
# What is long and allowed: 200 letters of many terms, of one term, of terms in every question.
LONG = (
    " ".join(["حساب"] * 40),
    " ".join(["المواطن الدعم كيف"] * 11),
    " ".join(f"w{number}" for number in range(50)),
    "ا " * 100,
    "a" * 200,
    "how do i " * 22,
    "\u0627\u0644" * 100,
)


def measure() -> None:
    """Print, for each page, what the dearest questions cost when asked again and again.

    Past the page cache, so that each answer is made anew.
    """
    found = {path: of_page(path) for path in PATHS}
    sys.stdout.write(f"\n{json.dumps(found)}\n")


def of_page(path: str) -> dict[str, float]:
    questions = corpus()
    for question in questions[:20]:
        asked(path, question)  # what is loaded by the first ones
    once = [(asked(path, question), question) for question in questions]
    failed = sum(got.status >= 500 or not got.status for got, _ in once)
    once.sort(key=lambda pair: pair[0].cpu, reverse=True)
    again = [asked(path, question).cpu for _, question in once[:WORST] for _ in range(AGAIN)]
    return {
        "corpus": len(questions),
        "again": len(again),
        "failed": failed,
        "p50": percentile(again, 0.5),
        "p99": percentile(again, 0.99),
    }


def corpus() -> list[bytes]:
    hostile = Hostile(SEED)
    made = [hostile.text() for _ in range(CORPUS)]
    return [*FRAGMENTS, *(text.encode() for text in LONG), *made]


def asked(path: str, question: bytes) -> Got:
    query = b"q=" + quote_from_bytes(question).encode()
    return ask(django_application, Asked("GET", path.encode(), query))
