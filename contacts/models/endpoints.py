"""Numbers, links and handles: theirs, and those that others present as theirs."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, When
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from contacts import endpoints
from contacts.endpoints import kinds
from contacts.endpoints.kind import EndpointKind
from contacts.endpoints.kinds import KINDS
from contacts.enums import ClaimVerdict
from contacts.hosts import contradict
from contacts.models.base import (
    OfKnownKind,
    PublicModel,
    PublicPart,
    PublicQuerySet,
    allowed_values,
    known_status,
    publication_is_ordered,
)
from contacts.models.canonical import canonical_value, put_canonical

URL = "url"
NO_WEB_ADDRESS = _(
    "“%(value)s” is not a web address. Write it as in https://www.example.com/page, "
    "without a user name or a port."
)
OF_A_POST = _(
    "“%(value)s” is the link to a post or a part of an account. Write the name of the account "
    "itself: %(name)s."
)
CLAIMED = _(
    "%(claimed)s is recorded under “%(list)s” as “%(verdict)s”, so it cannot be published as "
    "theirs. Change or delete that entry first."
)
CLAIMED_ON_SITE = _(
    "%(value)s cannot be published as theirs: %(claimed)s, on the same website, is recorded under "
    "“%(list)s” as “%(verdict)s”. Change or delete that entry first."
)
THEIRS = _(
    "%(value)s is theirs: it stands under “%(channel)s” in the channels, so it cannot be recorded "
    "as fake or disputed."
)
ON_THEIR_SITE = _(
    "%(value)s and %(theirs)s are on one website, and that one is theirs: it stands under "
    "“%(channel)s” in the channels, so the other cannot be recorded as fake or disputed."
)


class EndpointValue(OfKnownKind):
    """A value of a kind, stored in its one canonical form.

    None is both published as theirs and recorded as fake or disputed: each side asks the other
    for its `contradiction`, wherever constraints are checked.
    """

    known = KINDS
    kind = models.CharField(_("kind"), max_length=20, choices=kinds.choices)
    value = models.CharField(
        _("value"),
        max_length=500,
        help_text=_("Such as 1234, https://… or @help_account."),
    )

    class Meta(OfKnownKind.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.display

    def clean(self) -> None:
        """Bring the value into its canonical form, or say what it should look like."""
        super().clean()
        if refused := self.refusals():
            raise ValidationError(refused)

    def refusals(self) -> dict[str, ValidationError]:
        """By field, why it has no canonical form; the other fields are brought into theirs."""
        if not self.value or self.kind not in KINDS:
            return {}  # the field's own error stands beside it
        given = self.value
        found = put_canonical(self, "value", self.canonical, self.refusal)
        if found and (name := endpoints.account_of_post(self.kind, given)):
            values = {"value": given, "name": endpoints.isolated(name)}
            return {"value": ValidationError(OF_A_POST, code="invalid", params=values)}
        return found

    @property
    def spec(self) -> EndpointKind:
        """What is particular to its kind."""
        return KINDS[self.kind]

    @property
    def is_address(self) -> bool:
        """Whether the value is an address of the web."""
        return self.spec.is_address

    @property
    def refusal(self) -> Any:
        """What is said of a value that is none of its kind."""
        return self.spec.refusal

    def canonical(self, given: str) -> str:
        return endpoints.canonical(self.kind, given)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        if {"kind", "value"}.isdisjoint(exclude or ()) and (found := self.contradiction()):
            raise ValidationError({"value": found})
        super().validate_constraints(exclude=exclude)

    def contradiction(self) -> ValidationError | None:
        """Why the value may not stand on this side, where it stands on the other one."""
        raise NotImplementedError

    @property
    def place(self) -> str:
        """The same for all values that lead to one place, of whatever kind."""
        return endpoints.place(self.kind, self.value)

    @property
    def display(self) -> str:
        """As people write it: 19912, www.ca.gov.sa, @citizen_care."""
        return endpoints.display(self.kind, self.value)


class Endpoint(EndpointValue, PublicPart):
    """A number, link or handle of a channel."""

    channel = models.ForeignKey(
        "contacts.Channel",
        on_delete=models.CASCADE,
        related_name="endpoints",
        verbose_name=_("channel"),
    )
    label = models.CharField(_("label"), max_length=250, blank=True)

    objects = PublicQuerySet["Endpoint"].as_manager()

    class Meta(PublicPart.Meta):
        verbose_name = _("number or link")
        verbose_name_plural = _("numbers and links")
        constraints = [
            known_status("endpoint_status_is_known"),
            publication_is_ordered("endpoint_publication_is_ordered"),
            models.UniqueConstraint(
                fields=["channel", "kind", "value"],
                name="endpoint_is_unique",
                violation_error_message=_("The channel has this number or link already."),
            ),
        ]

    @property
    def link(self) -> str:
        """The address that calls or opens it: tel:19912, https://…"""
        return endpoints.link(self.kind, self.value)

    def contradiction(self) -> ValidationError | None:
        """A draft may stay: what was theirs once may be a fake today."""
        claims = Claim.objects.all() if self.is_published_or_due_at(timezone.now()) else ()
        claim = next((one for one in claims if contradict(self.place, one.place)), None)
        if claim is None:
            return None
        told = CLAIMED if claim.place == self.place else CLAIMED_ON_SITE
        values = {
            "value": endpoints.isolated(self.display),
            "claimed": endpoints.isolated(claim.display),
            "list": capfirst(Claim._meta.verbose_name_plural),
            "verdict": claim.get_verdict_display(),
        }
        return ValidationError(told, code="claimed", params=values)


