"""Several machines run the timer at the same moment: each mail is made once and goes once."""

import multiprocessing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import connections
from django.utils import timezone

from contacts.mail import outbox
from contacts.models import OutgoingMail
from tests.admin.race import shared_database
from tests.conftest import RIYADH, SUNDAY_10
from tests.directory_rows import make_directory
from tests.mail.people import person, report

FORK = multiprocessing.get_context("fork")
MACHINES, PATIENCE_SECONDS = 4, 60
LATER = datetime(2026, 11, 22, 10, 10, tzinfo=RIYADH)


def machine(folder: Path, file: str | None, barrier: Any, failed: Any) -> None:
    """In a process of its own: wait for the others, run, and ten minutes later again."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(folder)
    own = connections["default"]
    own.connection = None  # it belongs to the process before the fork
    if file:
        own.settings_dict["NAME"] = file
    for moment in (SUNDAY_10, LATER):
        with time_machine.travel(moment, tick=True):
            barrier.wait(PATIENCE_SECONDS)
            try:
                outbox.run(timezone.now())
            except Exception as error:  # noqa: BLE001  told by the test
                failed.put(repr(error))
            barrier.wait(PATIENCE_SECONDS)
            if moment == SUNDAY_10 and failed.empty():
                report(comment="later")
    connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_each_mail_is_made_and_sent_once(tmp_path, mail_server):
    make_directory()
    with time_machine.travel(SUNDAY_10, tick=False):
        for name in ("amal", "badr", "dana"):
            person(name, digest=True)
        report()
    sent = tmp_path / "sent"
    barrier, failed = FORK.Barrier(MACHINES), FORK.Queue()
    with shared_database(tmp_path) as file:
        machines = [
            FORK.Process(target=machine, args=(sent, file, barrier, failed))
            for _number in range(MACHINES)
        ]
        for one in machines:
            one.start()
        for one in machines:
            one.join(PATIENCE_SECONDS)
    assert failed.empty(), failed.get()
    subjects = [
        line
        for path in sent.iterdir()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("Subject: ")
    ]
    assert len(subjects) == 9  # each of three: a report, a digest, and the later reports
    assert sum("4 reports" in line for line in subjects) == 3
    if not file:
        assert OutgoingMail.objects.filter(sent_at__isnull=False).count() == 9
