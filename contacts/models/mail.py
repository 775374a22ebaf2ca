"""What the desk tells people by e-mail: who chose it, and the mails that are on their way."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.enums import Language, MailKind, MailProblem
from contacts.models.base import allowed_values
from contacts.models.statistics import Feedback


class MailChoiceQuerySet(models.QuerySet["MailChoice"]):
    def wanting(self, kind: MailKind) -> MailChoiceQuerySet:
        """Of people who may enter the desk and have an address."""
        able = self.filter(user__is_active=True, user__is_staff=True).exclude(address="")
        return able.filter(**{kind.value: True})


class MailChoice(models.Model):
    """What one person wants to be told by e-mail, where and in which language."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="mail_choice",
        verbose_name=_("user"),
    )
    reports = models.BooleanField(_("Reports of readers, within ten minutes"), default=False)
    digest = models.BooleanField(_("What waits for me, once a day"), default=False)
    address = models.EmailField(_("E-mail address"), blank=True)
    language = models.CharField(_("Language of the e-mails"), max_length=2, choices=Language)
    reports_since = models.DateTimeField(null=True, blank=True)  # earlier ones are not told
    digest_made_on = models.DateField(null=True, blank=True)

    objects = MailChoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("choice of e-mails")
        verbose_name_plural = _("choices of e-mails")
        constraints = [allowed_values("mail_choice_language_is_known", "language", Language)]

    def __str__(self) -> str:
        return str(self.user)


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def waiting(self) -> OutgoingMailQuerySet:
        """To be sent, or being sent."""
        return self.filter(next_try_at__isnull=False)

    def due(self, now: datetime) -> OutgoingMailQuerySet:
        return self.filter(next_try_at__lte=now).order_by("next_try_at", "pk")

    def given_up(self) -> OutgoingMailQuerySet:
        return self.filter(next_try_at__isnull=True, sent_at__isnull=True)

    def wanted(self) -> OutgoingMailQuerySet:
        """By people who still choose that kind, and still may enter the desk."""
        choices = MailChoice.objects
        condition = Q()
        for kind in MailKind:
            condition |= Q(kind=kind, user__in=choices.wanting(kind).values("user"))
        return self.filter(condition)

    def claim(self, now: datetime) -> bool:
        """Whether this one mail is now nobody else's, up to the end of its lease.

        A process that dies between sending and saying so leaves a lease that runs out: the mail
        goes twice at most, and is never lost.
        """
        return bool(
            self.filter(next_try_at__lte=now).update(
                claimed_at=now,
                next_try_at=now + settings.MAIL_LEASE,
                attempts=F("attempts") + 1,
            )
        )

    def try_again(self, now: datetime) -> int:
        """Those that were given up or wait; how many."""
        unsent = self.filter(sent_at__isnull=True)
        return unsent.update(
            next_try_at=now, claimed_at=None, give_up_at=now + settings.MAIL_TRIED_FOR
        )


def give_up_time() -> datetime:
    return timezone.now() + settings.MAIL_TRIED_FOR


class OutgoingMail(models.Model):
    """A mail to one person; `next_try_at` is None once it is sent or given up."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="mails",
        verbose_name=_("user"),
    )
    kind = models.CharField(_("kind"), max_length=7, choices=MailKind)
    to = models.EmailField(_("address"))
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    reports = models.ManyToManyField(Feedback, related_name="mails", blank=True)  # told in it
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    attempts = models.PositiveIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(
        _("next try"), default=timezone.now, null=True, blank=True, db_index=True
    )
    claimed_at = models.DateTimeField(null=True, blank=True)  # by the process that sends it
    give_up_at = models.DateTimeField(default=give_up_time)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    problem = models.CharField(_("problem"), max_length=11, choices=MailProblem, blank=True)
    error = models.CharField(_("what came back"), max_length=200, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing e-mail")
        verbose_name_plural = _("outgoing e-mails")
        ordering = ["-made_at", "-pk"]
        constraints = [
            allowed_values("outgoing_mail_kind_is_known", "kind", MailKind),
            allowed_values("outgoing_mail_language_is_known", "language", Language),
            allowed_values("outgoing_mail_problem_is_known", "problem", MailProblem, or_none=True),
            models.CheckConstraint(
                name="outgoing_mail_is_sent_or_waits",
                condition=Q(sent_at__isnull=True) | Q(next_try_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.subject = " ".join(self.subject.split())[:200]  # a header is one line
        super().save(*args, **kwargs)
