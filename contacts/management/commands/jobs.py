"""`manage.py jobs`: what timers do beside the site, once or again and again."""

import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.jobs import running
from contacts.jobs.plan import JOBS, named


class Command(BaseCommand):
    help = (
        "Runs the jobs named, each with all of its steps: mail (every five minutes), daily (what "
        "is kept too long is deleted, a backup is made) and weekly (links are tried, the newest "
        "backup is tried). Ends with status 1 when a step failed. manage.py doctor tells when a "
        "job is late."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        group = parser.add_mutually_exclusive_group(required=True)
        group.add_argument(
            "names", nargs="*", default=[], metavar="NAME", help=", ".join(job.name for job in JOBS)
        )
        group.add_argument("--due", action="store_true", help="Run those whose time has come.")
        group.add_argument(
            "--keep-running",
            action="store_true",
            help="Run each whenever its time comes, where no systemd has timers for them.",
        )

    def handle(self, *, names: list[str], due: bool, keep_running: bool, **options: Any) -> None:
        if keep_running:
            return running.keep_running(until_told_to_stop())
        if unknown := set(names) - {job.name for job in JOBS}:
            known = ", ".join(job.name for job in JOBS)
            message = _("There is no job %(name)s. There are: %(known)s.")
            raise CommandError(message % {"name": min(unknown), "known": known})
        jobs = running.due(timezone.localtime()) if due else [named(name) for name in names]
        if problems := [problem for job in jobs for problem in running.run(job)]:
            raise CommandError("\n".join(problems))
        return None


def until_told_to_stop() -> Event:
    stopped = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    return stopped
