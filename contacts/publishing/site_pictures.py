"""The picture beside links and the icons, drawn anew when what they are drawn from is another.

After a save of the site's row, and by tools/prepare.py, as after an upgrade: in no reader's
request.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from contacts.appearance import accent, card, icons
from contacts.appearance.card import Card, Logo
from contacts.enums import Language
from contacts.fallback import localized
from contacts.models import ContentVersion, Picture, Site, SitePicture
from contacts.pictures.names import PictureFile, PictureName, small_size
from contacts.publishing import build_id, naming
from contacts.publishing.snapshot import published

# What decides how they look besides the site's row: drawings, fonts and how texts are placed.
PARTS: Final = (
    *("contacts/appearance/*.py", "contacts/appearance/fonts/*"),
    "templates/appearance/*",
)
DIGITS: Final = 16
CARD: Final = "share-{}.png"
NAMES: Final = (*(CARD.format(language) for language in Language.values), *icons.NAMES)


@dataclass(frozen=True, slots=True)
class Wanted:
    """`logo`: its name, or "". The icons of the usual colour are files of the project."""

    cards: Mapping[str, Card]
    accent: str
    logo: str

    @property
    def digest(self) -> str:
        """So many digits of SHA-256 of all that the pictures are drawn from."""
        texts = repr((sorted(self.cards.items()), self.accent, self.logo, _drawings()))
        return sha256(texts.encode()).hexdigest()[:DIGITS]

    def files(self) -> dict[str, bytes]:
        logo = logo_of(self.logo)
        drawn = {name: card.drawn(replace(one, logo=logo)) for name, one in self.cards.items()}
        if self.accent != accent.USUAL or logo:
            drawn.update(icons.drawn(self.accent, logo))
        return drawn


@lru_cache(maxsize=1)
def _drawings() -> str:
    return build_id.digest(settings.BASE_DIR, PARTS)


def renew() -> bool:
    """Draw and keep them where those that are kept are of something else; whether they were."""
    wanted = wanted_of(Site.objects.current())
    if set(SitePicture.objects.digests().values()) == {wanted.digest}:
        return False
    files = wanted.files()
    with transaction.atomic():
        SitePicture.objects.keep(wanted.digest, files)
        ContentVersion.objects.bump()  # pages name them
    return True


def wanted_of(site: Site) -> Wanted:
    cards = {CARD.format(language.value): card_of(site, language) for language in Language}
    return Wanted(cards, site.accent, site.logo)


def card_of(site: Site, language: Language) -> Card:
    with override(language.value):
        return Card(
            is_right_to_left=language.direction == "rtl",
            name=naming.localized_name(site).value,
            question=_("How do I contact %(programme)s?")
            % {"programme": naming.localized_programme(site).value},
            tagline=localized(site, "tagline", language).value,
            strip=localized(site, "independence", language).value,
            accent=site.accent,
            has_ornament=site.ornament,
        )


def logo_of(name: str) -> Logo | None:
    """None, too, where its picture is gone."""
    data = Picture.objects.file(name, PictureFile.SMALL_JPEG) if name else b""
    if not data:
        return None
    found = PictureName(name)
    return Logo(data, *small_size(found.width, found.height))


def address(name: str) -> str:
    """Of one that is kept; "" for none."""
    digest = published().site_pictures.get(name)
    return reverse("site-picture", args=[digest, name]) if digest else ""
