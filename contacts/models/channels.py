"""The channels through which people reach customer service, and their numbers and links."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contacts.endpoints import InvalidEndpoint, canonical, display, link
from contacts.enums import ChannelKind, EndpointKind
from contacts.hours.status import Schedule, Status, status_at
from contacts.models.base import (
    PublicModel,
    PublicPart,
    PublicQuerySet,
    allowed_values,
    known_status,
    published_needs_text,
)
from contacts.models.hours import Holiday, OpeningHours

ENDPOINT_ERRORS = {
    EndpointKind.PHONE: _(
        "“%(value)s” is not a phone number. Write a short number such as 19912, or a full one "
        "such as +966112345678."
    ),
    EndpointKind.URL: _(
        "“%(value)s” is not a safe web address. Write it whole, starting with https://."
    ),
    EndpointKind.IOS: _(
        "“%(value)s” is not an App Store link. Copy the app’s link, which starts with "
        "https://apps.apple.com/."
    ),
    EndpointKind.ANDROID: _(
        "“%(value)s” is not a Google Play link. Copy the app’s link, which starts with "
        "https://play.google.com/."
    ),
    EndpointKind.X: _(
        "“%(value)s” is not an X account. Write its name as in @citizen_care: up to 15 letters, "
        "digits or underscores."
    ),
}


class ChannelQuerySet(PublicQuerySet["Channel"]):
    def with_parts(self) -> ChannelQuerySet:
        """With the published rows a card shows, so that none is fetched a channel at a time."""
        return self.prefetch_related(
            models.Prefetch("endpoints", Endpoint.objects.published()),
            models.Prefetch("opening_hours", OpeningHours.objects.published()),
        )


class Channel(PublicModel):
    """A way to reach customer service (schema.org `ContactPoint`)."""

    slug = models.SlugField(_("slug"), unique=True, help_text=_("Part of the page’s address."))
    kind = models.CharField(_("kind"), max_length=7, choices=ChannelKind)
    name = models.CharField(_("name"), max_length=120)
    summary = models.TextField(_("summary"), blank=True)
    closed_on_holidays = models.BooleanField(_("closed on holidays"), default=True)
    always_available = models.BooleanField(
        _("available at all times"),
        default=False,
        help_text=_("For what nobody has to answer at once, such as a website form."),
    )

    objects = ChannelQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        constraints = [
            known_status("channel_status_is_known"),
            allowed_values("channel_kind_is_known", "kind", ChannelKind),
            published_needs_text("channel_published_has_name", "name"),
        ]

    def __str__(self) -> str:
        return self.name or self.slug

    def get_absolute_url(self) -> str:
        return reverse("contacts:channel", args=[self.slug])

    def status_at(self, moment: datetime, *, holidays: Iterable[Holiday] | None = None) -> Status:
        """Whether the channel can be used at an aware `moment`, and until when that holds.

        `holidays` spares a query when the caller has the published ones at hand.
        """
        return status_at(
            self.schedule(holidays=holidays),
            moment,
            verified_for=timedelta(days=settings.VERIFIED_FOR_DAYS),
        )

    def schedule(self, *, holidays: Iterable[Holiday] | None = None) -> Schedule:
        if holidays is None:
            holidays = Holiday.objects.published()
        return Schedule(
            hours=tuple(row.as_row() for row in self.opening_hours.all() if row.is_published),
            holidays=tuple(holiday.as_closed_period() for holiday in holidays),
            always_available=self.always_available,
            closed_on_holidays=self.closed_on_holidays,
            verified_on=self.verified_on,
        )


class Endpoint(PublicPart):
    """A number, link or handle of a channel, stored in its one canonical form."""

    channel = models.ForeignKey(
        Channel, on_delete=models.CASCADE, related_name="endpoints", verbose_name=_("channel")
    )
    kind = models.CharField(_("kind"), max_length=7, choices=EndpointKind)
    value = models.CharField(
        _("value"), max_length=500, help_text=_("Such as 19912, https://… or @citizen_care.")
    )
    label = models.CharField(_("label"), max_length=120, blank=True)

    objects = PublicQuerySet["Endpoint"].as_manager()

    class Meta(PublicPart.Meta):
        verbose_name = _("number or link")
        verbose_name_plural = _("numbers and links")
        constraints = [
            known_status("endpoint_status_is_known"),
            allowed_values("endpoint_kind_is_known", "kind", EndpointKind),
            models.UniqueConstraint(
                fields=["channel", "kind", "value"],
                name="endpoint_is_unique",
                violation_error_message=_("The channel has this number or link already."),
            ),
        ]

    def __str__(self) -> str:
        return self.display

    def clean(self) -> None:
        """Bring the value into its canonical form, or say what it should look like."""
        if self.kind not in EndpointKind.values:
            return  # the field's own error stands beside it
        try:
            self.value = canonical(self.kind, self.value)
        except InvalidEndpoint as error:
            raise ValidationError(
                {
                    "value": ValidationError(
                        ENDPOINT_ERRORS[EndpointKind(self.kind)],
                        code="invalid",
                        params={"value": self.value},
                    )
                }
            ) from error

    @property
    def display(self) -> str:
        """As people write it: 19912, www.ca.gov.sa, @citizen_care."""
        return display(self.kind, self.value)

    @property
    def link(self) -> str:
        """The address that calls or opens it: tel:19912, https://…"""
        return link(self.kind, self.value)
