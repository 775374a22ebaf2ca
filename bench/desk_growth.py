"""What the desk's pages take when the tables that grow by themselves have a million rows each.

    [DATABASE_URL=…] python -m bench.desk_growth [ROWS]

Fills searches, feedback, senders, sessions, failed sign-ins, the log of accounts, the history,
Django's own log, e-mails, proposals and the changes told to readers, spread over a year and more,
and asks each list of the desk three times, before and after `purge`: the first answer, which finds
nothing in memory, and the fastest of the others, with the time of processors (of this process and
of the database's).
"""

# ruff: noqa: S608 - statements of numbers and keys made here
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import django

ROWS = 1_000_000
MOST_SECONDS = 0.3
SEARCH_DAYS = 400
PAGES = (
    "/admin/",
    "/admin/contacts/searchquery/",
    "/admin/contacts/searchquery/?days=90",
    "/admin/contacts/searchquery/?days=all",
    "/admin/contacts/searchquery/?found=unanswered",
    "/admin/contacts/searchquery/?days=all&q=words+7",
    "/admin/contacts/feedback/",
    "/admin/contacts/feedback/?handled__exact=0",
    "/admin/contacts/feedback/?about=guide",
    "/admin/contacts/feedback/?about=rest&days=90",
    "/admin/contacts/feedback/?p=100",
    "/admin/contacts/feedback/?q=nobody",
    "/admin/contacts/guide/",
    "/admin/contacts/outgoingmail/",
    "/admin/contacts/outgoingmail/?state=sent",
    "/admin/contacts/outgoingmail/?q=report",
    "/admin/contacts/proposal/",
    "/admin/contacts/proposal/?stage=all",
    "/admin/find/?q=hotline",
    "/admin/activity/",
    "/admin/activity/?kind=publication",
    "/admin/activity/?kind=sign-in",
    "/admin/activity/?page=200",
)


def series(rows: int) -> str:
    from django.db import connection

    if connection.vendor == "postgresql":
        return f"(SELECT n FROM generate_series(1, {rows}) n) numbers"
    return (
        f"(WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < {rows}) "
        "SELECT n FROM t) numbers"
    )


def ago(seconds: str) -> str:
    """A moment so many seconds before now, as the database writes it."""
    from django.db import connection

    if connection.vendor == "postgresql":
        return f"now() - ({seconds}) * interval '1 second'"
    return f"strftime('%Y-%m-%d %H:%M:%f000', 'now', '-' || ({seconds}) || ' seconds')"


def day_of(moment: str) -> str:
    return f"CAST({moment} AS date)" if "now()" in moment else f"date({moment})"


def truth(condition: str) -> str:
    return f"({condition})"


def statements(rows: int, keys: dict[str, int]) -> list[str]:
    year = ago(f"(n * 37) % {400 * 86400}")
    numbers = series(rows)
    return [
        "INSERT INTO contacts_searchquery (day, language, query, results, count, covers, unwanted,"
        f" handled) SELECT {day_of(ago(f'(n % {SEARCH_DAYS}) * 86400'))}, 'ar', 'words ' || "
        f"(n / {SEARCH_DAYS}), n % 3, 1 + n % 7, CASE n % 4 WHEN 0 THEN 'no' ELSE 'yes' END, 0, "
        f"{truth('1=0')} FROM {numbers}",
        "INSERT INTO contacts_feedback (page, value, language, helpful, reason, comment,"
        f" created_at, handled, guide_id) SELECT '/ar/guides/page-' || (n % 500) || '/', '', 'ar',"
        f" {truth('n % 3 = 0')}, '', CASE n % 10 WHEN 0 THEN 'nobody answers ' || n ELSE '' END, "
        f"{year}, {truth('n % 3 = 0')}, {keys['guide']}"
        f" FROM {numbers}",
        f"INSERT INTO contacts_feedbacksender (sender, hour, count) SELECT 's' || n, {ago('3600')},"
        f" 1 FROM {numbers}",
        "INSERT INTO django_session (session_key, session_data, expire_date) SELECT 'key' || n, "
        f"'{'x' * 60}', {year} FROM {numbers}",
        "INSERT INTO axes_accessattempt (user_agent, ip_address, username, http_accept, path_info,"
        f" attempt_time, get_data, post_data, failures_since_start) SELECT 'a', '192.0.2.1', "
        f"'n' || n, '', '/', {year}, '', '', 1 FROM {numbers}",
        "INSERT INTO contacts_accountevent (moment, kind, by_name, model, object_id, name, detail,"
        f" times) SELECT {year}, 'signed-in', '', 'user', '1', 'n', '{{}}', 1 FROM {numbers}",
        "INSERT INTO contacts_change (moment, model, object_id, name, facts) SELECT "
        f"{year}, 'guide', n % 500, '{{}}', '[]' FROM {numbers}",
        "INSERT INTO reversion_revision (id, date_created, comment) SELECT 1000 + n, "
        f'{ago("1000 + n * 37")}, \'{{"deed": "edited"}}\' FROM {numbers}',
        "INSERT INTO reversion_version (object_id, revision_id, content_type_id, format, db,"
        f" serialized_data, object_repr) SELECT CAST(n % 500 AS {text()}), 1000 + n, "
        f"{keys['type']}, 'json', 'default', '[{{\"pk\": 1, \"fields\": {{}}}}]', 'x'"
        f" FROM {numbers}",
        "INSERT INTO django_admin_log (action_time, object_id, object_repr, action_flag,"
        f" change_message, content_type_id, user_id) SELECT {year}, '1', 'x', 2, '', "
        f"{keys['type']}, {keys['user']} FROM {numbers}",
        'INSERT INTO contacts_outgoingmail (user_id, kind, "to", subject, body, language, made_at,'
        f" attempts, give_up_at, sent_at, problem, error) SELECT {keys['user']}, 'reports', "
        f"'who@example.org', 'A report', 'x', 'en', {year}, 1, {year}, {year}, '', ''"
        f" FROM {numbers}",
        "INSERT INTO contacts_proposal (model, object_id, base, state, said, stage, author_name,"
        f" reviewer_name, note, comment, made_at, changed_at) SELECT 'guide', {keys['guide']}, "
        f"'[]', '[]', '{{}}', 'accepted', 'n', 'n', '', '', {year}, {year} FROM {numbers}",
    ]


