"""Rows are seen from one moment to another, by their status and their own dates alone."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from contacts.models import (
    Channel,
    ChooserAnswer,
    ChooserQuestion,
    Claim,
    Endpoint,
    Guide,
    Holiday,
    Notice,
    OpeningHours,
    Page,
    Site,
    Step,
    Topic,
)
from contacts.models.base import PublicModel

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = date(2026, 11, 22)


def make(model, **values):
    """A row of the model with what it cannot do without; published unless `values` say so."""
    channel = lambda: Channel.objects.create(slug="parent", kind="phone")  # noqa: E731
    own = {
        Channel: lambda: {"slug": "c", "kind": "phone", "name_en": "C"},
        Endpoint: lambda: {"channel": channel(), "kind": "phone", "value": "19912"},
        OpeningHours: lambda: {"channel": channel(), "days": ["sun"]},
        Holiday: lambda: {"name_en": "H", "first_day": DAY, "last_day": DAY},
        Topic: lambda: {"slug": "t", "name_en": "T"},
        Guide: lambda: {"slug": "g", "title_en": "G?"},
        Step: lambda: {"guide": Guide.objects.create(slug="parent"), "text_en": "S"},
        ChooserQuestion: lambda: {"slug": "q", "text_en": "Q?"},
        ChooserAnswer: lambda: {
            "question": ChooserQuestion.objects.create(slug="parent"),
            "slug": "a",
            "text_en": "A",
        },
        Page: lambda: {"slug": "p", "title_en": "P"},
        Site: lambda: {"name_en": "S"},
        Claim: lambda: {"kind": "phone", "value": "19913", "verdict": "fake"},
        Notice: lambda: {"text_en": "N", "starts_at": NOON - timedelta(days=1)},
    }[model]()
    return model.objects.create(**{"status": "published", **own, **values})


PUBLIC = [model for model in apps.get_models() if issubclass(model, PublicModel)]


def seen(row, moments) -> list[bool]:
    """Whether the database and the row itself say so, which is the same."""
    asked = [type(row).objects.published(at).filter(pk=row.pk).exists() for at in moments]
    assert asked == [row.is_published_at(at) for at in moments]
    return asked


@pytest.mark.parametrize("model", PUBLIC)
def test_row_is_seen_from_its_first_moment_to_its_last(model):
    row = make(model, publish_at=NOON, expire_at=NOON + 2 * SECOND)
    moments = [NOON + step * timedelta(milliseconds=500) for step in range(-1, 6)]
    assert seen(row, moments) == [False, True, True, True, True, False, False]


@pytest.mark.parametrize("model", PUBLIC)
def test_draft_is_never_seen_and_a_row_without_dates_always(model):
    moments = [NOON - 10_000 * timedelta(days=1), NOON, NOON + 10_000 * timedelta(days=1)]
    row = make(model)
    assert seen(row, moments) == [True] * 3
    row.status = "draft"
    row.publish_at, row.expire_at = NOON - SECOND, NOON + SECOND
    row.save()
    assert seen(row, moments) == [False] * 3


def test_one_date_is_enough():
    begins, ends = make(Page, publish_at=NOON), make(Topic, expire_at=NOON)
    moments = [NOON - SECOND, NOON]
    assert (seen(begins, moments), seen(ends, moments)) == ([False, True], [True, False])


def test_now_is_meant_where_no_moment_is_given():
    row = make(Page, publish_at=NOON)
    with time_machine.travel(NOON - SECOND, tick=False):
        assert (row.is_published, Page.objects.published().exists()) == (False, False)
    with time_machine.travel(NOON, tick=False):
        assert (row.is_published, Page.objects.published().exists()) == (True, True)


WRONG = {
    "en": "It is taken off before it is published. Put the earlier moment first.",
    "ar": "يُسحب قبل أن يُنشر. ضع الوقت الأسبق أولًا.",
}


@pytest.mark.parametrize("model", PUBLIC)
@pytest.mark.parametrize("expire_at", [NOON, NOON - SECOND])
def test_row_that_ends_before_it_begins_is_refused(model, expire_at):
    row = make(model, publish_at=NOON)
    row.expire_at = expire_at
    for language, words in WRONG.items():
        with translation.override(language), pytest.raises(ValidationError) as caught:
            row.full_clean()
        assert caught.value.messages == [words]
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_notice_that_ends_before_it_begins_is_refused():
    notice = make(Notice, starts_at=NOON)
    notice.ends_at = NOON
    words = {
        "en": "The notice ends before it starts. Put the earlier moment first.",
        "ar": "ينتهي التنبيه قبل أن يبدأ. ضع الوقت الأسبق أولًا.",
    }
    for language, told in words.items():
        with translation.override(language), pytest.raises(ValidationError) as caught:
            notice.full_clean()
        assert caught.value.messages == [told]
    with pytest.raises(IntegrityError), transaction.atomic():
        notice.save()


def test_notice_runs_from_its_start_up_to_its_end():
    notice = make(Notice, starts_at=NOON, ends_at=NOON + SECOND)
    moments = [NOON - SECOND, NOON, NOON + SECOND]
    assert [notice.is_running_at(at) for at in moments] == [False, True, False]
    assert [Notice.objects.running(at).exists() for at in moments] == [False, True, False]
    assert [Notice.objects.not_over(at).exists() for at in moments] == [True, True, False]


def test_notice_without_an_end_runs_until_further_notice():
    notice = make(Notice, starts_at=NOON)
    assert notice.is_running_at(NOON + timedelta(days=9999))
    assert Notice.objects.running(NOON + timedelta(days=9999)).get() == notice


def test_unknown_severity_and_a_published_notice_without_text_are_refused():
    for values in ({"severity": "loud"}, {"text_en": " "}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make(Notice, **values)


def test_channel_keeps_its_own_holidays_and_those_of_all():
    channel = make(Channel)
    other = Channel.objects.create(slug="other", kind="website")
    values = {"first_day": DAY, "last_day": DAY, "confirmed": True}
    rows = [
        Holiday.objects.create(name_en=name, channel=of, **values)
        for name, of in [("all", None), ("own", channel), ("another's", other)]
    ]
    for kept in (channel.schedule(), channel.schedule(holidays=rows)):
        assert [period.name for period in kept.holidays] == rows[:2]


def test_hours_of_a_holiday_come_in_pairs():
    with translation.override("en"), pytest.raises(ValidationError) as caught:
        Holiday(name_en="H", first_day=DAY, last_day=DAY, opens=time(8)).full_clean()
    told = "Give both times, or leave both empty when whole days are closed."
    assert caught.value.messages == [told]


def test_number_that_will_be_published_cannot_be_called_a_fake_meanwhile():
    with time_machine.travel(NOON, tick=False):
        endpoint = make(Endpoint, publish_at=NOON + SECOND)
        claim = Claim(kind="phone", value="19912", verdict="fake")
        with pytest.raises(ValidationError):
            claim.full_clean()
        endpoint.publish_at, endpoint.expire_at = None, NOON
        endpoint.save()
        claim.full_clean()
        claim.save()
        endpoint.full_clean()  # it was theirs once
        endpoint.expire_at = None
        with pytest.raises(ValidationError):
            endpoint.full_clean()
