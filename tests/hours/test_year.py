"""A year of the site against an oracle that shares no code with it.

Pill, note, table, calendar and JSON-LD of six channels in both languages, with Eids tentative and
confirmed. The suite walks some moments of each kind; with `YEAR_WALK=whole` it walks over 350.
"""

import json
import os
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine
from dateutil.rrule import rrulestr

from contacts.models import Channel, Holiday, Notice, OpeningHours
from tests.hours import year_oracle as oracle
from tests.hours.year_facts import CHANNELS, RAMADAN, Closure, Facts, closures
from tests.hours.year_told import told
from tests.hours.year_words import EN_DAYS, weekday
from tests.html import Element, parse

pytestmark = pytest.mark.django_db
RIYADH = ZoneInfo("Asia/Riyadh")
# An hour of each kind of day: usual, off, Ramadan by day and night, Eids and what is before and
# after them, some hours closed, out of order, the old check, the last day of the year.
SHORT = (  # fmt: skip
    *("01-03T07:59", "01-03T08:00", "01-07T16:00"),
    "01-08T10:00",
    "01-14T23:59",
    "02-07T15:00",
    "02-08T09:00",
    "02-08T22:30",
    "02-09T01:30",
    "02-22T11:00",
    "03-08T23:00",
    "03-09T00:30",
    "03-09T10:00",
    "03-12T12:00",
    "03-13T20:00",
    "03-14T09:00",
    "05-13T18:00",
    "05-14T10:00",
    "05-16T08:30",
    "05-18T14:00",
    "05-19T20:00",
    "06-14T10:00",
    "06-14T13:30",
    "06-15T14:59",
    "07-06T09:00",
    "07-06T10:00",
    "07-07T13:59",
    "07-10T12:00",
    "07-12T10:00",
    "07-28T10:00",
    "08-01T10:00",
    "08-02T20:00",
    "09-22T17:00",
    "09-23T10:00",
    "12-30T17:00",
    "12-31T12:00",
)
IS_WHOLE = os.environ.get("YEAR_WALK") == "whole"
SEASON = {"valid_from": RAMADAN[0], "valid_to": RAMADAN[1]}


def moments() -> list[datetime]:
    found = [datetime.fromisoformat(f"2027-{text}") for text in SHORT]
    if IS_WHOLE:  # another minute of every day, all hours and all weekdays in turn
        found += [
            datetime.combine(date(2027, 1, 1) + timedelta(days=day), time())
            + timedelta(minutes=(day * 467 + 31) % (24 * 60))
            for day in range(365)
        ]
    return sorted(moment.replace(tzinfo=RIYADH) for moment in found)


