"""What an editor tells for a while appears on open pages, and goes, with nobody acting."""

from datetime import datetime, time, timedelta

import pytest

from contacts.models import Channel, Notice
from tests.browser.left_open import AFTER, BEFORE, READING, at

pytestmark = pytest.mark.xdist_group("browser")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
MINUTE = timedelta(minutes=1)
NOON = at(22, 12, 0)
TEXT = {"ar": "الخط متعطل", "en": "The line is down"}
ENDED = {"ar": "اليوم حتى الساعة 3:00 بعد الظهر", "en": "Until 3:00 pm today"}


def tell(starts: datetime, ends: datetime | None, *, slug: str = "", **fields) -> Notice:
    return Notice.objects.create(
        **{"text_ar": TEXT["ar"], "text_en": TEXT["en"], "severity": "disrupted", **fields},
        channel=Channel.objects.get(slug=slug) if slug else None,
        starts_at=starts,
        ends_at=ends,
        status="published",
    )


@both_languages
@pytest.mark.parametrize("path", ["", "channels/hotline/", "pages/privacy/", "search/?q=19912"])
def test_notice_of_the_site_appears_and_goes_on_an_open_page(visit, language, path):
    tell(at(22, 12, 0), at(22, 12, 10))
    path = f"/{language}/{path}"
    page = visit.open(path, at(22, 11, 59))
    assert page.locator(".notice").count() == 0
    for moment in (at(22, 12, 0, 3), at(22, 12, 10, 3)):
        visit.later(moment, timedelta(minutes=1, seconds=3))
        fresh = visit.fresh(path, moment)
        assert visit.reading(awaited=fresh) == fresh
        assert page.locator(".notice:visible").count() == (moment.minute == 0)


@both_languages
@pytest.mark.parametrize("path", ["channels/hotline/", "guides/call-19912/", ""])
def test_notice_that_an_editor_adds_reaches_an_open_page_within_a_minute(visit, language, path):
    path = f"/{language}/{path}"
    page = visit.open(path, NOON)
    tell(NOON, at(22, 15, 0), slug="hotline")
    visit.later(NOON + MINUTE, MINUTE)
    fresh = visit.fresh(path, NOON + MINUTE)
    assert visit.reading(awaited=fresh) == fresh
    assert TEXT[language] in fresh
    assert page.locator(".notice").count() == (path != f"/{language}/")  # there on its card
    assert (ENDED[language] in fresh) == (path != f"/{language}/")
    Notice.objects.all().delete()
    visit.later(NOON + 2 * MINUTE, MINUTE)
    fresh = visit.fresh(path, NOON + 2 * MINUTE)
    assert visit.reading(awaited=fresh) == fresh
    assert TEXT[language] not in fresh


@pytest.mark.parametrize("off", [-600, 0, 600])
def test_notice_is_not_shown_past_its_end_without_a_network(visit, off):
    tell(NOON, at(22, 12, 1))
    page = visit.open("/en/", NOON, device=NOON + timedelta(seconds=off))
    assert page.locator(".notice").is_visible()
    visit.context.set_offline(True)
    visit.later(at(22, 12, 1, 2), timedelta(seconds=62))
    page.locator(".notice").wait_for(state="hidden")
    assert page.locator("[data-holds-until]:visible").count() == 0
    visit.context.set_offline(False)
    fresh = visit.fresh("/en/", at(22, 12, 1, 2))
    assert visit.reading(awaited=fresh) == fresh


def test_page_that_hears_nothing_for_a_minute_says_so_and_recovers(visit):
    page = visit.open("/en/", NOON)
    page.route("**/en/", lambda route: route.abort())
    for second in range(10, 61, 5):
        visit.later(NOON + timedelta(seconds=second), timedelta(seconds=5))
    page.locator(".saved-copy").wait_for()
    assert page.locator(".status:visible").count() == 0
    page.unroute_all()
    visit.later(NOON + 10 * MINUTE, 9 * MINUTE)
    fresh = visit.fresh("/en/", NOON + 10 * MINUTE)
    assert visit.reading(awaited=fresh) == fresh
    assert page.locator(".saved-copy").is_hidden()


@both_languages
def test_reader_of_a_page_scrolled_down_keeps_the_place_when_a_notice_comes(visit, language):
    page = visit.open(f"/{language}/guides/call-19912/", NOON)
    step = page.locator(".steps > li").nth(1)
    step.evaluate("node => node.scrollIntoView({ block: 'center', behavior: 'instant' })")
    visit.settle()
    top = step.bounding_box()["y"]
    tell(NOON, None, slug="hotline")
    visit.later(NOON + MINUTE, MINUTE)
    page.locator(".notice").wait_for()
    assert step.bounding_box()["y"] == pytest.approx(top, abs=3)


def test_screen_reader_hears_a_notice(visit):
    page = visit.open("/en/pages/privacy/", NOON)
    tell(NOON, None)
    visit.later(NOON + MINUTE, MINUTE)
    page.locator(".notice").wait_for()
    assert TEXT["en"] in page.locator("body > [role=status]").text_content()


def test_page_without_a_script_shows_what_depends_on_the_moment_for_a_minute(open_page):
    tell(BEFORE, None)
    page = open_page("/en/", java_script_enabled=False)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Animation.enable")
    devtools.send("Animation.setPlaybackRate", {"playbackRate": 0})
    shown = page.locator("[data-holds-until]:visible").count()
    assert shown > 4
    assert page.locator(".saved-copy").is_hidden()
    devtools.send("Animation.setPlaybackRate", {"playbackRate": 1000})
    page.locator(".saved-copy").wait_for()
    assert page.locator("[data-holds-until]:visible").count() == 0


