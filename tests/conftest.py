"""What the whole suite shares: settings that differ in tests, the clock, and content."""

import copy
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, models, transaction
from django.test import override_settings
from django.utils import translation

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RIYADH = ZoneInfo("Asia/Riyadh")
FIRST_ROWS: dict[type[models.Model], list[models.Model]] = {}
FIRST_INSERTS: dict[type[models.Model], list[tuple[str, Any]]] = {}  # statements that write them
# A Sunday morning: a working day of the hotline.
SUNDAY_10 = datetime(2026, 11, 22, 10, 0, tzinfo=RIYADH)


def pytest_configure() -> None:
    """WhiteNoise warns of a folder that is missing, and some tests load it as they are read."""
    from django.conf import settings

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


def pytest_collection_finish() -> None:
    """Importing citizen_help.wsgi, as some tests do, sets limits that last for the process.

    The set-up and the end of a test wait for PostgreSQL without them too.
    """
    from citizen_help.postgres import circuit_breaker

    circuit_breaker.timeouts = None


@pytest.fixture(autouse=True)
def test_settings(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Every call asks, so that a test sees what it has just written.
    settings.CONTENT_VERSION_POLL_SECONDS = 0
    settings.SEARCH_COUNT_SECONDS = 0
    # Tests share one process and one hour; those of limits set their own.
    settings.SEARCHES_PER_HOUR = 1_000_000
    # Tests of meaning turn it on (tests/search/conftest.py).
    settings.SEARCH_MEANING = False


@pytest.fixture(autouse=True)
def no_process_that_serves(monkeypatch) -> None:
    """Importing citizen_help.wsgi, as some tests do, sets timeouts that last for the process."""
    monkeypatch.setattr("citizen_help.postgres.circuit_breaker.timeouts", None)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium for each test process."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium-headless-shell")
    assert chromium, "chromium-headless-shell is not installed; `make test` installs it"
    # Playwright's own event loop runs in the test's thread, where the ORM is used on purpose.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield running
        running.close()


@pytest.fixture(scope="session", autouse=True)
def static_files_from_sources() -> Iterator[None]:
    """WhiteNoise serves them as they lie in the project; nothing is collected for a test.

    What was loaded while tests were collected is loaded anew: Django is told of the change.
    """
    storage = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        WHITENOISE_USE_FINDERS=True,
        WHITENOISE_AUTOREFRESH=True,
        STORAGES={**django_settings.STORAGES, "staticfiles": storage},
    ):
        yield


@pytest.fixture
def kept_connection(monkeypatch) -> Iterator[None]:
    """For tests that call the whole application: the end of a request does not close the
    connection, and with it the test's transaction. Django's own client does the same."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    monkeypatch.setattr(
        "citizen_help.page_cache.version_tracker.close_old_connections", lambda: None
    )
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def sunday_10() -> Iterator[datetime]:
    """The clock stands at Sunday 22 November 2026, 10:00 in Riyadh."""
    with time_machine.travel(SUNDAY_10, tick=False):
        yield SUNDAY_10


@pytest.fixture
def english() -> Iterator[None]:
    """Texts come in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def first_content(db):
    """The site's first content, as `make run` loads it.

    The importer runs once in a test process; later tests get copies of the rows it made, by
    the same statements.
    """
    from django.apps import apps

    from tests.content.loading import load_first_content

    if not FIRST_ROWS:
        load_first_content()
        for model in apps.get_app_config("contacts").get_models():
            FIRST_ROWS[model] = list(model.objects.order_by("pk"))
        return
    with transaction.atomic():  # keys between the rows are checked at its end
        for model, rows in FIRST_ROWS.items():
            if rows and not model.objects.exists():
                insert(model, rows)


def insert(model: type[models.Model], rows: list[models.Model]) -> None:
    """Django makes the statements once: that takes much longer than the database needs."""
    if model not in FIRST_INSERTS:
        statements: list[tuple[str, Any]] = []

        def note(execute, sql, params, many, context):
            statements.append((sql, params))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            model.objects.bulk_create(copy.deepcopy(rows))
        FIRST_INSERTS[model] = [(sql, params) for sql, params in statements if params]
        return
    with connection.cursor() as cursor:
        for sql, params in FIRST_INSERTS[model]:
            cursor.execute(sql, params)


@pytest.fixture
def in_berlin() -> Iterator[None]:
    """The site is in Berlin."""
    from tests.berlin import SETTINGS

    with override_settings(**SETTINGS):
        yield
