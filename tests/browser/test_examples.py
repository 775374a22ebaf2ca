"""The example sites on a small phone: what readers come for, in both languages."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from contacts.models import Channel, Claim, Guide, Site
from tests.browser.conftest import WITHOUT_SERVICE_WORKER, outside
from tests.browser.test_matrix import AXE, FITS, LOOKS
from tests.browser.test_targets import TOO_LOW
from tests.examples.files import EXAMPLES, load, named

pytestmark = pytest.mark.xdist_group("browser")
NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (Not Found)"
WIDTHS = (195, 320, 1280)  # beside the small phone's
SMALL_PHONE = {"width": 360, "height": 640}


@pytest.fixture(params=EXAMPLES, ids=named)
def page(request, browser, live_server) -> Iterator[Page]:
    load(request.param)
    context = browser.new_context(base_url=live_server.url, viewport=SMALL_PHONE)
    context.add_init_script(WITHOUT_SERVICE_WORKER)
    opened = context.new_page()
    opened.complaints = []
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on(
        "request",
        lambda request: opened.complaints.extend(outside(request.url, live_server.url)),
    )
    yield opened
    context.close()


def wrong_with(page: Page, path: str) -> list[str]:
    """Resized and recoloured in place, as the matrix of the first content is."""
    page.set_viewport_size(SMALL_PHONE)
    page.goto(path)
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    found = page.evaluate(AXE)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {one}" for one in page.evaluate(AXE, LOOKS)]
    for width in (*WIDTHS, SMALL_PHONE["width"]):
        page.set_viewport_size({"width": width, "height": 640})
        if not page.evaluate(FITS):
            found.append(f"is wider than {width}")
    page.set_viewport_size(SMALL_PHONE)
    for menu in page.locator(".menu summary").all():  # an error's page has none
        menu.click()
    return found + page.evaluate(TOO_LOW)


def one_of_each_kind() -> list[str]:
    channels = Channel.objects.published()
    return list({channel.kind: channel.slug for channel in channels}.values())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_example_is_accessible_fits_and_can_be_pressed_on_small_phones(page, language):
    guides = {guide.form: guide for guide in Guide.objects.published()}
    number = Site.objects.current().emergency
    fake = Claim.objects.published()[0].value
    of_each = [
        "",
        *(f"guides/{guide.slug}/" for guide in guides.values()),
        *(f"channels/{slug}/" for slug in one_of_each_kind()),
        "questions/",
        "choose/",
        "pages/about-the-programme/",
        "search/?q=xyzzy",
        f"search/?q={quote(getattr(guides['options'], f'title_{language}'))}",
        f"verify/?q={quote(number.value)}",
        f"verify/?q={quote(fake)}",
        "verify/?q=%2B966551112222",
        "nothing/",
    ]
    found = {path: wrong_with(page, f"/{language}/{path}") for path in of_each}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert page.complaints == [NOT_FOUND]
