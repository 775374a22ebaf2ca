"""What mails of every kind share: whom they go to, and what stands at their end."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from contacts.enums import MailKind
from contacts.mail.plain_text import address, line
from contacts.models import MailChoice, OutgoingMail


def mail_for(choice: MailChoice, kind: MailKind, now: datetime) -> OutgoingMail:
    """Without its words, and not stored."""
    return OutgoingMail(
        user=choice.user,
        kind=kind,
        to=choice.address,
        language=choice.language,
        made_at=now,
        next_try_at=now,
        give_up_at=now + settings.MAIL_TRIED_FOR,
    )


def choice_address() -> str:
    """Where a person changes or stops what they are sent."""
    return address(reverse("mail-choice"))


def foot(language: str) -> list[str]:
    why = _("You get this because you chose it at the desk. Change or stop it here:")
    return ["", "-- ", line(why, language), choice_address()]
