"""Addresses of the whole site; those of readers carry their language in front."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from citizen_help import env
from citizen_help.page_cache.cache import LASTING

addresses = [
    path("", include("contacts.root_urls")),
    path("i18n/", include("django.conf.urls.i18n")),  # the admin's language switch
    *i18n_patterns(path("", include("contacts.urls"))),
]
desk = [
    path(settings.ADMIN_PATH, include("contacts.views.desk_urls")),
    path(settings.ADMIN_PATH, admin.site.urls),
]
urlpatterns = [*addresses[:-1], *desk, addresses[-1]]


def first_names(patterns: Iterable[Any]) -> Iterator[str]:
    """Of each address, what stands before its first slash."""
    for one in patterns:
        written = str(one.pattern)
        inside = getattr(one, "url_patterns", ())
        # Those below a language were once without it, and are still sent on.
        is_prefix = not written or written.rstrip("/") in dict(settings.LANGUAGES)
        yield from first_names(inside) if is_prefix else (written.partition("/")[0],)


def check_admin_path() -> None:
    """Nothing of the site may be hidden behind the admin, nor the admin behind it."""
    taken = {*first_names(addresses), *dict(settings.LANGUAGES), LASTING, settings.STATIC_URL}
    taken |= {"metrics"}  # which the server in front refuses
    if settings.ADMIN_PATH.partition("/")[0] in {one.strip("/") for one in taken}:
        takes = "a path that begins otherwise than the site's own addresses"
        env.fail("ADMIN_PATH", takes)


check_admin_path()

handler400 = "contacts.views.errors.bad_request"
handler403 = "contacts.views.errors.permission_denied"
handler404 = "contacts.views.errors.not_found"
handler500 = "contacts.views.errors.server_error"
