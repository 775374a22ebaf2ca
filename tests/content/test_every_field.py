"""A row of each section with all its fields, in the file as it is written."""

from datetime import date, time

import pytest

from contacts.content.exporter import export_text
from contacts.hours.status import Weekday
from contacts.models import (
    Channel,
    ChooserAnswer,
    ChooserQuestion,
    Claim,
    Endpoint,
    Holiday,
    MovedPage,
    OpeningHours,
    Synonym,
)
from tests.content.test_round_trip import assert_comes_back

pytestmark = pytest.mark.django_db


def test_every_field_comes_back():
    channel = Channel.objects.create(
        slug="c",
        kind="phone",
        name_en="C",
        closed_on_holidays=False,
        verified_on=date(2026, 1, 2),
    )
    Endpoint.objects.create(
        channel=channel, kind="phone", value="+966112345678", status="draft", label_ar="رقم"
    )
    hours = {"channel": channel, "opens": time(8), "closes": time(0, 30)}
    OpeningHours.objects.create(days={Weekday.SAT, Weekday.SUN}, position=2, **hours)
    OpeningHours.objects.create(
        days={Weekday.FRI},
        valid_from=date(2027, 2, 8),
        valid_to=date(2027, 3, 9),
        name_en="Ramadan",
        note_ar="رمضان",
        verified_on=date(2026, 1, 3),
        position=1,
        **hours,
    )
    Holiday.objects.create(
        name_ar="العيد", first_day=date(2027, 3, 10), last_day=date(2027, 3, 13), confirmed=True
    )
    Synonym.objects.create(language="en", term="on", equivalents=["yes", "no"], two_way=False)
    Claim.objects.create(
        kind="android",
        value="https://play.google.com/store/apps?id=a",
        verdict="fake",
        verified_on=date(2026, 1, 4),
        source="https://example.org/",
        note_en="Seen once",
    )
    MovedPage.objects.create(kind="guide", slug="before", new_slug="after")
    question = ChooserQuestion.objects.create(slug="q", text_en="Q?", hint_ar="تلميح")
    ChooserAnswer.objects.create(
        question=question,
        slug="yes",
        text_ar="نعم",
        detail_en="D",
        kinds={"app", "phone"},
        can_sign_in="no",
        leads_to="verify",
        ends=True,
    )
    exported = export_text()
    assert exported.partition("channels:\n")[2] == (
        """\
  - slug: c
    kind: phone
    status: draft
    verified_on: 2026-01-02
    closed_on_holidays: false
    name:
      en: "C"
    endpoints:
      - kind: phone
        value: "+966112345678"
        status: draft
        label:
          ar: "رقم"
    opening_hours:
      - days: [fri]
        opens: "08:00"
        closes: "00:30"
        valid_from: 2027-02-08
        valid_to: 2027-03-09
        name:
          en: "Ramadan"
        verified_on: 2026-01-03
        note:
          ar: "رمضان"
      - days: [sun, sat]
        opens: "08:00"
        closes: "00:30"

topics: []

guides: []

chooser:
  - slug: q
    status: draft
    text:
      en: "Q?"
    hint:
      ar: "تلميح"
    answers:
      - slug: 'yes'
        kinds: [phone, app]
        can_sign_in: 'no'
        leads_to: verify
        ends: true
        text:
          ar: "نعم"
        detail:
          en: "D"

pages: []

synonyms:
  - {language: en, term: "on", equivalents: ["yes", "no"], two_way: false}

holidays:
  - first_day: 2027-03-10
    last_day: 2027-03-13
    confirmed: true
    name:
      ar: "العيد"

notices: []

claims:
  - kind: android
    value: "https://play.google.com/store/apps?id=a"
    verdict: fake
    status: draft
    verified_on: 2026-01-04
    source: "https://example.org/"
    note:
      en: "Seen once"

moved_pages:
  - {kind: guide, slug: before, new_slug: after}
"""
    )
    assert_comes_back(exported)
