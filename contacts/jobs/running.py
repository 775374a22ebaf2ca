"""Runs jobs: one now, or each whenever it is due."""

import logging
import subprocess
import sys
from collections.abc import Collection
from datetime import datetime
from threading import Event

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone

from contacts.jobs import record
from contacts.jobs.plan import DAY, JOBS, Job, is_due
from contacts.jobs.record import Record

logger = logging.getLogger(__name__)
FOLDER = "jobs"  # in VAR
LOOK_EVERY = 15.0  # seconds
# What a job that is told to stop may take for it.
STOPPING = 20.0  # seconds


def recorded(job: Job) -> Record:
    return record.read(settings.VAR / FOLDER, job.name)


def run(job: Job) -> tuple[str, ...]:
    """Every step, whatever came of those before it; the problems, none when all went well."""
    begun, before = timezone.localtime(), recorded(job).ended_well
    kept(job, Record(begun, before, ("It did not come to its end.",)))
    problems = tuple(problem for step in job.steps if (problem := failure(step)))
    ended_well = before if problems else timezone.localtime()
    return problems + kept(job, Record(begun, ended_well, problems))


def kept(job: Job, found: Record) -> tuple[str, ...]:
    """Why the record could not be written, such as on a full disk: no step waits for it."""
    folder = settings.VAR / FOLDER
    try:
        record.write(folder, job.name, found)
    except OSError as error:
        return (f"{folder / job.name}.json: {error.strerror}",)
    return ()


def unwritable() -> str:
    """Why no record could be written now; "" when one could."""
    folder = settings.VAR / FOLDER
    try:
        record.try_to_write(folder)
    except OSError as error:
        return f"{folder}: {error.strerror}"
    return ""


def failure(step: tuple[str, ...]) -> str:
    """Run one step; what went wrong in one line, "" when nothing did."""
    close_old_connections()
    try:
        call_command(*step)
    except (Exception, SystemExit) as error:  # noqa: BLE001  the steps after it have their turn
        logger.error("%s failed", step[0], exc_info=error)
        reason = " ".join(str(error).split()) or type(error).__name__
        return f"{step[0]}: {reason}"
    return ""


def due(now: datetime) -> list[Job]:
    return [job for job in JOBS if is_due(job, recorded(job).begun, now)]


def keep_running(stopped: Event) -> None:
    """Start each job in a process of its own when it is due, until `stopped` is set."""
    running: dict[str, subprocess.Popen[bytes]] = {}
    begun: dict[str, datetime] = {}  # beside the records, which a full disk does not take
    while not stopped.is_set():
        running = {name: process for name, process in running.items() if process.poll() is None}
        now = timezone.localtime()
        for job in due(now):
            if is_due(job, begun.get(job.name), now) and not has_to_wait(job, running):
                running[job.name], begun[job.name] = started(job), now
        stopped.wait(LOOK_EVERY)
    for process in running.values():
        process.terminate()
    for process in running.values():
        process.wait(STOPPING)


def has_to_wait(job: Job, running: Collection[str]) -> bool:
    """For itself; and the weekly one, which tries a backup, for the daily one, which makes it."""
    long = {one.name for one in JOBS if one.every >= DAY}
    return job.name in running or (job.name in long and not long.isdisjoint(running))


def started(job: Job) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "jobs", job.name]
    return subprocess.Popen(command, cwd=settings.BASE_DIR)  # noqa: S603  our own command
