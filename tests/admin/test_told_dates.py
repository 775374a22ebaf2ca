"""What a save says of the moments at which readers see a row, and what the list says of them."""

from datetime import datetime, timedelta

import pytest

from contacts.models import Channel, Guide, Notice
from tests.admin.admin_client import FOLLOW, change_url, messages, typed
from tests.conftest import RIYADH, SUNDAY_10

pytestmark = pytest.mark.usefixtures("directory", "sunday_10")
HOUR = timedelta(hours=1)
PAST, EARLIER = "2026-11-20T08:00", "2026-11-19T08:00"
NEXT, LATER = "2026-11-29T08:00", "2026-11-30T00:00"
NEXT_WORDS = {"en": "Sunday 29 November, 8:00 am", "ar": "يوم الأحد 29 نوفمبر، الساعة 8:00 صباحًا"}
LATER_WORDS = {
    "en": "Sunday 29 November, 12:00 midnight",
    "ar": "يوم الأحد 29 نوفمبر، الساعة 12:00 منتصف الليل",
}
PAST_WORDS = {
    "en": "Friday 20 November, 8:00 am",
    "ar": "يوم الجمعة 20 نوفمبر، الساعة 8:00 صباحًا",
}
FOLLOWS = (FOLLOW, "الصفحات المفتوحة، على جهازك أيضًا، تتحدّث خلال دقيقة.")
NAME = {"en": "“How do I call?”", "ar": "«كيف أتصل؟»"}


MISSING = ("without some of its", "من دون بعض نصوص")  # of a language; said last


def save(desk, row, language: str, form: str, **changes) -> list[str]:
    """What is said before Django's own sentence."""
    url = change_url(row)
    sent = typed(desk.in_language(language).get(url), form)
    response = desk.client.post(url, sent | changes, follow=True)
    assert not response.context.get("errors")
    said = [one for one in messages(response) if not any(word in one for word in MISSING)]
    return [one for one in said[:-1] if one not in FOLLOWS]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, {}),
        (
            {"status": "draft", "publish_at": NEXT},
            {
                "en": f"{NAME['en']} is a draft: it does not appear on {NEXT_WORDS['en']} unless "
                "it is published.",
                "ar": f"{NAME['ar']} مسودة، فلن يظهر {NEXT_WORDS['ar']} ما لم يُنشر.",
            },
        ),
        ({"status": "draft", "publish_at": PAST}, {}),
        ({"status": "draft", "expire_at": NEXT}, {}),
        ({"publish_at": PAST}, {}),
        (
            {"publish_at": NEXT},
            {
                "en": f"Readers no longer see {NAME['en']}: it comes back on {NEXT_WORDS['en']}. "
                "For them to see it until then, empty “publish at”.",
                "ar": f"لم يعد {NAME['ar']} ظاهرًا للقراء، وسيعود {NEXT_WORDS['ar']}. ليبقى "
                "ظاهرًا حتى ذلك الوقت أفرغ خانة «يُنشر في».",
            },
        ),
        (
            {"expire_at": LATER},
            {
                "en": f"Readers see {NAME['en']} until {LATER_WORDS['en']}.",
                "ar": f"يبقى {NAME['ar']} ظاهرًا للقراء حتى {LATER_WORDS['ar']}.",
            },
        ),
        (
            {"publish_at": EARLIER, "expire_at": PAST},
            {
                "en": f"Readers do not see {NAME['en']}: it was taken off on {PAST_WORDS['en']}. "
                "For them to see it, empty “take off at”, or choose a later moment.",
                "ar": f"لا يظهر {NAME['ar']} للقراء، فقد سُحب من الموقع {PAST_WORDS['ar']}. "
                "ليظهر أفرغ خانة «يُسحب في» أو اختر وقتًا لاحقًا.",
            },
        ),
    ],
)
def test_save_says_when_readers_see_it(desk, changes, told, language):
    row = Guide.objects.get(slug="call")
    row.steps.filter(uid="ask").delete()  # which has no Arabic
    assert save(desk, row, language, "guide_form", **changes) == ([told[language]] if told else [])


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("expire_at", "told", "listed"),
    [
        (
            "",
            {"en": "Readers see %s from {} on.", "ar": "سيظهر %s للقراء ابتداءً من {}."},
            {"en": "Published on {}", "ar": "يُنشر {}"},
        ),
        (
            LATER,
            {"en": "Readers see %s from {} until {}.", "ar": "سيظهر %s للقراء من {} حتى {}."},
            {"en": "Published from {} until {}", "ar": "يُنشر من {} حتى {}"},
        ),
    ],
)
def test_what_nobody_has_seen_yet_is_told_with_both_moments(
    desk, expire_at, told, listed, language
):
    Guide.objects.filter(slug="call").update(status="draft")
    row = Guide.objects.get(slug="call")
    changes = {"status": "published", "publish_at": NEXT, "expire_at": expire_at}
    moments = NEXT_WORDS[language], LATER_WORDS[language]
    sentence = (told[language] % NAME[language]).format(*moments)
    assert save(desk, row, language, "guide_form", **changes) == [sentence]
    page = desk.changelist("guide", q="call")
    assert listed[language].format(*moments) in page.one("td", class_="field-published").text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_list_says_that_a_draft_does_not_appear_by_itself(desk, language):
    Guide.objects.filter(slug="call").update(
        status="draft", publish_at=datetime(2026, 11, 29, 8, tzinfo=RIYADH)
    )
    page = desk.in_language(language).changelist("guide", q="call")
    words = {
        "en": "Draft, which does not appear on {} unless published",
        "ar": "مسودة لن تظهر {} ما لم تُنشر",
    }
    expected = words[language].format(NEXT_WORDS[language])
    assert expected in page.one("td", class_="field-published").text


