"""People of the desk who chose e-mails, reports of readers, and a run of the timer."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core import mail
from django.utils import timezone

from contacts.mail import outbox
from contacts.models import Feedback, MailChoice

BEFORE = timezone.make_aware(timezone.datetime(2026, 11, 1))


def person(name: str = "amal", *, language: str = "en", **chosen: Any) -> MailChoice:
    """Who may read reports, and chose them unless `chosen` says otherwise."""
    user = get_user_model().objects.create_user(name, is_staff=True)
    rights = ("view_feedback", "view_guide", "view_holiday", "view_notice")
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    values = {"reports": True, "reports_since": BEFORE, "address": f"{name}@example.org"}
    return MailChoice.objects.create(user=user, language=language, **{**values, **chosen})


def report(**values: Any) -> Feedback:
    words = {"page": "/ar/channels/hotline/", "language": "ar", "reason": "dead"}
    return Feedback.objects.create(**{**words, **values})


def run() -> list[Any]:
    """The mails that one run of the timer sends."""
    before = len(mail.outbox)
    outbox.run(timezone.now())
    return mail.outbox[before:]
