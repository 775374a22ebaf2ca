"""The channels through which people reach customer service."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contacts import channel_kinds
from contacts.enums import Cost, Language, SignIn
from contacts.hours.status import Schedule, Status, status_at
from contacts.models import refusals
from contacts.models.base import (
    OfKnownKind,
    PublicModel,
    PublicQuerySet,
    allowed_values,
    known_status,
    publication_is_ordered,
    published_needs_text,
)
from contacts.models.endpoints import Endpoint
from contacts.models.fields import ALL_LANGUAGES, LanguagesField
from contacts.models.hours import Holiday, OpeningHours
from contacts.models.notices import Notice


class ChannelQuerySet(PublicQuerySet["Channel"]):
    def with_parts(self) -> ChannelQuerySet:
        """With the published rows a card shows, so that none is fetched a channel at a time."""
        return self.prefetch_related(
            models.Prefetch("endpoints", Endpoint.objects.published()),
            models.Prefetch("opening_hours", OpeningHours.objects.published()),
        )


class Channel(OfKnownKind, PublicModel):
    """A way to reach customer service (schema.org `ContactPoint`)."""

    known = channel_kinds.KINDS
    slug = models.SlugField(_("slug"), unique=True, help_text=_("Part of the page’s address."))
    kind = models.CharField(_("kind"), max_length=20, choices=channel_kinds.choices)
    name = models.CharField(_("name"), max_length=120)
    summary = models.TextField(_("summary"), blank=True)
    closed_on_holidays = models.BooleanField(_("closed on holidays"), default=True)
    always_available = models.BooleanField(
        _("available at all times"),
        default=False,
        help_text=_("For what nobody has to answer at once, such as a website form."),
    )
    answer_languages = LanguagesField(
        _("languages it answers in"), help_text=_("None ticked: not published.")
    )
    response_time = models.CharField(
        _("usual reply time"),
        max_length=120,
        blank=True,
        help_text=_("As it is published, such as “within 3 working days”. Empty: not published."),
    )
    cost = models.CharField(
        pgettext_lazy("of a channel", "cost"),
        max_length=7,
        choices=Cost,
        blank=True,
        default="",
    )
    sign_in = models.CharField(
        _("signing in"),
        max_length=10,
        choices=SignIn,
        blank=True,
        default="",
    )

    objects = ChannelQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        constraints = [
            known_status("channel_status_is_known"),
            publication_is_ordered("channel_publication_is_ordered"),
            models.CheckConstraint(
                name="channel_answer_languages_are_known",
                condition=models.Q(answer_languages__lte=ALL_LANGUAGES),
                violation_error_message=_("This value is not one of the choices."),
            ),
            allowed_values("channel_cost_is_known", "cost", Cost, or_none=True),
            allowed_values("channel_sign_in_is_known", "sign_in", SignIn, or_none=True),
            published_needs_text("channel_published_has_name", "name"),
        ]

    def __str__(self) -> str:
        return self.name or self.slug

    @property
    def spec(self) -> channel_kinds.ChannelKind:
        """What is particular to its kind."""
        return channel_kinds.KINDS[self.kind]

    @property
    def number(self) -> Endpoint | None:
        """The first one that people call."""
        return next((one for one in self.endpoints.all() if one.spec.is_spoken), None)

    @property
    def buttons(self) -> list[Endpoint]:
        """The two to offer beside its name; on a telephone channel the number comes first."""
        number = self.number if self.spec.is_spoken else None
        return sorted(self.endpoints.all(), key=lambda one: one != number)[:2]

    @property
    def place(self) -> Endpoint | None:
        """The one place where it is; None where it has none or several."""
        places = [one for one in self.endpoints.all() if one.spec.is_place]
        return places[0] if len(places) == 1 else None

    def full_clean(
        self,
        exclude: Iterable[str] | None = None,
        validate_unique: bool = True,
        validate_constraints: bool = True,
    ) -> None:
        """Forms, which ask for unique values later, judge the rows together, as they will be."""
        super().full_clean(exclude, validate_unique, validate_constraints)
        if validate_unique and self.pk:
            rows = list(self.opening_hours.all())
            found = refusals.of_rows(rows, always_available=self.always_available)
            if refused := next(found, None):
                field = "always_available" if self.always_available else NON_FIELD_ERRORS
                raise ValidationError({field: refused.error})

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        super().validate_constraints(exclude=exclude)
        field = "always_available" if self.always_available else "closed_on_holidays"
        if field not in (exclude or ()) and (found := self.contradiction()):
            raise ValidationError({field: found})

    def contradiction(self) -> ValidationError | None:
        """Holidays of its own, not over yet, that it does not keep."""
        if not self.pk or not self.is_shown:
            return None
        own = Holiday.objects.published_or_due().filter(channel=self)
        return refusals.of_channel(self, list(own.filter(last_day__gte=timezone.localdate())))

    def get_absolute_url(self) -> str:
        return reverse("contacts:channel", args=[self.slug])

    @property
    def has_response_time(self) -> bool:
        """In either language."""
        texts = (getattr(self, f"response_time_{code}") for code in Language.values)
        return any((text or "").strip() for text in texts)

    def status_at(
        self,
        moment: datetime,
        *,
        holidays: Iterable[Holiday] | None = None,
        notices: Iterable[Notice] | None = None,
    ) -> Status:
        """Whether the channel can be used at an aware `moment`, and until when that holds.

        `holidays` and `notices` spare queries when the caller has the published ones at hand,
        of whatever channel.
        """
        return status_at(
            self.schedule(holidays=holidays, notices=notices),
            moment,
            verified_for=timedelta(days=settings.VERIFIED_FOR_DAYS),
        )

    def schedule(
        self,
        *,
        holidays: Iterable[Holiday] | None = None,
        notices: Iterable[Notice] | None = None,
    ) -> Schedule:
        if holidays is None:
            holidays = Holiday.objects.published().of(self)
        if notices is None:
            notices = Notice.objects.published()
        return Schedule(
            hours=tuple(row.as_row() for row in self.opening_hours.all() if row.is_published),
            holidays=tuple(one.as_closed_period() for one in holidays if one.is_of(self)),
            always_available=self.always_available,
            closed_on_holidays=self.closed_on_holidays,
            verified_on=self.verified_on,
            notices=tuple(one.as_value() for one in notices if one.is_of(self)),
            reply=self if self.has_response_time else None,
        )
