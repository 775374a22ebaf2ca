"""What a page says of the moment is brought up to date while it stays open."""

from datetime import date, time, timedelta

import pytest

from contacts.models import Channel, Guide, Holiday, OpeningHours
from tests.browser.left_open import AFTER, BEFORE, READING, at

pytestmark = pytest.mark.xdist_group("browser")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
WEEK = ["sun", "mon", "tue", "wed", "thu"]
FORM = "main form[role=search] input"
# Each channel of the first page with its pill, if it has one, in the order of the page.
CARDS = """() => [...document.querySelectorAll('.call-card, [data-moment=channels] li')].map(
  (card) => {
    const pill = card.querySelector('.status');
    const link = card.querySelector('h3 a, .more a, .more-ways a') || card.querySelector('a');
    return [link.getAttribute('href').split('/').at(-2), pill && pill.innerText];
  })"""

PATHS = [
    "",
    "channels/hotline/",
    "channels/mobile-app/",
    "guides/call-19912/",
    "guides/send-inquiry-website/",
    "guides/which-way-to-choose/",
    "search/",
    "search/?q=zzzzqq",
    "report/thanks/?page=/en/guides/call-19912/",
]


@both_languages
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("hour", [8, 16])
def test_page_left_open_says_what_a_fresh_one_says(visit, language, path, hour):
    path = f"/{language}/{path}"
    before, after = at(22, hour, 0) - timedelta(minutes=1), at(22, hour, 1)
    visit.open(path, before)
    fresh = visit.fresh(path, before)
    assert visit.reading(awaited=fresh) == fresh
    visit.later(after, timedelta(minutes=2))
    fresh = visit.fresh(path, after)
    assert visit.reading(awaited=fresh) == fresh


def add_branch(closes: int) -> None:
    """One that is called too; while it is open it comes before what has no hours."""
    branch = Channel.objects.create(
        slug="branch",
        kind="phone",
        name_ar="فرع الرياض",
        name_en="Riyadh branch",
        status="published",
        position=90,
        verified_on=date(2026, 11, 1),
    )
    branch.opening_hours.create(days=WEEK, opens=time(9), closes=time(closes))


@both_languages
def test_each_channel_keeps_its_own_status(visit, language):
    add_branch(closes=20)
    page = visit.open(f"/{language}/", BEFORE)
    before = page.evaluate(CARDS)
    assert [slug for slug, _ in before[:2]] == ["hotline", "branch"]
    assert len(before) == 5
    visit.later(AFTER, timedelta(minutes=2))
    after = page.evaluate(CARDS)
    assert [slug for slug, _ in after] == [slug for slug, _ in before]
    changed = {slug for slug, status in after if dict(before)[slug] != status}
    assert changed == {"hotline"}


@both_languages
def test_button_to_press_first_is_of_a_channel_that_can_be_used(visit, language):
    page = visit.open(f"/{language}/", BEFORE)
    buttons = page.locator(".call-card .button")
    hrefs = "buttons => buttons.map((button) => button.getAttribute('href'))"
    assert buttons.evaluate_all(hrefs) == ["tel:19912"]
    buttons.first.focus()
    visit.later(AFTER, timedelta(minutes=2))
    other = f"/{language}/channels/website-form/"
    assert buttons.evaluate_all(hrefs) == [other, "tel:19912"]
    assert page.evaluate("document.activeElement.href") == "tel:19912"  # not what came before it


@both_languages
def test_tentative_holiday_shows_its_notice_at_midnight(visit, language):
    Holiday.objects.create(
        name_ar="عيد",
        name_en="Eid",
        first_day=date(2026, 11, 23),
        last_day=date(2026, 11, 24),
        confirmed=False,
    )
    for path in ("", "channels/hotline/", "guides/call-19912/"):
        page = visit.open(f"/{language}/{path}", at(22, 23, 59))
        visit.later(at(23, 0, 1), timedelta(minutes=2))
        shown = page.evaluate(READING)
        assert shown == visit.fresh(f"/{language}/{path}", at(23, 0, 1))
        assert page.locator(".status-notice:visible").count() >= 1


def test_season_and_holidays_of_the_table_follow_the_day(visit):
    hotline = Channel.objects.get(slug="hotline")
    season = {"valid_from": date(2026, 11, 1), "valid_to": date(2026, 11, 22)}
    OpeningHours.objects.create(
        channel=hotline, days=WEEK, opens=time(9), closes=time(14), **season
    )
    Holiday.objects.create(
        name_ar="عطلة",
        name_en="Rest",
        first_day=date(2026, 11, 22),
        last_day=date(2026, 11, 22),
        confirmed=True,
    )
    page = visit.open("/en/channels/hotline/", at(22, 23, 59))
    assert "Rest" in page.evaluate(READING)
    visit.later(at(23, 0, 1), timedelta(minutes=2))
    fresh = visit.fresh("/en/channels/hotline/", at(23, 0, 1))
    assert visit.reading(awaited=fresh) == fresh
    assert "Rest" not in page.evaluate(READING)


