from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from contacts.models import Channel, Endpoint, Holiday, OpeningHours

pytestmark = pytest.mark.django_db
RIYADH = ZoneInfo("Asia/Riyadh")
SUNDAY_10 = datetime(2026, 11, 22, 10, 0, tzinfo=RIYADH)
FRIDAY_23 = datetime(2026, 11, 27, 23, 0, tzinfo=RIYADH)
WORKING_DAYS = ["sun", "mon", "tue", "wed", "thu"]


@pytest.fixture
def hotline():
    return Channel.objects.create(slug="hotline", kind="phone", name_ar="الهاتف")


def add_hours(channel, **values):
    return OpeningHours.objects.create(channel=channel, days=WORKING_DAYS, **values)


def test_status_on_a_working_day_without_times_is_check(hotline):
    add_hours(hotline)
    status = hotline.status_at(SUNDAY_10)
    assert (status.state, status.changes_at) == ("check", datetime(2026, 11, 27, tzinfo=RIYADH))


def test_status_on_a_friday_is_closed(hotline):
    add_hours(hotline)
    assert hotline.status_at(FRIDAY_23).state == "closed"


def test_status_within_published_times_is_open(hotline):
    add_hours(hotline, opens=time(8), closes=time(17))
    status = hotline.status_at(SUNDAY_10)
    assert (status.state, status.changes_at) == ("open", datetime(2026, 11, 22, 17, tzinfo=RIYADH))


def test_status_ignores_hours_that_are_drafts(hotline):
    add_hours(hotline, opens=time(8), closes=time(17), status="draft")
    assert hotline.status_at(SUNDAY_10).state == "check"


def test_status_on_a_confirmed_holiday_is_closed(hotline):
    add_hours(hotline, opens=time(8), closes=time(17))
    day = SUNDAY_10.date()
    Holiday.objects.create(name_en="Day off", first_day=day, last_day=day, confirmed=True)
    assert hotline.status_at(SUNDAY_10).state == "closed"


def test_status_on_a_draft_holiday_is_as_usual(hotline):
    add_hours(hotline, opens=time(8), closes=time(17))
    day = SUNDAY_10.date()
    Holiday.objects.create(
        name_en="Day off", first_day=day, last_day=day, confirmed=True, status="draft"
    )
    assert hotline.status_at(SUNDAY_10).state == "open"


def test_status_checked_too_long_ago_is_check(hotline, settings):
    add_hours(hotline, opens=time(8), closes=time(17))
    settings.VERIFIED_FOR_DAYS = 180
    hotline.verified_on = date(2026, 5, 26)  # 180 days before
    assert hotline.status_at(SUNDAY_10).state == "open"
    hotline.verified_on = date(2026, 5, 25)
    assert hotline.status_at(SUNDAY_10).state == "check"


def test_status_of_an_always_available_channel(hotline):
    hotline.always_available = True
    assert hotline.status_at(FRIDAY_23).state == "always"


@pytest.mark.parametrize(
    ("kind", "typed", "stored", "shown", "link"),
    [
        ("phone", "١٩٩١٢", "19912", "19912", "tel:19912"),
        ("phone", "\u202a19912\u202c", "19912", "19912", "tel:19912"),
        ("x", "@citizen_care", "citizen_care", "@citizen_care", "https://x.com/citizen_care"),
        (
            "url",
            "https://WWW.ca.gov.sa",
            "https://www.ca.gov.sa/",
            "www.ca.gov.sa",
            "https://www.ca.gov.sa/",
        ),
    ],
)
def test_endpoint_is_stored_in_its_canonical_form(hotline, kind, typed, stored, shown, link):
    endpoint = Endpoint(channel=hotline, kind=kind, value=typed)
    endpoint.full_clean()
    endpoint.save()
    endpoint.refresh_from_db()
    assert (endpoint.value, endpoint.display, endpoint.link) == (stored, shown, link)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("kind", "typed", "advice"),
    [
        ("phone", "call us", "Write a short number such as 1234"),
        ("url", "http://www.ca.gov.sa/", "starting with https://"),
        ("ios", "https://www.ca.gov.sa/", "https://apps.apple.com/"),
        ("android", "https://www.ca.gov.sa/", "https://play.google.com/"),
        ("x", "citizen care", "as in @help_account"),
    ],
)
def test_wrong_endpoint_is_refused_with_advice(hotline, kind, typed, advice):
    with pytest.raises(ValidationError) as refusal:
        Endpoint(channel=hotline, kind=kind, value=typed).full_clean()
    [message] = refusal.value.message_dict["value"]
    assert advice in message
    assert typed in message
