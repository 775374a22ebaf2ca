"""`manage.py send_mail`: what a timer does every five minutes for those who want to be told."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.mail import outbox
from contacts.models import OutgoingMail


class Command(BaseCommand):
    help = (
        "Writes and sends the e-mails that people chose at the desk: readers’ reports, and once a "
        "day what waits. Run it every five minutes; several machines may. What cannot be sent is "
        "tried again later."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        sent = outbox.run(timezone.now())
        if not outbox.is_configured():
            self.stdout.write(_("No mail server is set (EMAIL_URL): nothing is sent."))
            return
        waiting = OutgoingMail.objects.waiting().count()
        counts = {"sent": sent, "waiting": waiting}
        self.stdout.write(_("E-mails sent: %(sent)d, waiting: %(waiting)d.") % counts)
