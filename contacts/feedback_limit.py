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


def sender_hash(network: str, day: str, what: str = FEEDBACK) -> str:
    """The same for one address on one day, and of no use for finding the address again."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"{what} {day} {network}".encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def may_send(network: str, moment: datetime, *, what: str = FEEDBACK, target: str = "") -> bool:
    """Count one more of this sender; False when there were as many as an hour may have.

    `network` is as `client_network` tells it. With a `target` also when as many as one page may
    have were about that.
    """
    hour = moment.replace(minute=0, second=0, microsecond=0)
    FeedbackSender.objects.filter(hour__lt=hour - timedelta(days=1)).delete()
    in_all = {FEEDBACK: settings.FEEDBACK_PER_HOUR, UNWANTED: settings.UNWANTED_PER_HOUR}
    limits = {what: in_all[what]}
    if target:
        limits = {f"{what} {target}": settings.FEEDBACK_PER_PAGE} | limits
    day = timezone.localdate(moment).isoformat()
    return all(
        _counted(sender_hash(network, day, name), hour, most) for name, most in limits.items()
    )


def seconds_to_next_hour(moment: datetime) -> int:
    """Until a sender who had as many as an hour may have can send again."""
    return 3600 - moment.minute * 60 - moment.second


def _counted(sender: str, hour: datetime, most: int) -> bool:
    row, _created = FeedbackSender.objects.get_or_create(sender=sender, hour=hour)
    below = FeedbackSender.objects.filter(pk=row.pk, count__lt=most)
    return below.update(count=F("count") + 1) == 1
