"""Django's admin with Arabic and English side by side."""

from django.contrib import admin
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from contacts.admin import (
    accounts,
    channels,
    chooser,
    claims,
    feedback,
    guides,
    holidays,
    outgoing_mail,
    proposal_pages,
    reader_notices,
    redirects,
    sites,
    statistics,
)
from contacts.admin.sites import name_of_site

__all__ = [
    "accounts",
    "channels",
    "chooser",
    "claims",
    "feedback",
    "guides",
    "holidays",
    "outgoing_mail",
    "proposal_pages",
    "reader_notices",
    "redirects",
    "sites",
    "statistics",
]

admin.site.site_header = admin.site.site_title = lazy(name_of_site, str)()
admin.site.index_title = _("The editors’ desk")
# The header links to every list instead, on phones too.
admin.site.enable_nav_sidebar = False
