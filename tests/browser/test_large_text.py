"""Letters twice as large on a telephone: words stay whole, nothing overflows."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.audit.programs import CHROMIUM, CHROMIUM_FLAGS

pytestmark = pytest.mark.xdist_group("browser")
PATHS = (
    "/",
    "/choose/",
    "/questions/",
    "/channels/website-form/",
    "/guides/send-inquiry-website/",
    "/guides/which-way-to-choose/",
    "/guides/protect-your-details/",
)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Words that stand on two lines: their place is narrower than they are.
BROKEN = """() => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.parentElement.closest(".visually-hidden, [hidden]")) continue;
    for (const word of text.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = [...range.getClientRects()].filter((one) => one.width);
      if (new Set(lines.map((one) => Math.round(one.top))).size > 1) found.push(word[0]);
    }
  }
  return found;
}"""


@pytest.fixture
def large(browser) -> Iterator[Browser]:
    flags = [*CHROMIUM_FLAGS, "--blink-settings=defaultFontSize=32"]
    made = browser.browser_type.launch(executable_path=CHROMIUM, args=flags)
    yield made
    made.close()


@pytest.fixture
def phone(large, site) -> Page:
    return large.new_page(
        base_url=site, viewport={"width": 360, "height": 640}, service_workers="block"
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_words_stay_whole_and_pictures_take_the_width(phone, language):
    for path in PATHS:
        phone.goto(f"/{language}{path}")
        assert phone.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        assert (path, phone.evaluate(BROKEN)) == (path, [])
        assert (path, phone.evaluate(WIDER)) == (path, 0)
        for picture in phone.locator(".steps .picture img").all():
            assert picture.bounding_box()["width"] > 300
