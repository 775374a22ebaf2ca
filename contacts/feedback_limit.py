"""Who may send how much, without keeping who they are."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from contacts.models import FeedbackSender

FEEDBACK = "feedback"
UNWANTED = "unwanted"  # presses on “this is not what I looked for”


def sender_hash(address: str, day: str, what: str = FEEDBACK) -> str:
    """The same for one address on one day, and of no use for finding the address again."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"{what} {day} {address}".encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def may_send(address: str, moment: datetime, *, what: str = FEEDBACK) -> bool:
    """Count one more of this sender; False when there were as many as an hour may have."""
    most = {FEEDBACK: settings.FEEDBACK_PER_HOUR, UNWANTED: settings.UNWANTED_PER_HOUR}[what]
    hour = moment.replace(minute=0, second=0, microsecond=0)
    day = timezone.localdate(moment).isoformat()
    FeedbackSender.objects.filter(hour__lt=hour - timedelta(days=1)).delete()
    row, _created = FeedbackSender.objects.get_or_create(
        sender=sender_hash(address, day, what), hour=hour
    )
    return (
        FeedbackSender.objects.filter(pk=row.pk, count__lt=most).update(count=F("count") + 1) == 1
    )
