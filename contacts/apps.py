from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "contacts"
    verbose_name = _("Help content")

    def ready(self) -> None:
        from contacts import links
        from contacts.history import authors, changes, versions
        from contacts.publishing import redirects, signals

        signals.connect()
        versions.connect()
        authors.connect()
        changes.connect()
        redirects.connect()
        links.connect()
