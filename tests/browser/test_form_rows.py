"""Rows inside a form: closed to lines, put in between, moved before they are saved, taken out."""

import pytest
from django.urls import reverse

from contacts.models import Channel, Guide, Picture
from contacts.pictures.encoding import encode
from tests.admin.pictures import png
from tests.browser.conftest import PHONE
from tests.browser.signed_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
TEXTS = ["افتح الموقع", "سجّل الدخول", "أرسل الطلب"]


@pytest.fixture
def guide() -> Guide:
    guide = Guide.objects.create(slug="order-a-copy", title_ar="كيف أطلب نسخة؟")
    for position, text in enumerate(TEXTS, start=1):
        guide.steps.create(text_ar=text, position=position)
    return guide


@pytest.fixture
def form(open_page, guide):
    desk = signed_in(open_page)
    desk.goto(reverse("admin:contacts_guide_change", args=[guide.pk]))
    return desk


def lines(form) -> list[str]:
    rows = form.locator("#steps-group .inline-related:not(.empty-form) .row-title")
    return [" ".join(text.split()) for text in rows.all_inner_texts()]


def stored(guide) -> list[str]:
    return list(guide.steps.order_by("position", "pk").values_list("text_ar", flat=True))


def save(form) -> None:
    form.keyboard.press("Control+s")
    form.wait_for_selector(".messagelist .success")


def row_of(form, text):
    return form.locator("#steps-group .inline-related", has=form.get_by_text(text, exact=True))


def test_rows_are_lines_until_opened_and_stay_open_after_a_save(form, guide):
    assert lines(form) == [f"خطوة {n}: {text}" for n, text in enumerate(TEXTS, start=1)]
    assert form.locator("#steps-group textarea:visible").count() == 0
    fold = form.locator("#steps-group .fold").nth(1)
    fold.focus()
    form.keyboard.press("Enter")
    assert fold.get_attribute("aria-expanded") == "true"
    form.fill("[name=steps-1-text_ar]", "ادخل بحسابك")
    assert lines(form)[1] == "خطوة 2: ادخل بحسابك"
    save(form)
    assert form.locator("#steps-group textarea:visible").count() == 4  # of the one that was open
    assert "ادخل بحسابك" in stored(guide)
    everything = form.locator("#steps-group .fold-all")
    everything.click()
    assert form.locator("#steps-group .folded").count() == 0
    everything.click()
    assert form.locator("#steps-group .folded").count() == 3
    form.evaluate("document.querySelector('[name=steps-0-uid]').value = '؟'")
    form.keyboard.press("Control+s")
    form.wait_for_selector(".errornote")
    assert form.locator("#steps-group .folded").count() == 2  # the refused one stands open


@pytest.mark.parametrize("size", [None, PHONE])
def test_new_rows_are_put_in_between_moved_and_taken_out_before_they_are_saved(form, guide, size):
    if size:
        form.set_viewport_size(size)
    row_of(form, TEXTS[0]).locator("[data-insert]").click()
    assert form.locator("#order-status").inner_text() == "أُدرج صف جديد ترتيبه 2 من 4."
    form.keyboard.type("اختر الخدمة")
    row_of(form, TEXTS[2]).locator("[data-insert]").click()
    form.keyboard.type("انتظر الرد")
    row_of(form, TEXTS[1]).locator("[data-insert]").click()
    form.keyboard.type("زائد")
    up = row_of(form, "انتظر الرد").locator("[data-move='-1']")
    up.focus()
    form.keyboard.press("Enter")
    row_of(form, "زائد").locator(".inline-deletelink").click()
    assert form.evaluate("document.activeElement.matches('.removed-row button')")
    expected = [TEXTS[0], "اختر الخدمة", TEXTS[1], "انتظر الرد", TEXTS[2]]
    assert lines(form) == [f"خطوة {n}: {text}" for n, text in enumerate(expected, start=1)]
    save(form)
    assert stored(guide) == expected
    assert len(set(guide.steps.values_list("uid", flat=True))) == len(expected)


