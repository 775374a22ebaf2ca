"""A status that cannot be brought up to date is hidden, asked for again, and comes back."""

from datetime import UTC, timedelta
from email.utils import format_datetime

import pytest

from tests.browser.left_open import AFTER, BEFORE, READING, at

pytestmark = pytest.mark.xdist_group("browser")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])


@both_languages
@pytest.mark.parametrize("off", [3, 45, -3, -300, -1800, 1800, 86400, -86400])
def test_wrong_clock_of_the_device_does_not_matter(visit, language, off):
    """`off`: seconds by which it is fast."""
    page = visit.open(f"/{language}/", BEFORE, device=BEFORE + timedelta(seconds=off))
    opened = visit.fresh(f"/{language}/", BEFORE)
    assert page.evaluate(READING) == opened
    visit.later(at(22, 15, 59, 58), timedelta(seconds=58))
    assert page.evaluate(READING) == opened
    visit.later(at(22, 16, 0, 3), timedelta(seconds=5))
    fresh = visit.fresh(f"/{language}/", AFTER)
    assert visit.reading(awaited=fresh) == fresh


FAILURES = {
    "no network": lambda route: route.abort(),
    "503": lambda route: route.fulfill(status=503, body="<main data-renew-at='2099-01-01'></main>"),
    "another page": lambda route: route.fulfill(status=200, body="gone"),
    "no answer": lambda route: None,
}


@pytest.mark.parametrize("failure", FAILURES)
def test_status_comes_back_when_the_network_does(visit, failure):
    page = visit.open("/en/guides/call-19912/", at(22, 7, 59))
    assert page.get_by_text("It is closed now").is_visible()
    assert page.get_by_text("Use instead").is_visible()
    asked = []
    page.route("**/*", lambda route: (asked.append(route.request.url), FAILURES[failure](route)))
    visit.later(at(22, 8, 1), timedelta(minutes=2))
    page.clock.fast_forward(11_000)
    page.locator("[data-moment=own] .status").wait_for(state="hidden")
    assert page.get_by_text("It is closed now").is_hidden()
    assert page.get_by_text("Use instead").is_hidden()
    assert page.locator("[data-moment=own] a[href='tel:19912']").is_visible()
    with visit.server_at(at(22, 12, 0)):
        for _ in range(12):
            page.clock.fast_forward("20:00")
            page.wait_for_timeout(20)
    assert 3 <= len(asked) <= 14  # again and again, but never in a tight loop
    page.unroute_all()
    visit.later(at(22, 12, 0), timedelta(minutes=10))
    page.clock.fast_forward("10:00")
    with visit.server_at(at(22, 12, 0)):
        page.get_by_text("Closes today at 4:00 pm.").first.wait_for()
    fresh = visit.fresh("/en/guides/call-19912/", at(22, 12, 0))
    assert visit.reading(awaited=fresh) == fresh


def test_status_is_asked_for_as_soon_as_the_device_is_connected(visit):
    page = visit.open("/en/", BEFORE)
    visit.context.set_offline(True)
    visit.later(AFTER, timedelta(minutes=2))
    page.locator(".saved-copy").wait_for()
    assert page.locator(".status:visible").count() == 0  # whatever holds longer than the first
    with visit.server_at(AFTER):
        visit.context.set_offline(False)
        page.locator(".call-card .status-closed").wait_for()
    assert page.locator(".status:visible").count() == 2  # the others take messages at any time
    assert page.locator(".saved-copy").is_hidden()


@pytest.mark.parametrize("with_headers", [False, True])
def test_stale_answer_shows_no_status(visit, with_headers):
    page = visit.open("/en/", BEFORE)
    with visit.server_at(BEFORE):
        old = visit.context.request.get("/en/")
    headers = old.headers if with_headers else {"content-type": "text/html"}
    page.route("**/en/", lambda route: route.fulfill(body=old.text(), headers=headers))
    visit.later(AFTER, timedelta(minutes=2))
    page.locator(".call-card .status").wait_for(state="hidden")


@pytest.mark.parametrize("off", [0, 600, -600, -7200])
@pytest.mark.parametrize("tells", ["date", "age"])
def test_stale_copy_that_a_cache_served_is_noticed_at_once(visit, off, tells):
    """Also where the device's clock would have it hold: it is two hours slow."""
    with visit.server_at(BEFORE):
        old = visit.context.request.get("/en/")
    moment = at(22, 17, 0)
    headers = {**old.headers, "date": format_datetime(moment.astimezone(UTC), usegmt=True)}
    if tells == "age":
        headers = {**old.headers, "age": "3660"}
    visit.page.route("**/en/", lambda route: route.fulfill(body=old.text(), headers=headers))
    page = visit.open("/en/", moment, device=moment + timedelta(seconds=off))
    page.locator(".call-card .status").wait_for(state="hidden")
    assert page.locator(".status:visible").count() == 0
    assert page.locator(".saved-copy").is_visible()
    page.unroute_all()
    visit.later(moment, timedelta(seconds=30))
    fresh = visit.fresh("/en/", moment)
    assert visit.reading(awaited=fresh) == fresh
