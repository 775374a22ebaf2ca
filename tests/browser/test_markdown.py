"""Bold words, links and lists by buttons and keys, and what readers will see of them."""

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from django.urls import reverse

from contacts.models import Guide, Page
from tests.browser.conftest import PHONE
from tests.browser.signed_in import signed_in
from tests.browser.test_desk_axe import AXE
from tests.browser.test_matrix import FITS

pytestmark = pytest.mark.django_db(transaction=True)
SELECTED = "area => area.value.slice(area.selectionStart, area.selectionEnd)"
SELECT = """(area, words) => {
  const from = area.value.indexOf(words);
  area.focus();
  area.setSelectionRange(from, from + words.length);
}"""
CONTROLLED = """all => all.map((one) => {
  const found = document.getElementById(one.getAttribute("aria-controls"));
  return found && (found.closest(".form-row") === one.closest(".form-row") || null) && found.id;
})"""
PASTE = """(area, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const options = { bubbles: true, cancelable: true, clipboardData };
  return area.dispatchEvent(new ClipboardEvent("paste", options));
}"""


@pytest.fixture
def guide() -> Guide:
    guide = Guide.objects.create(slug="order", title_ar="كيف أطلب نسخة؟", status="published")
    guide.steps.create(text_ar="افتح الموقع", text_en="Open the site", position=1)
    return guide


@pytest.fixture
def form(open_page, guide):
    desk = signed_in(open_page)
    desk.goto(reverse("admin:contacts_guide_change", args=[guide.pk]))
    return desk


class Field:
    """A text of the form with its buttons."""

    def __init__(self, form, name: str) -> None:
        self.form = form
        self.area = form.locator(f"[name={name}]")
        self.bar = form.locator(f"[aria-controls=id_{name}][role=toolbar]")

    def put(self, text: str) -> None:
        """With the caret at its end."""
        self.area.fill(text)
        self.area.press("Control+End")

    def select(self, words: str) -> None:
        self.area.evaluate(SELECT, words)

    def press(self, name: str) -> str:
        self.bar.locator(f"[data-press={name}]").click()
        return self.text

    def key(self, *keys: str) -> str:
        for key in keys:
            self.form.keyboard.press(key)
        return self.text

    @property
    def text(self) -> str:
        return self.area.input_value()

    @property
    def selected(self) -> str:
        return self.area.evaluate(SELECTED)


def test_editor_writes_with_the_buttons_and_readers_see_it(form, guide):
    detail = Field(form, "steps-0-detail_ar")
    detail.area.click()
    form.keyboard.type("ادخل حسابك من الموقع الرسمي")
    detail.select("حسابك ")
    assert detail.press("bold") == "ادخل **حسابك** من الموقع الرسمي"
    detail.select("الموقع الرسمي")
    detail.press("link")
    assert detail.selected == "https://"
    form.keyboard.type("https://www.ca.gov.sa")
    detail.key("Control+End", "Enter", "Enter")
    detail.press("bullets")
    form.keyboard.type("جهّز رقمك")
    detail.key("Enter")
    form.keyboard.type("انتظر الرد")
    written = "ادخل **حسابك** من [الموقع الرسمي](https://www.ca.gov.sa)\n\n- جهّز رقمك\n- انتظر الرد"
    assert detail.text == written
    row = form.locator("#steps-0")
    row.locator(".markdown-preview > button").click()
    arabic, english = (row.locator(f".markdown-side[lang={code}]") for code in ("ar", "en"))
    assert arabic.locator("strong").inner_text() == "حسابك"
    assert arabic.locator("li").all_inner_texts() == ["جهّز رقمك", "انتظر الرد"]
    assert english.locator(".tag").inner_text() == "In Arabic"
    Field(form, "steps-0-detail_en").put("Then **wait**")
    english.locator("strong", has_text="wait").wait_for()
    assert english.locator(".tag").count() == 0
    Field(form, "steps-0-detail_en").put("")
    form.keyboard.press("Control+s")
    form.wait_for_selector(".messagelist .success")
    assert guide.steps.get().detail_ar == written
    form.goto("/ar/guides/order/")
    step = form.locator("main li", has_text="افتح الموقع").first
    assert step.locator("strong").inner_text() == "حسابك"
    assert step.locator("a[href='https://www.ca.gov.sa']").inner_text() == "الموقع الرسمي"
    assert step.locator("li").all_inner_texts() == ["جهّز رقمك", "انتظر الرد"]


