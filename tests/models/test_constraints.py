"""The database itself refuses what the models forbid, whoever writes to it."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from contacts.hours.status import Weekday
from contacts.models import (
    Channel,
    Claim,
    Endpoint,
    Feedback,
    Guide,
    Holiday,
    OpeningHours,
    Page,
    SearchQuery,
    Step,
    Synonym,
    Topic,
)

pytestmark = pytest.mark.django_db
SUNDAY = frozenset({Weekday("sun")})


@pytest.fixture
def channel():
    return Channel.objects.create(slug="hotline", kind="phone", name_ar="الهاتف")


@pytest.fixture
def guide():
    return Guide.objects.create(slug="call", title_en="How do I call?")


def refused(make):
    """Whether the database refuses the row that `make` writes."""
    try:
        with transaction.atomic():
            make()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    ("model", "field"),
    [(Channel, "name"), (Topic, "name"), (Guide, "title"), (Page, "title")],
)
@pytest.mark.parametrize("blank", [None, "", "   "])
def test_published_row_without_title_in_either_language_is_refused(model, field, blank):
    texts = {f"{field}_ar": blank, f"{field}_en": blank}
    kind = {"kind": "phone"} if model is Channel else {}
    assert refused(lambda: model.objects.create(slug="x", status="published", **kind, **texts))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_published_row_with_one_title_is_kept(language):
    Guide.objects.create(slug="x", status="published", **{f"title_{language}": "?"})
    assert Guide.objects.published().count() == 1


def test_draft_without_title_is_kept():
    Guide.objects.create(slug="x")
    assert Guide.objects.count() == 1
    assert Guide.objects.published().count() == 0


@pytest.mark.parametrize("model", [Channel, Topic, Guide, Page])
def test_slug_is_unique(model):
    values = {"slug": "same", **({"kind": "phone"} if model is Channel else {})}
    model.objects.create(**values)
    assert refused(lambda: model.objects.create(**values))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Channel.objects.create(slug="x", kind="phone", status="hidden"),
        lambda: Guide.objects.create(slug="x", status="hidden"),
        lambda: Synonym.objects.create(language="fr", term="x"),
        lambda: SearchQuery.objects.create(
            day=date(2026, 1, 1), language="fr", query="x", results=0
        ),
        lambda: Holiday.objects.create(
            name_ar="عيد", first_day=date(2026, 3, 2), last_day=date(2026, 3, 1)
        ),
    ],
    ids=["channel-status", "guide-status", "synonym-language", "query-language", "holiday"],
)
def test_value_outside_the_choices_is_refused(make):
    assert refused(make)


@pytest.mark.parametrize("model", [Channel, Endpoint, Claim])
def test_kind_that_there_is_not_is_refused(model, channel):
    """By the model: a kind is added without a migration."""
    fields = {"channel": channel} if model is Endpoint else {}
    with pytest.raises(ValueError, match="fax"):
        model.objects.create(kind="fax", **fields)


@pytest.mark.parametrize(
    "values",
    [
        {"days": []},
        {"days": SUNDAY, "opens": time(8)},
        {"days": SUNDAY, "closes": time(8)},
        {"days": SUNDAY, "valid_from": date(2026, 2, 1)},
        {"days": SUNDAY, "valid_to": date(2026, 2, 1)},
        {"days": SUNDAY, "valid_from": date(2026, 2, 2), "valid_to": date(2026, 2, 1)},
        {"days": SUNDAY, "status": "hidden"},
    ],
    ids=["no-days", "no-closes", "no-opens", "no-end", "no-start", "reversed", "status"],
)
def test_impossible_hours_are_refused(channel, values):
    assert refused(lambda: OpeningHours.objects.create(channel=channel, **values))


def test_hours_past_midnight_are_kept(channel):
    OpeningHours.objects.create(channel=channel, days=SUNDAY, opens=time(20), closes=time(2))
    assert channel.opening_hours.get().days == SUNDAY


def test_endpoint_is_unique_in_its_channel(channel):
    Endpoint.objects.create(channel=channel, kind="phone", value="19912")
    assert refused(lambda: Endpoint.objects.create(channel=channel, kind="phone", value="19912"))


def test_step_uid_is_unique_in_its_guide(guide):
    Step.objects.create(guide=guide, uid="one", text_ar="١")
    assert refused(lambda: Step.objects.create(guide=guide, uid="one", text_ar="٢"))


def test_step_without_uid_gets_a_stable_one(guide):
    step = Step.objects.create(guide=guide, text_en="Dial")
    uid = step.uid
    step.position = 7
    step.save()
    step.refresh_from_db()
    assert step.uid == uid
    assert len(uid) == 6
    assert step.get_absolute_url().endswith(f"/guides/call/#step-{uid}")


def test_feedback_with_unknown_reason_is_refused(guide):
    assert refused(
        lambda: Feedback.objects.create(guide=guide, language="ar", helpful=True, reason="?")
    )


@pytest.mark.usefixtures("english")
def test_publishing_without_title_says_how_to_mend_it():
    with pytest.raises(ValidationError, match="Write one, or save it as a draft"):
        Guide(slug="x", status="published").full_clean()
