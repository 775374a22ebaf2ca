"""How the project sets up apps that are not its own."""

from django.contrib.admin import apps as admin_apps
from django.contrib.staticfiles import apps as static_files_apps


class StaticFilesConfig(static_files_apps.StaticFilesConfig):
    """Leaves sources out: pages load `css/site.css` and `js/site.js` (bundles/).

    The `url(…)` of stylesheets are written as seen from that file, so on their own they would
    not resolve.
    """

    ignore_patterns = [*static_files_apps.StaticFilesConfig.ignore_patterns, "css/*.css", "js/*.js"]


class AdminConfig(admin_apps.AdminConfig):
    """The admin, entered with a second factor."""

    default_site = "citizen_help.accounts.site.TwoFactorAdminSite"