def clock(minutes: int | None) -> time | None:
    return None if minutes is None else time(minutes // 60 % 24, minutes % 60)


def store(facts: Facts) -> None:
    channel = Channel.objects.create(
        slug=facts.slug,
        kind="phone",
        status="published",
        name_ar=facts.slug,
        name_en=facts.slug,
        verified_on=facts.checked,
        closed_on_holidays=facts.keeps_holidays,
        always_available=facts.always,
    )
    names = {"name_ar": "رمضان", "name_en": "Ramadan", "note_en": "A note of Ramadan"}
    for rows, more in ((facts.usual, {}), (facts.ramadan, SEASON | names)):
        for days, opens, closes in rows:
            OpeningHours.objects.create(
                channel=channel,
                days=[EN_DAYS[day] for day in days],
                opens=clock(opens),
                closes=clock(closes),
                **more,
            )
    if facts.down:
        starts, ends = (datetime.fromisoformat(text).replace(tzinfo=RIYADH) for text in facts.down)
        Notice.objects.create(
            channel=channel, status="published", severity="out_of_order", text_en="Down",
            starts_at=starts, ends_at=ends,
        )  # fmt: skip


def store_closure(one: Closure) -> None:
    Holiday.objects.create(
        name_ar=one.ar,
        name_en=one.en,
        first_day=one.first,
        last_day=one.last,
        confirmed=one.certain,
        opens=clock(one.hours and one.hours[0]),
        closes=clock(one.hours and one.hours[1]),
        channel=Channel.objects.filter(slug=one.slug).first(),
    )


@pytest.fixture(params=[True, False], ids=["confirmed", "tentative"])
def years(request) -> dict[str, oracle.Year]:
    closed = closures(certain=request.param)
    with time_machine.travel(datetime(2026, 12, 25, 9, tzinfo=RIYADH), tick=False):
        for facts in CHANNELS:
            store(facts)
        for one in closed:
            store_closure(one)
    return {facts.slug: oracle.Year(facts, closed) for facts in CHANNELS}


def test_year_is_told_as_the_oracle_has_it(client, years):
    differences = []
    for moment in moments():
        with time_machine.travel(moment, tick=False):
            for slug, year in years.items():
                differences += of_channel(client, slug, year, moment)
    assert differences == [], (
        "\n" + "\n".join(str(one)[:900] for one in differences[:12]) + f"\n{len(differences)}"
    )


def of_channel(client, slug: str, year: oracle.Year, moment: datetime):
    naive = moment.replace(tzinfo=None)
    right = told(year, naive)
    for place, language in enumerate(("en", "ar")):
        page = parse(client.get(f"/{language}/channels/{slug}/").content.decode())
        card = page.one(class_="call-card")
        status = card.all(class_="status")  # none where messages are taken at any time
        notes = card.all(class_="status-notice")[:1]  # then the words of the notice
        if not card.all("h2"):  # nothing is published to press: no card
            notes = page.one("section", aria_labelledby="hours-title").all("p")[:1]
        seen = {
            "state": status[0]["class"].split()[1].removeprefix("status-") if status else "always",
            "pill": status[0].text if status else right.pill[place],
            "note": notes[0].text if notes else "",
            "table": table(page),
        }
        wanted = {
            "state": right.state,
            "pill": right.pill[place],
            "note": right.note[place],
            "table": right_table(slug, naive, place),
        }
        if language == "en":
            seen |= {"calendar": in_calendar(client, slug, moment), "json": in_json(page, naive)}
            letter = year.shown[year.minute(naive)]
            wanted |= {"calendar": letter == oracle.OPEN, "json": right_json(year, naive)}
        yield from (
            (moment.isoformat(), slug, language, name, seen[name], wanted[name])
            for name in seen
            if seen[name] != wanted[name]
        )


NO_DAY = ("Not one of its published days", "ليس من أيام العمل المنشورة")
UNTIMED = ("Working day; the hours are not published", "يوم عمل، وساعاته غير منشورة")
WORKING = ("Sunday to Thursday", "من الأحد إلى الخميس")
WEEKEND = ("Friday and Saturday", "الجمعة والسبت")
EIGHT_TO_FOUR = ("from 8:00 am to 4:00 pm", "من 8:00 صباحًا إلى 4:00 بعد الظهر")
TABLES = {
    "office": [
        (WORKING, ("from 8:00 am to 12:00 noon from 1:00 pm to 4:00 pm",
                   "من 8:00 صباحًا إلى 12:00 ظهرًا من 1:00 بعد الظهر إلى 4:00 بعد الظهر")),
        (WEEKEND, NO_DAY),
    ],
    "hotline": [(WORKING, UNTIMED), (WEEKEND, NO_DAY)],
    "mixed": [
        (("Sunday to Wednesday", "من الأحد إلى الأربعاء"), EIGHT_TO_FOUR),
        (("Thursday", "الخميس"), UNTIMED),
        (WEEKEND, NO_DAY),
    ],
    "relay": [(("every day", "كل يوم"), ("all day", "طوال اليوم"))],
    "lapsed": [(WORKING, EIGHT_TO_FOUR), (WEEKEND, NO_DAY)],
    "form": [],
}  # fmt: skip
SEASON_TABLE = [
    (WORKING, ("from 10:00 am to 3:00 pm from 9:00 pm to 2:00 am the next day",
               "من 10:00 صباحًا إلى 3:00 بعد الظهر من 9:00 مساءً إلى 2:00 بعد منتصف الليل")),
    (WEEKEND, ("from 9:00 pm to 2:00 am the next day", "من 9:00 مساءً إلى 2:00 بعد منتصف الليل")),
]  # fmt: skip
CAPTIONS = (("The usual week", "Ramadan: 8 February to 8 March", "Now"),
            ("الأسبوع المعتاد", "رمضان: من 8 فبراير إلى 8 مارس", "الآن"))  # fmt: skip


def table(page: Element) -> list:
    def words(element: Element) -> str:
        return " ".join(element.text.split())

    return [
        (words(one.one("caption")), [(words(row.one("th")), words(row.one("td")))
                                     for row in one.all("tr")])
        for one in page.all("table", class_="hours")
    ]  # fmt: skip


def right_table(slug: str, naive: datetime, place: int) -> list:
    usual, season, now = CAPTIONS[place]
    if place == 0 and naive.year != 2027:
        season += " 2027"

    def lines(rows):
        return [(days[place], hours[place]) for days, hours in rows]

    found = [(usual, lines(TABLES[slug]))] if TABLES[slug] else []
    if slug == "office" and (naive - timedelta(hours=2)).date() <= RAMADAN[1]:  # its last night
        in_season = naive.date() >= RAMADAN[0]
        both = [(season, lines(SEASON_TABLE)), found[0]] if in_season else [
            found[0], (season, lines(SEASON_TABLE))]  # fmt: skip
        (first, rows), second = both
        return [(f"{first} {now}", rows), second]
    return found


def in_calendar(client, slug: str, moment: datetime) -> bool:
    """Whether an event that is not in doubt covers the moment."""
    response = client.get(f"/en/channels/{slug}.ics")
    if response.status_code == 404:  # no times are published
        return False
    return any(
        covers(event, moment)
        for event in icalendar.Calendar.from_ical(response.content).walk("VEVENT")
        if event["uid"].startswith("hours-") and str(event.get("status")) != "TENTATIVE"
    )


def covers(event: icalendar.Event, moment: datetime) -> bool:
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    if not isinstance(start, datetime):
        return False
    if "rrule" not in event:
        return start <= moment < end
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=start)
    last = rule.before(moment, inc=True)
    skipped = {each.dt for each in event["exdate"].dts} if "exdate" in event else set()
    return last is not None and last not in skipped and moment < last + (end - start)


