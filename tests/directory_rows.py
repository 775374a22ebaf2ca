"""Rows for the tests of what the site tells people and machines.

Published ones beside a draft of everything, each draft with the word LEAK in it.
"""

from datetime import UTC, date, datetime, time
from typing import Any

from contacts.hours.status import Weekday
from contacts.models import (
    Channel,
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

LEAK = "LEAK"
WORKING_DAYS = frozenset(list(Weekday)[:5])
CHECKED = date(2026, 11, 3)


def make_channel(slug: str = "hotline", kind: str = "phone", **fields: Any) -> Channel:
    names = {"name_ar": "الرقم الموحد", "name_en": "Unified number"}
    row = {"status": "published", "verified_on": CHECKED, **names, **fields}
    return Channel.objects.create(slug=slug, kind=kind, **row)


def make_hours(
    channel: Channel, opens: int | None = None, closes: int | None = None, **fields: Any
):
    """Whole hours; Sunday to Thursday unless `days` says otherwise."""
    return OpeningHours.objects.create(
        channel=channel,
        days=fields.pop("days", WORKING_DAYS),
        opens=None if opens is None else time(opens),
        closes=None if closes is None else time(closes),
        **fields,
    )


def make_site(**values: Any) -> Site:
    names = {"name_ar": "دليل المساعدة", "name_en": "Citizen Help"}
    whose = {"programme_ar": "حساب المواطن", "programme_en": "Citizen Account"}
    return Site.objects.create(**{**names, **whose, **values})


def make_directory() -> None:
    """A channel of each kind, a guide with steps, a page, and a draft of everything."""
    hotline = make_channel(position=1, summary_ar="اتصل بنا", summary_en="Call us")
    site = make_channel("website", "website", position=2, name_ar="الموقع", name_en="Website")
    app = make_channel("app", "app", position=3, name_ar="تطبيق حساب المواطن", name_en=None)
    social = make_channel("x", "social", position=4, name_ar="حساب إكس", name_en="X account")
    Channel.objects.filter(pk__in=[site.pk, app.pk]).update(always_available=True)
    for channel, kind, value in (
        (hotline, "phone", "19912"),
        (site, "url", "https://www.ca.gov.sa/"),
        (social, "x", "citizen_care"),
    ):
        Endpoint.objects.create(channel=channel, kind=kind, value=value, label_en="Label")
    make_site(emergency=hotline.endpoints.get())
    make_hours(hotline, note_ar="خلال ساعات العمل", note_en="During working hours")
    topic = Topic.objects.create(
        slug="phone", status="published", name_ar="الهاتف", name_en="Phone"
    )
    guide = Guide.objects.create(
        slug="call",
        status="published",
        title_ar="كيف أتصل؟",
        title_en="How do I call?",
        summary_ar="اتصل على 19912.",
        summary_en="Call 19912.",
        channel=hotline,
        topic=topic,
        verified_on=CHECKED,
    )
    Step.objects.create(
        guide=guide, uid="dial", position=1, text_ar="اطلب 19912", text_en="Dial 19912"
    )
    Step.objects.create(guide=guide, uid="ask", position=2, text_en="Ask <b>& say", detail_en="Why")
    Page.objects.create(
        slug="stay-safe",
        status="published",
        title_ar="احمِ بياناتك",
        title_en="Stay safe",
        body_en="x",
    )
    Holiday.objects.create(
        name_ar="اليوم الوطني",
        name_en="National Day",
        first_day=date(2026, 9, 23),
        last_day=date(2026, 9, 23),
        confirmed=True,
    )
    Claim.objects.create(
        kind="x",
        value="CitizenCare",
        verdict="disputed",
        status="published",
        note_ar="تذكره مقالات أخرى.",
        note_en="Other articles give it.",
        verified_on=CHECKED,
    )
    Notice.objects.create(
        text_ar="الهاتف معطل",
        text_en="The phone is out of order",
        channel=hotline,
        severity="out_of_order",
        starts_at=datetime(2026, 9, 1, 5, tzinfo=UTC),
        ends_at=datetime(2026, 9, 1, 12, tzinfo=UTC),
        status="published",
    )
    make_drafts(hotline, guide)


def make_drafts(hotline: Channel, guide: Guide) -> None:
    """A draft of every kind of row, alone and inside published ones."""
    names = {"name_ar": LEAK, "name_en": LEAK}
    titles = {"title_ar": LEAK, "title_en": LEAK}
    hidden = Channel.objects.create(slug="leak-channel", kind="phone", **names)
    Endpoint.objects.create(channel=hidden, kind="phone", value="920009999", label_en=LEAK)
    Endpoint.objects.create(
        channel=hotline, kind="phone", value="920008888", label_en=LEAK, status="draft"
    )
    make_hours(hotline, 3, 4, note_en=LEAK, status="draft")
    make_hours(hidden, 3, 4, note_en=LEAK)
    Holiday.objects.create(
        **names,
        first_day=date(2026, 11, 20),
        last_day=date(2026, 11, 30),
        confirmed=True,
        status="draft",
    )
    topic = Topic.objects.create(slug="leak-topic", **names)
    inside = Guide.objects.create(slug="leak-guide", channel=hotline, topic=guide.topic, **titles)
    Step.objects.create(guide=inside, uid="leak", text_en=LEAK)
    Step.objects.create(guide=guide, uid="leak", text_en=LEAK, status="draft")
    Guide.objects.create(
        slug="orphan",
        status="published",
        title_ar="سؤال عام؟",
        title_en="A general question?",
        channel=hidden,
        topic=topic,
        position=9,
    )
    Notice.objects.create(text_en=LEAK, starts_at=datetime(2026, 9, 1, tzinfo=UTC))
    Claim.objects.create(kind="x", value=f"{LEAK}_account", verdict="fake", note_en=LEAK)
    Page.objects.create(slug="leak-page", body_en=LEAK, **titles)
