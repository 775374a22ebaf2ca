"""Sends the mails of the outbox, whichever machine does it, and keeps them no longer than said.

No lock is held while a server is spoken to. A mail is first claimed in the database, then sent,
then marked: it is not lost whatever ends in between, and goes twice at most.
"""

import logging
import smtplib
import socket
import ssl
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.utils import timezone

from citizen_help.deadlines import Deadline, within
from contacts.enums import MailProblem
from contacts.mail.digest import make_digests
from contacts.mail.making import choice_address
from contacts.mail.reports import make_report_mails
from contacts.models import OutgoingMail

logger = logging.getLogger(__name__)
MOST_A_RUN: Final = 100
# Of one mail in all, however slowly its server talks; of a run, after which no other one is begun.
MAIL_SECONDS, RUN_SECONDS = 60, 8 * 60
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(hours=4)  # after a failure
# What says something of the server, so that the others need not be tried just now.
OF_THE_SERVER: Final = {MailProblem.UNREACHABLE, MailProblem.INSECURE, MailProblem.SIGN_IN}
# The first that fits; the later ones take in the earlier.
PROBLEMS: Final[tuple[tuple[type[Exception], MailProblem], ...]] = (
    (smtplib.SMTPAuthenticationError, MailProblem.SIGN_IN),
    (smtplib.SMTPRecipientsRefused, MailProblem.ADDRESS),
    (smtplib.SMTPConnectError, MailProblem.UNREACHABLE),
    (smtplib.SMTPServerDisconnected, MailProblem.UNREACHABLE),
    (smtplib.SMTPResponseException, MailProblem.REFUSED),
    (smtplib.SMTPNotSupportedError, MailProblem.INSECURE),
    (smtplib.SMTPException, MailProblem.OTHER),
    (ssl.SSLError, MailProblem.INSECURE),
    (OSError, MailProblem.UNREACHABLE),
    (Exception, MailProblem.OTHER),
)


def is_configured() -> bool:
    return bool(settings.EMAIL_HOST)


def run(now: datetime) -> int:
    """Make what is to be told at `now`, send what is due, forget what is old; how many were sent.

    Without a mail server nothing is made: reports and the first page have it all.
    """
    sent = 0
    OutgoingMail.objects.waiting().exclude(pk__in=OutgoingMail.objects.wanted()).delete()
    if is_configured():
        make_report_mails(now)
        make_digests(timezone.localtime(now))
        sent = send_due()
    give_up_and_forget(timezone.now())
    return sent


def send_due() -> int:
    sent = 0
    due = OutgoingMail.objects.due(timezone.now()).values_list("pk", flat=True)
    end = Deadline(RUN_SECONDS)
    for pk in list(due[:MOST_A_RUN]):
        if end.is_over():
            break
        if not OutgoingMail.objects.filter(pk=pk).claim(timezone.now()):
            continue  # another process was first
        problem = send(OutgoingMail.objects.get(pk=pk))
        sent += problem is None
        if problem in OF_THE_SERVER:
            break
    return sent


def send(mail: OutgoingMail) -> MailProblem | None:
    """A mail that this process has claimed; what came of it is in the database afterwards."""
    try:
        deliver(message_of(mail))
    except (OSError, ValueError) as error:  # of the network, of SMTP; of what cannot be written
        problem = problem_of(error)
        keep_for_later(mail, problem, str(error))
        logger.warning("E-mail %d could not be sent: %s", mail.pk, problem)
        return problem
    OutgoingMail.objects.filter(pk=mail.pk).update(
        sent_at=timezone.now(), next_try_at=None, claimed_at=None, problem="", error=""
    )
    return None


def deliver(message: EmailMessage) -> None:
    """Raises OSError or ValueError; of one that is given up at its deadline nothing goes later."""
    connection, end = get_connection(), Deadline(MAIL_SECONDS)
    message.connection = connection

    def work() -> None:
        try:
            connection.open()
            end.left()  # a server that let itself be waited for this long gets nothing any more
            message.send()
        finally:
            connection.close()

    try:
        within(end.left(), work)
    finally:
        if end.is_over():
            cut(connection)


def cut(connection: Any) -> None:
    """Ends the talk with a mail server, for the thread that still waits for its next byte."""
    line = getattr(getattr(connection, "connection", None), "sock", None)
    if line is not None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)


def message_of(mail: OutgoingMail) -> EmailMessage:
    """Its id is the same however often it goes, so that a mailbox can tell a second one."""
    headers = {
        "Message-ID": f"<{mail.kind}.{mail.pk}.{mail.made_at:%Y%m%d%H%M%S}@{settings.SITE_HOST}>",
        "List-Unsubscribe": f"<{choice_address()}>",
        "Auto-Submitted": "auto-generated",  # RFC 3834: no absence notes, please
        "Content-Language": mail.language,
    }
    return EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers)


def problem_of(error: Exception) -> MailProblem:
    return next(problem for kind, problem in PROBLEMS if isinstance(error, kind))


def keep_for_later(mail: OutgoingMail, problem: MailProblem, error: str) -> None:
    now = timezone.now()
    pause = min(FIRST_PAUSE * 2 ** min(mail.attempts - 1, 10), LONGEST_PAUSE)
    OutgoingMail.objects.filter(pk=mail.pk).update(
        next_try_at=now + pause,
        claimed_at=None,
        problem=problem,
        error=" ".join(error.replace("\0", " ").split())[:200],
    )


def give_up_and_forget(now: datetime) -> None:
    """Those that were tried for long enough; and in the end all of them."""
    tried = OutgoingMail.objects.waiting().filter(give_up_at__lte=now)
    for pk in tried.filter(Q(attempts__gt=0), claimed_at=None).values_list("pk", flat=True):
        OutgoingMail.objects.filter(pk=pk, claimed_at=None).update(next_try_at=None)
        logger.warning("E-mail %d is given up; administrators see why at the desk.", pk)
    over = now - settings.MAIL_KEPT
    OutgoingMail.objects.filter(made_at__lt=over).exclude(sent_at__gte=over).delete()
