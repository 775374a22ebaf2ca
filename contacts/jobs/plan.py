"""Which jobs there are and when each is due. Pure.

The timers of systemd (deploy/systemd) say the same times, for which deploy/install.sh takes the
site's zone; `manage.py jobs --keep-running` keeps
them where no systemd runs. All steps may be run twice, and on several machines at once.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Job:
    """`steps` are commands of manage.py with what they are given, in their order.

    Due every `every` from `at` on, which is counted from Sunday 00:00 of the site's time. A job
    whose last good run is more than `late` ago is missed.
    """

    name: str
    steps: tuple[tuple[str, ...], ...]
    every: timedelta
    at: timedelta
    late: timedelta


JOBS: Final = (
    Job(
        "mail",
        (("send_mail",),),
        every=timedelta(minutes=5),
        at=timedelta(0),
        late=timedelta(minutes=30),
    ),
    Job(
        "daily",
        (("purge",), ("backup", "--keep", "14")),
        every=DAY,
        at=timedelta(hours=2, minutes=30),
        late=timedelta(hours=30),
    ),
    Job(
        "weekly",
        (("check_links",), ("restore", "--newest", "--check")),
        every=7 * DAY,
        at=timedelta(hours=3, minutes=30),
        late=timedelta(days=8),
    ),
)


def named(name: str) -> Job:
    return next(job for job in JOBS if job.name == name)


def latest(job: Job, now: datetime) -> datetime:
    """The last time up to an aware `now`, in the site's time, at which the job was due.

    Sums move the wall clock, which shows an hour twice when summer time ends.
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    sunday = midnight - (midnight.isoweekday() % 7) * DAY
    since = now - sunday - job.at
    if job.every < DAY:
        return (now.astimezone(UTC) - since % job.every).astimezone(now.tzinfo)
    return sunday + job.at + since // job.every * job.every


def is_due(job: Job, begun: datetime | None, now: datetime) -> bool:
    """Whether its time has come since it was last begun; one that never ran is due at once."""
    return begun is None or begun < latest(job, now)