class Claim(EndpointValue, PublicModel):
    """A number, link or account that others present as theirs: a fake, or one in dispute."""

    value = models.CharField(
        _("value"),
        max_length=500,
        help_text=_("As it was sent to people: a number, a link or an account, in any spelling."),
    )
    verdict = models.CharField(_("verdict"), max_length=8, choices=ClaimVerdict)
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("Only what is known: who presents it as theirs, and where it was seen."),
    )
    source = models.CharField(
        _("source"),
        max_length=500,
        blank=True,
        help_text=_("The https address of the page that says so. Leave it empty where none does."),
    )
    verified_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_(
            "The day it was reported, or last found to be so. Readers see it: “reported as fake "
            "on 3 November 2026”."
        ),
    )

    objects = PublicQuerySet["Claim"].as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("fake or disputed value")
        verbose_name_plural = _("fakes and disputed values")
        constraints = [
            known_status("claim_status_is_known"),
            publication_is_ordered("claim_publication_is_ordered"),
            allowed_values("claim_verdict_is_known", "verdict", ClaimVerdict),
            canonical_value("claim_value_is_canonical"),
            models.UniqueConstraint(
                "kind",
                Case(When(value__startswith="https://", then="value"), default=Lower("value")),
                name="claim_is_unique",
                violation_error_message=_("This value is recorded here already."),
            ),
        ]

    def __str__(self) -> str:
        """Of a sentence in either direction it is a part that reads from left to right."""
        return endpoints.isolated(self.display)

    @property
    def refusal(self) -> Any:
        return NO_WEB_ADDRESS if self.kind == URL else super().refusal

    def refusals(self) -> dict[str, ValidationError]:
        found = super().refusals()
        if self.source:
            found |= put_canonical(self, "source", _web_address, KINDS[URL].refusal)
        return found

    def canonical(self, given: str) -> str:
        """Of a link with https, though the fake may have neither that nor Latin letters."""
        return super().canonical(endpoints.as_secure(given) if self.is_address else given)

    def contradiction(self) -> ValidationError | None:
        """What is theirs, or the same place recorded already in another spelling."""
        return self.on_theirs() or self.twice()

    def on_theirs(self) -> ValidationError | None:
        stored = Endpoint.objects.published_or_due().select_related("channel").order_by("pk")
        found = [one for one in stored if contradict(one.place, self.place)]
        # The same place is named rather than its site.
        endpoint = min(found, key=lambda one: one.place != self.place, default=None)
        if endpoint is None:
            return None
        values = {
            "value": endpoints.isolated(self.display),
            "theirs": endpoints.isolated(endpoint.display),
            "channel": endpoint.channel,
        }
        told = THEIRS if endpoint.place == self.place else ON_THEIR_SITE
        return ValidationError(told, code="theirs", params=values)

    def twice(self) -> ValidationError | None:
        others = Claim.objects.exclude(pk=self.pk)
        other = next((one for one in others if one.place == self.place), None)
        if other is None:
            return None
        return ValidationError(
            _(
                "This is recorded here already: %(value)s (%(kind)s, %(verdict)s, %(status)s). "
                "Open that entry instead."
            ),
            code="twice",
            params={
                "value": endpoints.isolated(other.display),
                "kind": other.get_kind_display(),
                "verdict": other.get_verdict_display(),
                "status": other.get_status_display(),
            },
        )


def _web_address(given: str) -> str:
    return endpoints.canonical(URL, given)
