"""`manage.py check_links`: try every link in the content; the admin's first page shows the rest."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

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
            self.stdout.write(f"{row.problem}: {row.url} (in {place}) {row.detail}".rstrip())
        self.stdout.write(f"{LinkCheck.objects.count()} links tried, {len(broken)} broken.")
        if left:
            self.stdout.write(f"{left} links were not tried: there was no time left. Run it again.")
        if broken and strict:
            raise SystemExit(1)
