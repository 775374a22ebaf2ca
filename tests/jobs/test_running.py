"""`manage.py jobs`: every step has its turn, and what came of it is kept."""

import subprocess
import sys
from datetime import timedelta
from threading import Event

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from contacts.jobs import record, running
from contacts.jobs.plan import Job, named
from contacts.jobs.record import Record

pytestmark = pytest.mark.django_db  # a connection that is too old is closed before each step
DAY = timedelta(days=1)


@pytest.fixture
def called(monkeypatch, settings, tmp_path) -> list[tuple[str, ...]]:
    """The steps that were begun; those named `bad…` fail. VAR is a folder of its own."""
    settings.VAR = tmp_path
    steps = []

    def call(*step: str) -> None:
        steps.append(step)
        if step[0] == "bad":
            raise CommandError("No room\non the disk.")
        if step[0] == "bad-without-words":
            raise RuntimeError

    monkeypatch.setattr(running, "call_command", call)
    return steps


def job(*names: str) -> Job:
    return Job("daily", tuple((name,) for name in names), every=DAY, at=DAY, late=DAY)


def test_good_run_is_kept(called, tmp_path):
    assert running.run(job("one", "two")) == ()
    kept = record.read(tmp_path / "jobs", "daily")
    assert called == [("one",), ("two",)]
    assert kept.problems == ()
    assert kept.begun is not None
    assert kept.ended_well is not None
    assert kept.begun <= kept.ended_well


def test_failed_step_is_told_and_the_others_have_their_turn(called, tmp_path):
    running.run(job("one"))
    good = record.read(tmp_path / "jobs", "daily").ended_well
    problems = running.run(job("bad", "bad-without-words", "two"))
    kept = record.read(tmp_path / "jobs", "daily")
    assert called[1:] == [("bad",), ("bad-without-words",), ("two",)]
    assert problems == ("bad: No room on the disk.", "bad-without-words: RuntimeError")
    assert (kept.ended_well, kept.problems) == (good, problems)


def test_steps_have_their_turn_and_the_path_is_named_where_no_record_can_be_written(
    called, monkeypatch, tmp_path
):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(record, "write", full)
    monkeypatch.setattr(record, "try_to_write", full)
    problems = running.run(job("bad", "two"))
    assert called == [("bad",), ("two",)]
    assert problems[1:] == (f"{tmp_path}/jobs/daily.json: No space left on device",)
    assert running.unwritable() == f"{tmp_path}/jobs: No space left on device"


def test_record_leaves_nothing_half_written(called, monkeypatch, tmp_path):
    assert running.unwritable() == ""
    monkeypatch.setattr(record.Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "x")))
    assert running.run(job("one")) == (f"{tmp_path}/jobs/daily.json: x",)
    assert list((tmp_path / "jobs").iterdir()) == []


def test_job_whose_record_is_not_kept_is_begun_once(called, monkeypatch):
    """Each look finds the one of before at its end, and nothing of it on the disk."""
    stopped, started, looks = Event(), [], []

    def start(one: Job) -> subprocess.Popen[bytes]:
        started.append(one.name)
        process = subprocess.Popen([sys.executable, "-c", ""])
        process.wait()
        return process

    def wait(_seconds: float) -> None:
        looks.append(None)
        if len(looks) == 3:
            stopped.set()

    monkeypatch.setattr(running, "started", start)
    monkeypatch.setattr(running, "due", lambda _now: [named("weekly")])
    monkeypatch.setattr(stopped, "wait", wait)
    running.keep_running(stopped)
    assert started == ["weekly"]


def test_run_that_was_cut_short_says_so(called, monkeypatch, tmp_path):
    def killed(*_step: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "call_command", killed)
    with pytest.raises(KeyboardInterrupt):
        running.run(job("one"))
    kept = record.read(tmp_path / "jobs", "daily")
    assert (kept.ended_well, kept.problems) == (None, ("It did not come to its end.",))


def test_command_ends_with_status_1_when_a_step_failed(called, monkeypatch):
    monkeypatch.setattr("contacts.management.commands.jobs.named", lambda _name: job("bad"))
    with pytest.raises(CommandError, match=r"^bad: No room on the disk\.$"):
        call_command("jobs", "daily")


@pytest.mark.parametrize("name", ["hourly", "daily weekly"])
def test_unknown_job_is_named(called, name):
    with pytest.raises(CommandError, match=name):
        call_command("jobs", name)
    assert called == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"begun": "2026-01-01", "ended_well": null}'])
def test_record_that_cannot_be_read_counts_as_none(tmp_path, text):
    (tmp_path / "daily.json").write_text(text)
    assert record.read(tmp_path, "daily") == Record()


def test_jobs_are_started_once_each_and_stopped(called, monkeypatch):
    """The second look finds each still running."""
    stopped, started, looks = Event(), [], []

    def start(one: Job) -> subprocess.Popen[bytes]:
        started.append(one.name)
        return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])

    def wait(_seconds: float) -> None:
        looks.append(None)
        if len(looks) == 2:
            stopped.set()

    monkeypatch.setattr(running, "started", start)
    monkeypatch.setattr(running, "due", lambda _now: [job("one")])
    monkeypatch.setattr(stopped, "wait", wait)
    running.keep_running(stopped)
    assert (started, len(looks)) == (["daily"], 2)


@pytest.mark.parametrize(
    ("name", "others", "waits"),
    [
        ("daily", [], False),
        ("daily", ["daily"], True),
        ("weekly", ["daily"], True),
        ("daily", ["weekly", "mail"], True),
        ("weekly", ["mail"], False),
        ("mail", ["weekly"], False),
    ],
)
def test_backup_is_made_before_it_is_tried_and_mails_wait_for_neither(name, others, waits):
    assert running.has_to_wait(named(name), others) is waits


def test_started_job_is_the_command_of_this_site(monkeypatch):
    commands = []
    monkeypatch.setattr(running.subprocess, "Popen", lambda command, cwd: commands.append(command))
    running.started(job("one"))
    assert commands == [[sys.executable, str(settings.BASE_DIR / "manage.py"), "jobs", "daily"]]
