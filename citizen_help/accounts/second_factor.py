"""The second factor: codes from an app on a phone (TOTP), and recovery codes on paper."""

from base64 import b32encode

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.http import HttpRequest
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

Person = AbstractBaseUser | AnonymousUser

RECOVERY_CODES = 10
TOTP_DIGITS = 6
GROUP = 4  # letters of a key or a recovery code are read in groups of this many


def is_satisfied(request: HttpRequest) -> bool:
    """The user has proved a second factor, or needs none: see SECOND_FACTOR_REQUIRED.

    Who has a phone enrolled is asked for its code even where none is required.
    """
    if getattr(request.user, "otp_device", None):  # set by django-otp's middleware
        return True
    return not settings.SECOND_FACTOR_REQUIRED and phone_of(request.user) is None


def phone_of(user: Person) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


@transaction.atomic
def enrol(user: Person, key: str, code: str) -> TOTPDevice | None:
    """Make the phone that holds `key` the user's only one; None if `code` is not of that key."""
    phone = TOTPDevice.objects.create(user=user, name="phone", key=key, confirmed=True)
    if not phone.verify_token(normalized(code)):
        phone.delete()
        return None
    TOTPDevice.objects.filter(user=user).exclude(pk=phone.pk).delete()
    return phone


@transaction.atomic
def device_for(user: Person, code: str) -> Device | None:
    """The device that the code belongs to, which uses it up; None for a wrong or a used one.

    The rows are locked: the same code sent twice at the same moment opens once.
    """
    wanted = normalized(code)
    kind = TOTPDevice if len(wanted) == TOTP_DIGITS else StaticDevice
    for device in kind.objects.select_for_update().filter(user=user, confirmed=True):
        if device.verify_token(wanted):
            return device
    return None


@transaction.atomic
def new_recovery_codes(user: Person) -> list[str]:
    """Ten codes that each open once, in the form they are written down in; old ones end."""
    StaticToken.objects.filter(device__user=user).delete()
    # The device stays: the session of somebody who came in by one of its codes depends on it.
    device, _made = StaticDevice.objects.get_or_create(user=user, name="recovery", confirmed=True)
    tokens = [StaticToken.random_token() for _number in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=each) for each in tokens)
    return [grouped(each, "-") for each in tokens]


def recovery_codes_left(user: Person) -> int:
    return StaticToken.objects.filter(device__user=user, device__confirmed=True).count()


@transaction.atomic
def remove(user: Person) -> int:
    """Forget phone and recovery codes; how many devices that were."""
    removed = 0
    for kind in (TOTPDevice, StaticDevice):
        removed += kind.objects.filter(user=user).count()
        kind.objects.filter(user=user).delete()
    return removed


def grouped_key(phone: TOTPDevice) -> str:
    """For typing it into an app that cannot read the QR code."""
    return grouped(b32encode(phone.bin_key).decode("ascii").rstrip("="), " ")


def grouped(text: str, separator: str) -> str:
    """
    >>> grouped("abcdefgh", "-")
    'abcd-efgh'
    """
    return separator.join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def normalized(code: str) -> str:
    """A code as typed: blanks and hyphens dropped, small letters."""
    return "".join(letter for letter in code if letter.isalnum()).lower()
