"""Questions people ask, their answers step by step, and the site's other pages."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contacts.enums import GuideForm, Language, PublicationStatus
from contacts.models.base import (
    PublicModel,
    PublicPart,
    PublicQuerySet,
    allowed_values,
    has_text,
    known_status,
    publication_is_ordered,
    published_needs_text,
)
from contacts.models.channels import Channel
from contacts.pictures.names import MAX_LENGTH, PATTERN

# Without vowels and look-alikes: no words by accident, readable aloud.
UID_LETTERS = "bcdfghjkmnpqrstvwxz"


def new_uid() -> str:
    """A short anchor for a step; it stays when the step moves."""
    return get_random_string(6, UID_LETTERS)


def _other_wordings() -> models.JSONField[Any, Any]:
    return models.JSONField(
        _("other wordings"),
        default=list,
        blank=True,
        help_text=_(
            "How else people ask it, one wording on each line, in either language; for the search."
        ),
    )


class Topic(PublicModel):
    """A group of questions."""

    slug = models.SlugField(_("slug"), unique=True, help_text=_("Part of the page’s address."))
    name = models.CharField(_("name"), max_length=120)

    objects = PublicQuerySet["Topic"].as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            known_status("topic_status_is_known"),
            publication_is_ordered("topic_publication_is_ordered"),
            published_needs_text("topic_published_has_name", "name"),
        ]

    def __str__(self) -> str:
        return self.name or self.slug

    def get_absolute_url(self) -> str:
        return f"{reverse('contacts:questions')}#topic-{self.slug}"


class GuideQuerySet(PublicQuerySet["Guide"]):
    def with_parts(self) -> GuideQuerySet:
        """With the published steps, the channels and the topic."""
        return self.select_related("channel", "topic").prefetch_related(
            models.Prefetch("steps", Step.objects.published().select_related("channel"))
        )


class Guide(PublicModel):
    """A question and its answer (schema.org `Question`; in steps, `HowTo` too)."""

    slug = models.SlugField(_("slug"), unique=True, help_text=_("Part of the page’s address."))
    title = models.CharField(
        _("question"), max_length=200, help_text=_("As people ask it, with a question mark.")
    )
    summary = models.TextField(
        _("short answer"), blank=True, help_text=_("One or two sentences that answer it whole.")
    )
    other_wordings = _other_wordings()
    channel = models.ForeignKey(
        Channel,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="guides",
        verbose_name=pgettext_lazy("of a row", "channel"),
        help_text=_("Empty for a general question."),
    )
    topic = models.ForeignKey(
        Topic,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="guides",
        verbose_name=pgettext_lazy("of a row", "topic"),
    )
    form = models.CharField(
        _("form of the answer"),
        max_length=7,
        choices=GuideForm,
        default=GuideForm.STEPS,
        help_text=_(
            "Steps are numbered, and readers can tick them off. Options are alternatives, each "
            "with its channel. Advice stands under “Do not” where its text begins with a "
            "prohibition, such as “Do not …”, “Never …” or “Avoid …”, and else under “Do”."
        ),
    )
    featured = models.BooleanField(_("on the home page"), default=False)

    objects = GuideQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            known_status("guide_status_is_known"),
            allowed_values("guide_form_is_known", "form", GuideForm),
            publication_is_ordered("guide_publication_is_ordered"),
            published_needs_text("guide_published_has_title", "title"),
        ]
        # Each list that pages show, in its order, so that its first rows cost the same whatever
        # its length.
        indexes = [
            models.Index(fields=["status", "position", "id"], name="guides_in_order"),
            models.Index(fields=["topic", "status", "position", "id"], name="guides_of_topic"),
            models.Index(fields=["channel", "status", "position", "id"], name="guides_of_channel"),
            models.Index(fields=["featured", "status", "position", "id"], name="guides_featured"),
        ]

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        return reverse("contacts:guide", args=[self.slug])


def _picture_is_described(language: str) -> models.CheckConstraint:
    """Nobody publishes a picture without the words for whoever does not see it."""
    has_picture = has_text(f"picture_{language}")
    return models.CheckConstraint(
        name=f"step_picture_{language}_is_described",
        condition=~models.Q(status=PublicationStatus.PUBLISHED)
        | ~has_picture
        | has_text(f"picture_alt_{language}"),
        violation_error_message=_(
            "A picture needs a sentence that says what it shows, in the picture’s language."
        ),
    )


class Step(PublicPart):
    """One part of an answer: a thing to do (schema.org `HowToStep`), an option or a rule."""

    guide = models.ForeignKey(
        Guide, on_delete=models.CASCADE, related_name="steps", verbose_name=_("question")
    )
    uid = models.CharField(
        _("anchor"),
        max_length=16,
        default=new_uid,
        validators=[
            RegexValidator(
                r"\A[a-z][a-z0-9-]*\Z",
                _("Use small Latin letters, digits and hyphens, starting with a letter."),
            )
        ],
        help_text=_("Links to this step carry it; keep it when the step moves."),
    )
    channel = models.ForeignKey(
        Channel,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="options",
        verbose_name=_("channel of this option"),
        help_text=_("Its buttons stand below the option. Steps and advice need none."),
    )
    text = models.CharField(_("step"), max_length=300)
    detail = models.TextField(_("detail"), blank=True)
    picture = models.CharField(
        _("picture"),
        max_length=MAX_LENGTH,
        blank=True,
        default="",
        db_default="",
        validators=[RegexValidator(rf"\A{PATTERN}\Z", _("This is no name of a picture."))],
    )
    picture_alt = models.CharField(
        _("what the picture shows"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("For whoever does not see it: what it shows, in a sentence."),
    )

    objects = PublicQuerySet["Step"].as_manager()

    class Meta(PublicPart.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            known_status("step_status_is_known"),
            publication_is_ordered("step_publication_is_ordered"),
            published_needs_text("step_published_has_text", "text"),
            *(_picture_is_described(code) for code in Language.values),
            models.UniqueConstraint(
                fields=["guide", "uid"],
                name="step_uid_is_unique",
                violation_error_message=_("Another step of this question has this anchor."),
            ),
        ]

    def __str__(self) -> str:
        return self.text or self.uid

    @property
    def anchor(self) -> str:
        return f"step-{self.uid}"

    def get_absolute_url(self) -> str:
        return f"{self.guide.get_absolute_url()}#{self.anchor}"


class Page(PublicModel):
    """Standing text about the programme, the site, privacy, accessibility and staying safe."""

    slug = models.SlugField(_("slug"), unique=True, help_text=_("Part of the page’s address."))
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("text"), blank=True, help_text=_("Markdown."))
    other_wordings = _other_wordings()

    objects = PublicQuerySet["Page"].as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        constraints = [
            known_status("page_status_is_known"),
            publication_is_ordered("page_publication_is_ordered"),
            published_needs_text("page_published_has_title", "title"),
        ]

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        return reverse("contacts:page", args=[self.slug])
