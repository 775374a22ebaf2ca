"""Pictures in the rows of a question: chosen, dragged, pasted, moved with their row, kept."""

import base64
from functools import partial

import pytest
from django.urls import reverse

from contacts.models import Guide, Picture
from tests.admin.pictures import png
from tests.browser.conftest import PHONE
from tests.browser.signed_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
# What a browser sends to a page whose reader drops or pastes a file.
GIVE = """([selector, kind, bytes, text]) => {
  const data = new DataTransfer();
  const binary = Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0));
  data.items.add(new File([binary], "x.png", { type: "image/png" }));
  if (text) data.setData("text/plain", text);
  const options = { bubbles: true, cancelable: true, dataTransfer: data, clipboardData: data };
  const event = kind === "paste" ? new ClipboardEvent(kind, options) : new DragEvent(kind, options);
  document.querySelector(selector).dispatchEvent(event);
  return event.defaultPrevented;
}"""
DESCRIBE = "اكتب في جملة ما تُظهره الصورة"


@pytest.fixture
def guide() -> Guide:
    guide = Guide.objects.create(slug="order-a-copy", title_ar="كيف أطلب نسخة؟")
    for position, text in enumerate(["افتح الموقع", "سجّل الدخول"], start=1):
        guide.steps.create(text_ar=text, position=position)
    return guide


def form_of(open_page, guide):
    desk = signed_in(open_page)
    desk.goto(reverse("admin:contacts_guide_change", args=[guide.pk]))
    return desk


def give(form, selector, kind, data, text="") -> bool:
    return form.evaluate(GIVE, [selector, kind, base64.b64encode(data).decode(), text])


def choose(form, selector, data) -> None:
    form.set_input_files(selector, {"name": "a.png", "mimeType": "image/png", "buffer": data})


def shown(form, row, language, width) -> str:
    """The name in the form, once the picture of that width is seen."""
    box = form.locator(f"#{row} .fieldBox.field-picture_{language}")
    box.locator(f"img[width='{width}']").wait_for()
    return box.locator("[type=hidden]").input_value()


def sent():
    """Beside the pictures of the first content, which are wider."""
    return Picture.objects.filter(name__contains="-200x")


def stored(guide):
    return [
        (one.text_ar, one.picture_ar or "", one.picture_en or "")
        for one in guide.steps.order_by("position")
    ]


def test_pictures_come_by_every_way_and_stay_with_their_rows(open_page, guide):
    form = form_of(open_page, guide)
    form.locator("#steps-0 .fold").click()
    choose(form, "#id_steps-0-picture_ar", png(200))
    first = shown(form, "steps-0", "ar", 200)
    assert form.locator("#picture-status").inner_text().startswith("وصلت الصورة، ومقاسها 200 × 200")
    assert give(form, "#steps-1 h3", "drop", png(210))  # on the line of a closed row
    second = shown(form, "steps-1", "ar", 210)
    form.locator("#steps-group .add-row a").click()
    form.fill("#id_steps-2-text_ar", "أرسل الطلب")
    assert not give(form, "#id_steps-2-text_ar", "paste", png(220), "أرسل")  # words are pasted
    assert give(form, "#id_steps-2-text_en", "paste", png(220))
    third = shown(form, "steps-2", "en", 220)
    form.locator("#steps-2 [data-move='-1']").click()
    form.locator("#steps-0 .picture-remove:visible").click()
    form.keyboard.press("Enter")  # the button that puts it back has the focus
    assert shown(form, "steps-0", "ar", 200) == first
    form.keyboard.press("Control+s")
    form.wait_for_selector(".errornote")
    assert [DESCRIBE in one for one in form.locator(".errorlist li").all_inner_texts()] == [
        True
    ] * 3
    for name, words in [
        ("0-picture_alt_ar", "أ"),
        ("1-picture_alt_ar", "ب"),
        ("2-picture_alt_en", "c"),
    ]:
        form.fill(f"#id_steps-{name}", words)
    form.keyboard.press("Control+s")
    form.wait_for_selector(".messagelist .success")
    assert stored(guide) == [
        ("افتح الموقع", first, ""),
        ("أرسل الطلب", "", third),
        ("سجّل الدخول", second, ""),
    ]


def test_refusal_stands_beside_the_field_and_a_save_waits_for_a_picture(open_page, guide):
    form = form_of(open_page, guide)
    form.locator("#steps-0 .fold").click()
    form.locator("#id_steps-0-picture_alt_ar").evaluate("(input) => { input.value = 'زر'; }")
    choose(form, "#id_steps-0-picture_ar", b"no picture")
    form.locator("#steps-0 .errorlist[role=alert]").wait_for()
    assert not sent().exists()
    choose(form, "#id_steps-0-picture_ar", png(200))
    form.keyboard.press("Control+s")  # while it is on its way
    form.wait_for_selector(".messagelist .success")
    [step, _other] = guide.steps.order_by("position")
    assert (step.picture_ar, step.picture_alt_ar) == (sent().get().name, "زر")


def test_file_goes_with_the_form_where_no_script_runs(open_page, guide):
    form = form_of(partial(open_page, java_script_enabled=False), guide)
    choose(form, "[name=steps-0-picture_ar-file]", png(200))
    form.fill("#id_steps-0-text_en", "Open the site")
    form.click("[name=_continue]")
    [said] = form.locator(".errorlist li").all_inner_texts()
    assert DESCRIBE in said
    assert shown(form, "steps-0", "ar", 200) == sent().get().name
    assert form.input_value("#id_steps-0-text_en") == "Open the site"
    form.fill("#id_steps-0-picture_alt_ar", "الصفحة الأولى")
    form.click("[name=_continue]")
    assert stored(guide)[0] == ("افتح الموقع", sent().get().name, "")
    form.check("[name=steps-0-picture_ar-remove]")
    form.click("[name=_continue]")
    assert stored(guide)[0] == ("افتح الموقع", "", "")


def test_form_that_nobody_changed_is_left_without_a_question(open_page, guide):
    form = form_of(open_page, guide)
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.locator("#steps-0 .fold").click()
    form.goto(reverse("admin:index"))
    assert asked == []
    form = form_of(open_page, guide)
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.locator("#steps-0 .fold").click()
    choose(form, "#id_steps-0-picture_ar", png(200))
    shown(form, "steps-0", "ar", 200)
    form.goto(reverse("admin:index"))
    assert asked == ["beforeunload"]


def test_nothing_is_wider_than_a_phone(open_page, guide):
    form = form_of(open_page, guide)
    form.set_viewport_size(PHONE)
    form.locator("#steps-0 .fold").click()
    choose(form, "#id_steps-0-picture_ar", png(960, 400))
    shown(form, "steps-0", "ar", 960)
    assert form.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