def text() -> str:
    from django.db import connection

    return "varchar" if connection.vendor == "postgresql" else "TEXT"


def fill(rows: int) -> None:
    from django.contrib.auth import get_user_model
    from django.contrib.contenttypes.models import ContentType
    from django.core.management import call_command
    from django.db import connection

    from contacts.models import Guide

    call_command("migrate", verbosity=0, interactive=False)
    call_command("import_content", "contacts/first_content.yaml", "--if-empty", "--as-stored")
    user = get_user_model().objects.create_superuser("who", "who@example.org", "pass-word-12-x")
    guide = Guide.objects.earliest("pk")
    kind = ContentType.objects.get_for_model(Guide).pk
    keys = {"user": user.pk, "guide": guide.pk, "type": kind}
    with connection.cursor() as cursor:
        for statement in statements(rows, keys):
            began = time.perf_counter()
            cursor.execute(statement)
            table = statement.split()[2]
            sys.stdout.write(f"{table}: {time.perf_counter() - began:.1f} s\n")
        cursor.execute("ANALYZE")


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds: of the first answer, of the fastest later one, and of processors for that."""

    first: float
    fastest: float
    processors: float


def measured(ask: Callable[[], Any]) -> Taken:
    taken = []
    for _time in range(4):
        began, worked = time.perf_counter(), processors()
        ask()
        taken.append((time.perf_counter() - began, processors() - worked))
        if taken[-1][0] > 5:
            break
    later = taken[1:] or taken
    return Taken(taken[0][0], min(one for one, _ in later), min(one for _, one in later))


def processors() -> float:
    """Seconds that this process and the one of PostgreSQL that serves it have worked."""
    from django.db import connection

    own = time.process_time()
    if connection.vendor != "postgresql":
        return own
    connection.ensure_connection()
    fields = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().split()
    return own + (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def show(client: Any, when: str) -> int:
    """How many pages take too long."""
    sys.stdout.write(f"\n{when} purge\nfirst  fastest  processors\n")
    slow = 0
    for page in PAGES:
        taken = measured(partial(client.get, page))
        slow += taken.fastest > MOST_SECONDS
        seconds = f"{taken.first:5.2f}  {taken.fastest:7.3f}  {taken.processors:10.3f}"
        sys.stdout.write(f"{seconds}  {page}\n")
        sys.stdout.flush()
    return slow


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citizen_help.settings")
    with tempfile.TemporaryDirectory() as var:
        os.environ.setdefault("VAR", var)
        django.setup()
        from django.contrib.auth import get_user_model
        from django.core.management import call_command
        from django.test import Client

        fill(rows)
        client = Client(headers={"host": "localhost", "accept-language": "en"})
        client.force_login(get_user_model().objects.get(username="who"))
        show(client, "before")
        began = time.perf_counter()
        call_command("purge")
        sys.stdout.write(f"purge: {time.perf_counter() - began:.0f} s\n")
        slow = show(client, "after")
    return int(slow > 0)


if __name__ == "__main__":
    raise SystemExit(main())
