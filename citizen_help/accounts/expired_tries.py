"""Tries that count no longer go with the next one: some at a time, however many there are."""

from typing import Any, Final

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.utils import timezone

AT_ONCE: Final = 1000


def remove_expired() -> int:
    """How many of them went; `manage.py purge` removes the rest."""
    over = timezone.now() - settings.AXES_COOLOFF_TIME
    rows = AccessAttempt.objects.filter(attempt_time__lte=over).order_by()
    keys = list(rows.values_list("pk", flat=True)[:AT_ONCE])
    return AccessAttempt.objects.filter(pk__in=keys).delete()[0] if keys else 0


class Handler(AxesDatabaseHandler):  # type: ignore[misc]
    """axes's own names them all in one statement, more than PostgreSQL takes (65,535)."""

    def clean_expired_user_attempts(self, *_of: Any, **_named: Any) -> int:
        return remove_expired()
