"""`manage.py reset_sign_in NAME`: the way back in after a lost phone or too many attempts."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

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
            raise CommandError(f"There is no account named “{name}”.") from error
        reset = reset_sign_in(user)
        self.stdout.write(
            f"{name}: {reset.devices} phones and sets of recovery codes forgotten, "
            f"{reset.locks} locks opened, {reset.sessions} sessions ended.\n"
            "The password is the same. At the next sign-in a new phone can be set up."
        )
        if not user.is_active:
            self.stdout.write("The account is switched off: an administrator has to tick “Active”.")
