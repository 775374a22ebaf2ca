"""How long an editor waits for "What would change in search?": `python -m bench.search_preview`.

A database of its own with 500 guides, made of the words of the first content, and 2,000 different
searches. A title is changed ROUNDS times; nothing is stored. The whole answer is timed, and what
of it the question costs: the save that is taken back, the index and the searches.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.search import prepare_database

GUIDES, SEARCHES, ROUNDS = 500, 2000, 20
BAR = 0.3  # seconds
CHOICE = random.Random(1)  # noqa: S311  the same words each time


def main() -> int:
    with tempfile.TemporaryDirectory() as var:
        prepare_database(Path(var))
        make_content()
        make_searches()
        measure()
    return 0


def vocabulary(language: str) -> list[str]:
    from contacts.models import Guide

    rows = Guide.objects.values_list(f"title_{language}", f"summary_{language}")
    return [word for row in rows for text in row for word in (text or "").split()]


def said(words: list[str], count: int) -> str:
    return " ".join(CHOICE.sample(words, count))


def make_content() -> None:
    from django.core.management import call_command

    from contacts.models import Guide, Step

    call_command("import_content", "contacts/first_content.yaml", verbosity=0)
    arabic, english = vocabulary("ar"), vocabulary("en")
    for number in range(GUIDES - Guide.objects.count()):
        guide = Guide.objects.create(
            slug=f"g-{number}",
            status="published",
            position=1000 + number,
            title_ar=said(arabic, 6),
            title_en=said(english, 7),
            summary_ar=said(arabic, 22),
            summary_en=said(english, 25),
        )
        for position in (1, 2):
            texts = {"text_ar": said(arabic, 9), "text_en": said(english, 10)}
            Step.objects.create(guide=guide, position=position, **texts)


def make_searches() -> None:
    from contacts.models import SearchQuery
    from contacts.search.counting import normalized

    words = {language: vocabulary(language) for language in ("ar", "en")}
    texts: set[tuple[str, str]] = set()
    while len(texts) < SEARCHES:
        language = CHOICE.choice(["ar", "ar", "ar", "en"])
        texts.add((language, normalized(said(words[language], CHOICE.randint(1, 5)))))
    SearchQuery.objects.bulk_create(
        SearchQuery(
            day=date.today() - timedelta(days=CHOICE.randrange(80)),  # noqa: DTZ011
            language=language,
            query=query,
            results=1,
            count=CHOICE.randint(1, 50),
        )
        for language, query in sorted(texts)
    )


def measure() -> None:
    from django.test.utils import override_settings, setup_test_environment

    setup_test_environment()
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=plain):
        refused, previews = [], []
        for refuse, preview in rounds():
            refused.append(seconds(refuse)[0])
            previews.append(seconds(preview))
    waits = [whole for whole, _asked in previews]
    report("a refused save", refused)
    report("the preview", waits)
    report("what the preview adds", [a - b for a, b in zip(waits, refused, strict=True)])
    asked = [count for _whole, count in previews]
    sys.stdout.write(f"searches tried: {min(asked)} to {max(asked)}\n")


def rounds() -> Iterator[tuple[Callable[[], Any], Callable[[], Any]]]:
    """A save with an error, which shows the form again, and the preview, to compare with."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse

    from contacts.models import Guide
    from tests.admin.admin_client import typed
    from tests.html import parse

    client = Client()
    client.force_login(get_user_model().objects.create_superuser("bench"))
    url = reverse("admin:contacts_guide_change", args=[Guide.objects.get(slug="g-7").pk])
    form = typed(parse(client.get(url).content.decode()), "guide_form")
    for number in range(ROUNDS):
        title = {"title_ar": f"رقم خدمة العملاء {number}", "difference_reason": "bench"}
        yield (
            lambda: client.post(url, {**form, "slug": ""}) and 0,
            lambda title=title: (
                client.post(  # type: ignore[misc]
                    url, {**form, **title, "_search_preview": "1"}
                )
                .context["search_preview"]
                .asked
            ),
        )


def seconds(act: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    result = act()
    return time.perf_counter() - begun, result


def report(name: str, times: list[float]) -> None:
    median, worst = (1000 * figure for figure in (statistics.median(times), max(times)))
    sys.stdout.write(f"{name}: median {median:.0f} ms, worst {worst:.0f} ms\n")


if __name__ == "__main__":
    sys.exit(main())
