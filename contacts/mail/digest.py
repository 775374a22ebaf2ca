"""Once a day, in one mail, what waits for a person at the desk; nothing when nothing waits."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import ngettext, override

from contacts.admin.dashboard import Panel
from contacts.admin.waiting import waiting_panels
from contacts.enums import MailKind
from contacts.mail.making import foot, mail_for
from contacts.mail.plain_text import address, line, plain
from contacts.models import MailChoice, OutgoingMail
from contacts.publishing.naming import site_name


def make_digests(now: datetime) -> int:
    """From the hour of `now`, on the site's clock, on which today's are due; how many were made."""
    if now.hour < settings.MAIL_DIGEST_HOUR:
        return 0
    choices = due_on(now).order_by("pk")
    return sum(make_one(pk, now) for pk in choices.values_list("pk", flat=True))


def due_on(now: datetime) -> QuerySet[MailChoice]:
    earlier = Q(digest_made_on=None) | Q(digest_made_on__lt=now.date())
    return MailChoice.objects.wanting(MailKind.DIGEST).filter(earlier)


@transaction.atomic
def make_one(pk: int, now: datetime) -> bool:
    """Only by the process that was first to say that today's is made."""
    # Locked before it is judged: PostgreSQL judges a row anew once it has waited for it.
    locked = due_on(now).select_for_update(of=("self",)).select_related("user")
    choice = locked.filter(pk=pk).first()
    if choice is None:
        return False
    MailChoice.objects.filter(pk=pk).update(digest_made_on=now.date())
    earlier = OutgoingMail.objects.filter(user=choice.user, kind=MailKind.DIGEST).waiting()
    earlier.filter(claimed_at=None).delete()  # the new one says all that is left of it
    with override(choice.language):
        panels = waiting_panels(choice.user, now)
        if not panels:
            return False
        mail = mail_for(choice, MailKind.DIGEST, now)
        mail.subject, mail.body = in_words(panels, choice.language)
    mail.save()
    return True


def in_words(panels: list[Panel], language: str) -> tuple[str, str]:
    """Subject and text, in the active language."""
    count = sum(len(panel.notices) for panel in panels)
    subject = ngettext(
        "%(count)d thing waits at the desk of %(site)s",
        "%(count)d things wait at the desk of %(site)s",
        count,
    ) % {"count": count, "site": site_name()}
    lines = [line(subject, language), address(reverse("admin:index")), ""]
    for panel in panels:
        lines += [line(f"{panel.title}:", language), ""]
        for notice in panel.notices:
            lines.append(line(f"• {plain(notice.text)}", language))
            lines += [line(f"– {plain(one)}", language) for one in notice.details]
            lines += [address(notice.url), ""]
    return subject, "\n".join([*lines, *foot(language)])
