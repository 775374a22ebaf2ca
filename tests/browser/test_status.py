"""A status that stays on the screen is renewed when its time is over, and hidden where it can't."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine

from contacts.models import OpeningHours

pytestmark = pytest.mark.xdist_group("browser")
RIYADH = ZoneInfo("Asia/Riyadh")
BEFORE_CLOSING = datetime(2026, 11, 22, 16, 59, tzinfo=RIYADH)
AFTER_CLOSING = datetime(2026, 11, 22, 17, 1, tzinfo=RIYADH)


@pytest.fixture
def office_hours(site):
    OpeningHours.objects.update(opens=time(8), closes=time(17))


@pytest.fixture
def home_before_closing(open_page, office_hours):
    """The home page as it was at 16:59, in a browser whose clock says so too."""
    with time_machine.travel(BEFORE_CLOSING, tick=False):
        page = open_page("about:blank")
        page.clock.install(time=BEFORE_CLOSING.astimezone(UTC))
        page.goto("/en/")
    status = page.locator(".hotline .status")
    assert status.inner_text() == "Open now, closes today 5:00 pm"
    return page


def test_status_is_renewed_when_it_changes(home_before_closing):
    page = home_before_closing
    with time_machine.travel(AFTER_CLOSING, tick=False):
        page.clock.fast_forward("02:00")
        page.get_by_text("Closed now, opens tomorrow 8:00 am").first.wait_for()
    assert page.locator(".status-open").count() == 0


def test_status_is_hidden_when_it_cannot_be_renewed(home_before_closing):
    page = home_before_closing
    page.route("**/*", lambda route: route.fulfill(status=200, body="gone"))
    page.clock.fast_forward("02:00")
    page.locator(".hotline .status").wait_for(state="hidden")
    # Those of the other channels, which hold until midnight.
    assert page.locator(".status:visible").count() == 3
