"""`manage.py doctor` as a whole: what it says, and how it ends."""

import time

import pytest
from django.core.management import call_command
from django.utils import translation

from contacts.doctor import checks, data, machine
from contacts.doctor.finding import Finding
from contacts.management.commands import doctor

FAULT = Finding("The disk is full.", "rm old\nrm older")
NOTE = Finding("No mail server is set.", is_fault=False)


def told(monkeypatch, capsys, *found: Finding) -> tuple[int, str]:
    monkeypatch.setattr(doctor, "CHECKS", (("Files", (lambda: found,)),))
    status = 0
    try:
        with translation.override("en"):
            call_command("doctor")
    except SystemExit as ended:
        status = int(ended.code or 0)
    return status, capsys.readouterr().out


def test_well_is_said_in_a_line_and_ends_with_0(monkeypatch, capsys):
    assert told(monkeypatch, capsys) == (0, "✓ Files\nAll is well.\n")


def test_note_changes_no_status(monkeypatch, capsys):
    expected = "✓ Files\n  · No mail server is set.\nAll is well.\n"
    assert told(monkeypatch, capsys, NOTE) == (0, expected)


def test_fault_is_said_with_the_commands_that_mend_it_and_ends_with_1(monkeypatch, capsys):
    expected = "✗ Files\n  ✗ The disk is full.\n      rm old\n      rm older\nFaults: 1.\n"
    assert told(monkeypatch, capsys, FAULT) == (1, expected)


def test_check_that_breaks_is_told_and_keeps_no_other_from_being_made():
    def broken() -> list[Finding]:
        raise KeyError("paths")

    with translation.override("en"):
        first, second = checks.findings([broken, lambda: [FAULT]])
    assert first.sentence == "This could not be looked at: 'paths'"
    assert second == FAULT


def test_check_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(checks, "DEADLINE", 1)
    begun = time.monotonic()
    (finding,) = checks.look(lambda: [time.sleep(30)])
    assert time.monotonic() - begun < 10
    assert "1" in finding.sentence


@pytest.mark.django_db
def test_empty_database_lacks_content_and_an_administrator(django_user_model):
    content, administrator = data.database()
    assert "import_content" in content.remedy
    assert administrator.remedy.endswith(" createsuperuser")
    django_user_model.objects.create_superuser("sara")
    assert len(list(data.database())) == 1


@pytest.mark.django_db
def test_missing_migration_is_told(monkeypatch):
    plan = [("0001_initial", False)]
    monkeypatch.setattr(data.MigrationExecutor, "migration_plan", lambda *_: plan)
    (finding,) = data.database()
    assert "1" in finding.sentence


def test_memory_is_read_in_bytes():
    assert machine.memory_available("MemTotal: 9 kB\nMemAvailable:    2048 kB\n") == 2_097_152


def test_version_of_a_program_and_of_one_that_is_not_there():
    assert machine.version("python3", "--version")[0] == 3
    assert machine.version("no-such-program", "--version") == ()
