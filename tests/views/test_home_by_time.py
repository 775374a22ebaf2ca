"""The home page at chosen moments: which channel comes first, and what is said of the hotline."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine

from contacts.models import Channel, Holiday, OpeningHours
from tests.html import Element, parse

RIYADH = ZoneInfo("Asia/Riyadh")
pytestmark = pytest.mark.usefixtures("first_content")

SUNDAY_10 = datetime(2026, 11, 22, 10, 0, tzinfo=RIYADH)
THURSDAY_END = datetime(2026, 11, 26, 23, 59, 59, tzinfo=RIYADH)
FRIDAY_23 = datetime(2026, 11, 27, 23, 0, tzinfo=RIYADH)
NATIONAL_DAY = datetime(2026, 9, 23, 10, 0, tzinfo=RIYADH)  # a Wednesday
EID = datetime(2026, 3, 22, 10, 0, tzinfo=RIYADH)  # a Sunday
RAMADAN_NIGHT = datetime(2026, 3, 3, 22, 0, tzinfo=RIYADH)  # a Tuesday
NEW_YEARS_EVE = datetime(2026, 12, 31, 10, 0, tzinfo=RIYADH)  # a Thursday

OPEN_FIRST = ["hotline", "website-form", "mobile-app", "x-account"]
OTHERS_FIRST = ["website-form", "mobile-app", "hotline", "x-account"]
# The pill and the note, in Arabic and in English.
OPEN_PILL = {"ar": "مفتوح الآن", "en": "Open now"}
CLOSED_PILL = {"ar": "خارج أوقات الدوام الآن", "en": "Closed now"}
HOLIDAY_PILL = {"ar": "مغلق اليوم", "en": "Closed today"}
DAY_OFF_PILL = {"ar": "ليس من أيام العمل المنشورة", "en": "Not one of its published days"}
MAYBE_PILL = {"ar": "قد يكون مغلقًا", "en": "May be closed"}
MAYBE = {
    "ar": "الإغلاق بمناسبة عيد الفطر (من 20 إلى 23 مارس) غير مؤكد بعد.",
    "en": "The closure for Eid al-Fitr (20 to 23 March) is not confirmed yet.",
}
MAYBE_WITH_TIMES = {
    "ar": f"الأوقات المعتادة: من 8:00 صباحًا إلى 5:00 بعد الظهر. {MAYBE['ar']}",
    "en": f"Its usual hours: from 8:00 am to 5:00 pm. {MAYBE['en']}",
}
CHECK = (
    {"ar": "يوم عمل · الساعات غير منشورة", "en": "Working day · hours not published"},
    {
        "ar": "أيام العمل: من الأحد إلى الخميس. ولا نعرف هل يردّون الآن.",
        "en": "Working days: Sunday to Thursday. We cannot tell whether they answer now.",
    },
)
UNTIL_FIVE = {"ar": "يغلق اليوم الساعة 5:00 بعد الظهر.", "en": "Closes today at 5:00 pm."}
FROM_SUNDAY = {"ar": "يفتح يوم الأحد الساعة 8:00 صباحًا.", "en": "Opens on Sunday at 8:00 am."}


def publish_times():
    OpeningHours.objects.all().update(opens=time(8), closes=time(17))


def add_holiday(ar, en, first, last, *, confirmed=True):
    Holiday.objects.create(
        name_ar=ar, name_en=en, first_day=first, last_day=last, confirmed=confirmed
    )


def national_day():
    add_holiday("اليوم الوطني", "National Day", date(2026, 9, 23), date(2026, 9, 23))


def eid(*, confirmed=True):
    first, last = date(2026, 3, 20), date(2026, 3, 23)
    add_holiday("عيد الفطر", "Eid al-Fitr", first, last, confirmed=confirmed)


def tentative_eid():
    eid(confirmed=False)


def ramadan():
    OpeningHours.objects.create(
        channel=Channel.objects.get(slug="hotline"),
        days=["sun", "mon", "tue", "wed", "thu"],
        opens=time(21),
        closes=time(2),
        valid_from=date(2026, 2, 18),
        valid_to=date(2026, 3, 19),
    )


CASES = {
    "Sunday morning": (SUNDAY_10, [], OTHERS_FIRST, *CHECK),
    "Sunday morning, times": (SUNDAY_10, [publish_times], OPEN_FIRST, OPEN_PILL, UNTIL_FIVE),
    "Thursday's last second": (THURSDAY_END, [], OTHERS_FIRST, *CHECK),
    "Thursday's last second, times": (
        THURSDAY_END,
        [publish_times],
        OTHERS_FIRST,
        CLOSED_PILL,
        FROM_SUNDAY,
    ),
    "Friday night": (
        FRIDAY_23,
        [],
        OTHERS_FIRST,
        DAY_OFF_PILL,
        {
            "ar": "يعود العمل يوم الأحد، والساعات غير منشورة.",
            "en": "Back on Sunday; hours are not published.",
        },
    ),
    "Friday night, times": (FRIDAY_23, [publish_times], OTHERS_FIRST, DAY_OFF_PILL, FROM_SUNDAY),
    "National Day": (
        NATIONAL_DAY,
        [national_day],
        OTHERS_FIRST,
        HOLIDAY_PILL,
        {
            "ar": "مغلق بمناسبة اليوم الوطني. يعود العمل غدًا، والساعات غير منشورة.",
            "en": "Closed for National Day. Back tomorrow; hours are not published.",
        },
    ),
    "National Day, times": (
        NATIONAL_DAY,
        [national_day, publish_times],
        OTHERS_FIRST,
        HOLIDAY_PILL,
        {
            "ar": "مغلق بمناسبة اليوم الوطني. يفتح غدًا الساعة 8:00 صباحًا.",
            "en": "Closed for National Day. Opens tomorrow at 8:00 am.",
        },
    ),
    "National Day not entered": (NATIONAL_DAY, [], OTHERS_FIRST, *CHECK),
    "Eid": (
        EID,
        [eid],
        OTHERS_FIRST,
        HOLIDAY_PILL,
        {
            "ar": "مغلق بمناسبة عيد الفطر. يعود العمل يوم الثلاثاء، والساعات غير منشورة.",
            "en": "Closed for Eid al-Fitr. Back on Tuesday; hours are not published.",
        },
    ),
    "Eid, times": (
        EID,
        [eid, publish_times],
        OTHERS_FIRST,
        HOLIDAY_PILL,
        {
            "ar": "مغلق بمناسبة عيد الفطر. يفتح يوم الثلاثاء الساعة 8:00 صباحًا.",
            "en": "Closed for Eid al-Fitr. Opens on Tuesday at 8:00 am.",
        },
    ),
    "tentative Eid": (EID, [tentative_eid], OTHERS_FIRST, MAYBE_PILL, MAYBE),
    "tentative Eid, times": (
        EID,
        [tentative_eid, publish_times],
        OTHERS_FIRST,
        MAYBE_PILL,
        MAYBE_WITH_TIMES,
    ),
    "Ramadan night": (RAMADAN_NIGHT, [], OTHERS_FIRST, *CHECK),
    "Ramadan night, times": (
        RAMADAN_NIGHT,
        [publish_times, ramadan],
        OPEN_FIRST,
        OPEN_PILL,
        {
            "ar": "يغلق الليلة الساعة 2:00 بعد منتصف الليل.",
            "en": "Closes tonight at 2:00 am.",
        },
    ),
    "31 December": (NEW_YEARS_EVE, [], OTHERS_FIRST, *CHECK),
    "31 December, times": (NEW_YEARS_EVE, [publish_times], OPEN_FIRST, OPEN_PILL, UNTIL_FIVE),
}


CLOSED_PILLS = (CLOSED_PILL, HOLIDAY_PILL, DAY_OFF_PILL)


def get(client, path, moment):
    with time_machine.travel(moment, tick=False):
        response = client.get(path)
    assert response.status_code == 200
    return response


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("case", CASES)
def test_home_says_who_can_be_reached_now(client, case, language):
    moment, facts, order, pill, note = CASES[case]
    for add in facts:
        add()
    response = get(client, f"/{language}/", moment)
    page = parse(response.content.decode())
    assert [now.channel.slug for now in response.context["shown"].fitting] == order
    cards = page.all("article", class_="card")
    shown = [card.all("a")[0]["href"].split("/")[-2] for card in cards]
    assert shown == [slug for slug in order if slug != "hotline"]
    hotline = page.one(class_="call-card")
    assert hotline.one(class_="status").text == pill[language]
    assert hotline.one(class_="status-notice").text == note[language]
    first, *quiet = [link["href"] for link in hotline.all("a", class_="button")]
    instead = f"/{language}/channels/{order[0]}/"
    assert [first, *quiet] == ([instead, "tel:19912"] if pill in CLOSED_PILLS else ["tel:19912"])


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("moment", "seconds", "beyond", "without_answer"),
    [
        (SUNDAY_10, 60, 1, 7 * 60 * 60 - 60),
        (datetime(2026, 11, 22, 16, 59, 30, tzinfo=RIYADH), 29, 1, 1),
        (THURSDAY_END, 1, 0, 0),
    ],
)
def test_home_is_kept_no_longer_than_its_statuses_hold(
    client, language, moment, seconds, beyond, without_answer
):
    publish_times()
    with time_machine.travel(moment, tick=False):
        response = client.get(f"/{language}/")
    assert response.headers["Cache-Control"] == (
        f"public, max-age={seconds}, s-maxage=1, "
        f"stale-while-revalidate={beyond}, stale-if-error={without_answer}"
    )
    ends = {
        datetime.fromisoformat(status["data-holds-until"])
        for status in parse(response.content.decode()).all(class_="status")
    }
    # A cache may show it beyond that, but never past the change.
    assert (min(ends) - moment).total_seconds() >= seconds + beyond


INSTEAD = {
    "ar": "مغلق الآن، فاستخدم هذه الطريقة بدلًا منه",
    "en": "It is closed now. Use this instead",
}
USE = {
    "ar": "استخدم نموذج الموقع الرسمي",
    "en": "Use instead: Official website form",
}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_page_of_a_closed_channel_offers_another_one(client, language):
    def offers(moment: datetime) -> list[Element]:
        page = parse(get(client, f"/{language}/channels/hotline/", moment).content.decode())
        return page.one(class_="call-card").all("a", class_="button")

    assert [one["href"] for one in offers(SUNDAY_10)] == ["tel:19912"]
    other, call = offers(FRIDAY_23)
    assert (other.text, other["href"]) == (USE[language], f"/{language}/channels/website-form/")
    assert (call["href"], "data-holds-until" in call.attributes) == ("tel:19912", False)
    assert other["data-holds-until"] == "2026-11-27T21:00:00Z"  # the end of that day


@pytest.mark.parametrize("language", ["ar", "en"])
def test_guide_of_a_closed_channel_offers_another_one(client, language):
    page = parse(get(client, f"/{language}/guides/call-19912/", FRIDAY_23).content.decode())
    own = page.one(data_moment="own")
    assert [one.text for one in own.all("a", class_="button")][0] == USE[language]
    assert page.one(id="other-title").text == INSTEAD[language]
    cards = page.one(data_moment="other").all("article", class_="card")
    assert [card.all("a")[0]["href"].split("/")[-2] for card in cards] == ["website-form"]


HOLIDAYS_AHEAD = {
    "ar": ["عيد الفطر: من 20 إلى 23 مارس (من الجمعة إلى الاثنين) غير مؤكدة بعد"],
    "en": ["Eid al-Fitr: 20 to 23 March (Friday to Monday) Not confirmed yet"],
}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_holidays_ahead_name_their_days_of_the_week(client, language):
    Holiday.objects.create(
        name_ar="عيد الفطر",
        name_en="Eid al-Fitr",
        first_day=date(2026, 3, 20),
        last_day=date(2026, 3, 23),
    )
    with time_machine.travel(RAMADAN_NIGHT, tick=False):
        page = parse(client.get(f"/{language}/channels/hotline/").content.decode())
    found = [" ".join(one.text.split()) for one in page.one(class_="holidays").all("li")]
    assert found == HOLIDAYS_AHEAD[language]
