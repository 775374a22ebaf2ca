"""What the site calls itself, whom it is about, and how it looks: one row, which editors keep."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contacts import endpoints
from contacts.appearance import accent
from contacts.enums import HomeBlock, Language, MenuItem, PublicationStatus
from contacts.fallback import localized
from contacts.models.base import (
    PublicModel,
    PublicQuerySet,
    known_status,
    publication_is_ordered,
    published_needs_text,
)
from contacts.models.colours import ColourField
from contacts.models.endpoints import Endpoint
from contacts.pictures.names import MAX_LENGTH, PATTERN, PictureFile, PictureName

ONLY: Final = 1


class SiteQuerySet(PublicQuerySet["Site"]):
    def current(self) -> Site:
        """The row, with its number for emergencies; without one, what pages show of none."""
        found = self.published().select_related("emergency__channel").first()
        return found or Site()


class Site(PublicModel):
    """Everything that names the programme comes from here; a site without a row names none."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    status = models.CharField(
        _("status"),
        max_length=9,
        choices=PublicationStatus,
        default=PublicationStatus.PUBLISHED,
        db_index=True,
    )
    name = models.CharField(_("name of the site"), max_length=60)
    tagline = models.CharField(
        _("tagline"),
        max_length=200,
        blank=True,
        help_text=_("One sentence on what the site is for. Search engines show it."),
    )
    programme = models.CharField(
        _("programme"),
        max_length=80,
        blank=True,
        help_text=_(
            "Whom readers want to reach, as it stands within a sentence: “How do I contact …?”"
        ),
    )
    about = models.TextField(
        _("who runs it"),
        blank=True,
        help_text=_("Stands at the foot of every page."),
    )
    independence = models.CharField(
        _("not the programme itself"),
        max_length=120,
        blank=True,
        help_text=_(
            "The strip above every page, for a site that somebody else runs. Empty: no strip."
        ),
    )
    official_url = models.URLField(_("official website"), max_length=500, blank=True)
    accent = ColourField(
        _("accent colour"),
        max_length=7,
        default=accent.USUAL,
        help_text=_("Of buttons and links. All its tones, light and dark, follow from it."),
    )
    ornament = models.BooleanField(_("woven ornament"), default=True)
    logo = models.CharField(
        _("logo"),
        max_length=MAX_LENGTH,
        blank=True,
        default="",
        validators=[RegexValidator(rf"\A{PATTERN}\Z", _("This is no name of a picture."))],
        help_text=_("Stands beside the name. Empty: a question mark."),
    )
    emergency = models.ForeignKey(
        Endpoint,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("way for emergencies"),
        help_text=_("The number or link on error pages, and wherever nothing else is at hand."),
    )
    home = models.JSONField(
        _("parts of the home page"),
        default=list,
        blank=True,
        help_text=_(
            "Numbers say the order; what has none is not shown. With none at all, all parts are."
        ),
    )
    menu = models.JSONField(
        _("menu"),
        default=list,
        blank=True,
        help_text=_(
            "Numbers say the order; what has none is not shown. With none at all, it is the "
            "usual one."
        ),
    )

    objects = SiteQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("site")
        verbose_name_plural = _("this site")
        constraints = [
            models.CheckConstraint(
                name="site_is_one",
                condition=models.Q(id=ONLY),
                violation_error_message=_("There is one such row already. Change that one."),
            ),
            known_status("site_status_is_known"),
            publication_is_ordered("site_publication_is_ordered"),
            published_needs_text("site_published_has_name", "name"),
        ]

    def __str__(self) -> str:
        return self.name or str(_("this site"))

    def field_refusals(self) -> dict[str, ValidationError]:
        refused = super().field_refusals()
        if told := accent.problem(self.accent):
            refused["accent"] = ValidationError(told, code="contrast")
        for field, known in (("home", HomeBlock), ("menu", MenuItem)):
            if error := _none_of(getattr(self, field), known):
                refused[field] = error
        return refused

    def get_absolute_url(self) -> str:
        return reverse("contacts:home")

    @property
    def shown_emergency(self) -> Endpoint | None:
        """None while readers may not see it."""
        found = self.emergency
        return found if found and found.is_published and found.channel.is_published else None

    @property
    def has_strip(self) -> bool:
        """Whether somebody else than the programme runs it, as it says above every page."""
        return bool(localized(self, "independence", Language.ARABIC))

    @property
    def logo_file(self) -> tuple[str, int, int] | None:
        """Its address, width and height in pixels."""
        if not self.logo:
            return None
        name = PictureName(self.logo)
        return name.address(PictureFile.SMALL_WEBP), name.width, name.height

    @property
    def bar_colour(self) -> str:
        """Of the browser's own bar: that of the strip below it, or the site's colour."""
        return accent.STRIP if self.has_strip else self.accent

    @property
    def official_host(self) -> str:
        return endpoints.display("url", self.official_url)

    @property
    def home_blocks(self) -> tuple[HomeBlock, ...]:
        return tuple(map(HomeBlock, self.home or HomeBlock.values))

    @property
    def menu_items(self) -> tuple[MenuItem, ...]:
        return tuple(map(MenuItem, self.menu or USUAL_MENU))


USUAL_MENU: Final = (MenuItem.WAYS, MenuItem.QUESTIONS, MenuItem.VERIFY, MenuItem.SEARCH)


def _none_of(words: Any, known: type[models.TextChoices]) -> ValidationError | None:
    message = _("“%(word)s” is none of: %(known)s, or it is there twice.")
    seen: set[str] = set()
    for word in words:
        if word not in known.values or word in seen:
            values = {"word": word, "known": ", ".join(known.values)}
            return ValidationError(message, code="invalid", params=values)
        seen.add(word)
    return None
