"""`manage.py forget_picture`: of what nobody may see, such as a person's data."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils.translation import gettext as _

from contacts.models import Picture, Step


class Command(BaseCommand):
    help = (
        "Removes a picture for good, also from earlier versions, once no step shows it. Backups "
        "and exports made before still hold it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="As in its address: /pictures/NAME/small.webp")

    def handle(self, *, name: str, **options: Any) -> None:
        shown = Step.objects.filter(Q(picture_ar=name) | Q(picture_en=name)).select_related("guide")
        if step := shown.first():
            message = _("A step of the question “%(slug)s” shows it. Take it off that step first.")
            raise CommandError(message % {"slug": step.guide.slug})
        if not Picture.objects.filter(name=name).delete()[0]:
            raise CommandError(_("There is no picture of this name: %(name)s") % {"name": name})
        self.stdout.write(
            _(
                "The picture is gone. Restart the site, and empty the caches in front of it: they "
                "keep pictures for long (docs/retention.md)."
            )
        )
