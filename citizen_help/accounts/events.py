"""The log of sign-ins, and of what was done to accounts: who, when and what, without addresses.

A name is kept only where an account has it. Who mistakes the field types a password there.
"""

from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import F
from django.utils import timezone

TOGETHER: Final = timedelta(minutes=15)  # failed attempts within it are one line


class EventKind(StrEnum):
    SIGNED_IN = "signed-in"
    FAILED = "failed"
    LOCKED = "locked"
    REOPENED = "reopened"  # phone forgotten, locks lifted
    PHONE = "phone"
    CODES = "codes"
    PASSWORD = "password"  # noqa: S105 - a kind of event
    LINK = "link"
    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


SIGN_INS: Final = (EventKind.SIGNED_IN, EventKind.FAILED, EventKind.LOCKED)


def kept() -> Any:
    """The table, which the app holds: the project names it, as Django names its user model."""
    return apps.get_model("contacts.AccountEvent")._default_manager


def record(kind: EventKind, account: Any, *, by: Any = None, **detail: Any) -> None:
    """What happened to an account; `by` is the person who did it, if one did."""
    kept().create(
        moment=timezone.now(),
        kind=kind,
        by_account=by and by.pk,
        by_name=by.get_username() if by else "",
        object_id=str(account.pk),
        name=account.get_username(),
        detail=detail,
    )
    forget_old()


def record_failure(username: str, *, locked: bool) -> None:
    """A wrong password or code, and the lock that it brought; "" stands for any unknown name."""
    account = get_user_model().objects.filter(username=username).first()
    for kind in (EventKind.FAILED, *([EventKind.LOCKED] if locked else [])):
        count(kind, str(account.pk) if account else "", username if account else "")
    forget_old()


def count(kind: EventKind, object_id: str, name: str) -> None:
    """As one more of the last line of its kind, where that is young enough."""
    now = timezone.now()
    same = kept().filter(kind=kind, object_id=object_id, name=name)
    last = same.filter(moment__gt=now - TOGETHER).first()
    if last:
        kept().filter(pk=last.pk).update(times=F("times") + 1)
    else:
        kept().create(moment=now, kind=kind, object_id=object_id, name=name)


def forget_old() -> None:
    too_old = timezone.now() - settings.KEEP["SIGN_INS"]
    kept().filter(kind__in=SIGN_INS, moment__lt=too_old).delete()
