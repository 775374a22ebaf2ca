"""Who may send how much, without keeping who they are; and how much all may send in a day.

One sender is held to an hour's share, however many pages they name. All together are held to a
day's, so that a thousand networks fill no disk either.
"""

import hashlib
import hmac
import logging
import math
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from threading import Lock
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from contacts.hours.status import day_ends
from contacts.models import FeedbackSender

logger = logging.getLogger(__name__)
FEEDBACK = "feedback"
PRESS = "press"  # on “Did this help?”, without a word; within the hour's share of feedback
UNWANTED = "unwanted"  # presses on “this is not what I looked for”
EVERYBODY = "everybody"  # in the place of a sender's hash
SENDERS_KEPT, DAYS_TOLD = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Limit:
    """As many as `most` since `since`; `sender` is a hash."""

    sender: str
    since: datetime
    most: int

    def is_reached(self) -> bool:
        found = FeedbackSender.objects.filter(sender=self.sender, hour=self.since)
        return found.filter(count__gte=self.most).exists()

    def count_one(self) -> bool:
        """False where others were first to take the last of them."""
        row, _created = FeedbackSender.objects.get_or_create(sender=self.sender, hour=self.since)
        below = FeedbackSender.objects.filter(pk=row.pk, count__lt=self.most)
        return below.update(count=F("count") + 1) == 1


def sender_hash(network: str, day: str, what: str = FEEDBACK) -> str:
    """The same for one address on one day, and of no use for finding the address again."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"{what} {day} {network}".encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def may_send(network: str, moment: datetime, *, what: str = FEEDBACK, target: str = "") -> bool:
    """Count one more of this sender; False when there were as many as an hour or a day may have.

    `network` is as `client_network` tells it. With a `target` also when as many as one page may
    have were about that. What is refused writes nothing.
    """
    forget_earlier(moment)
    everybody = of_everybody(what, moment)
    limits = [*of_sender(network, moment, what, target), everybody]
    if any(limit.is_reached() for limit in limits):
        return False
    allowed = all(limit.count_one() for limit in limits)
    if allowed and everybody.is_reached():
        logger.warning("As much %s as a day may have has come; the rest is not stored.", what)
    return allowed


def forget_earlier(moment: datetime) -> None:
    over(moment).delete()


def over(moment: datetime) -> QuerySet[FeedbackSender]:
    """Digests go after a day; how much came in all is told for a week."""
    senders = Q(hour__lt=moment - SENDERS_KEPT) & ~Q(sender__startswith=EVERYBODY)
    return FeedbackSender.objects.order_by().filter(senders | Q(hour__lt=moment - DAYS_TOLD))


def full_days(what: str, moment: datetime) -> list[date]:
    """Of the last week, the newest first: those on which everything that came after was refused."""
    full = FeedbackSender.objects.filter(
        sender=f"{EVERYBODY} {what}",
        count__gte=settings.MOST_PER_DAY[what],
        hour__gte=moment - DAYS_TOLD,
    )
    return [timezone.localdate(row.hour) for row in full.order_by("-hour")]


def is_full(what: str, moment: datetime) -> bool:
    """Whether all senders together sent as many as the day of `moment` may have."""
    return of_everybody(what, moment).is_reached()


def of_everybody(what: str, moment: datetime) -> Limit:
    start = timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)
    return Limit(f"{EVERYBODY} {what}", start, settings.MOST_PER_DAY[what])


def of_sender(network: str, moment: datetime, what: str, target: str) -> list[Limit]:
    hour = moment.replace(minute=0, second=0, microsecond=0)
    day = timezone.localdate(moment).isoformat()
    shared = UNWANTED if what == UNWANTED else FEEDBACK
    most = settings.UNWANTED_PER_HOUR if what == UNWANTED else settings.FEEDBACK_PER_HOUR
    limits = [Limit(sender_hash(network, day, shared), hour, most)]
    if target:
        name = sender_hash(network, day, f"{shared} {target}")
        limits.append(Limit(name, hour, settings.FEEDBACK_PER_PAGE))
    return limits


def seconds_to_next_hour(moment: datetime) -> int:
    """Until a sender who had as many as an hour may have can send again."""
    return 3600 - moment.minute * 60 - moment.second


def seconds_to_next_day(moment: datetime) -> int:
    """Until anybody can send again, on the clock of the site."""
    return math.ceil((day_ends(moment) - moment.astimezone(UTC)).total_seconds())


class HourShares:
    """How much each sender did in the running hour, in the memory of this process alone."""

    MOST_SENDERS: Final = 20_000

    def __init__(self) -> None:
        self._lock, self._hour, self._counts = Lock(), 0, Counter[str]()

    def take(self, network: str, moment: datetime, *, most: int) -> bool:
        """False for who had `most` in this hour, and for all others once there are too many."""
        hour = int(moment.timestamp()) // 3600
        with self._lock:
            if hour != self._hour:
                self._hour, self._counts = hour, Counter()
            count = self._counts[network]
            if count >= most or (not count and len(self._counts) >= self.MOST_SENDERS):
                return False
            self._counts[network] += 1
            return True
