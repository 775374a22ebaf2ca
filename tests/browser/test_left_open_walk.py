"""Pages left open across every kind of change, with wrong clocks and broken networks, at random.

Nothing false may be seen for more than a minute. `python -m bench.left_open 200` walks far.
"""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from playwright.sync_api import Route

from contacts.models import Channel, Holiday, Notice, OpeningHours
from tests.browser.left_open import Visit, at

pytestmark = pytest.mark.xdist_group("browser")
WALKS = int(os.environ.get("WALKS", "8"))
PATHS = ["", "channels/hotline/", "guides/call-19912/", "guides/send-inquiry-website/", "search/"]
PATHS += ["search/?q=19912", "pages/privacy/", "questions/"]
IS_SHOWN = "() => [...document.querySelectorAll('main [data-holds-until]')].some(one => (%s))"
SHOWN = IS_SHOWN % "one.getClientRects().length && getComputedStyle(one).visibility !== 'hidden'"
# Seconds before and after the change at which the page is looked at.
LOOKS = [-30, -1, 3, 15, 30, 45, 58, 75, 120, 300]


def tell(moment: datetime, *, ends: datetime | None = None, slug: str = "") -> None:
    Notice.objects.create(
        text_ar="عطل",
        text_en="A fault",
        severity="out_of_order" if slug else "info",
        channel=Channel.objects.get(slug=slug) if slug else None,
        starts_at=moment,
        ends_at=ends,
        status="published",
    )


def tentative_holiday() -> None:
    days = {"first_day": date(2026, 11, 23), "last_day": date(2026, 11, 24)}
    Holiday.objects.create(name_ar="عيد الفطر", name_en="Eid", confirmed=False, **days)


# The moment of the change, what is stored beforehand, and what an editor does at that moment.
Change = tuple[datetime, Callable[[], object], Callable[[], object]]
NOTHING = tuple
NOON, LONG_AGO = at(22, 12, 0), at(20, 12, 0)
CHANGES: dict[str, Change] = {
    "opening": (at(22, 8, 0), NOTHING, NOTHING),
    "closing": (at(22, 16, 0), NOTHING, NOTHING),
    "midnight": (at(23, 0, 0), NOTHING, NOTHING),
    "tentative holiday": (at(23, 0, 0), tentative_holiday, NOTHING),
    "notice begins": (NOON, lambda: tell(NOON, slug="hotline"), NOTHING),
    "notice ends": (NOON, lambda: tell(LONG_AGO, ends=NOON, slug="hotline"), NOTHING),
    "site's notice begins": (NOON, lambda: tell(NOON), NOTHING),
    "site's notice ends": (NOON, lambda: tell(LONG_AGO, ends=NOON), NOTHING),
    "an editor tells": (NOON, NOTHING, lambda: tell(NOON, slug="hotline")),
    "an editor takes back": (
        NOON,
        lambda: tell(LONG_AGO, slug="hotline"),
        lambda: Notice.objects.all().delete(),
    ),
    "an editor edits": (
        NOON,
        NOTHING,
        lambda: OpeningHours.objects.update(opens=None, closes=None),
    ),
}
NETWORKS = ["good", "good", "gone", "gone and back", "503", "hangs"]


@dataclass(frozen=True)
class Walk:
    path: str
    change: str
    off: int  # seconds by which the device's clock is fast
    network: str

    @classmethod
    def at_random(cls, chance: random.Random) -> "Walk":
        path = f"/{chance.choice(['ar', 'en'])}/{chance.choice(PATHS)}"
        off = chance.choice([0, 0, 3, -3, 600, -600])
        return cls(path, chance.choice(list(CHANGES)), off, chance.choice(NETWORKS))


def break_network(visit: Visit, network: str) -> None:
    answers: dict[str, Callable[[Route], object]] = {
        "503": lambda route: route.fulfill(status=503, body="down"),
        "hangs": lambda _route: None,
    }
    if network.startswith("gone"):
        visit.context.set_offline(True)
    elif network in answers:
        visit.page.route("**/*", answers[network])


def mend_network(visit: Visit) -> None:
    visit.context.set_offline(False)
    visit.page.unroute_all()
    visit.settle()  # what it asks for at once is not late


def false_for(visit: Visit, walk: Walk) -> int:
    """The most seconds for which the page showed what was no longer so, looked at now and then."""
    moment, prepare, act = CHANGES[walk.change]
    prepare()
    truth = [visit.fresh(walk.path, moment + timedelta(seconds=LOOKS[0]))]
    start = moment + timedelta(seconds=LOOKS[0])
    page = visit.open(walk.path, start, device=start + timedelta(seconds=walk.off))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    assert visit.reading(awaited=truth[0]) == truth[0]
    break_network(visit, walk.network)
    wrong = 0
    for before, after in pairwise(LOOKS):
        if before < 0 <= after:
            act()
            truth.append(visit.fresh(walk.path, moment + timedelta(seconds=after)))
        if walk.network == "gone and back" and after == 120:
            mend_network(visit)
        visit.later(moment + timedelta(seconds=after), timedelta(seconds=after - before))
        expected = truth[-1]
        if page.evaluate(SHOWN) and visit.reading(awaited=expected) != expected:
            wrong = max(wrong, after)
    mend_network(visit)
    visit.later(moment + timedelta(seconds=900), timedelta(seconds=600))
    assert visit.reading(awaited=truth[-1]) == truth[-1]  # it comes back by itself
    assert errors == []
    return wrong


@pytest.mark.parametrize("number", range(WALKS))
def test_nothing_false_is_shown_for_more_than_a_minute(visit, number):
    walk = Walk.at_random(random.Random(number))  # noqa: S311
    assert false_for(visit, walk) <= 60, walk
