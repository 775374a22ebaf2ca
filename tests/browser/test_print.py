"""On paper: the number and a code to scan, no status that would lie later, nothing to press."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.conf import settings

from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.models import Guide
from tests.browser.left_open import at
from tests.directory_rows import make_channel

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(params=[at(22, 12, 0), at(27, 12, 0)], ids=["working day", "closed"])
def moment(request) -> Iterator[datetime]:
    """The server's time while the test runs: on one of the hotline's days, and on none."""
    with time_machine.travel(request.param, tick=False):
        yield request.param


NO_BUTTON = """(links) => links.filter((link) => {
  const { borderTopWidth, backgroundColor, color } = getComputedStyle(link);
  return [borderTopWidth, backgroundColor, color].join() !== "0px,rgba(0, 0, 0, 0),rgb(0, 0, 0)";
}).length"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_channel_prints_with_its_code_and_without_its_status(moment, open_page, language):
    page = open_page(f"/{language}/channels/hotline/")
    with page.expect_request("**/channels/hotline/qr.svg"):
        page.emulate_media(media="print")
        page.pdf(format="A4")
    assert page.locator("img.only-print").is_visible()
    assert page.locator(".endpoint-value").inner_text() == "19912"
    for hidden in (".status", ".site-nav", ".menu", ".language-link", "[data-holds-until]"):
        assert page.locator(hidden).locator("visible=true").count() == 0, hidden
    written = page.locator(".button:visible")  # the number as text, which nobody can press
    assert [link.get_attribute("href") for link in written.all()] == ["tel:19912"]
    assert written.evaluate_all(NO_BUTTON) == 0


# What A4 leaves to the text between its margins, in pixels.
SHEET = {"width": 680, "height": 1032}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("slug", ["hotline", "website-form", "mobile-app", "x-account"])
def test_code_of_a_channel_is_beside_its_number_and_not_alone_on_a_sheet(open_page, language, slug):
    page = open_page(f"/{language}/channels/{slug}/", viewport=SHEET)
    page.emulate_media(media="print")
    code, card = (page.locator(part).bounding_box() for part in ("img.only-print", ".call-card"))
    if slug != "mobile-app":  # there is nothing to press, so no card
        assert code["y"] == card["y"]
    assert code["y"] + code["height"] < SHEET["height"]
    assert sheets(page) <= 2


@pytest.mark.parametrize("language", ["ar", "en"])
def test_links_to_save_and_the_folded_change_are_not_printed(site, open_page, language):
    with versions.recorded(ChangeKind.EDITED):
        make_channel("branch", "office")
    page = open_page(f"/{language}/channels/branch/")
    parts = page.locator(".links, .last-change")
    assert parts.locator("visible=true").count() > 1
    page.emulate_media(media="print")
    assert parts.locator("visible=true").count() == 0


@pytest.mark.parametrize("language", ["ar", "en"])
def test_code_is_not_fetched_for_the_screen(open_page, language):
    page = open_page(f"/{language}/")
    requested = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"/{language}/channels/hotline/", wait_until="networkidle")
    assert [url for url in requested if "qr.svg" in url] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_guide_prints_on_one_page_with_number_address_and_code(open_page, language):
    page = open_page(f"/{language}/guides/send-inquiry-website/")
    with page.expect_request("**/guides/send-inquiry-website/qr.svg"):
        page.emulate_media(media="print")
        assert sheets(page) == 1
    paper = page.locator(".on-paper")
    assert paper.locator("img").is_visible()
    address = f"{settings.SITE_URL}/{language}/guides/send-inquiry-website/"
    assert {"19912", address} <= set(paper.locator("bdi").all_inner_texts())
    # The card names where to write, also for a channel whose number is not the hotline's.
    assert "www.ca.gov.sa" in page.locator(".main-actions .button:visible").inner_text()
    for hidden in (
        ".status",
        ".status-notice",
        ".copy",
        ".switch",
        ".done",
        ".site-nav",
        ".site-footer",
    ):
        assert page.locator(hidden).locator("visible=true").count() == 0, hidden


ADDRESSES = """(links) => links.map((link) => [
  link.innerText, getComputedStyle(link, "::after").content,
])"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_address_is_printed_once(open_page, language):
    page = open_page(f"/{language}/")
    page.emulate_media(media="print")
    for path, selector in (
        ("guides/message-on-x/", "article .step-text a"),
        ("pages/about-this-site/", "article .prose a[href^='https']"),
    ):
        page.goto(f"/{language}/{path}")
        found = dict(page.locator(selector).evaluate_all(ADDRESSES))
        for words in ("@citizen_care", "www.ca.gov.sa"):
            assert found.pop(words, "none") == "none"
    assert set(found.values()) == {'"(https://www.ca.gov.sa/)"'}  # words of their own


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_guide_fits_on_one_page(open_page, language):
    page = open_page(f"/{language}/")
    longest = sorted(Guide.objects.published(), key=lambda guide: -guide.steps.count())[:3]
    for guide in longest:
        page.goto(f"/{language}/guides/{guide.slug}/")
        assert sheets(page) == 1, guide.slug


def sheets(page) -> int:
    """How many A4 pages the page prints on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
