"""Which part of the history may go, where an operator does not keep it for good.

What is left works as before: of every row, also of a deleted one, the newest version stays with
its parts, and so does whatever showed readers a number or an account that they are no longer
shown (contacts/history/former_ways.py reads all versions of channels).
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from reversion.models import Revision, Version

from contacts.history.authors import logged_apart
from contacts.history.versions import is_part
from contacts.models import Channel, Proposal
from contacts.models.proposals import OPEN

SAID_TWICE: Final = timedelta(days=30)  # in Django's log, of what has a version


def earlier_versions(now: datetime) -> QuerySet[Any]:
    """Whole revisions: what was kept together comes back together."""
    old = Revision.objects.order_by()
    if not settings.KEEP["HISTORY"]:
        return old.none()
    newer = Version.objects.filter(
        db=OuterRef("db"),
        content_type=OuterRef("content_type"),
        object_id=OuterRef("object_id"),
        revision__gt=OuterRef("revision"),
    )
    kinds = ContentType.objects.filter(app_label="contacts")
    parts = [kind.pk for kind in kinds if is_part(kind.model)]
    held = Version.objects.filter(revision=OuterRef("pk"))
    newest = held.exclude(content_type__in=parts).filter(~Exists(newer))
    channels = held.filter(content_type=ContentType.objects.get_for_model(Channel))
    over = old.filter(date_created__lt=now - settings.KEEP["HISTORY"])
    return over.filter(~Exists(newest), ~Exists(channels))


def log_entries(now: datetime) -> QuerySet[Any]:
    """Those that a version says as well, soon; others with the history, or if of accounts never."""
    entries = LogEntry.objects.order_by()
    said_twice = entries.exclude(logged_apart()).filter(action_time__lt=now - SAID_TWICE)
    if not settings.KEEP["HISTORY"]:
        return said_twice
    accounts = Q(content_type__app_label="auth")
    old = entries.filter(~accounts, action_time__lt=now - settings.KEEP["HISTORY"])
    return said_twice | old


def decided_proposals(now: datetime) -> QuerySet[Any]:
    """Accepted or withdrawn ones; those that wait for somebody or for their moment stay."""
    decided = Proposal.objects.order_by().exclude(stage__in=OPEN)
    if not settings.KEEP["HISTORY"]:
        return decided.none()
    return decided.filter(changed_at__lt=now - settings.KEEP["HISTORY"])
