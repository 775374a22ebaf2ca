"""How the project sets up apps that are not its own."""

from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles import apps


class StaticFilesConfig(apps.StaticFilesConfig):
    """Leaves sources out: pages load `css/site.css` (stylesheet.py) and `js/site.js` (script.py).

    The `url(…)` of stylesheets are written as seen from that file, so on their own they would
    not resolve.
    """

    ignore_patterns = [*apps.StaticFilesConfig.ignore_patterns, "css/*.css", "js/*.js"]


class DeskConfig(AdminConfig):
    """The admin, entered with a second factor."""

    default_site = "citizen_help.accounts.site.DeskSite"