def test_bold_goes_on_and_off_and_the_browser_undoes_it(form):
    field = Field(form, "summary_ar")
    field.put("اتصل بـ«الدعم» و«الفرع» غدًا")
    field.select("الدعم")
    assert field.press("bold") == "اتصل بـ«**الدعم**» و«الفرع» غدًا"
    assert field.press("bold") == "اتصل بـ«الدعم» و«الفرع» غدًا"
    field.select("«الفرع»")
    assert field.key("Control+b") == "اتصل بـ«الدعم» و«**الفرع**» غدًا"
    assert field.key("Control+z") == "اتصل بـ«الدعم» و«الفرع» غدًا"
    field.put("- أول\n- ثانٍ")
    field.key("Control+a")
    assert field.press("bold") == "- **أول**\n- **ثانٍ**"
    assert field.press("bold") == "- أول\n- ثانٍ"
    field.put("")
    assert field.press("bold") == "****"
    form.keyboard.type("نعم")
    assert field.text == "**نعم**"
    assert field.press("bold") == "نعم"  # the word at the caret
    field.put("أ **ب ج** د")
    field.select("ج** د")
    assert field.press("bold") == "أ **ب ج د**"


def test_links_of_words_and_of_addresses(form):
    field = Field(form, "summary_ar")
    field.put("افتح www.ca.gov.sa الآن")
    field.select("www.ca.gov.sa")
    assert field.key("Control+k") == "افتح [نص الرابط](https://www.ca.gov.sa) الآن"
    assert field.selected == "نص الرابط"
    form.keyboard.type("الموقع")
    field.press("link")
    assert field.selected == "https://www.ca.gov.sa"
    assert field.press("bold") == "افتح **[الموقع](https://www.ca.gov.sa)** الآن"
    field.press("bold")
    field.press("link")
    assert field.press("link") == "افتح الموقع الآن"  # a second press takes it off
    assert field.area.evaluate(PASTE, "https://www.ca.gov.sa/a_(b)") is False
    assert field.text == "افتح [الموقع](https://www.ca.gov.sa/a_%28b%29) الآن"
    assert field.area.evaluate(PASTE, "كلمات") is True  # pasted as ever


def test_lists_and_lines(form):
    field = Field(form, "summary_ar")
    field.put("• أول\n2) ثانٍ\nثالث\nبعدها")
    field.select("أول\n2) ثانٍ\nثا")
    assert field.press("bullets") == "- أول\n- ثانٍ\n- ثالث\n\nبعدها"
    assert field.press("numbers") == "1. أول\n2. ثانٍ\n3. ثالث\n\nبعدها"
    assert field.press("numbers") == "أول\nثانٍ\nثالث\n\nبعدها"
    field.put("1. أول")
    assert field.press("break") == "1. أول\n   "
    field.put("سطر")
    field.key("Control+a")
    assert field.press("break") == "سطر\n"  # what is selected stays
    field.put("- أول")
    field.press("bold")
    assert field.key("Enter") == "- **أول**\n- "
    field.put("1. أول")
    field.key("Enter")
    form.keyboard.type("ثانٍ")
    assert field.key("Enter") == "1. أول\n2. ثانٍ\n3. "
    field.key("Enter")
    form.keyboard.type("بعدها")
    assert field.text == "1. أول\n2. ثانٍ\n\nبعدها"
    for _times in range(len("بعدها") + 2):
        field.key("Control+z")
    assert field.text == "1. أول\n2. ثانٍ"


def test_line_break_of_a_page_has_its_sign(open_page, site):
    desk = signed_in(open_page)
    row = Page.objects.get(slug="privacy")
    desk.goto(reverse("admin:contacts_page_change", args=[row.pk]))
    body = Field(desk, "body_en")
    body.put("One")
    assert body.key("Shift+Enter") == "One\\\n"
    desk.keyboard.type("two\n\n## Three")
    desk.locator(".markdown-preview > button").click()
    english = desk.locator(".markdown-side[lang=en]")
    assert english.locator("h2").inner_text() == "Three"
    assert english.locator("br").count() == 1
    assert desk.locator(".markdown-side[lang=ar] .tag").count() == 0


