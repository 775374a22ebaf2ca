"""Every text runs its own way: Arabic from right to left, English, numbers and handles not."""

import pytest

from tests.audit.pages import KINDS
from tests.browser.conftest import PHONE, WITHOUT_SERVICE_WORKER

pytestmark = pytest.mark.xdist_group("browser")
# Pieces of text with the language and direction that the browser gives them, as far as wrong.
MISPLACED = r"""() => {
  const wrong = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const { lang } = parent.closest("[lang]");
    const { direction } = getComputedStyle(parent);
    const arabic = /\p{Script=Arabic}/u.test(node.data) && !(lang === "ar" && direction === "rtl");
    const english = /[a-z]{2,} [a-z]{2,} [a-z]+/i.test(node.data) &&
      !(lang === "en" && direction === "ltr");
    if (parent.localName !== "script" && (arabic || english)) wrong.push(node.data.trim());
  }
  return wrong;
}"""
# Numbers, times, handles and addresses of which a glyph lies left of the one before it.
REVERSED = r"""() => {
  const wrong = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.checkVisibility()) continue;
    for (const found of node.data.matchAll(/\d[\d:.-]*\d|@\w+|(?:[\w-]+\.)+[a-z]{2,}/g)) {
      let before = -Infinity, line = 0;
      for (let place = 0; place < found[0].length; place++) {
        range.setStart(node, found.index + place);
        range.setEnd(node, found.index + place + 1);
        const { left, top } = range.getBoundingClientRect();
        if (left < before && top === line) wrong.push(found[0]);
        [before, line] = [left, top];
      }
    }
  }
  return wrong;
}"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_texts_run_the_way_of_their_language_and_numbers_to_the_right(
    browser, every_kind, language
):
    context = browser.new_context(base_url=every_kind, viewport=PHONE)
    context.add_init_script(WITHOUT_SERVICE_WORKER)
    page, wrong = context.new_page(), {}
    for kind in KINDS:
        page.goto(f"/{language}/{kind.path}")
        wrong[kind.name] = page.evaluate(MISPLACED) + page.evaluate(REVERSED)
    context.close()
    assert {name: found for name, found in wrong.items() if found} == {}
