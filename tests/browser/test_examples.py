"""The example sites on a small phone: what readers come for, in both languages."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from contacts.models import Channel, Guide, Site
from tests.browser.conftest import WITHOUT_SERVICE_WORKER, outside
from tests.browser.test_matrix import AXE, FITS
from tests.examples.files import EXAMPLES, load, named

pytestmark = pytest.mark.xdist_group("browser")
NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (Not Found)"
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
    page.goto(path)
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    found = page.evaluate(AXE)
    return found if page.evaluate(FITS) else [*found, "is wider than the window"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_example_is_accessible_and_fits_a_small_phone(page, scheme):
    page.emulate_media(color_scheme=scheme)
    channel = Channel.objects.published().filter(kind="office").first()
    guide = Guide.objects.published().filter(form="options").first()
    number = Site.objects.current().emergency
    of_each = [
        f"/{language}/{path}"
        for language in ("ar", "en")
        for path in (
            "",
            f"guides/{guide.slug}/",
            f"channels/{(channel or Channel.objects.first()).slug}/",
            "questions/",
            "choose/",
            "search/?q=xyzzy",
            f"search/?q={guide.title_en}",
            f"verify/?q={number.value}",
            "verify/?q=%2B966551112222",
            "nothing/",
        )
    ]
    found = {path: wrong_with(page, path) for path in of_each}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    # Of the address that there is no page at, in each language.
    assert page.complaints == [NOT_FOUND] * 2
