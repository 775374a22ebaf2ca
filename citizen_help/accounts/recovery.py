"""The way back in for who lost the phone or tried too often."""

from dataclasses import dataclass

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from citizen_help.accounts import second_factor, tries


@dataclass(frozen=True)
class Reset:
    """What was there and is gone: how many of each."""

    devices: int
    locks: int
    sessions: int


@transaction.atomic
def reset_sign_in(user: AbstractBaseUser) -> Reset:
    """The password stays; the next sign-in asks for a new phone.

    Sessions end too: the lost phone may hold one, which could enrol the finder's own.
    """
    return Reset(
        devices=second_factor.remove(user),
        locks=tries.reset(user.get_username()),
        sessions=end_sessions(user),
    )


def end_sessions(user: AbstractBaseUser) -> int:
    """Sign the user out everywhere; how many sessions that ended."""
    running = Session.objects.filter(expire_date__gte=timezone.now())
    own = [each.pk for each in running if each.get_decoded().get(SESSION_KEY) == str(user.pk)]
    Session.objects.filter(pk__in=own).delete()
    return len(own)
