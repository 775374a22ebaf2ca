"""The questions that lead a reader to a way to get in touch, and their answers."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contacts.enums import CanSignIn, LeadsTo
from contacts.models.base import (
    PublicModel,
    PublicPart,
    PublicQuerySet,
    allowed_values,
    known_status,
    publication_is_ordered,
    published_needs_text,
)
from contacts.models.fields import KindsField
from contacts.models.guides import Guide, Step


class ChooserQuestionQuerySet(PublicQuerySet["ChooserQuestion"]):
    def with_parts(self) -> ChooserQuestionQuerySet:
        """With the published answers, the guides that they name and the options in those."""
        options = Step.objects.published().exclude(channel=None)
        answers = ChooserAnswer.objects.published().select_related("guide")
        return self.prefetch_related(
            models.Prefetch("answers", answers),
            models.Prefetch("answers__guide__steps", options),
        )


class ChooserQuestion(PublicModel):
    """One of the questions that readers are asked one after another."""

    slug = models.SlugField(_("slug"), unique=True)
    text = models.CharField(_("question"), max_length=160)
    hint = models.CharField(
        _("hint"), max_length=300, blank=True, help_text=_("A sentence below the question.")
    )

    objects = ChooserQuestionQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("question of the chooser")
        verbose_name_plural = _("questions of the chooser")
        constraints = [
            known_status("chooser_question_status_is_known"),
            publication_is_ordered("chooser_question_publication_is_ordered"),
            published_needs_text("chooser_question_published_has_text", "text"),
        ]

    def __str__(self) -> str:
        return self.text or self.slug

    def get_absolute_url(self) -> str:
        """Where it is asked of who gave the first answer to each question before it."""
        address = reverse("contacts:choose")
        for asked in type(self).objects.published().with_parts():
            if (asked.position, asked.pk) >= (self.position, self.pk):
                break
            answers = list(asked.answers.all())
            going_on = [one for one in answers if not one.is_last]
            if len(answers) > 1 and going_on:
                address += f"{going_on[0].slug}/"
        return address


class ChooserAnswer(PublicPart):
    """What a reader may answer, and what follows from it for the ways to get in touch."""

    question = models.ForeignKey(
        ChooserQuestion,
        on_delete=models.CASCADE,
        related_name="answers",
        verbose_name=_("question"),
    )
    slug = models.SlugField(_("slug"))
    text = models.CharField(_("answer"), max_length=120)
    detail = models.CharField(
        _("detail"), max_length=300, blank=True, help_text=_("A sentence below the answer.")
    )
    kinds = KindsField(
        _("kinds of channels that suit it"), help_text=_("None ticked: every kind suits it.")
    )
    can_sign_in = models.CharField(
        _("what it tells of signing in"),
        max_length=3,
        choices=CanSignIn,
        blank=True,
        default="",
        help_text=_("Who cannot sign in is not sent to a channel that needs it."),
    )
    guide = models.ForeignKey(
        Guide,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="chooser_answers",
        verbose_name=pgettext_lazy("of an answer", "question that answers it"),
        help_text=_(
            "It is linked, and the channel that it is about comes first among those that suit "
            "equally. Of one with options, the option with the channel that is shown is linked."
        ),
    )
    leads_to = models.CharField(
        _("leads at once to"),
        max_length=6,
        choices=LeadsTo,
        blank=True,
        default="",
        help_text=_(
            "Empty: to the next question, and at last to a channel. So does a question that is not "
            "on the site."
        ),
    )
    ends = models.BooleanField(
        _("ends the questions"),
        default=False,
        help_text=_("After this answer nothing more is asked."),
    )

    objects = PublicQuerySet["ChooserAnswer"].as_manager()

    class Meta(PublicPart.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            known_status("chooser_answer_status_is_known"),
            publication_is_ordered("chooser_answer_publication_is_ordered"),
            published_needs_text("chooser_answer_published_has_text", "text"),
            allowed_values(
                "chooser_answer_sign_in_is_known", "can_sign_in", CanSignIn, or_none=True
            ),
            allowed_values("chooser_answer_page_is_known", "leads_to", LeadsTo, or_none=True),
            models.UniqueConstraint(
                fields=["question", "slug"],
                name="chooser_answer_slug_is_unique",
                violation_error_message=_("Another answer of this question has this slug."),
            ),
        ]

    def __str__(self) -> str:
        return self.text or self.slug

    @property
    def is_last(self) -> bool:
        return bool(self.ends or self.page)

    @property
    def page(self) -> str:
        """What it leads to at once; "" where that is a guide that readers do not see."""
        is_there = self.guide is not None and self.guide.is_published
        return "" if self.leads_to == LeadsTo.GUIDE and not is_there else self.leads_to
