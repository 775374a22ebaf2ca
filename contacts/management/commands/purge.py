"""`manage.py purge`: what a timer does once a day, so that no table grows for ever."""

from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.backups import damaged
from contacts.retention import room
from contacts.retention.purging import Purged, purge


class Command(BaseCommand):
    help = (
        "Removes what is older than it is kept for (KEEP_… in docs/settings.md): sessions, "
        "searches, messages of readers, e-mails and more. Run it every day; the site goes on, and "
        "several machines may do it at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would go, and remove nothing."
        )
        parser.add_argument(
            "--compact",
            action="store_true",
            help="Give the room of removed rows back to the disk afterwards. With SQLite saves "
            "wait meanwhile, and the disk needs room for a second file.",
        )

    def handle(self, *, dry_run: bool, compact: bool, **options: Any) -> None:
        try:
            self.purge(dry_run=dry_run)
            if compact and not dry_run:
                self.compact()
            self.tell_room()
        except Error as error:
            text = _("The database did not remove everything: %(error)s. Start this again later.")
            raise CommandError(text % {"error": str(error).strip()}) from error

    def purge(self, *, dry_run: bool) -> None:
        total = 0
        now = timezone.now()
        in_files = Purged(
            _("Damaged databases that a restore kept, in files"),
            damaged.remove(now, dry_run=dry_run),
        )
        for one in chain(purge(now, dry_run=dry_run), [in_files]):
            total += one.count
            if one.count:
                self.stdout.write(said(one, dry_run=dry_run))
        if not total:
            self.stdout.write(_("Nothing is older than it is kept for."))

    def compact(self) -> None:
        if room.blocks_saves():
            self.stdout.write(_("Until the file is written anew, saves may be refused."))
        try:
            room.give_back()
        except Error as error:
            text = _(
                "The rows were removed, but their room was not given back: %(error)s. All data are "
                "as they were."
            )
            raise CommandError(text % {"error": str(error).strip()}) from error
        self.stdout.write(_("The room of removed rows was given back to the disk."))

    def tell_room(self) -> None:
        if free := room.free_bytes():
            text = _(
                "The database file has %(megabytes)d MB of free room, which new rows use. "
                "“purge --compact” gives it back to the disk."
            )
            if megabytes := free // 1_000_000:
                self.stdout.write(text % {"megabytes": megabytes})


def said(one: Purged, *, dry_run: bool) -> str:
    sentence = (
        ngettext(
            "%(name)s: %(count)d row would be removed.",
            "%(name)s: %(count)d rows would be removed.",
            one.count,
        )
        if dry_run
        else ngettext(
            "%(name)s: %(count)d row was removed.",
            "%(name)s: %(count)d rows were removed.",
            one.count,
        )
    )
    return sentence % {"name": one.name, "count": one.count}
