"""A phone that is being enrolled: its key belongs to one sign-in session and nobody else's.

It stands in that session and not among the devices, so it ends with it, is shown to no other
session of the account, and is made only for somebody who has just proved who they are.
"""

import time
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from citizen_help.accounts import second_factor, sessions

WAITING = "waiting_phone"
LIFETIME_SECONDS = 15 * 60  # installing an app has to fit in


def start(request: HttpRequest) -> None:
    """A new key, now that the user has typed the password (and a code, where they have one)."""
    request.session[WAITING] = {
        "key": default_key(),
        "made_at": int(time.time()),
        "account": account_state(request.user),
    }


def waiting_phone(request: HttpRequest, user: Any = None) -> TOTPDevice | None:
    """The phone of this session; None where none was started, or too much happened since."""
    user = user or request.user
    waiting = request.session.get(WAITING)
    if not waiting or not 0 <= time.time() - waiting["made_at"] < LIFETIME_SECONDS:
        return None
    if waiting["account"] != account_state(user):
        return None
    return TOTPDevice(user=user, key=waiting["key"])


@transaction.atomic
def finish(request: HttpRequest, code: str) -> TOTPDevice | None:
    """The user's only phone from now on, in the only session left; None for a wrong code.

    The account is locked and looked at again: of two sessions that finish at the same moment,
    the second one finds that another phone was enrolled, or that it has ended itself.
    """
    person: Any = request.user
    user = get_user_model().objects.select_for_update().get(pk=person.pk)
    waiting = waiting_phone(request, user)
    own = request.session.session_key
    if waiting is None or not (own and request.session.exists(own)):
        return None
    phone = second_factor.enrol(user, waiting.key, code)
    if phone:
        del request.session[WAITING]
        sessions.end_all(user, but=own)
    return phone


def account_state(user: Any) -> list[Any]:
    """What a waiting key depends on: a new password or another phone makes it useless."""
    phone = second_factor.phone_of(user)
    return [user.get_session_auth_hash(), phone and phone.pk]
