"""`manage.py migrate`: Django's, which refuses to touch the tables of a newer version."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate

from citizen_help import schema


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if reason := schema.refusal(options["database"]):
            raise CommandError(reason)
        super().handle(*args, **options)
