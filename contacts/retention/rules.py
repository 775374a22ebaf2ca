"""One entry for every table: after how long its rows go, or why they stay.

What a setting says stands in `settings.KEEP` (docs/settings.md); a row goes once it is older than
that, not on the very moment.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from citizen_help.accounts.events import SIGN_INS
from contacts import feedback_limit
from contacts.models import (
    AccountEvent,
    Change,
    Feedback,
    OtherSearches,
    OutgoingMail,
    SearchQuery,
    Upload,
)
from contacts.models.uploads import KEPT_FOR as UPLOADS_KEPT
from contacts.retention import history, pictures

A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """`over` finds the rows that are kept no longer at an aware moment; `name` says which."""

    model: str  # "contacts.Feedback"
    name: str | Promise
    over: Callable[[datetime], QuerySet[Any]]


def older(model: Any, column: str, kept: Callable[[], timedelta]) -> Any:
    """Rows by the moment in a column."""

    def over(now: datetime) -> QuerySet[Any]:
        rows: QuerySet[Any] = model._default_manager.order_by()
        return rows.filter(**{f"{column}__lt": now - kept()})

    return over


def kept(name: str) -> Callable[[], timedelta]:
    return lambda: settings.KEEP[name]


def tries_kept() -> timedelta:
    """A failed try counts no longer than the pause lasts."""
    return max(A_DAY, settings.AXES_COOLOFF_TIME)


def searches(model: Any) -> Callable[[datetime], QuerySet[Any]]:
    def over(now: datetime) -> QuerySet[Any]:
        first = timezone.localdate(now - settings.KEEP["SEARCHES"])
        return model._default_manager.order_by().filter(day__lt=first)

    return over


def sign_ins(now: datetime) -> QuerySet[Any]:
    old = AccountEvent.objects.order_by().filter(moment__lt=now - settings.KEEP["SIGN_INS"])
    return old.filter(kind__in=SIGN_INS)


def mails(now: datetime) -> QuerySet[Any]:
    over = now - settings.MAIL_KEPT
    sent_since = Q(sent_at__isnull=False, sent_at__gte=over)
    return OutgoingMail.objects.order_by().filter(~sent_since, made_at__lt=over)


RULES: Final = (
    Rule("sessions.Session", _("Sessions that are over"), older(Session, "expire_date", timedelta)),
    Rule("axes.AccessAttempt", _("Failed tries"), older(AccessAttempt, "attempt_time", tries_kept)),
    Rule(
        "axes.AccessFailureLog",
        _("Failed tries in the log"),
        older(AccessFailureLog, "attempt_time", tries_kept),
    ),
    Rule("axes.AccessLog", _("Sign-ins in the log"), older(AccessLog, "attempt_time", tries_kept)),
    Rule("contacts.AccountEvent", _("Sign-ins and failed ones"), sign_ins),
    Rule("contacts.SearchQuery", _("Searches"), searches(SearchQuery)),
    Rule("contacts.OtherSearches", _("Sums of rare searches"), searches(OtherSearches)),
    Rule(
        "contacts.Feedback",
        _("Messages of readers"),
        older(Feedback, "created_at", kept("FEEDBACK")),
    ),
    Rule(
        "contacts.FeedbackSender",
        _("Digests of senders"),
        feedback_limit.over,
    ),
    Rule("contacts.Change", _("Changes told to readers"), older(Change, "moment", kept("CHANGES"))),
    Rule("contacts.OutgoingMail", _("E-mails"), mails),
    Rule("contacts.Upload", _("Uploaded files"), older(Upload, "created_at", lambda: UPLOADS_KEPT)),
    Rule("contacts.Proposal", _("Proposals that are decided"), history.decided_proposals),
    Rule("admin.LogEntry", _("Entries of the admin’s log"), history.log_entries),
    Rule("reversion.Revision", _("Earlier versions"), history.earlier_versions),
    # Last, as what they are named in may have gone by now.
    Rule("contacts.Picture", _("Pictures that nothing uses"), pictures.unused),
)

_CONTENT = "editors’ content, which they delete themselves"
_ACCOUNTS = "accounts and what belongs to them: as many as there are people"
_WITH_CONTENT = "of a text that is there: goes with it"
# Why the rows of other tables stay for good, or with what they go.
STAY: Final = {
    **dict.fromkeys(
        [
            f"contacts.{name}"
            for name in (
                *("Channel", "Endpoint", "Claim", "OpeningHours", "Holiday", "Notice"),
                *("Topic", "Guide", "Step", "Page", "Site", "Synonym"),
                *("ChooserQuestion", "ChooserAnswer"),
            )
        ],
        _CONTENT,
    ),
    **dict.fromkeys(
        [
            *("auth.User", "auth.Group", "auth.Permission", "contacts.MailChoice"),
            *("otp_totp.TOTPDevice", "otp_static.StaticDevice", "otp_static.StaticToken"),
        ],
        _ACCOUNTS,
    ),
    "contacts.ConfirmedTexts": _WITH_CONTENT,
    "contacts.AcceptedDifference": _WITH_CONTENT,
    "contacts.LinkCheck": "the last result of a link that is there: made anew by check_links",
    "contacts.MovedPage": "links to an old address last as long as others have them",
    "contacts.ContentVersion": "a single row",
    "contacts.SitePicture": "a few of one site: drawn anew in their place",
    "contenttypes.ContentType": "one a kind of row",
    "reversion.Version": "goes with its revision",
    "axes.AccessAttemptExpiration": "goes with its try",
}
