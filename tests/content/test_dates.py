"""Moments and notices in the content file: as people write them, and back to the second."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import translation

from contacts.content.exporter import export_text
from contacts.content.nodes import parse
from contacts.content.preview import preview_content
from contacts.content.problems import ContentError
from contacts.content.records import read_content
from contacts.history import versions
from contacts.models import Channel, Guide, Holiday, Notice
from tests.content.broken import GOOD
from tests.content.loading import load_text
from tests.content.test_round_trip import assert_comes_back
from tests.models.test_publication import PUBLIC, make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

EIGHT = datetime(2027, 3, 1, 5, tzinfo=UTC)  # in Riyadh
EXPORTED = """\
holidays:
  - first_day: 2027-03-14
    last_day: 2027-03-14
    name:
      en: "Founding Day"

  - first_day: 2027-03-14
    last_day: 2027-03-14
    opens: "12:00"
    closes: "13:00"
    channel: c
    publish_at: "2027-03-01 08:00"
    expire_at: "2027-03-15 00:00:01"
    name:
      en: "Inventory"

notices:
  - severity: out_of_order
    starts_at: "2027-03-01 08:00"
    ends_at: "2027-03-01 15:00"
    channel: c
    status: draft
    text:
      ar: "الخط معطل"
    detail:
      en: "Use the *app*."

  - starts_at: "2027-03-02 08:00"
    status: published
    text:
      en: "The site moves"
"""


def test_notices_and_the_holidays_of_one_channel_come_back():
    channel = Channel.objects.create(slug="c", kind="phone")
    day = {"first_day": date(2027, 3, 14), "last_day": date(2027, 3, 14)}
    Holiday.objects.create(
        name_en="Inventory",
        opens=time(12),
        closes=time(13),
        channel=channel,
        publish_at=EIGHT,
        expire_at=datetime(2027, 3, 14, 21, 0, 1, 5, tzinfo=UTC),
        **day,
    )
    Holiday.objects.create(name_en="Founding Day", **day)
    Notice.objects.create(
        text_en="The site moves", starts_at=EIGHT + timedelta(days=1), status="published"
    )
    Notice.objects.create(
        text_ar="الخط معطل",
        detail_en="Use the *app*.",
        channel=channel,
        severity="out_of_order",
        starts_at=EIGHT,
        ends_at=EIGHT + timedelta(hours=7),
    )
    exported = export_text()
    assert EXPORTED in exported
    assert_comes_back(exported)


@pytest.mark.parametrize("model", PUBLIC)
def test_dates_of_every_kind_of_row_come_back(model):
    make(model, publish_at=EIGHT, expire_at=EIGHT + timedelta(days=1))
    exported = export_text()
    assert exported.count('publish_at: "2027-03-01 08:00"') == 1
    assert exported.count('expire_at: "2027-03-02 08:00"') == 1
    assert_comes_back(exported)


def with_date(text: str) -> str:
    return GOOD.replace("topic: phone", f"topic: phone\n    publish_at: {text}")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ('"2027-03-01 08:00"', EIGHT),
        ("2027-03-01 08:00", EIGHT),
        ("2027-03-01T08:00:30", EIGHT + timedelta(seconds=30)),
        ('"2027-03-01 05:00Z"', EIGHT),
        ('"2027-03-01T06:00+01:00"', EIGHT),
    ],
)
def test_moment_is_one_of_riyadh_unless_it_names_its_offset(written, moment):
    load_text(with_date(written))
    assert Guide.objects.get().publish_at == moment
    assert load_text(with_date(written)).changed_nothing


@pytest.mark.parametrize(
    "written",
    ["2027-03-01", '"08:00"', '"2027-02-30 08:00"', '"2027-03-01 24:30"', '"1 March"', "1448"],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_no_moment_is_told_with_its_line(written, language):
    told = {
        "en": '“%s” is not a moment. Write a day and a time in Riyadh, as in "2026-11-22 08:00".',
        "ar": '«%s» ليس وقتًا صحيحًا. اكتب اليوم والساعة بتوقيت الرياض، مثل "2026-11-22 08:00".',
    }
    with translation.override(language), pytest.raises(ContentError) as caught:
        load_text(with_date(written))
    [problem] = caught.value.problems
    assert problem.message == told[language] % written.strip('"')
    assert (problem.at.line, problem.at.path) == (24, "guides[0].publish_at")
    assert not Guide.objects.exists()


NOTICES = """
notices:
  - text: {en: "Out of order"}
    starts_at: "2027-03-01 08:00"
    ends_at: "2027-03-01 15:00"
    channel: hotline
    severity: out_of_order
"""


@pytest.mark.parametrize(
    ("old", "new", "path", "says"),
    [
        ("15:00", "08:00", "starts_at", "The notice ends before it starts. Put the earlier"),
        ('starts_at: "2027-03-01 08:00"', "", "starts_at", "“starts_at” is missing here."),
        ("channel: hotline", "channel: fax", "channel", "There is no “fax” among the channels."),
        ("out_of_order", "loud", "severity", "“loud” is none of: info, disrupted, out_of_order."),
        (
            "channel: hotline",
            'publish_at: "2027-03-01 08:00"\n    expire_at: "2027-03-01 07:59"',
            "publish_at",
            "It is taken off before it is published. Put the earlier moment first.",
        ),
        (
            '{en: "Out of order"}\n',
            '{en: ""}\n    status: published\n',
            "text",
            "Nothing can be published without a title",
        ),
    ],
)
def test_wrong_notice_is_told_at_its_field_and_nothing_is_stored(old, new, path, says):
    with pytest.raises(ContentError) as caught:
        load_text(GOOD + NOTICES.replace(old, new, 1))
    [problem] = caught.value.problems
    assert (problem.at.path, problem.message.startswith(says)) == (f"notices[0].{path}", True)
    assert not Channel.objects.exists()


def test_notice_is_found_again_and_changed_with_its_history():
    load_text(GOOD + NOTICES)
    notice = Notice.objects.get()
    later = GOOD + NOTICES.replace("15:00", "16:00")
    change = preview_content(read_content(parse(later.encode())))
    assert '+    ends_at: "2027-03-01 16:00"\n' in change
    load_text(later)
    assert Notice.objects.get().pk == notice.pk
    states = [entry.state[("notice", notice.pk)]["ends_at"] for entry in versions.entries(notice)]
    assert states == ["2027-03-01T13:00:00Z", "2027-03-01T12:00:00Z"]
    versions.keep_unrecorded(notice)
    assert len(list(versions.entries(notice))) == 2  # nothing has changed since