def test_row_that_is_not_empty_comes_back_with_its_text_and_picture(form, guide):
    encoded = encode(png())
    Picture.objects.keep(encoded)
    row_of(form, TEXTS[0]).locator("[data-insert]").click()
    form.keyboard.type("اختر الخدمة")
    form.evaluate(
        """name => {
          const hidden = document.querySelector("[name=steps-3-picture_ar]");
          hidden.value = name;
          hidden.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        encoded.name.value,
    )
    form.fill("[name=steps-3-picture_alt_ar]", "الشاشة")
    remover = row_of(form, "اختر الخدمة").locator(".inline-deletelink")
    box, up = remover.bounding_box(), row_of(form, "اختر الخدمة").locator("[data-move='-1']")
    assert box["x"] + box["width"] + 8 <= up.bounding_box()["x"]  # they do not touch
    remover.focus()
    form.keyboard.press("Enter")
    assert len(lines(form)) == len(TEXTS)
    form.keyboard.press("Enter")  # on «تراجع»
    assert form.locator("#order-status").inner_text() == "عاد الصف إلى الترتيب 2 من 4."
    assert form.locator(".removed-row").count() == 0
    assert lines(form)[1] == "خطوة 2: اختر الخدمة"
    assert form.locator("#steps-group .picture-shown img[src*='small.webp']").count() == 1
    save(form)
    step = guide.steps.get(text_ar="اختر الخدمة")
    assert (step.picture_ar, step.picture_alt_ar) == (encoded.name.value, "الشاشة")
    assert stored(guide) == [TEXTS[0], "اختر الخدمة", *TEXTS[1:]]


def test_empty_row_goes_at_once(form):
    row_of(form, TEXTS[0]).locator("[data-insert]").click()
    form.locator("#steps-group .inline-related:not(.empty-form) .inline-deletelink").click()
    assert form.locator("#order-status").inner_text() == "أُزيل الصف."
    assert form.evaluate("document.activeElement.matches('#steps-group h3 button')")


def test_keyboard_goes_on_in_the_row_that_it_added(form, guide):
    for text in ("انتظر الرد", "اقرأ الجواب"):
        form.locator("#steps-group .add-row a").focus()
        form.keyboard.press("Enter")
        form.keyboard.type(text)
    save(form)
    assert stored(guide) == [*TEXTS, "انتظر الرد", "اقرأ الجواب"]


def test_refused_save_keeps_a_new_row_where_it_was_put(form, guide):
    row_of(form, TEXTS[0]).locator("[data-insert]").click()
    form.keyboard.type("اختر الخدمة")
    form.fill("[name=slug]", "؟؟")
    form.keyboard.press("Control+s")
    form.wait_for_selector(".errornote")
    shown = [line.partition(": ")[2] for line in lines(form)]
    assert shown == [TEXTS[0], "اختر الخدمة", *TEXTS[1:]]
    assert form.locator("[name=steps-3-text_ar]").input_value() == "اختر الخدمة"
    form.fill("[name=slug]", "order-a-copy")
    save(form)
    assert stored(guide) == [TEXTS[0], "اختر الخدمة", *TEXTS[1:]]


def test_empty_further_row_is_nothing_and_no_channel_reads_backwards(open_page, site):
    desk = signed_in(open_page)
    channel = Channel.objects.create(slug="branch", kind="phone", name_ar="الفرع")
    for value in ("920001234", "+966512345678"):
        channel.endpoints.create(kind="phone", value=value)
    desk.goto(reverse("admin:contacts_channel_change", args=[channel.pk]))
    desk.locator("#endpoints-group [data-insert]").first.click()
    number = desk.locator("#endpoints-group .row-label bdi").first
    left = "r => { const f = i => { const x = document.createRange(); x.setStart(r.firstChild, i);"
    left += " x.setEnd(r.firstChild, i + 1); return x.getBoundingClientRect().left; };"
    assert number.inner_text() == "920 001 234"
    assert number.evaluate(f"{left} return f(0) < f(10); }}")
    save(desk)
    assert channel.endpoints.count() == 2


def test_question_is_copied_and_a_step_moved_by_a_few_presses(form, guide):
    form.locator(".object-tools button").click()
    form.wait_for_selector(".messagelist .success")
    copy = Guide.objects.get(slug="order-a-copy-2")
    assert stored(copy) == TEXTS
    form.locator("#steps-group .fold").first.click()
    form.locator("#steps-group .row-links a:visible").click()
    form.select_option("[name=guide]", str(guide.pk))
    form.locator(".submit-row [type=submit]").click()
    form.wait_for_selector(".messagelist .success")
    assert (stored(copy), stored(guide)) == (TEXTS[1:], [*TEXTS, TEXTS[0]])
