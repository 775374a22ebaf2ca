"""A form sent twice is stored once: pressed twice, or sent again after going back.

Each page of a form carries a key of its own. What was stored is noted under it, with a digest of
all that was sent, in the history; the same again is answered as it was the first time.
"""

from __future__ import annotations

import json
import secrets
from datetime import timedelta
from hashlib import blake2b
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils import timezone
from reversion.models import Revision, Version

FORM_KEY = "form-key"  # the hidden field
NOT_TYPED = {"csrfmiddlewaretoken"}
REMEMBERED = timedelta(days=1)
ABOVE_ALL = messages.ERROR + 1


def new_key() -> str:
    return secrets.token_hex(8)


def sent_as(request: HttpRequest) -> str:
    """What tells this sending of a form from all others; "" of a page without a key."""
    key = request.POST.get(FORM_KEY, "")
    if not key:
        return ""
    sent = sorted((name, all_) for name, all_ in request.POST.lists() if name not in NOT_TYPED)
    digest = blake2b(json.dumps(sent).encode(), digest_size=12, person=b"form")
    return digest.hexdigest()


def stored_before(request: HttpRequest, model: Any) -> Any:
    """The row that this very form was stored as, unless anybody changed it since; else None.

    One sending of an editor waits here for the end of another.
    """
    sent = sent_as(request)
    if not sent:
        return None
    people: Any = get_user_model()._base_manager
    people.select_for_update().get(pk=request.user.pk)
    made = Revision.objects.filter(
        user=request.user,
        date_created__gte=timezone.now() - REMEMBERED,
        comment__contains=json.dumps({"form": sent})[1:-1],
    ).first()
    version = made and Version.objects.get_for_model(model).filter(revision=made).first()
    row = version and model._base_manager.filter(pk=version.object_id).first()
    if row is None:
        return None
    last = Version.objects.get_for_object(row).first()
    return row if last is not None and last.revision_id == made.pk else None


def say_once(request: HttpRequest) -> None:
    """What the first answer said is still to be read, if the browser got it."""
    if len(messages.get_messages(request)):
        messages.set_level(request, ABOVE_ALL)
