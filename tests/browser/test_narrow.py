"""Pages on narrow screens, with the longest links that editors paste: nothing scrolls sideways."""

import pytest

from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.models import Endpoint
from tests.directory_rows import make_channel

pytestmark = pytest.mark.django_db(transaction=True)
MAP = "https://www.google.com/maps/place/" + "King+Fahd+Road+Riyadh+" * 8 + "/@24.7136,46.6753,17z"
PAGE = "https://www.example.gov.sa/" + "a-long-page-name-without-a-break-" * 3
ROWS = (
    ("address", MAP),
    ("url", PAGE),
    ("youtube", "channel/UCabcdefghijklmnopqrstuv"),
    ("email", "a.very.long.address.of.the.programme@help.example.gov.sa"),
)
PATHS = (
    "/",
    "/?language=ar",
    "/changes/",
    "/channels/branch/",
    "/channels/hotline/",
    "/search/?q=branch",
    "/search/?q=19912",
)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The lines of each word of a button: one word never stands on two.
BROKEN = """() => [...document.querySelectorAll("main .button > span")].flatMap((span) => {
  const texts = document.createTreeWalker(span, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.parentElement.closest("bdi")) continue;
    for (const word of text.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((one) => one.top)).size > 1) found.push(word[0]);
    }
  }
  return found;
})"""


@pytest.fixture
def branch(first_content):
    with versions.recorded(ChangeKind.EDITED):
        row = make_channel(
            "branch", "office", name_ar="فرع branch", name_en="A branch", answer_languages={"ar"}
        )
        for kind, value in ROWS:
            Endpoint.objects.create(channel=row, kind=kind, value=value)


@pytest.mark.parametrize("width", [195, 320, 390])
def test_no_page_scrolls_sideways_nor_breaks_a_word_of_a_button(branch, open_page, width):
    page = open_page("/ar/", viewport={"width": width, "height": 700})
    for language in ("ar", "en"):
        for path in PATHS:
            page.goto(f"/{language}{path}")
            assert (path, page.evaluate(WIDER)) == (path, 0)
            assert (path, page.evaluate(BROKEN)) == (path, [])
    page.goto("/ar/")
    for path, selector in (
        ("/", ".call-card a[href^='tel:']"),
        ("/", ".menu summary"),
        ("/channels/branch/", ".breadcrumbs a"),
    ):
        page.goto(f"/ar{path}")
        box = page.locator(selector).first.bounding_box()
        assert box["height"] >= 44
        assert box["width"] >= 44
