"""When the offices and telephones of the city are there."""

from datetime import datetime

import pytest

from contacts.models import Channel, Site
from tests.conftest import RIYADH
from tests.examples.files import EXAMPLES, load

pytestmark = pytest.mark.django_db
CITY = next(path for path in EXAMPLES if path.stem == "city")
MOMENTS = [
    ("main-office", "2026-11-22 08:00", "open", "2026-11-22 14:30"),  # a Sunday
    ("main-office", "2026-11-22 14:30", "closed", "2026-11-23 08:00"),
    ("main-office", "2026-11-26 12:59", "open", "2026-11-26 13:00"),  # a Thursday
    ("main-office", "2026-11-27 10:00", "closed", "2026-11-29 08:00"),  # a Friday
    ("main-office", "2027-02-09 09:00", "closed", "2027-02-09 10:00"),  # in Ramadan
    ("main-office", "2027-02-09 14:45", "open", "2027-02-09 15:00"),
    ("main-office", "2027-02-22 11:00", "closed", "2027-02-23 10:00"),  # Founding Day
    ("main-office", "2027-03-10 09:00", "check", None),  # perhaps the Eid
    ("recycling-centre", "2026-11-28 11:00", "open", "2026-11-28 12:00"),  # a Saturday
    ("recycling-centre", "2026-11-28 13:00", "closed", "2026-11-28 16:00"),
    ("hotline", "2026-11-27 21:59", "open", "2026-11-27 22:00"),
    ("hotline", "2027-02-09 00:10", "open", "2027-02-09 00:30"),  # of the evening before
    ("website", "2026-11-27 03:00", "always", None),
]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=RIYADH)


def test_offices_are_open_when_the_file_says_so():
    load(CITY)
    channels = {channel.slug: channel for channel in Channel.objects.all()}
    for slug, at, state, changes in MOMENTS:
        status = channels[slug].status_at(moment(at))
        assert (slug, at, status.state) == (slug, at, state)
        if changes:
            assert (slug, at, status.changes_at) == (slug, at, moment(changes))


def test_city_speaks_for_itself():
    """No strip that says whose site it is not, an accent of its own, no ornament."""
    load(CITY)
    site = Site.objects.current()
    assert (site.independence_ar, site.independence_en) == ("", "")
    assert not site.ornament
    assert site.accent == "#1d6b4a"
    assert site.home_blocks[:2] == ("search", "questions")
    assert "choose" in site.menu_items
