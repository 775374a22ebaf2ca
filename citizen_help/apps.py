"""How the project sets up apps that are not its own."""

from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles import apps


class StaticFilesConfig(apps.StaticFilesConfig):
    """Leaves the stylesheet's sources out: pages load the joined `css/site.css` (stylesheet.py).

    Their `url(…)` are written as seen from that file, so on their own they would not resolve.
    """

    ignore_patterns = [*apps.StaticFilesConfig.ignore_patterns, "css/*.css"]


class DeskConfig(AdminConfig):
    """The admin, entered with a second factor."""

    default_site = "citizen_help.accounts.site.DeskSite"