def test_step_that_waits_as_a_draft_is_told_too(desk):
    row = Guide.objects.get(slug="call")
    changes = {"steps-0-status": "draft", "steps-0-publish_at": NEXT}
    [told] = save(desk, row, "en", "guide_form", **changes)
    assert told.endswith(f"does not appear on {NEXT_WORDS['en']} unless it is published.")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_notice_tells_when_it_holds_or_that_it_is_over(desk, language):
    channel = Channel.objects.get(slug="hotline")
    texts = {"text_en": "Closed", "text_ar": "مغلقة"}
    row = Notice.objects.create(channel=channel, starts_at=SUNDAY_10 - HOUR, **texts)
    name = {"en": "“Closed”", "ar": "«مغلقة»"}[language]
    over = {
        "en": f"{name} is published, but nobody is told: it was over on Sunday 22 November, "
        "9:30 am. For readers to be told, choose a later end.",
        "ar": f"{name} منشور لكنه لا يُعرض على أحد، فقد انتهى يوم الأحد 22 نوفمبر، الساعة 9:30 "
        "صباحًا. ليُعرض اختر وقت انتهاء لاحقًا.",
    }
    holds = {
        "en": f"Published: {name}, since 9:00 am, until 11:00 am.",
        "ar": f"نُشر: {name}، منذ الساعة 9:00 صباحًا، حتى الساعة 11:00 صباحًا.",
    }
    for end, told in (("2026-11-22T09:30", over), ("2026-11-22T11:00", holds)):
        changes = {"status": "published", "ends_at": end}
        assert save(desk, row, language, "notice_form", **changes) == [told[language]]


def test_publishing_by_the_action_refuses_what_nobody_means(desk):
    row = Notice.objects.create(text_en="Old", starts_at=datetime(26, 3, 1, 8, tzinfo=RIYADH))
    [told] = desk.act("notice", "publish", row)
    assert "stays as it was" in told
    assert "is long past" in told
    row.refresh_from_db()
    assert row.status == "draft"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_is_said_when_pages_follow_where_readers_see_or_lose_it(desk, language):
    url = change_url(Guide.objects.get(slug="call"))
    for status, is_said in (("published", False), ("draft", True), ("draft", False)):
        form = typed(desk.in_language(language).get(url), "guide_form")
        told = messages(desk.client.post(url, {**form, "status": status}, follow=True))
        assert (FOLLOWS[language == "ar"] in told) is is_said
