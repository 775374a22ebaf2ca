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
*#06#
**21*19912#
199 12
1 9 9 1 2
1 9912
12 34 56
١٢ ٣٤ ٥٦
+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧
10 - 20
8 – 4
10:00 - 14:30
٨:٠٠ – ١٦:٠٠
5°
37.5 °C
18+
5+3=8
5 + 3 = 8
v17.1.2
iOS 17.4.1
SAR 1,080.50
IBAN SA03 8000 0000
SA03 8000 0000 6080 1016 7519
www.ca.gov.sa:8080
ftp://www.ca.gov.sa/
tel:19912
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
  const edges = [];
  while (node.nextNode()) {
    for (let place = 0; place < node.currentNode.data.length; place += 1) {
      const range = document.createRange();
      range.setStart(node.currentNode, place);
      range.setEnd(node.currentNode, place + 1);
      edges.push(range.getClientRects()[0].left);
    }
  }
  const at = box.textContent.indexOf(text);
  return edges.slice(at, at + text.length);
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


def test_two_numbers_with_a_dash_between_them_follow_the_line(browser):
    """The first one stands on the right in Arabic, where its reader begins."""
    page = browser.new_page()
    line = isolate(SENTENCES["ar"].format("19912 - 920001234"), language="ar")
    page.set_content(f'<html lang="ar" dir="rtl"><body><p>{line}')
    first, second = (
        page.locator("p").evaluate(f"(box) => ({EDGES})(box, {number!r})")
        for number in ("19912", "920001234")
    )
    assert (first, second) == (sorted(first), sorted(second))
    assert min(first) > max(second)
    page.close()


def test_bare_numbers_would_be_out_of_order(browser):
    """Or the test above could not fail."""
    page = browser.new_page()
    page.set_content(f'<html dir="rtl"><body><p>{SENTENCES["ar"].format("011 2345678")}</p>')
    edges = page.locator("p").evaluate(f"(box) => ({EDGES})(box, '011 2345678')")
    assert edges != sorted(edges)
    page.close()
