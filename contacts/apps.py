from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "contacts"
    verbose_name = _("Help content")

    def ready(self) -> None:
        from contacts import history, links, moved, signals

        signals.connect()
        history.connect()
        moved.connect()
        links.connect()
