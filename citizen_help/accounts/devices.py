"""A browser on which the owner of an account signed in before.

It has a cookie that says so (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). The
cookie opens nothing: it gives its browser tries of its own, which strangers cannot use up. Nothing
of it is stored. It is signed with a key made of SECRET_KEY and of the account's password and phone,
so that a new password and a reset of the sign-in end all of an account's.
"""

import secrets
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.crypto import salted_hmac

from citizen_help.accounts import second_factor

KEPT_SECONDS: Final = 180 * 24 * 60 * 60  # since the last sign-in there
SALT: Final = "citizen_help.accounts.devices"


def remember(request: HttpRequest, response: HttpResponseBase, account: Any) -> None:
    """The account's owner is at this browser: both factors, or a link of one's own, proved it."""
    device = known(request, account.get_username()) or secrets.token_urlsafe(16)
    response.set_cookie(
        cookie_name(account.get_username()),
        signer(account).sign(device),
        max_age=KEPT_SECONDS,
        path=reverse("admin:index"),
        secure=settings.SERVED_OVER_HTTPS,
        httponly=True,
        samesite="Lax",
    )


def known(request: HttpRequest, username: str) -> str:
    """The device's own name; "" for any but a device of the active account of that name."""
    cookie = request.COOKIES.get(cookie_name(username))
    account = cookie and get_user_model().objects.filter(username=username, is_active=True).first()
    if not (cookie and account):
        return ""
    try:
        return signer(account).unsign(cookie, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return ""


def cookie_name(username: str) -> str:
    """One for each account, which does not tell the account. Browsers keep the prefix's promise."""
    number = salted_hmac(SALT, username, algorithm="sha256").hexdigest()[:16]
    return f"{'__Secure-' if settings.SERVED_OVER_HTTPS else ''}device-{number}"


def signer(account: Any) -> signing.TimestampSigner:
    phone = second_factor.phone_of(account)
    state = (str(account.pk), account.get_session_auth_hash(), phone.key if phone else "")
    return signing.TimestampSigner(salt=":".join((SALT, *state)))
