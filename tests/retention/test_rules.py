"""What is kept for how long: the day of each table, at its very end, and that none is forgotten."""

from datetime import date, datetime, timedelta

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session

from citizen_help.accounts.events import EventKind
from contacts.enums import MailKind
from contacts.models import (
    AccountEvent,
    Change,
    Feedback,
    FeedbackSender,
    OtherSearches,
    OutgoingMail,
    SearchQuery,
    Upload,
)
from contacts.retention.purging import purge
from contacts.retention.rules import RULES, STAY
from tests.conftest import SUNDAY_10

MOMENT = timedelta(microseconds=1)


def purged(now: datetime = SUNDAY_10, **options) -> dict[str, int]:
    return {str(one.name): one.count for one in purge(now, **options) if one.count}


def test_every_table_has_a_retention():
    """A new model needs an entry in contacts/retention/rules.py."""
    every = {model._meta.label for model in apps.get_models()}
    with_rule = [rule.model for rule in RULES]
    assert sorted([*with_rule, *STAY]) == sorted(every)


def user():
    return get_user_model().objects.get_or_create(username="noura")[0]


def session(end: datetime):
    Session.objects.create(session_key=str(end), session_data="", expire_date=end)


def attempt(moment: datetime):
    row = AccessAttempt.objects.create(failures_since_start=1, username=str(moment))
    AccessAttempt.objects.filter(pk=row.pk).update(attempt_time=moment)


def sign_in(moment: datetime):
    for kind in (EventKind.FAILED, EventKind.PHONE):
        AccountEvent.objects.create(moment=moment, kind=kind, name="noura")


def feedback(moment: datetime):
    row = Feedback.objects.create(language="ar", comment="لا يعمل")
    Feedback.objects.filter(pk=row.pk).update(created_at=moment)


def sender(hour: datetime):
    FeedbackSender.objects.create(sender=str(hour), hour=hour)


def change(moment: datetime):
    Change.objects.create(moment=moment, model="guide", object_id=1)


def mail(moment: datetime):
    OutgoingMail.objects.create(
        user=user(), kind=MailKind.DIGEST, to="noura@example.org", language="ar", made_at=moment
    )


def upload(moment: datetime):
    row = Upload.objects.create(user=user(), name="x.xlsx", data=b"")
    Upload.objects.filter(pk=row.pk).update(created_at=moment)


AGES = [
    (Session, session, timedelta(0)),
    (AccessAttempt, attempt, timedelta(days=1)),
    (Feedback, feedback, timedelta(days=365)),
    (FeedbackSender, sender, timedelta(days=1)),
    (Change, change, timedelta(days=400)),
    (OutgoingMail, mail, timedelta(days=14)),
    (Upload, upload, timedelta(hours=2)),
]


@pytest.mark.django_db
def test_rows_go_when_they_are_older_than_they_are_kept():
    for _model, make, kept in AGES:
        make(SUNDAY_10 - kept)
        make(SUNDAY_10 - kept - MOMENT)
    before = purged(dry_run=True)
    assert before == purged()
    assert list(before.values()) == [1] * len(AGES)
    assert {model: model.objects.count() for model, *_ in AGES} == dict.fromkeys(
        [model for model, *_ in AGES], 1
    )
    assert purged() == {}


@pytest.mark.django_db
def test_sign_ins_go_and_what_was_done_to_accounts_stays():
    for moment in (SUNDAY_10 - timedelta(days=180), SUNDAY_10 - timedelta(days=181)):
        sign_in(moment)
    purged()
    assert sorted(AccountEvent.objects.values_list("kind", flat=True)) == [
        "failed",
        "phone",
        "phone",
    ]


@pytest.mark.django_db
def test_how_much_came_in_all_is_told_for_a_week():
    """The first page of the desk names the days on which no more was stored."""
    for age in (timedelta(days=2), timedelta(days=7), timedelta(days=7) + MOMENT):
        FeedbackSender.objects.create(sender="everybody feedback", hour=SUNDAY_10 - age)
    assert list(purged().values()) == [1]
    assert FeedbackSender.objects.count() == 2


@pytest.mark.django_db
def test_searches_go_by_the_day_in_riyadh():
    """At ten to midnight in Riyadh it is another day than at ten past."""
    first = date(2025, 10, 18)  # 400 days before the 22nd of November 2026
    for day in (first, first - timedelta(days=1)):
        SearchQuery.objects.create(day=day, language="ar", query="راتب", results=1)
        OtherSearches.objects.create(day=day, language="ar", answered=1)
    purged(SUNDAY_10.replace(hour=23, minute=50))
    assert SearchQuery.objects.get().day == OtherSearches.objects.get().day == first
    purged(SUNDAY_10.replace(hour=23, minute=50) + timedelta(minutes=20))
    assert SearchQuery.objects.count() == OtherSearches.objects.count() == 0


@pytest.mark.django_db
def test_shorter_times_are_taken_from_the_settings(settings):
    settings.KEEP = {**settings.KEEP, "FEEDBACK": timedelta(days=30)}
    feedback(SUNDAY_10 - timedelta(days=31))
    purged()
    assert Feedback.objects.count() == 0


@pytest.mark.django_db
def test_mail_that_was_sent_late_is_kept_as_long_after_that():
    mail(SUNDAY_10 - timedelta(days=15))
    OutgoingMail.objects.update(sent_at=SUNDAY_10 - timedelta(days=13), next_try_at=None)
    assert purged() == {}