@pytest.mark.parametrize("renewals", [0, 1, 2])
def test_page_saved_as_a_file_says_no_more_than_a_minute_what_is_open(visit, open_page, renewals):
    """It has all the marks of the script, and runs none."""
    opened = visit.open("/en/", NOON)
    for number in range(1, renewals + 1):
        visit.later(NOON + number * MINUTE, MINUTE)
        visit.reading(awaited=visit.fresh("/en/", NOON + number * MINUTE))
    saved = opened.evaluate("document.documentElement.outerHTML")
    assert 'data-live="yes"' in saved
    page = open_page("/en/offline/", java_script_enabled=False)
    page.route("**/en/", lambda route: route.fulfill(body=saved, content_type="text/html"))
    devtools = page.context.new_cdp_session(page)
    devtools.send("Animation.enable")
    devtools.send("Animation.setPlaybackRate", {"playbackRate": 0})
    page.goto("/en/")
    assert page.locator("[data-holds-until]:visible").count() > 4
    devtools.send("Animation.setPlaybackRate", {"playbackRate": 1000})
    page.locator(".status").first.wait_for(state="hidden")
    assert page.locator("[data-holds-until]:visible").count() == 0


def test_minute_of_the_stylesheet_begins_again_with_each_renewal(visit):
    age = "document.querySelector('.status').getAnimations()[0].currentTime"
    page = visit.open("/en/", NOON)
    page.wait_for_timeout(300)
    assert page.evaluate(age) > 250
    visit.later(NOON + MINUTE, MINUTE)
    assert page.evaluate(age) < page.evaluate("performance.now()") - 250


def test_channel_that_is_taken_off_goes_from_an_open_guide_and_comes_back(visit):
    """Its region is there all the same."""
    page = visit.open("/en/guides/call-19912/", NOON)
    for status in ("draft", "published"):
        Channel.objects.filter(slug="hotline").update(status=status)
        visit.later(AFTER, MINUTE)
        fresh = visit.fresh("/en/guides/call-19912/", AFTER)
        assert visit.reading(awaited=fresh) == fresh
        assert page.locator("[data-moment=own]").is_visible() == (status == "published")
    assert page.evaluate(READING) == fresh


ORDER = """() => [...document.querySelectorAll('main article.card')].map((card) => (
  card.querySelector('a').getAttribute('href').split('/').at(-2)))"""
FIRST_BUTTON = "document.querySelector('.call-card .button').getAttribute('href')"
USE_INSTEAD = {
    "ar": "متوقف الآن، فاستخدم هذه الطريقة بدلًا منه",
    "en": "It is out of order now. Use this instead",
}


@both_languages
@pytest.mark.parametrize("is_planned", [True, False])
def test_channel_out_of_order_changes_an_open_page_and_back(visit, language, is_planned):
    """The pill, the button to press first, what to use instead, and the notice, together."""
    ends = at(22, 12, 10)
    home, guide = f"/{language}/", f"/{language}/guides/call-19912/"
    if is_planned:
        tell(NOON, ends, slug="hotline", severity="out_of_order")
    page = visit.open(home, NOON - MINUTE)
    second = visit.context.new_page()
    second.clock.install(time=NOON - MINUTE)
    second.goto(guide)
    visit.settle()
    assert page.evaluate(FIRST_BUTTON) == "tel:19912"
    if not is_planned:
        tell(NOON, ends, slug="hotline", severity="out_of_order")
    for moment, passed in ((NOON + MINUTE, 2 * MINUTE), (ends + 3 * MINUTE / 60, 10 * MINUTE)):
        visit.later(moment, passed)
        second.clock.fast_forward(int(passed.total_seconds() * 1000))
        visit.settle()
        for one, path in ((page, home), (second, guide)):
            fresh = visit.fresh(path, moment)
            assert one.evaluate(READING) == fresh, path
        is_over = moment > ends
        assert page.locator(".call-card .status-suspended").count() == (not is_over)
        assert (page.evaluate(FIRST_BUTTON) == "tel:19912") == is_over
        assert page.locator(".call-card a[href='tel:19912']").is_visible()
        assert second.locator("#other-title", has_text=USE_INSTEAD[language]).count() == (
            not is_over
        )
        assert second.locator(".notice").count() == (not is_over)


@both_languages
def test_hotline_keeps_its_place_beside_a_branch_with_a_phone(visit, language):
    """By the editors' order, whichever of the two is open."""
    hotline = Channel.objects.get(slug="hotline")
    branch = Channel.objects.create(
        slug="branch", kind="phone", name_en="Branch", status="published", position=90
    )
    branch.endpoints.create(kind="phone", value="0112345678", status="published")
    branch.opening_hours.create(days=["sun"], opens=time(14), closes=time(20))
    number = hotline.endpoints.get().value
    page = visit.open(f"/{language}/", at(22, 15, 0))
    for hour in (15, 17):
        visit.later(at(22, hour, 1), MINUTE if hour == 15 else timedelta(hours=2))
        assert page.locator(".call-card a[href^='tel:'] bdi").inner_text() == number
    assert page.evaluate(ORDER)[0] == "branch"
