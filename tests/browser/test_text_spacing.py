"""A reader's own spacing of the text cuts nothing off (WCAG 2.2, success criterion 1.4.12)."""

import pytest

pytestmark = pytest.mark.xdist_group("browser")
# The values the criterion names.
SPACING = """* {
  line-height: 1.5 !important;
  letter-spacing: .12em !important;
  word-spacing: .16em !important;
}
p { margin-block-end: 2em !important; }"""
PATHS = [
    "",
    "questions/",
    "channels/hotline/",
    "channels/x-account/",
    "guides/send-inquiry-website/",
    "pages/accessibility/",
    "search/?q=19912",
    "search/?q=zzzzzz",
    "verify/?q=ca-gov-sa.com",
    "no-such-page/",
]
# Elements that cut what they hold, as long as it is text that should be seen.
CUT = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((element) => {
  const style = getComputedStyle(element);
  return style.overflowX !== "visible" && element.checkVisibility()
    && !element.closest(".visually-hidden") && element.matches(":not(input)")
    && element.scrollWidth > element.clientWidth + 1;
}).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.fixture
def narrow(browser, site):
    """A narrow phone's page; one that is missing complains to the console by right."""
    context = browser.new_context(base_url=site, viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_spaced_text_fits_a_narrow_phone(narrow, language):
    for path in PATHS:
        narrow.goto(f"/{language}/{path}")
        narrow.add_style_tag(content=SPACING)
        assert narrow.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert narrow.evaluate(CUT) == [], path


@pytest.mark.parametrize(("language", "query"), [("ar", "استفسار"), ("en", "inquiry")])
def test_spaced_suggestions_fit_a_narrow_phone(narrow, language, query):
    narrow.goto(f"/{language}/")
    narrow.add_style_tag(content=SPACING)
    narrow.get_by_role("combobox").press_sequentially(query)
    narrow.get_by_role("option").first.wait_for()
    assert narrow.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert narrow.evaluate(CUT) == []