def test_keyboard_alone_leads_through_the_buttons(form):
    field = Field(form, "summary_ar")
    field.put("نعم")
    field.area.focus()
    form.keyboard.press("Shift+Tab")
    focused = "document.activeElement.dataset.press"
    assert form.evaluate(focused) == "bold"
    for key, name in (("ArrowLeft", "link"), ("End", "break"), ("ArrowLeft", "bold")):
        form.keyboard.press(key)
        assert form.evaluate(focused) == name
    form.keyboard.press("ArrowRight")
    form.keyboard.press("ArrowRight")
    form.keyboard.press("Enter")
    assert field.text == "1. نعم"
    assert form.evaluate("document.activeElement.name") == "summary_ar"
    form.keyboard.press("Shift+Tab")
    assert form.evaluate(focused) == "numbers"  # where it was
    label = field.bar.get_attribute("aria-label")
    assert label == "تنسيق: الجواب المختصر بالعربية"


def test_added_and_moved_rows_have_buttons_and_preview_of_their_own(form):
    add = form.locator("#steps-group .add-row a")
    add.click()
    form.locator("#steps-1 [name=steps-1-text_ar]").fill("الثانية")
    form.locator("#steps-0 [data-insert]").click()  # it stands in between
    names = ("steps-0", "steps-1", "steps-2")
    for place, name in enumerate(names):
        field = Field(form, f"{name}-detail_ar")
        field.put(f"نص {place}")
        field.select(f"{place}")
        assert field.press("bold") == f"نص **{place}**"
    row = form.locator(".inline-related", has=form.locator("[name=steps-1-detail_ar]"))
    row.locator(".markdown-preview > button").click()
    shown = row.locator(".markdown-side[lang=ar] strong")
    assert shown.inner_text() == "1"
    controlled = form.locator("[aria-controls]").evaluate_all(CONTROLLED)
    assert None not in controlled
    assert len(set(controlled)) == len(controlled) == 4 * 3


def test_preview_waits_for_the_network_and_tells_what_leads_nowhere(
    open_page, browser, guide, site
):
    context = browser.new_context(base_url=site)
    context.add_cookies(signed_in(open_page).context.cookies())
    form = context.new_page()
    form.goto(reverse("admin:contacts_guide_change", args=[guide.pk]))
    field = Field(form, "summary_ar")
    field.put("[هنا](htp:/x)")
    box = form.locator(".form-row.field-summary_ar .markdown-preview")
    box.locator("> button").click()
    told = box.locator(".warning-line")
    assert told.inner_text().startswith("«\u2066htp:/x\u2069» ليس عنوانًا تفتحه الصفحة.")
    context.set_offline(True)
    field.put("**نعم**")
    status = box.locator("[role=status]")
    form.wait_for_function("box => box.textContent", arg=status.element_handle())
    assert status.inner_text() == "لا يوجد اتصال، والمعاينة تنتظر عودته. ما كتبته باقٍ في مكانه."
    assert told.count() == 1  # what was there stays
    context.set_offline(False)
    box.locator("strong").first.wait_for()
    assert (status.inner_text(), told.count(), field.text) == ("", 0, "**نعم**")
    context.clear_cookies(name="sessionid")
    field.put("نعم")
    form.wait_for_function("box => box.textContent", arg=status.element_handle())
    assert status.inner_text().startswith("انتهت جلستك")
    assert field.text == "نعم"
    context.close()


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (None, "light")])
def test_axe_finds_nothing_and_a_phone_is_wide_enough(form, size, scheme):
    if size:
        form.set_viewport_size(size)
    form.emulate_media(color_scheme=scheme)
    Field(form, "summary_ar").put("**نعم** [هنا](/ar/)\n- [لا](htp:/x)")
    for button in form.locator(".markdown-preview > button").all():
        button.click()
    form.locator(".warning-line").first.wait_for()
    form.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
    assert form.evaluate(AXE) == []
    assert form.evaluate(FITS)