def test_tab_that_slept_for_hours_is_brought_up_to_date(visit):
    visit.open("/en/guides/call-19912/", BEFORE)
    visit.later(at(24, 9, 0), timedelta(hours=41, minutes=1))
    fresh = visit.fresh("/en/guides/call-19912/", at(24, 9, 0))
    assert visit.reading(awaited=fresh) == fresh


def test_reader_keeps_place_focus_selection_and_typed_words(visit):
    add_branch(closes=16)
    page = visit.open("/en/", BEFORE)
    order = [slug for slug, _status in page.evaluate(CARDS)]
    page.locator(FORM).fill("national addr")
    page.locator("#channels .card").nth(1).locator("h3 a").focus()
    focused = page.evaluate("document.activeElement.href")
    page.evaluate("""() => {
      const text = document.querySelector('#featured-title').firstChild;
      getSelection().setBaseAndExtent(text, 0, text, 6);
      text.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
    }""")
    visit.settle()
    place = "document.querySelector('#featured-title').getBoundingClientRect().top"
    selected, top = page.evaluate(f"[String(getSelection()), {place}]")
    visit.later(AFTER, timedelta(minutes=2))
    assert page.locator(".call-card .status-closed").is_visible()
    assert [slug for slug, _status in page.evaluate(CARDS)] != order
    assert page.locator(FORM).input_value() == "national addr"
    assert page.evaluate("document.activeElement.href") == focused
    assert page.evaluate("String(getSelection())") == selected
    assert page.evaluate(place) == pytest.approx(top, abs=3)  # what the reader looks at stays there


@both_languages
def test_card_in_the_middle_of_the_screen_stays_there_when_the_order_changes(visit, language):
    add_branch(closes=16)
    page = visit.open(f"/{language}/", BEFORE)
    order = page.evaluate(CARDS)
    card = page.locator(f"main article.card:has(a[href*='/{order[2][0]}/'])").first
    card.evaluate("node => node.scrollIntoView({ block: 'center', behavior: 'instant' })")
    visit.settle()
    before = card.bounding_box()["y"]
    visit.later(AFTER, timedelta(minutes=2))
    assert [slug for slug, _status in page.evaluate(CARDS)] != [slug for slug, _status in order]
    assert card.bounding_box()["y"] == pytest.approx(before, abs=3)


def test_focus_stays_in_its_place_when_the_channel_is_another(visit):
    """Not on the link of another channel, which would open what the reader did not choose."""
    page = visit.open("/en/guides/send-inquiry-website/", at(22, 7, 59))
    page.locator("[data-moment=other] a").first.focus()
    visit.later(at(22, 8, 1), timedelta(minutes=2))
    assert page.locator("[data-moment=other] .status-open").is_visible()
    assert page.evaluate("document.activeElement.dataset.moment") == "other"


@both_languages
def test_screen_reader_hears_the_change_once(visit, language):
    page = visit.open(f"/{language}/", BEFORE)
    page.evaluate("""() => {
      window.heard = [];
      const live = document.querySelector('body > [role=status]');
      new MutationObserver(() => live.textContent && heard.push(live.textContent))
        .observe(live, { childList: true });
    }""")
    visit.later(AFTER, timedelta(minutes=2))
    name, status = (
        page.locator(".call-card .channel-name").inner_text(),
        page.locator(".call-card .status"),
    )
    assert page.evaluate("heard") == [f"{name}: {status.inner_text()}"]


def test_page_restored_from_the_history_is_brought_up_to_date(visit):
    page = visit.open("/en/", BEFORE)
    with visit.server_at(BEFORE):
        page.goto("/en/pages/privacy/")
    with visit.server_at(AFTER):
        page.clock.fast_forward("02:00")
        page.go_back()
        page.locator(".call-card .status-closed").wait_for()
    fresh = visit.fresh("/en/", AFTER)
    assert visit.reading(awaited=fresh) == fresh


def test_guide_whose_channel_is_closed_all_day_offers_one_when_it_opens(visit):
    """Nothing could be used before: the place for it is there all the same."""
    Channel.objects.filter(always_available=True).update(status="draft")
    guide = Guide.objects.exclude(channel__slug="hotline").filter(channel__isnull=True).first()
    page = visit.open(guide.get_absolute_url(), at(22, 7, 59))
    assert page.locator("[data-moment=other]").is_hidden()
    visit.later(at(22, 8, 1), timedelta(minutes=2))
    assert page.locator("[data-moment=other] .status-open").is_visible()
