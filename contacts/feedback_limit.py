"""Who may send feedback how often, without keeping who they are."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from contacts.models import FeedbackSender


def sender_hash(address: str, day: str) -> str:
    """The same for one address on one day, and of no use for finding the address again."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"feedback {day} {address}".encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def may_send(address: str, moment: datetime) -> bool:
    """Count one more message of this sender; False when there were 5 within the clock hour."""
    hour = moment.replace(minute=0, second=0, microsecond=0)
    day = timezone.localdate(moment).isoformat()
    FeedbackSender.objects.filter(hour__lt=hour - timedelta(days=1)).delete()
    row, _created = FeedbackSender.objects.get_or_create(
        sender=sender_hash(address, day), hour=hour
    )
    counted = FeedbackSender.objects.filter(pk=row.pk, count__lt=settings.FEEDBACK_PER_HOUR)
    return counted.update(count=F("count") + 1) == 1
