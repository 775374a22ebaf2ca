"""Settings that are valid, and wrong for a site that others can reach."""

import os
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from contacts.doctor import place
from contacts.doctor.finding import Finding

LOCAL: Final = {"localhost", "127.0.0.1", "::1"}
FEWEST_DIFFERENT: Final = 16  # characters of a secret; token_urlsafe(64) has some 45


def debug() -> Iterator[Finding]:
    if settings.DEBUG:
        sentence = _("DEBUG is on: whoever meets an error is shown the code and its settings.")
        yield Finding(sentence, place.change("DEBUG=0"))


def address() -> Iterator[Finding]:
    parts = urlsplit(settings.SITE_URL)
    if parts.hostname in LOCAL:
        sentence = _("SITE_URL is %(url)s, which leads readers nowhere.")
    elif parts.scheme != "https":
        sentence = _("SITE_URL is %(url)s: what people type and passwords travel in the open.")
    else:
        return
    remedy = place.change("SITE_URL=https://help.example.org")
    yield Finding(sentence % {"url": settings.SITE_URL}, remedy)


def secret() -> Iterator[Finding]:
    new = "SECRET_KEY=$(openssl rand -base64 48)"
    if is_weak(settings.SECRET_KEY):
        yield Finding(
            _("SECRET_KEY can be guessed, and with it everybody's session."), place.change(new)
        )
    is_shared = bool(settings.DATABASES["default"].get("HOST"))
    if is_shared and not os.environ.get("SECRET_KEY", "").strip():
        sentence = _(
            "SECRET_KEY stands in this machine's own file. Should several machines use this "
            "database, all of them need the same one in their settings."
        )
        yield Finding(sentence, is_fault=False)


def is_weak(key: str) -> bool:
    return len(set(key)) < FEWEST_DIFFERENT or key.startswith("django-insecure-")


def settings_file() -> Iterator[Finding]:
    """It may hold passwords. Where there is none, settings come from elsewhere."""
    file = place.SETTINGS_FILE
    if file.exists() and file.stat().st_mode & 0o077:
        sentence = _("%(file)s can be read by others, and may hold passwords.")
        yield Finding(sentence % {"file": file}, f"chmod 600 {file}")
