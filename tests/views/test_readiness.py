"""What /readyz says: 503 only where readers are not served by this process, and why in words."""

import time

import pytest
from django.db import OperationalError, connection, transaction

from citizen_help.page_cache.declaration import IN_MEMORY, SHOWS_MEMORY, VERSION_AGE
from contacts.models import Channel
from contacts.search.store import store as search_index

pytestmark = pytest.mark.django_db
MEMORY = "; pages come from memory, searches and forms have to wait"
AWAY = "the database does not answer"
UNSEEN = "edits have not been seen for more than 5 seconds"


@pytest.fixture(autouse=True)
def collected(monkeypatch):
    """Nothing is collected for a test."""
    monkeypatch.setattr("contacts.views.readiness.has_static_files", lambda: True)


def ask(client, **environ):
    response = client.get("/readyz", **environ)
    assert response.headers["Cache-Control"] == "no-store"
    return response.status_code, response.content.decode().removesuffix("\n")


def test_all_is_well(client, first_content):
    assert ask(client) == (200, "ok")


def test_no_content(client):
    assert ask(client) == (503, "not ready: no content is loaded")


def fail(*_args):
    raise OperationalError("gone")


def test_database_away(client, monkeypatch):
    """With every page in memory readers are served; a process that has just started has none."""
    monkeypatch.setattr(Channel.objects, "published", fail)
    assert ask(client) == (503, f"not ready: {AWAY}")
    assert ask(client, **{IN_MEMORY: lambda: False}) == (503, f"not ready: {AWAY}")
    assert ask(client, **{IN_MEMORY: lambda: True}) == (503, f"degraded: {AWAY}{MEMORY}")


def test_edits_not_seen(client, first_content):
    """Pages of a process that does not know it are taken for fresh and may be wrong."""
    assert ask(client, **{VERSION_AGE: 4.9}) == (200, "ok")
    assert ask(client, **{VERSION_AGE: 5.1}) == (503, f"not ready: {UNSEEN}")
    knows = {VERSION_AGE: 5.1, SHOWS_MEMORY: True}
    assert ask(client, **knows) == (503, f"not ready: {UNSEEN}")
    assert ask(client, **knows, **{IN_MEMORY: lambda: True}) == (503, f"degraded: {UNSEEN}{MEMORY}")


def test_nobody_outside_can_say_when_edits_were_seen(client, first_content):
    response = client.get("/readyz", headers={VERSION_AGE: "99", "citizen-help-version-age": "99"})
    assert response.status_code == 200


def test_search_index_late(client, first_content, monkeypatch):
    monkeypatch.setattr(search_index, "_behind_since", time.monotonic() - 31)
    late = "degraded: the search index has been out of date for more than 30 seconds"
    assert ask(client) == (503, late)
    monkeypatch.setattr(search_index, "_behind_since", time.monotonic() - 29)
    assert ask(client) == (200, "ok")


def test_static_files_missing(client, first_content, monkeypatch):
    """Every page would be bare."""
    monkeypatch.setattr("contacts.views.readiness.static_files.missing", lambda: "no style")
    assert ask(client) == (503, "not ready: no style")


def test_database_that_can_only_be_read(client, first_content, monkeypatch):
    told = "degraded: the database can only be read: readers are served, editors cannot save"
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")  # until this savepoint ends
        else:
            monkeypatch.setattr("contacts.views.readiness.os.access", lambda *_: False)
            monkeypatch.setattr("contacts.views.readiness.os.path.exists", lambda *_: True)
        assert ask(client) == (503, told)
