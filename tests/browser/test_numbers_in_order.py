"""In a real browser the parts of a number stand in its order from left to right, wherever it is."""

import pytest

from contacts.languages.markup import isolate

pytestmark = pytest.mark.xdist_group("browser")
NUMBERS = """
19912
011 2345678
9200 12345
966 50 123 4567
+966 50 123 4567
00966 50 123 4567
+966 (0)50-123-4567
050 12 34 567
(011) 234 5678
055-123-4567
055–123–4567
1-800-123-4567
800 123 4567
011/2345678
٠١١ ٢٣٤ ٥٦٧٨
12/34
22/11/2026
٢٢/١١/٢٠٢٦
2026-11-22
3-5
8:00-16:00
5 %
-5
2.0.1
1 250 000
1,250.50
*123#
199 12
1 9 9 1 2
www.ca.gov.sa/a-b
@citizen_care
""".strip().splitlines()
SENTENCES = {
    "ar": "اتصل بالرقم {} أو اكتب لنا، ثم انتظر.",
    "en": "اختر “الرقم” and call {} then wait.",
}
# The left edge of every character of the text, in the order of the text.
EDGES = """(box, text) => {
  const node = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  let found = [];
  while (node.nextNode()) {
    const { data } = node.currentNode;
    const at = data.indexOf(text);
    for (let place = at; at >= 0 && place < at + text.length; place += 1) {
      const range = document.createRange();
      range.setStart(node.currentNode, place);
      range.setEnd(node.currentNode, place + 1);
      found.push(range.getClientRects()[0].left);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_parts_of_a_number_run_from_left_to_right(browser, language):
    lines = [SENTENCES[language].format(number) for number in NUMBERS]
    made = "".join(f"<p>{isolate(line, language=language)}</p>" for line in lines)
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    direction = "rtl" if language == "ar" else "ltr"
    page.set_content(f'<html lang="{language}" dir="{direction}"><body>{made}')
    for number, line in zip(NUMBERS, page.locator("p").all(), strict=True):
        edges = line.evaluate(f"(box) => ({EDGES})(box, {number!r})")
        assert len(edges) == len(number), number
        assert edges == sorted(set(edges)), number
    page.close()


def test_bare_numbers_would_be_out_of_order(browser):
    """Or the test above could not fail."""
    page = browser.new_page()
    page.set_content(f'<html dir="rtl"><body><p>{SENTENCES["ar"].format("011 2345678")}</p>')
    edges = page.locator("p").evaluate(f"(box) => ({EDGES})(box, '011 2345678')")
    assert edges != sorted(edges)
    page.close()
