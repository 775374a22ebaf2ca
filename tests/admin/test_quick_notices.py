"""“Out of order now, until …” from the channels' list, in both languages."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from contacts.models import Channel, Holiday, Notice, OpeningHours
from tests.admin.telling import HOUR, STOPPED, links, problems, sent, tell, told_cell, url_of
from tests.conftest import RIYADH, SUNDAY_10

pytestmark = pytest.mark.usefixtures("sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
MIDNIGHT = datetime(2026, 11, 23, tzinfo=RIYADH)


@pytest.fixture
def hotline(directory) -> Channel:
    """Of which nothing is told."""
    Notice.objects.all().delete()
    return Channel.objects.get(slug="hotline")


@both_languages
def test_three_clicks_tell_that_a_channel_is_out_of_order(desk, client, hotline, language):
    desk.in_language(language)
    [button] = [one for one in links(told_cell(desk)) if one.endswith("/notice/")]
    assert button == url_of(hotline)
    assert tell(desk, hotline, until="10") is None
    notice = Notice.objects.get()
    assert (notice.text_ar, notice.text_en) == (STOPPED["text_ar"], STOPPED["text_en"])
    assert (notice.severity, notice.status) == ("out_of_order", "published")
    assert (notice.starts_at, notice.ends_at) == (SUNDAY_10, SUNDAY_10 + HOUR / 6)
    assert notice.channel == hotline
    page = client.get(f"/{language}/channels/hotline/").content.decode()
    assert STOPPED[f"text_{language}"] in page
    words = told_cell(desk).text
    expected = {
        "ar": "منذ الساعة 10:00 صباحًا، حتى الساعة 10:10 صباحًا",
        "en": "since 10:00 am, until 10:10 am",
    }
    assert expected[language] in words


ENDS = {
    "60": SUNDAY_10 + HOUR,
    "180": SUNDAY_10 + 3 * HOUR,
    MIDNIGHT.isoformat(): MIDNIGHT,
    "open": None,
}


@pytest.mark.parametrize("until", ENDS)
def test_each_end_is_the_moment_that_it_names(desk, hotline, until):
    assert tell(desk, hotline, until=until) is None
    assert Notice.objects.get().ends_at == ENDS[until]


def test_end_after_a_span_is_a_whole_minute(desk, hotline):
    with time_machine.travel(SUNDAY_10 + timedelta(seconds=42), tick=False):
        assert tell(desk, hotline, until="10") is None
    notice = Notice.objects.get()
    assert notice.starts_at == SUNDAY_10 + timedelta(seconds=42)
    assert notice.ends_at == SUNDAY_10 + timedelta(minutes=11)


@pytest.mark.parametrize(
    ("day", "at"),
    [("2026-11-22", "15:30"), ("٢٠٢٦-١١-٢٢", "٣:٣٠ م"), ("", "15:30")],
)
@pytest.mark.parametrize("until", ["", "time"])
def test_time_is_read_as_people_type_it(desk, hotline, day, at, until):
    assert tell(desk, hotline, until=until, day=day, at=at) is None
    assert Notice.objects.get().ends_at == datetime(2026, 11, 22, 15, 30, tzinfo=RIYADH)


def test_morning_is_that_of_the_next_opening(desk, hotline):
    url = url_of(hotline)
    assert "tomorrow morning: Monday 23 November, 8:00 am" in desk.get(url).text
    OpeningHours.objects.update(opens="09:30", closes="16:00")
    Holiday.objects.create(
        name_en="Day off", first_day="2026-11-23", last_day="2026-11-23", confirmed=True
    )
    page = desk.get(url)
    assert "next opening: Tuesday 24 November, 9:30 am" in page.text
    opens = datetime(2026, 11, 24, 9, 30, tzinfo=RIYADH)
    assert tell(desk, hotline, until=opens.isoformat()) is None
    assert Notice.objects.get().ends_at == opens


REFUSED = [
    ({}, "Choose until when it holds.", "اختر إلى متى يسري."),
    ({"until": "time"}, "Write the time as in 15:30.", "اكتب الساعة هكذا: 15:30."),
    (
        {"until": "time", "at": "soon"},
        "Write the time as in 15:30.",
        "اكتب الساعة هكذا: 15:30.",
    ),
    (
        {"at": "09:00"},
        "It is Sunday 22 November, 10:00 am now: choose a later time, or another day.",
        "الوقت الآن يوم الأحد 22 نوفمبر، الساعة 10:00 صباحًا، فاختر وقتًا بعده أو يومًا آخر.",
    ),
    (
        {"until": "60", "at": "15:00"},
        "You chose one end and typed another. Choose this one, or empty the time.",
        "اخترت وقت انتهاء وكتبت غيره. اختر «حتى وقت أحدده»، أو امسح الساعة.",
    ),
    (
        {"until": "2026-11-22T00:00:00+03:00"},
        "This choice is over by now. Choose again.",
        "مضى وقت هذا الخيار. اختر من جديد.",
    ),
    (
        {"until": "60", "case": "disrupted:own", "note_ar": "", "note_en": " "},
        "Write what is the matter, in one language at least.",
        "اكتب المشكلة، ولو بلغة واحدة.",
    ),
    (
        {"until": "60", "case": "out_of_order:closed", "note_ar": "", "note_en": ""},
        "Write why, in one language at least.",
        "اكتب السبب، ولو بلغة واحدة.",
    ),
]


@pytest.mark.parametrize(("typed", "english", "arabic"), REFUSED)
def test_bad_input_is_kept_and_answered_in_words(desk, hotline, typed, english, arabic):
    kept = {"note_ar": "انقطاع الكهرباء", "note_en": "a power cut", "case": "disrupted:waiting"}
    for language, words in (("en", english), ("ar", arabic)):
        page = tell(desk.in_language(language), hotline, **{**kept, **typed})
        assert problems(page) == [words]
        shown = sent(page)
        for name, value in {**kept, **typed}.items():
            if name != "until" or not value.startswith("2026"):
                assert shown.get(name, "").strip() == value.strip()
    assert not Notice.objects.exists()


def test_numbers_that_differ_between_the_languages_are_refused(desk, hotline):
    words = {"note_ar": "اتصل على 19912", "note_en": "Call 19911", "case": "info:own"}
    page = tell(desk, hotline, until="60", **words)
    assert len(problems(page)) == 1
    assert "19911" in problems(page)[0]


WORDS = [
    (
        "out_of_order:closed",
        {"text_ar": "هذه القناة مغلقة اليوم بسبب صيانة الخط.", "text_en": ""},
    ),
    ("info:own", {"text_ar": "صيانة الخط.", "text_en": ""}),
    (
        "disrupted:waiting",
        {
            "text_ar": "مدة الانتظار طويلة.",
            "text_en": "Waiting times are long.",
            "detail_ar": "صيانة الخط.",
        },
    ),
]


@both_languages
@pytest.mark.parametrize(("case", "texts"), WORDS)
def test_words_of_the_editor_stand_where_the_choice_says(desk, hotline, language, case, texts):
    page = tell(desk.in_language(language), hotline, until="60", case=case, note_ar="صيانة الخط.")
    assert page is None
    notice = Notice.objects.get()
    assert notice.severity == case.partition(":")[0]
    shown = {name: getattr(notice, name) or "" for name in ("text_ar", "text_en", "detail_ar")}
    assert shown == {"detail_ar": "", **texts}


def test_choices_are_those_of_the_kind_of_channel(desk, hotline):
    def cases(slug: str) -> set[str]:
        page = desk.get(url_of(Channel.objects.get(slug=slug)))
        return {one["value"] for one in page.all("input") if one.get("name") == "case"}

    assert "out_of_order:line" in cases("hotline") - cases("app")
    assert "out_of_order:update" in cases("app") - cases("hotline")


def test_second_press_publishes_nothing_twice(desk, hotline):
    assert tell(desk, hotline, until="60") is None
    page = tell(desk, hotline, until="60")
    assert problems(page) == ["Readers are told this already. Extend that notice instead."]
    assert Notice.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "The notice ends while the channel is closed; it opens again on Monday 23 November, "
            "8:00 am, and that is what readers are told.",
        ),
        (
            "ar",
            "ينتهي التنبيه والقناة مغلقة، وتفتح بعده يوم الاثنين 23 نوفمبر، الساعة 8:00 صباحًا، "
            "وهذا ما يُقال للقراء.",
        ),
    ],
)
def test_end_while_the_channel_is_closed_is_told_with_the_opening(desk, hotline, language, said):
    OpeningHours.objects.update(opens="08:00", closes="16:00")
    desk.in_language(language)
    assert tell(desk, hotline, until="60") is None
    assert said not in desk.changelist("channel").text
    url = reverse("admin:contacts_notice_extend", args=[Notice.objects.get().pk])
    assert desk.save(url, sent(desk.get(url), until=MIDNIGHT.isoformat())) is None
    assert said in desk.changelist("channel").text
    Notice.objects.all().delete()
    assert tell(desk, hotline, until=MIDNIGHT.isoformat()) is None
    assert said in desk.changelist("channel").text
