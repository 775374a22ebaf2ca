"""Failed tries of passwords and codes, counted together by django-axes.

Both count under the account's name and under the visitor's address; either locks after
AXES_FAILURE_LIMIT tries until AXES_COOLOFF_TIME has passed since the last of them.
"""

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_login_failed
from django.db import transaction
from django.http import HttpRequest
from django_otp.models import Device

from citizen_help.accounts import addresses, second_factor


class UsedUp(Exception):
    """There were too many; nothing was tried."""


@transaction.atomic
def try_code(request: HttpRequest, code: str) -> Device | None:
    """The device whose code this is; None, and counted, for a wrong one; UsedUp after five.

    The lock on the account makes simultaneous tries wait for each other, so that no code opens
    twice and none slips through between counting and looking at the count.
    """
    person: Any = request.user
    username = person.get_username()
    get_user_model().objects.select_for_update().get(pk=person.pk)
    if not are_left(request, username):
        raise UsedUp
    device = second_factor.device_for(person, code)
    if device is None:
        count_failure(request, username)
    return device


def are_left(request: HttpRequest, username: str) -> bool:
    allowed: bool = AxesProxyHandler.is_allowed(request, {"username": username})
    return allowed


def count_failure(request: HttpRequest, username: str) -> None:
    """A wrong code weighs as much as a wrong password."""
    user_login_failed.send(__name__, credentials={"username": username}, request=request)


def forget(request: HttpRequest, username: str) -> None:
    """Start from nothing: the account's owner has come in, both factors proved.

    Not at the right password alone, or whoever has that could go on guessing codes for ever.
    """
    reset(username)
    AxesProxyHandler.reset_attempts(ip_address=addresses.of_request(request))


def reset(username: str) -> int:
    """Unlock a name; how many counts were cleared."""
    cleared: int = AxesProxyHandler.reset_attempts(username=username)
    return cleared
