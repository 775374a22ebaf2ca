"""What has to happen again and again: jobs, backups, e-mails."""

import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from smtplib import SMTPException
from typing import Final

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend
from django.db import Error
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contacts.doctor import place
from contacts.doctor.finding import Finding
from contacts.jobs import running
from contacts.jobs.plan import JOBS, Job, named
from contacts.jobs.record import Record
from contacts.models import OutgoingMail

MAIL_LATE: Final = timedelta(hours=1)
SECONDS: Final = 10
BACKUPS: Final = "citizen-help-*.tar.gz"


def shown(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def wanted() -> list[Job]:
    """Without a mail server nothing is sent, and nothing is missed."""
    return [job for job in JOBS if job.name != "mail" or settings.EMAIL_HOST]


def jobs() -> Iterator[Finding]:
    if problem := running.unwritable():
        sentence = _("What becomes of jobs cannot be written down: %(problem)s")
        yield Finding(
            sentence % {"problem": problem}, f"df -h {settings.VAR}; ls -ld {settings.VAR}"
        )
    for job in wanted():
        yield from job_findings(job, running.recorded(job), timezone.now())


def job_findings(job: Job, record: Record, now: datetime) -> Iterator[Finding]:
    run = place.manage(f"jobs {job.name}")
    for problem in record.problems:
        values = {"job": job.name, "time": shown(record.begun or now), "problem": problem}
        yield Finding(_("The job %(job)s failed on %(time)s: %(problem)s") % values, run)
    if record.ended_well is None:
        yield Finding(_("The job %(job)s has never run to its end.") % {"job": job.name}, run)
    elif now - record.ended_well > job.late:
        values = {"job": job.name, "time": shown(record.ended_well)}
        sentence = _("The job %(job)s last ran well on %(time)s, and should have run since.")
        yield Finding(sentence % values, run)


def timers() -> Iterator[Finding]:
    if not place.has_systemd():
        return  # what they should have done is told by jobs()
    for job in wanted():
        timer = f"citizen-help-{job.name}.timer"
        command = ["/usr/bin/systemctl", "is-active", timer]
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
        if done.returncode:
            sentence = _("%(timer)s is not switched on.")
            yield Finding(sentence % {"timer": timer}, f"systemctl enable --now {timer}")


def backups() -> Iterator[Finding]:
    found = place.backups().glob(BACKUPS)
    yield from backup_findings(sorted(found, key=lambda file: file.stat().st_mtime), timezone.now())


def backup_findings(files: Sequence[Path], now: datetime) -> Iterator[Finding]:
    """`files` from the oldest to the newest."""
    make = place.manage("backup")
    if not files:
        yield Finding(_("There is no backup on this machine."), make)
        return
    newest = files[-1].stat()
    made = datetime.fromtimestamp(newest.st_mtime, UTC)
    if now - made > named("daily").late:
        sentence = _("The newest backup is of %(time)s.")
        yield Finding(sentence % {"time": shown(made)}, make)
    if len(files) > 1 and newest.st_size < files[-2].stat().st_size / 2:
        sentence = _("%(file)s has less than half the size of the backup before it.")
        remedy = place.manage("restore --newest --check")
        yield Finding(sentence % {"file": files[-1]}, remedy)


def mail_server() -> Iterator[Finding]:
    if not settings.EMAIL_HOST:
        sentence = _("No mail server is set: nobody is told of readers' reports by e-mail.")
        yield Finding(sentence, place.change("EMAIL_URL=smtps://USER:PASSWORD@HOST"), False)
        return
    connection = EmailBackend()
    try:
        connection.open()
        connection.connection.noop()  # type: ignore[union-attr]
    except (SMTPException, OSError) as error:
        sentence = _("The mail server %(host)s does not take us: %(reason)s")
        values = {"host": settings.EMAIL_HOST, "reason": " ".join(str(error).split())}
        yield Finding(sentence % values, place.change("EMAIL_URL=smtps://USER:PASSWORD@HOST"))
    finally:
        connection.close()


def mails() -> Iterator[Finding]:
    late = timezone.now() - MAIL_LATE
    try:
        count = OutgoingMail.objects.waiting().filter(made_at__lt=late).count()
    except Error:
        return  # told elsewhere
    if count:
        sentence = _("E-mails that have waited for more than an hour: %(count)d.")
        yield Finding(sentence % {"count": count}, place.manage("jobs mail"))
