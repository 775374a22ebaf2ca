"""“Ramadan hours” once more: opened with what is stored, and saying what a press does to each."""

from datetime import date, time

import pytest
from django.urls import reverse

from contacts.admin.notices import holiday_notices
from tests.admin.test_seasons import RAMADAN, TIMES, URL, form_of, season, stored
from tests.directory_rows import WORKING_DAYS, make_channel, make_hours

pytestmark = pytest.mark.usefixtures("sunday_10")
NINTH = date(2027, 3, 9)


@pytest.fixture
def channels(db):
    """The first has hours of its own in Ramadan, the next two share theirs, the last has none."""
    made = [make_channel(slug, position=place) for place, slug in enumerate("abcd", 1)]
    for channel in made:
        channel.name_en, channel.name_ar = channel.slug.upper(), f"قناة {channel.slug}"
        channel.save()
        make_hours(channel, 8, 16)
    season(made[0], status="published").__class__.objects.filter(valid_from__isnull=False).update(
        valid_to=NINTH
    )
    for channel in made[1:3]:
        make_hours(channel, 10, 15, **RAMADAN, name_ar="رمضان", name_en="Ramadan")
    return made


def facts(form) -> list[str]:
    return [form[name][0] for name in ("valid_from", "valid_to", "opens", "closes")]


def about(page, channel) -> str:
    return " ".join(page.one(id=f"about-{channel.pk}").text.split())


def test_page_opens_with_the_season_of_most_and_ticks_those_that_have_it(desk, channels):
    form = form_of(desk)
    assert facts(form) == ["2027-02-08", "2027-03-08", "10:00", "15:00"]
    assert form["channels"] == [str(channel.pk) for channel in channels[1:3]]


def test_channel_that_has_its_own_opens_with_that(desk, channels):
    form = form_of(desk, channel=channels[0].pk)
    assert facts(form) == ["2027-02-08", "2027-03-09", "11:00", "14:00"]
    assert form["channels"] == [str(channels[0].pk)]


def test_channel_that_has_none_opens_with_that_of_most(desk, channels):
    form = form_of(desk, channel=channels[3].pk)
    assert facts(form) == ["2027-02-08", "2027-03-08", "10:00", "15:00"]
    assert form["channels"] == [str(channels[3].pk)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_page_says_what_a_press_does_to_each(desk, channels, language):
    page = desk.in_language(language).get(URL)
    said = {
        "en": [
            "Ticked: they are replaced. Not ticked: they stay.",
            *["It has these hours. Ticked: they become what you write above. Not ticked"] * 2,
            "It has no hours for these dates. Ticked: it gets them.",
        ],
        "ar": [
            "إن اخترتها استُبدلت، وإلا بقيت كما هي",
            *["لها هذه الساعات. إن اخترتها صارت كما تكتب أعلاه، وإلا بقيت كما هي"] * 2,
            "لا ساعات لها في هذه التواريخ. إن اخترتها أُضيفت لها.",
        ],
    }
    for channel, words in zip(channels, said[language], strict=True):
        assert words in about(page, channel)
    stored_already = {
        "en": "It is stored already: below are the dates and hours of “B”, “C”.",
        "ar": "ساعاته محفوظة من قبل: في الأسفل تواريخ «قناة b»، «قناة c» وساعاتها.",
    }
    assert stored_already[language] in page.one("p", class_="stored").text


def test_end_is_moved_for_those_that_have_it_in_one_press(desk, channels):
    assert desk.save(URL, form_of(desk), valid_to="2027-03-09") is None
    for channel in channels[1:3]:
        assert stored(channel) == [(WORKING_DAYS, time(10), time(15), date(2027, 2, 8), NINTH)]
    assert stored(channels[0])[0][1] == time(11)
    assert stored(channels[3]) == []


def test_first_visit_says_nothing_of_it(desk, db):
    make_hours(make_channel(), 8, 16)
    page = desk.get(URL)
    assert page.all("p", class_="stored") == []
    assert "gets them" not in page.text
    assert desk.save(URL, {**form_of(desk), **TIMES}) is None


def test_first_page_leads_to_the_only_channel_that_lacks_it(desk, channels, sunday_10):
    def links(now):
        return [one.url for one in holiday_notices(now) if "no hours for Ramadan" in one.text]

    now = sunday_10.replace(year=2027, month=1, day=20)
    url = reverse("admin:contacts_channel_season")
    assert links(now) == [f"{url}?channel={channels[3].pk}"]
    channels[2].opening_hours.filter(valid_from__isnull=False).delete()
    assert links(now) == [url, url]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_way_to_the_form_of_a_channel_keeps_what_is_typed_here(desk, db, language):
    channel = make_channel()
    page = desk.in_language(language).get(URL)
    link = page.one(id=f"about-{channel.pk}").one("a")
    assert link["target"] == "_blank"
    assert {"en": "in a new tab", "ar": "في تبويب جديد"}[language] in link.text
