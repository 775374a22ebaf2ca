"""`manage.py reset_sign_in NAME`: the way back in after a lost phone or too many attempts."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from citizen_help.accounts.recovery import reset_sign_in


class Command(BaseCommand):
    help = (
        "Lets someone back in who lost their phone or tried too often: forgets the phone and "
        "the recovery codes, unlocks the name, ends every session. The password stays; the "
        "next sign-in asks for a new phone. Make sure that it is really them who ask."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="The name they sign in with.")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        users = get_user_model()
        try:
            user = users.objects.get_by_natural_key(name)
        except users.DoesNotExist as error:
            message = _("There is no account named “%(name)s”.")
            raise CommandError(message % {"name": name}) from error
        reset = reset_sign_in(user)
        counts = _(
            "%(name)s: phones and sets of recovery codes forgotten: %(devices)d, failed tries "
            "forgotten: %(tries)d, sessions ended: %(sessions)d."
        )
        self.stdout.write(counts % {"name": name, **asdict(reset)})
        self.stdout.write(
            _("The password is the same. At the next sign-in a new phone can be set up.")
        )
        if not user.is_active:
            self.stdout.write(
                _("The account is switched off: an administrator has to tick “Active”.")
            )
