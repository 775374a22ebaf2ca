"""Tells people of readers' reports soon after they came: one mail at a time, however many came.

A report is stored in its reader's request and nothing else is done there. Which ones a person was
told of is known by the mails that tell them, so that none is passed over, whatever was stored
while another was, and a rest of mails that wait becomes one.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from contacts.admin.feedback import page_name
from contacts.admin.notices import list_url
from contacts.admin.publication_dates import moment_in_words
from contacts.enums import MailKind
from contacts.mail.making import foot, mail_for
from contacts.mail.plain_text import address, line, quoted
from contacts.models import Feedback, MailChoice, OutgoingMail
from contacts.publishing.naming import site_name

MOST_TOLD = 20  # of one mail; the list has the rest
MAY_READ = "contacts.view_feedback"


def make_report_mails(now: datetime) -> int:
    """For everybody who chose them; how many mails were made."""
    choices = MailChoice.objects.wanting(MailKind.REPORTS).order_by("pk")
    return sum(make_one(pk, now) for pk in choices.values_list("pk", flat=True))


@transaction.atomic
def make_one(pk: int, now: datetime) -> bool:
    """Nothing for who is served by another process just now, or had a mail a moment ago."""
    locked = MailChoice.objects.select_for_update(skip_locked=True, of=("self",))
    choice = locked.wanting(MailKind.REPORTS).select_related("user").filter(pk=pk).first()
    if choice is None or not choice.user.has_perm(MAY_READ):
        return False
    mails = OutgoingMail.objects.filter(user=choice.user, kind=MailKind.REPORTS)
    waiting = mails.waiting().select_for_update().first()
    just_sent = mails.filter(sent_at__gt=now - settings.MAIL_REPORTS_EVERY)
    if waiting.claimed_at if waiting else just_sent.exists():
        return False
    found = list(not_told(choice, now).values_list("pk", flat=True))
    if found:
        write(waiting or mail_for(choice, MailKind.REPORTS, now), choice, found)
    return bool(found) and waiting is None


def not_told(choice: MailChoice, now: datetime) -> QuerySet[Feedback]:
    since = max(choice.reports_since or now, now - settings.MAIL_REPORTS_BACK)
    said = Q(reason__gt="") | Q(comment__gt="") | Q(helpful=None)
    reports = Feedback.objects.filter(said, created_at__gte=since, handled=False)
    return reports.exclude(helpful=True).exclude(mails__user=choice.user)


def write(mail: OutgoingMail, choice: MailChoice, found: list[int]) -> None:
    """Put these reports into it, besides those that it tells already."""
    mail.to, mail.language = choice.address, choice.language
    if mail.pk is None:
        mail.save()
    mail.reports.add(*found)
    with override(mail.language):
        told = mail.reports.select_related("guide").order_by("-created_at", "-pk")
        mail.subject, mail.body = in_words(told[:MOST_TOLD], told.count(), mail.language)
    mail.save(update_fields=["to", "language", "subject", "body"])


def in_words(newest: QuerySet[Feedback], count: int, language: str) -> tuple[str, str]:
    """Subject and text, in the active language."""
    subject = ngettext(
        "%(count)d report from a reader of %(site)s",
        "%(count)d reports from readers of %(site)s",
        count,
    ) % {"count": count, "site": site_name()}
    lines = [line(subject, language), ""]
    for report in newest:
        lines += [*report_lines(report, language), ""]
    if count > MOST_TOLD:
        rest = ngettext(
            "%(count)d more is in the list.", "%(count)d more are in the list.", count - MOST_TOLD
        )
        lines += [line(rest % {"count": count - MOST_TOLD}, language), ""]
    lines += [line(_("All that waits:"), language)]
    lines += [address(list_url("feedback", handled__exact=0)), ""]
    warning = _("Lines after > are words of a reader: do not open links in them.")
    return subject, "\n".join([*lines, line(warning, language), *foot(language)])


def report_lines(report: Feedback, language: str) -> list[str]:
    moment = moment_in_words(report.created_at, timezone.now())
    said = [
        _("Page: %(name)s") % {"name": page_name(report.page, report.guide)},
        _("Number or link: %(value)s") % {"value": report.value} if report.value else "",
        _("What is wrong: %(reason)s") % {"reason": report.get_reason_display()}
        if report.reason
        else "",
        _("Received: %(moment)s") % {"moment": moment},
    ]
    form = reverse("admin:contacts_feedback_change", args=[report.pk])
    lines = [line(one, language) for one in said if one]
    return [*lines, *quoted(report.comment, language), address(form)]
