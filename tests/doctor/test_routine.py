"""Jobs, backups and e-mails: told when they are late or failed."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from contacts.doctor import routine
from contacts.jobs.plan import named
from contacts.jobs.record import Record
from contacts.models import OutgoingMail

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("name", "ago", "faults"),
    [
        ("daily", 29 * HOUR, 0),
        ("daily", 31 * HOUR, 1),
        ("weekly", 7 * 24 * HOUR, 0),
        ("weekly", 9 * 24 * HOUR, 1),
        ("mail", HOUR / 4, 0),
        ("mail", HOUR, 1),
    ],
)
def test_job_is_missed_after_its_time(name, ago, faults):
    record = Record(begun=NOW - ago, ended_well=NOW - ago)
    assert len(list(routine.job_findings(named(name), record, NOW))) == faults


def test_job_that_never_ran_or_failed_is_told_with_the_reason_and_its_command():
    (never,) = routine.job_findings(named("daily"), Record(), NOW)
    assert never.remedy.endswith(" jobs daily")
    failed = Record(begun=NOW, ended_well=NOW - HOUR, problems=("backup: No room.",))
    (finding,) = routine.job_findings(named("daily"), failed, NOW)
    assert "backup: No room." in finding.sentence


def backup(folder, name: str, *, size: int, ago: timedelta):
    file = folder / name
    file.write_bytes(b"x" * size)
    made = (NOW - ago).timestamp()
    os.utime(file, (made, made))
    return file


def test_backup_is_missing_old_or_strangely_small(tmp_path):
    (missing,) = routine.backup_findings([], NOW)
    assert missing.remedy.endswith(" backup")
    before = backup(tmp_path, "a", size=1000, ago=50 * HOUR)
    assert len(list(routine.backup_findings([before], NOW))) == 1
    good = backup(tmp_path, "b", size=900, ago=HOUR)
    assert list(routine.backup_findings([before, good], NOW)) == []
    small = backup(tmp_path, "c", size=400, ago=HOUR)
    (finding,) = routine.backup_findings([before, good, small], NOW)
    assert str(small) in finding.sentence


def test_site_without_a_mail_server_is_no_fault_and_misses_no_mail(settings):
    settings.EMAIL_HOST = ""
    (finding,) = routine.mail_server()
    assert not finding.is_fault
    assert [job.name for job in routine.wanted()] == ["daily", "weekly"]


def test_mail_server_that_does_not_answer_is_named(settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 2
    (finding,) = routine.mail_server()
    assert finding.is_fault
    assert "127.0.0.1" in finding.sentence


@pytest.mark.django_db
def test_mail_that_waits_for_long_is_told(django_user_model, monkeypatch):
    monkeypatch.setattr(routine.timezone, "now", lambda: NOW)
    user = django_user_model.objects.create_user("sara")
    mail = {"user": user, "to": "a@example.org", "kind": "digest", "language": "ar"}
    times = {"next_try_at": NOW, "give_up_at": NOW + HOUR}
    OutgoingMail.objects.create(**mail, **times, made_at=NOW - HOUR / 2)
    assert list(routine.mails()) == []
    OutgoingMail.objects.create(**mail, **times, made_at=NOW - 2 * HOUR)
    (finding,) = routine.mails()
    assert finding.sentence.endswith("1.")
