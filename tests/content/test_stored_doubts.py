"""A site that stores what today's rules refuse: its own file, and what check_content says."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from contacts.content.doubts import doubts
from contacts.content.exporter import export_text
from contacts.content.importer import import_content
from contacts.content.problems import ContentError
from contacts.models import Channel, Endpoint, Guide, Holiday, OpeningHours
from tests.content.loading import FIRST_CONTENT, load_text, read_file
from tests.directory_rows import make_channel, make_hours
from tools import prepare

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sunday_10", "english")]


@pytest.fixture
def stored() -> str:
    """What older versions took, as a content file."""
    hotline = make_channel(verified_on=date(2027, 5, 1))  # in the future
    make_hours(hotline, note_en="During working hours", position=1)
    make_hours(hotline, 8, 16, position=2)  # beside a row without times
    make_hours(hotline, 8, 14, valid_from=date(1448, 9, 1), valid_to=date(1448, 9, 30), position=3)
    make_hours(make_channel("form", always_available=True), 9, 10)
    for _ in range(2):
        Holiday.objects.create(
            name_en="Eid", first_day=date(2027, 3, 9), last_day=date(2027, 3, 12)
        )
    Holiday.objects.create(name_en="Long", first_day=date(2027, 1, 1), last_day=date(2027, 12, 1))
    return export_text()


def test_its_own_file_changes_nothing(stored):
    assert load_text(stored).changed_nothing
    assert export_text() == stored


def test_another_text_is_changed_in_the_same_file(stored):
    load_text(stored.replace('"During working hours"', '"By day"'))
    assert OpeningHours.objects.filter(note_en="By day").exists()
    load_text(
        stored.replace('en: "Unified number"', 'en: "One number"', 1).replace(
            "2027-05-01", "2026-11-01", 1
        )
    )
    assert Channel.objects.filter(name_en="One number").count() == 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2027-12-01", "2027-12-02", "This holiday lasts longer than a month."),
        (
            'opens: "08:00"\n        closes: "14:00"',
            'opens: "08:00"\n        closes: "13:00"',
            "Hijri",
        ),
        (
            'opens: "08:00"\n        closes: "16:00"',
            'opens: "08:00"\n        closes: "17:00"',
            "one with times and one without",
        ),
        ('opens: "09:00"', 'opens: "08:00"', "available at all times"),
    ],
)
def test_what_the_file_changes_is_judged(stored, old, new, told):
    assert stored.count(old) == 1
    with pytest.raises(ContentError, match=told):
        load_text(stored.replace(old, new))
    assert export_text() == stored


def test_empty_site_takes_the_file_only_as_it_was_stored(stored, tmp_path):
    Channel.objects.all().delete()
    Holiday.objects.all().delete()
    file = tmp_path / "content.yaml"
    file.write_text(stored)
    with pytest.raises(CommandError, match="Hijri"):
        call_command("import_content", file, stdout=StringIO())
    call_command("import_content", file, as_stored=True, stdout=StringIO())
    assert export_text() == stored


def check(*options: str) -> list[str]:
    out = StringIO()
    call_command("check_content", *options, stdout=out)
    return [line for line in out.getvalue().splitlines() if line.startswith("Warning: ")]


def test_command_warns_of_every_such_row(stored):
    told = check()
    hours = [f"openinghours #{row.pk}" for row in OpeningHours.objects.order_by("pk")]
    assert [line.split(": ")[1] for line in told if "holiday" not in line] == [
        "channel hotline, verified_on",
        f"channel hotline, {hours[2]}, valid_from",
        f"channel hotline, {hours[2]}, valid_to",
        f"channel hotline, {hours[1]}, days",
        f"channel form, {hours[3]}, days",
    ]
    assert sum("stands here for these days already" in line for line in told) == 2
    assert sum("lasts longer than a month" in line for line in told) == 1
    assert len(told) == len(list(doubts())) == 8


def test_command_names_values_that_are_none_of_their_kind():
    hotline = make_channel()
    for kind, value in (("address", "geo:24.7136,46.6753"), ("telegram", "+AbC")):
        Endpoint.objects.create(channel=hotline, kind=kind, value=value)
    [told] = check()
    assert "channel hotline" in told
    assert "“+AbC” is not a Telegram account." in told


def test_command_names_broken_markdown():
    Guide.objects.create(slug="call", title_en="Call?", summary_en="[a](htp:/x) **b")
    told = check()
    assert [line.split(": ")[1] for line in told] == ["guide call, summary_en"] * 2
    assert "htp:/x" in told[0]


def test_command_names_texts_that_deny_the_times():
    hotline = make_channel()
    row = make_hours(hotline, 8, 16, note_en="During the day", note_ar="نهارًا")
    Guide.objects.create(
        slug="when",
        status="published",
        channel=hotline,
        title_en="When?",
        title_ar="متى؟",
        summary_en="From Sunday to Thursday. Their start and end times are not published here.",
        summary_ar="من الأحد إلى الخميس. وقت بدء الساعات ووقت انتهائها غير منشورين هنا.",
    )
    says = "the text says that times are not published, but they are."
    assert check() == [f"Warning: guide when, summary_{code}: {says}" for code in ("ar", "en")]
    OpeningHours.objects.filter(pk=row.pk).update(opens=None, closes=None)
    assert check() == []


@time_machine.travel(datetime(2027, 1, 1, tzinfo=UTC))
def test_first_content_breaks_no_rule():
    import_content(read_file(FIRST_CONTENT))
    assert check() == []


@time_machine.travel(datetime(2025, 1, 1, tzinfo=UTC))
def test_first_content_is_loaded_where_the_clock_is_behind(monkeypatch):
    monkeypatch.setattr(prepare, "say", lambda line: None)
    prepare.prepare_database()
    assert Guide.objects.count() == len(read_file(FIRST_CONTENT).sections["guides"])


def test_links_that_show_another_site_are_warned_of():
    detail = "[www.ca.gov.sa](https://evil.example/)"
    guide = Guide.objects.create(slug="call", title_en="Call")
    step = guide.steps.create(text_en="Dial", detail_en=detail)
    [told] = check()
    assert told.startswith(f"Warning: guide call, step #{step.pk}, detail_en: A link here opens")


def test_text_within_a_page_is_refused_once_it_is_longer_and_new():
    Guide.objects.create(slug="call", title_en="Call", summary_en="x" * 5001)
    stored = export_text()
    assert load_text(stored).changed_nothing
    assert load_text(stored.replace('"Call"', '"Call us"')).changed_nothing is False
    with pytest.raises(ContentError, match=r"summary\.en: .*more than 5000 characters"):
        load_text(export_text().replace("x" * 5001, "x" * 5002))
