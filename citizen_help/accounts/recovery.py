"""The way back in for who lost the phone or tried too often."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from citizen_help.accounts import attempts, events, second_factor, sessions
from citizen_help.accounts.events import EventKind


@dataclass(frozen=True)
class Reset:
    """What was there and is gone: how many of each."""

    devices: int
    tries: int
    sessions: int


@transaction.atomic
def reset_sign_in(user: AbstractBaseUser, *, by: Any = None) -> Reset:
    """The password stays; the next sign-in asks for a new phone.

    Sessions end too: the lost phone may hold one, which could enrol the finder's own.
    """
    reset = Reset(
        devices=second_factor.remove(user),
        tries=attempts.reset(user.get_username()),
        sessions=sessions.end_all(user),
    )
    events.record(EventKind.REOPENED, user, by=by)
    return reset
