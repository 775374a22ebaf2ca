"""Every kind of page in both languages, light and dark, on three widths, loaded once a language.

The window is resized and its colours are changed in place: a page that is loaded anew for each
of the twelve looks would take ten times as long and show the same.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from tests.audit.pages import KINDS
from tests.browser.conftest import WITHOUT_SERVICE_WORKER, outside

pytestmark = pytest.mark.xdist_group("browser")
HEIGHTS = {320: 640, 390: 844, 1280: 800}
# What depends on colours and widths; the other rules see the same page each time.
LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
# What axe finds wrong or can't decide; the page has axe already.
AXE = """async (rules) => {
  const only = rules ? { runOnly: { type: "rule", values: rules } } : {};
  const found = await axe.run(document, { ...only, resultTypes: ["violations", "incomplete"] });
  return ["violations", "incomplete"].flatMap((kind) => found[kind].flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${kind} ${id}: ${html.slice(0, 100)}`)));
}"""
# The values that WCAG 2.2 names in success criterion 1.4.12, as a sheet that the policy for
# styles allows.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {
    line-height: 1.5 !important;
    letter-spacing: .12em !important;
    word-spacing: .16em !important;
  }
  p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}"""
FITS = "document.documentElement.scrollWidth <= innerWidth"
# Elements that cut what they hold, as long as it is text that should be seen.
CUT = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((element) => {
  const style = getComputedStyle(element);
  return style.overflowX !== "visible" && element.checkVisibility()
    && !element.closest(".visually-hidden, .trap") && element.matches(":not(input, textarea)")
    && element.scrollWidth > element.clientWidth + 1;
}).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.fixture
def page(browser, every_kind, settings) -> Iterator[Page]:
    """A page whose complaints and requests to other hosts are kept in `page.complaints`."""
    settings.SITE_URL = every_kind  # where the booklet has its pictures from
    context = browser.new_context(base_url=every_kind)
    context.add_init_script(WITHOUT_SERVICE_WORKER)
    opened = context.new_page()
    opened.complaints = []
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.on("request", lambda request: opened.complaints.extend(outside(request.url, every_kind)))
    yield opened
    context.close()


def in_every_look(page: Page) -> dict[str, list[str]]:
    """What is wrong, by the look that shows it; empty when all is well."""
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    found = {"all rules": page.evaluate(AXE)}
    for width, height in HEIGHTS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[f"{width} {scheme}"] = page.evaluate(AXE, LOOKS)
        if not page.evaluate(FITS):
            found[f"{width}"] = ["is wider than the window"]
    return {look: wrong for look, wrong in found.items() if wrong}


def assert_spaced_text_fits(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate(SPACING)
    assert page.evaluate(FITS)
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_page_is_accessible_and_fits_in_every_look(page, kind, language):
    page.goto(f"/{language}/{kind.path}")
    assert in_every_look(page) == {}
    assert_spaced_text_fits(page)
    missing = "the server responded with a status of 404"  # the browser's own remark on that page
    assert [text for text in page.complaints if missing not in text] == []


@pytest.mark.parametrize(("language", "query"), [("ar", "استفسار"), ("en", "enquiry")])
def test_open_suggestions_are_accessible_and_fit_in_every_look(page, language, query):
    page.goto(f"/{language}/")
    page.get_by_role("combobox").press_sequentially(query)
    page.get_by_role("option").first.wait_for()
    assert in_every_look(page) == {}
    assert_spaced_text_fits(page)
    assert page.complaints == []


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", ["", "guides/send-inquiry-website/"])
def test_open_menu_is_accessible_and_fits_in_every_look(page, language, path):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/{language}/{path}")
    page.locator(".menu summary").click()
    page.locator(".site-nav").wait_for()
    assert in_every_look(page) == {}
    assert_spaced_text_fits(page)
    assert page.locator(".site-nav").is_visible()
    assert page.complaints == []
