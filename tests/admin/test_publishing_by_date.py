"""“Publish” in a list, of rows that dates keep from readers."""

from datetime import UTC, datetime, timedelta

import pytest

from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.models import Guide, Topic
from tests.admin.admin_client import FOLLOW

pytestmark = pytest.mark.usefixtures("directory", "sunday_10")

YESTERDAY = datetime(2026, 11, 21, 5, tzinfo=UTC)  # a Saturday, 8:00 in Riyadh
NEXT_WEEK = YESTERDAY + timedelta(days=8)
TAKEN_OFF = {
    "en": "“How do I call?” was taken off on Saturday 21 November, 8:00 am. "
    "That date is removed now.",
    "ar": "كان «كيف أتصل؟» قد سُحب من الموقع يوم السبت 21 نوفمبر، الساعة 8:00 صباحًا، "
    "وأُلغي هذا الموعد الآن.",
}
LATER = {
    "en": "Readers see “How do I call?” from Sunday 29 November, 8:00 am on. For them to see it "
    "now, open it and empty “publish at”.",
    "ar": "سيظهر «كيف أتصل؟» للقراء ابتداءً من يوم الأحد 29 نوفمبر، الساعة 8:00 صباحًا. "
    "ليظهر الآن افتحه وأفرغ خانة «يُنشر في».",
}
ONE = {"en": "1 row is published.", "ar": "نُشر صف واحد."}


@pytest.fixture
def guide() -> Guide:
    return Guide.objects.get(slug="call")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("status", ["draft", "published"])
def test_row_that_was_taken_off_by_its_date_comes_back(desk, guide, language, status):
    Guide.objects.update(status=status, expire_at=YESTERDAY)
    told = desk.in_language(language).act("guide", "publish", guide)
    assert told[-1] == TAKEN_OFF[language]
    assert len(told) == 3
    guide.refresh_from_db()
    assert (guide.is_published, guide.expire_at) == (True, None)
    last, before, *_ = versions.entries(guide)
    assert (last.change, before.state["guide", guide.pk]["expire_at"]) == (
        ChangeKind.PUBLISHED,
        "2026-11-21T05:00:00Z",
    )


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("status", ["draft", "published"])
def test_row_with_a_date_ahead_keeps_it_and_that_is_said(desk, guide, language, status):
    Guide.objects.update(status=status, publish_at=NEXT_WEEK)
    told = desk.in_language(language).act("guide", "publish", guide)
    assert told == [LATER[language]]
    guide.refresh_from_db()
    assert (guide.status, guide.publish_at) == ("published", NEXT_WEEK)


def test_others_are_counted_alone(desk, guide):
    Guide.objects.filter(pk=guide.pk).update(publish_at=NEXT_WEEK)
    draft = Guide.objects.create(slug="new", title_en="New?")
    told = desk.in_language("en").act("guide", "publish", guide, draft)
    assert sorted(told) == sorted([ONE["en"], FOLLOW, LATER["en"]])


def test_row_that_may_not_be_published_keeps_its_date_and_tells_the_reason_alone(desk):
    topic = Topic.objects.create(slug="blank", expire_at=YESTERDAY)
    [told] = desk.in_language("en").act("topic", "publish", topic)
    assert "stays as it was" in told
    topic.refresh_from_db()
    assert (topic.status, topic.expire_at) == ("draft", YESTERDAY)
