"""`manage.py check_links`: try every link in the content; the admin's first page shows the rest."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.links.checking import check_links
from contacts.links.external import LINK_SECONDS
from contacts.models import LinkCheck


class Command(BaseCommand):
    help = (
        "Tries every link in the published content: those of the site by its own addresses, "
        f"others over the network, with {LINK_SECONDS} seconds each. Results stand on the "
        "first page of the desk. Ends with status 1 when a link is broken and --strict is given."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--strict", action="store_true", help="Broken links end with status 1.")

    def handle(self, *args: Any, strict: bool, **options: Any) -> None:
        left = check_links(timezone.now())
        broken = LinkCheck.objects.exclude(problem="")
        for row in broken:
            place = f"{row.model} {row.object_id}"
            problem = row.get_problem_display()
            self.stdout.write(f"{problem}: {row.url} ({place}) {row.detail}".rstrip())
        counts = {"count": LinkCheck.objects.count(), "broken": len(broken)}
        self.stdout.write(_("Links tried: %(count)d, broken: %(broken)d.") % counts)
        if left:
            message = _("Links not tried, as there was no time left: %(count)d. Run it again.")
            self.stdout.write(message % {"count": left})
        if broken and strict:
            raise SystemExit(1)
