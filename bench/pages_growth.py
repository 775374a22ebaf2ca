"""What a page costs to make with ever more content: run by `make bench`, one size a process.

    VAR=<folder> python -m bench.pages_growth GUIDES

Fills the database in VAR, if nobody has, and prints one JSON object: by page the milliseconds
of processor to make it (the best of many, which noise disturbs least) and its queries.
"""

import gc
import io
import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django
from django.utils import translation

from bench.pages_directory import measure_directory

CONTENT = "contacts/first_content.yaml"
TOPICS = 10
ROUNDS = 60
# `make bench-search` measures the search among more, and its index.
MOST_SEARCHED = 1000


def fill(guides: int) -> None:
    """The first content, and so many more questions with three steps each."""
    from django.core.management import call_command
    from django.db import transaction

    from contacts.models import Channel, Guide, Step, Topic
    from contacts.publishing import content_version
    from tools import static_files

    static_files.collect()
    call_command("migrate", verbosity=0, interactive=False)
    with translation.override("en"):
        call_command("import_content", CONTENT, if_empty=True, stdout=io.StringIO())
    names = {"status": "published", "name_ar": "موضوع", "name_en": "Topic"}
    topics = [Topic.objects.create(slug=f"topic-{number}", **names) for number in range(TOPICS)]
    channels = list(Channel.objects.all())
    with transaction.atomic():
        made = Guide.objects.bulk_create(
            Guide(
                slug=f"question-{number}",
                status="published",
                title_ar=f"كيف أسأل عن الدفعة رقم {number}؟",
                title_en=f"How do I ask about payment {number}?",
                summary_ar="اتصل بالرقم 19912 ثم اختر الخدمة.",
                summary_en="Call 19912, then choose the service.",
                topic=topics[number % TOPICS],
                channel=channels[number % len(channels)],
            )
            for number in range(guides)
        )
        Step.objects.bulk_create(
            Step(guide=guide, uid=uid, text_ar="اطلب الرقم", text_en="Dial", position=place)
            for guide in made
            for place, uid in enumerate(("bcd", "fgh", "jkm"))
        )
        content_version.bump()


def measure(path: str, apart: list[float] | None = None) -> dict[str, float]:
    """Made from the database every time: what the process remembers of the page is dropped.

    `apart` fills up, while a page is made, with seconds that `beside_ms` leaves out.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from citizen_help.page_cache.key import Key
    from citizen_help.wsgi import application
    from contacts.publishing.snapshot import published

    key = Key(*path.partition("?")[::2])
    times, first, beside = [], [], []
    apart = [] if apart is None else apart
    for number in range(ROUNDS):
        if number % 4 == 0:  # the first time, and when nothing but its time was over
            published()._made.clear()
        apart.clear()
        begun = time.thread_time()
        rendered, _version = application.render(key)
        taken = time.thread_time() - begun
        (times if number % 4 else first).append(taken)
        beside.append(taken - sum(apart))
        assert rendered.status == "200 OK", (path, rendered.status)  # noqa: S101
    published()._made.clear()
    with CaptureQueriesContext(connection) as context:
        application.render(key)
    return {
        "ms": min(times) * 1000,
        "median_ms": statistics.median(times) * 1000,
        "first_ms": min(first) * 1000,
        "beside_ms": min(beside) * 1000,
        "queries": len(context),
    }


def measure_search(query: str) -> dict[str, float]:
    """The page of results, and of that what is not the search itself (`beside_ms`)."""
    from contacts.views import search as view

    apart: list[float] = []
    find = view.find

    def timed(*args: Any, **options: Any) -> Any:
        begun = time.thread_time()
        try:
            return find(*args, **options)
        finally:
            apart.append(time.thread_time() - begun)

    view.find = timed
    try:
        return measure(f"/ar/search/?{urlencode({'q': query})}", apart)
    finally:
        view.find = find


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citizen_help.settings")
    os.environ["LOG_LEVEL"] = "ERROR"
    django.setup()
    guides = int(sys.argv[1])
    if not Path(os.environ["VAR"], "filled").exists():
        fill(guides)
        Path(os.environ["VAR"], "filled").touch()
    from citizen_help.wsgi import application

    application.warmer.start_round = application.warmer.enqueue = lambda *_: None
    application.version.poll()
    gc.freeze()  # as gunicorn does before it forks (citizen_help/gunicorn.conf.py)
    paths = {
        "home": "/ar/",
        "channel": "/ar/channels/hotline/",
        "guide": "/ar/guides/question-5/",
        "topic": "/ar/topics/topic-5/",
        "questions": "/ar/questions/",
    }
    costs = {name: measure(path) for name, path in paths.items()}
    if guides <= MOST_SEARCHED:
        costs["search"] = measure_search("كيف أسأل عن الدفعة؟")
    costs["directory"] = measure_directory()
    sys.stdout.write(json.dumps(costs))


if __name__ == "__main__":
    main()