def in_json(page: Element, moment: datetime) -> bool:
    """Whether the page's JSON-LD says open: on a day the dates that cover it most closely."""
    scripts = page.all("script", type="application/ld+json")
    graph = json.loads(scripts[0].text)["@graph"]
    [point] = [node for node in graph if node["@type"] == "ContactPoint"]
    hours = point.get("hoursAvailable", [])
    eve = moment - timedelta(days=1)
    now, then = f"{moment:%H:%M}", of_day(hours, eve.date())
    today = of_day(hours, moment.date())
    if any(
        one["opens"] <= now
        and (now < one["closes"] or one["closes"] <= one["opens"] or one["closes"] == "23:59")
        for one in today
        if one["opens"] != one["closes"]
    ):
        return True  # fmt: skip
    is_shut = bool(today) and all(one["opens"] == one["closes"] for one in today)
    nights = [one for one in then if one["closes"] < one["opens"] and now < one["closes"]]
    return bool(nights) and not is_shut


def of_day(hours: list[dict], day: date) -> list[dict]:
    def width(one: dict) -> int:
        if "validFrom" not in one:
            return 10_000
        first, last = (date.fromisoformat(one[name]) for name in ("validFrom", "validThrough"))
        return (last - first).days if first <= day <= last else 20_000

    closest = min(map(width, hours), default=20_000)
    name = f"https://schema.org/{EN_DAYS[weekday(day)]}"
    return [one for one in hours if width(one) == closest < 20_000 and name in one["dayOfWeek"]]


def right_json(year: oracle.Year, moment: datetime) -> bool:
    """It tells what is published: no doubts and no notices, which it has no words for."""
    calm = Facts(**{**vars(year.facts), "down": None})
    published = oracle.Year(calm, year.closures).published
    return published[year.minute(moment)] == oracle.OPEN
