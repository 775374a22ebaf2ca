"""What pages and messages call the site and the programme, in the active language.

Where a text is missing the other language stands in, as everywhere; it is isolated, so that it
reads in its own direction within a sentence. Arabic sentences put the programme's name where no
letter joins on to it: after a noun (رقم …), after «مع» or «إلى», or as the object of «يخص».
"""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from contacts.fallback import LocalizedText, localized
from contacts.models import Endpoint, Site
from contacts.publishing.snapshot import published

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def site_name() -> str:
    """Plain text, for titles, attributes, files and e-mails."""
    return _plain(localized_name(published().site))


def programme() -> str:
    """Plain text, as it stands within a sentence."""
    return _plain(localized_programme(published().site))


def tagline() -> str:
    """Plain text: a sentence on what the site is for."""
    found = localized(published().site, "tagline", get_language() or "ar")
    return _plain(found) or _("How to reach %(programme)s, step by step.") % {
        "programme": programme()
    }


def localized_name(site: Site) -> LocalizedText:
    return _of(site, "name", _("Help"))


def localized_programme(site: Site) -> LocalizedText:
    return _of(site, "programme", _("this organisation"))


def emergency() -> Endpoint | None:
    """The number or link for whom nothing else helps; None where readers may see none."""
    if found := published().site.shown_emergency:
        return found
    return Endpoint(kind="phone", value=settings.HOTLINE) if settings.HOTLINE else None


def _of(site: Site, field: str, nothing: str) -> LocalizedText:
    language = get_language() or "ar"
    return localized(site, field, language) or LocalizedText(nothing, language, False)


def _plain(text: LocalizedText) -> str:
    return f"{FIRST_STRONG_ISOLATE}{text.value}{POP_ISOLATE}" if text.is_fallback else text.value
