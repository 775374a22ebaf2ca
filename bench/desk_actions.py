"""What the desk's actions on many rows take: `make bench-desk`, one database a process.

    [DATABASE_URL=…] python -m bench.desk_actions [ROWS]

Imports so many drafts, each a question with three steps, in one revision, as a site that begins
with a content file does. Then every action of the list is pressed once for all of them, over the
whole path of a request. Beside it, in the same run on the same rows: Django's own `save()` of each
in one revision of django-reversion, which leaves out what the desk checks and writes down.
"""

import io
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
import yaml
from django.utils import translation

from bench.pages import Bars, say

ROWS = 200
MOST_SECONDS = 2.0
CONTENT = "contacts/first_content.yaml"
ACTIONS = ("publish", "checked_today", "set_topic", "unpublish")


def content(rows: int) -> str:
    """The first content, and so many more questions, none of which is published."""
    found = yaml.safe_load(Path(CONTENT).read_text(encoding="utf-8"))
    topic = found["topics"][0]["slug"]
    found["guides"] += [question(number, topic) for number in range(rows)]
    return json.dumps(found, ensure_ascii=False, default=str, indent=1)


def question(number: int, topic: str) -> dict[str, Any]:
    step = {"ar": "اطلب الرقم 19912 من هاتفك.", "en": "Dial 19912 on your phone."}
    return {
        "slug": f"made-{number}",
        "status": "draft",
        "topic": topic,
        "title": {"ar": f"كيف أسأل عن الدفعة رقم {number}؟", "en": f"What of payment {number}?"},
        "summary": {"ar": "اتصل بالرقم 19912 واسأل.", "en": "Call 19912, and ask."},
        "steps": [{"uid": uid, "text": step} for uid in ("bcd", "fgh", "jkm")],
    }


def fill(var: Path, rows: int) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    path = var / "many.yaml"
    path.write_text(content(rows), encoding="utf-8")
    with translation.override("en"):
        call_command("import_content", str(path), stdout=io.StringIO())


def timed(work: Callable[[], Any]) -> tuple[float, int]:
    """Seconds, and queries."""
    from django.db import connection

    count = 0

    def counted(execute: Any, *args: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*args)

    begun = time.perf_counter()
    with connection.execute_wrapper(counted):
        work()
    return time.perf_counter() - begun, count


def plain_saves(status: str) -> None:
    """The peer: what Django and django-reversion do of themselves."""
    import reversion
    from reversion.models import Revision

    from contacts.models import Guide

    with reversion.create_revision():
        for guide in Guide.objects.filter(slug__startswith="made-"):
            guide.status = status
            guide.save()
    Revision.objects.latest("pk").delete()


def press(client: Any, action: str, further: dict[str, str]) -> None:
    """Confirmed at once, where a page stands between."""
    from django.urls import reverse

    from contacts.models import Guide

    keys = list(Guide.objects.filter(slug__startswith="made-").values_list("pk", flat=True))
    data = {"action": action, "_selected_action": keys, **further}
    if further:
        data["rows"] = ",".join(map(str, keys))
    answer = client.post(reverse("admin:contacts_guide_changelist"), data)
    if answer.status_code != 302:
        raise RuntimeError(f"{action}: {answer.status_code}")


def measure(rows: int) -> int:
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client

    from contacts.models import Topic

    client, bars = Client(headers={"host": "127.0.0.1"}), Bars()
    client.force_login(get_user_model().objects.create_superuser("bench"))
    say(f"\n{connection.vendor}: {rows} imported questions with three steps each\n")
    peer = 0.0
    for status in ("published", "draft"):
        peer, queries = timed(lambda status=status: plain_saves(status))
        say(f"       save() of each, {status}: {peer:.3f} s, {queries} queries")
    topic = Topic.objects.create(slug="bench", name_en="Bench")
    for action in ACTIONS:
        further = {"to": str(topic.pk)} if action == "set_topic" else {}
        seconds, queries = timed(lambda a=action, f=further: press(client, a, f))
        bars.check(f"{action} of {rows} in {queries} queries, s", seconds, MOST_SECONDS)
        bars.check(f"{action}, of the time of the plain saves", seconds / peer, 1.0)
    return 1 if bars.missed else 0


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"VAR": name, "DJANGO_SETTINGS_MODULE": "citizen_help.settings"}
        os.environ.setdefault("LOG_LEVEL", "ERROR")
        django.setup()
        static_root = Path(name, "static")
        static_root.mkdir()
        rows = int(sys.argv[1]) if sys.argv[1:] else ROWS
        fill(Path(name), rows)
        return measure(rows)


if __name__ == "__main__":
    sys.exit(main())
