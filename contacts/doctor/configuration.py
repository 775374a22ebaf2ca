"""Settings that are valid, and wrong for a site that others can reach."""

import difflib
import os
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from citizen_help import env
from contacts.doctor import place
from contacts.doctor.finding import Finding

# Of libraries and of Python, which are theirs to know.
OTHERS: Final = (
    "PG",
    "PYTHON",
    "GUNICORN_CMD_ARGS",
    "OPENBLAS_",
    "LC_",
    "LANG",
    "TZ",
    "PATH",
    "SSL_",
)
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


def lines() -> Iterator[Finding]:
    """Of the settings file: those that set nothing, or what nobody reads, or twice."""
    known, before = sorted(env.known), set()
    for number, name in place.seen_by_root().get("lines", []):
        values = {"file": place.SETTINGS_FILE, "number": number, "name": name}
        if not name:
            sentence = _("Line %(number)d of %(file)s sets nothing: a line is NAME=VALUE.")
        elif name in before:
            sentence = _("Line %(number)d of %(file)s sets %(name)s again: the last one counts.")
        elif name in known or name.startswith(OTHERS):
            before.add(name)
            continue
        elif near := difflib.get_close_matches(name.upper(), known, n=1):
            sentence = _("Line %(number)d of %(file)s: no setting is %(name)s. Is it %(near)s?")
            values["near"] = near[0]
        else:
            sentence = _("Line %(number)d of %(file)s: no setting is called %(name)s.")
        yield Finding(sentence % values, f"editor +{number} {place.SETTINGS_FILE}")


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
