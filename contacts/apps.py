from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "contacts"
    verbose_name = _("Help content")

    def ready(self) -> None:
        from django.urls import register_converter

        from contacts import links
        from contacts.history import authors, changes, proposals, versions
        from contacts.models.keys import KeyConverter
        from contacts.publishing import content_version, redirects, signals

        register_converter(KeyConverter, "key")
        signals.connect()
        versions.connect()
        authors.connect()
        changes.connect()
        content_version.replace_with(proposals.replace_due)
        redirects.connect()
        links.connect()
