"""Who made a version: the account, or the name that it had when it was deleted."""

from __future__ import annotations

import json
from typing import Any

import reversion
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _
from reversion.models import Revision

from citizen_help.accounts import events
from citizen_help.accounts.events import EventKind
from citizen_help.accounts.names import called, without_domain
from contacts.history.comments import comment_of
from contacts.models import AccountEvent

ROWS_AT_ONCE = 500  # in one query
KINDS = {
    ADDITION: EventKind.ADDED,
    CHANGE: EventKind.CHANGED,
    DELETION: EventKind.DELETED,
}


def connect() -> None:
    pre_delete.connect(_keep_name, sender=get_user_model(), dispatch_uid="names in the history")


def author_of(revision: Revision) -> str:
    """Nothing where no editor made it, or one whose account was deleted before names were kept."""
    if revision.user:
        return called(revision.user)
    name = comment_of(revision).get("by", "")
    return former(name) if name else ""


def former(name: str) -> str:
    """Another account may have the name by now, which this is not."""
    return _("%(name)s (account deleted)") % {"name": without_domain(name)}


def made_by(account: int) -> Q:
    """The revisions of an account that is or was."""
    return Q(user=account) | Q(user=None, comment__contains=f'"account": {account}}}')


def logged_apart() -> Q:
    """The entries of Django's log that say what nothing else does: there is no version of them."""
    kept = Q(content_type__app_label="contacts", content_type__model__in=with_versions())
    apart = Q(content_type__app_label="contacts") & (~kept | Q(action_flag=DELETION))
    return apart | Q(content_type__app_label="auth", content_type__model="user")


def with_versions() -> list[str]:
    return [str(model._meta.model_name) for model in reversion.get_registered_models()]


def _keep_name(instance: Any, **_kwargs: Any) -> None:
    revisions = list(Revision.objects.filter(user=instance))
    for revision in revisions:
        said = {**comment_of(revision), "by": instance.get_username(), "account": instance.pk}
        revision.comment = json.dumps(said, ensure_ascii=False)
    Revision.objects.bulk_update(revisions, ["comment"], batch_size=ROWS_AT_ONCE)
    events.record(EventKind.DELETED, instance, by=getattr(instance, "deleted_by", None))
    entries = LogEntry.objects.filter(logged_apart(), user=instance).select_related("content_type")
    AccountEvent.objects.bulk_create(
        [_as_event(entry, instance) for entry in entries], batch_size=ROWS_AT_ONCE
    )


def _as_event(entry: LogEntry, account: Any) -> AccountEvent:
    """Django deletes the entries of its log with the account."""
    return AccountEvent(
        moment=entry.action_time,
        kind=KINDS[entry.action_flag],
        by_account=account.pk,
        by_name=account.get_username(),
        model=str(entry.content_type.model) if entry.content_type else "",
        object_id=str(entry.object_id or "")[:40],
        name=entry.object_repr,
    )
