"""Editors in processes of their own who save one form at the same moment, again and again."""

import multiprocessing
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, connections
from django.test import Client
from django.test.utils import teardown_test_environment

from contacts.models import Topic
from tests.admin.admin_client import AdminClient, change_url, typed
from tests.html import parse

EDITORS = ("amal", "badr", "dana", "fahd", "hind", "saad")
ROUNDS = 10
PATIENCE_SECONDS = 60
# Forked, so that they need not load Django again.
FORK = multiprocessing.get_context("fork")


@contextmanager
def shared_database(folder: Path) -> Iterator[str | None]:
    """What processes can share: PostgreSQL as it is, SQLite's memory copied to a file."""
    if connection.vendor != "sqlite":
        connections.close_all()
        yield None
        return
    file = folder / "race.sqlite3"
    with sqlite3.connect(file) as copy:
        connection.connection.backup(copy)
    copy.close()
    yield str(file)


def race(row: Topic, folder: Path) -> tuple[Counter[str], list[str]]:
    """How many saves were stored, refused, or lost, over all rounds; and the stored texts."""
    for name in EDITORS:
        get_user_model().objects.create_superuser(name, password="pw")
    outcomes: Any = FORK.Queue()
    barrier = FORK.Barrier(len(EDITORS))
    with shared_database(folder) as file:
        editors = [
            FORK.Process(target=edit, args=(name, row.pk, file, barrier, outcomes))
            for name in EDITORS
        ]
        for editor in editors:
            editor.start()
        found = [outcomes.get(timeout=PATIENCE_SECONDS) for _save in range(len(EDITORS) * ROUNDS)]
        for editor in editors:
            editor.join(PATIENCE_SECONDS)
    return Counter(outcome for outcome, _text in found), [
        text for outcome, text in found if outcome == "stored"
    ]


def edit(name: str, pk: int, file: str | None, barrier: Any, outcomes: Any) -> None:
    """In a process of its own: open the form, wait for all others, save, ten times."""
    teardown_test_environment()  # it keeps a copy of every template's context
    settings.ALLOWED_HOSTS = ["testserver"]
    own = connections["default"]
    own.connection = None  # it belongs to the process before the fork
    if file:
        own.settings_dict["NAME"] = file
    client = Client()
    client.force_login(get_user_model().objects.get(username=name))
    desk = AdminClient(client).in_language("en")
    url = change_url(Topic(pk=pk))
    page = desk.get(url)
    for number in range(ROUNDS):
        text = f"{name} {'abcdefghij'[number]}"
        form = {**typed(page, "topic_form"), "name_en": text}
        barrier.wait(PATIENCE_SECONDS)
        response = client.post(url, form)
        found = outcome(response, text)
        outcomes.put((found, text))
        # Whoever was refused goes on with the form that came back.
        page = desk.get(url) if found == "stored" else parse(response.content.decode())
        barrier.wait(PATIENCE_SECONDS)
    connections.close_all()


def outcome(response: Any, text: str) -> str:
    """Lost is a text that was neither stored nor given back to whoever typed it."""
    if response.status_code == 302:
        return "stored"
    return "refused" if text in response.content.decode() else "lost"
