"""An editor's week in Arabic, from docs/editing.ar.md alone: each task by its numbered presses.

Huda writes (group `editors`), Sara publishes and administers.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from tests.admin.conftest import groups  # noqa: F401  a fixture
from tests.browser import week_upkeep as upkeep
from tests.browser.signed_in import member, signed_in
from tests.browser.week import (
    ADDRESS,
    HOTLINE_PAGE,
    NEW_QUESTION,
    OTHER,
    SLUG,
    Person,
    starting,
)

pytestmark = pytest.mark.django_db(transaction=True)

QUESTION = "كيف أحدّث بياناتي؟"
STEPS = {
    "افتح التطبيق": "Open the app",
    "سجّل الدخول": "Sign in",
    "اختر «بياناتي»": "Choose “My details”",
    "عدّل ما تغيّر": "Change what is different",
    "راجع ما كتبت": "Look at what you wrote",
    "أرسل الطلب": "Send the request",
}
HOTLINE = "الرقم الموحد لخدمة العملاء"
COPY_PAGE = "/ar/guides/update-your-mobile/"
COPY = "كيف أحدّث رقم جوالي؟"


@pytest.mark.usefixtures("groups")
def test_week(open_page, tmp_path):
    huda = Person(member(open_page, "huda", "editors"))
    sara = Person(signed_in(open_page))
    sunday_questions(huda, sara)
    monday_channels(sara)
    tuesday_publishing(huda, sara)
    wednesday_many_texts(sara, tmp_path)
    thursday_readers(sara, open_page)
    thursday_people(huda, sara, open_page)


def sunday_questions(huda: Person, sara: Person) -> None:
    find(huda)
    write_a_question(huda)
    change_its_steps(huda)
    move_a_step_and_copy(sara)


def monday_channels(sara: Person) -> None:
    change_a_number(sara)
    change_the_hours(sara)
    ramadan(sara)
    confirm_a_holiday(sara)
    out_of_order(sara)


def tuesday_publishing(huda: Person, sara: Person) -> None:
    publish(sara)
    publish_on_a_date(sara)
    translation_out_of_date(sara)
    propose(huda, sara)


def wednesday_many_texts(sara: Person, folder: Path) -> None:
    upkeep.many_rows(sara)
    upkeep.find_and_replace(sara)
    upkeep.translators_sheet(sara, folder)
    upkeep.bring_back(sara)
    upkeep.delete_and_recover(sara)
    upkeep.page_and_topic(sara)


def thursday_readers(sara: Person, open_page: Callable[..., Page]) -> None:
    reader = open_page(ADDRESS)
    upkeep.searches(sara, reader)
    upkeep.a_report(sara, reader)
    upkeep.a_fake(sara)


def thursday_people(huda: Person, sara: Person, open_page: Callable[..., Page]) -> None:
    upkeep.emails(huda)
    upkeep.invite(sara, open_page)


def find(huda: Person) -> None:
    huda.find("١٩٩١٢", HOTLINE)
    assert huda.field("الاسم بالعربية").input_value() == HOTLINE


def write_a_question(huda: Person) -> None:
    huda.add("الأسئلة")
    huda.write("السؤال", QUESTION, "How do I update my details?")
    huda.write("الجواب المختصر", "من التطبيق في دقائق.", "In the app, within minutes.")
    assert huda.field("اسم الصفحة في الرابط").input_value() == "how-do-i-update-my-details"
    huda.fill("اسم الصفحة في الرابط", SLUG)
    huda.choose("موضوع", "الموقع الرسمي والتطبيق")
    huda.choose("قناة", "تطبيق «حساب المواطن»")
    huda.choose("شكل الإجابة", "خطوات متتابعة")
    for place, (ar, en) in enumerate(STEPS.items(), start=1):
        if place > 1:
            huda.press("أضف: خطوة")
        huda.write("الخطوة", ar, en, huda.box(f"خطوة {place}:"))
    assert QUESTION in huda.save()
    assert huda.reads(ADDRESS) == ""


def change_its_steps(huda: Person) -> None:
    huda.find("عدل ما تغير", QUESTION)
    huda.write("الخطوة", "عدّل ما يلزم", "Change what is needed", huda.open("عدّل ما تغيّر"))
    huda.box("سجّل الدخول").get_by_text("+", exact=True).click()
    new = huda.box("خطوة 3:")
    huda.write("الخطوة", "أدخل الرمز المرسل", "Type the code sent to you", new)
    new.get_by_text("↑", exact=True).click()
    huda.tick("احذف", huda.box("راجع ما كتبت"))
    assert QUESTION in huda.save()


def move_a_step_and_copy(sara: Person) -> None:
    sara.menu("الأسئلة", QUESTION)
    sara.follow("نقل إلى سؤال آخر", sara.open("أرسل الطلب"))
    sara.choose("إلى أي سؤال", OTHER)
    sara.follow("نقل الخطوة")
    assert "أرسل الطلب" in sara.said()
    assert "أرسل الطلب" in sara.reads("/ar/guides/download-app/")
    sara.follow("إنشاء نسخة")
    sara.write("السؤال", COPY, "How do I update my mobile number?")
    sara.fill("اسم الصفحة في الرابط", "update-your-mobile")
    assert COPY in sara.save()
    sara.find("ادخل الرمز المرسل", COPY)


def change_a_number(sara: Person) -> None:
    sara.menu("القنوات", HOTLINE)
    sara.fill("القيمة", "٩٢٠٠ ٠١ ٢٣٤", sara.box("19912"))
    sara.fill("تاريخ المراجعة", f"{timezone.localdate():%Y-%m-%d}")
    assert HOTLINE in sara.save()
    assert "920 001 234" in sara.reads(HOTLINE_PAGE)


def change_the_hours(sara: Person) -> None:
    sara.menu("القنوات", HOTLINE)
    hours = sara.box("ساعات العمل 1:")
    sara.fill("من الساعة", "08:00", hours)
    sara.fill("إلى الساعة", "16:00", hours)
    sara.tick("السبت", hours)
    sara.save()
    page = sara.reads(HOTLINE_PAGE)
    assert "8:00 صباحًا" in page
    assert "السبت" in page


def ramadan(sara: Person) -> None:
    sara.menu("القنوات", "ساعات رمضان")
    sara.fill("من الساعة", "10:00")
    sara.fill("إلى الساعة", "15:00")
    sara.tick(HOTLINE)
    sara.follow("احفظ للقنوات المختارة")
    sara.said()
    assert "رمضان" in sara.reads(HOTLINE_PAGE)


def confirm_a_holiday(sara: Person) -> None:
    sara.menu("الإجازات")
    sara.follow(f"أضف إجازات {timezone.localdate().year + 1}")
    assert "غير مؤكدة" in sara.row("عيد الفطر").inner_text()
    sara.follow(starting("أكّد"), sara.row("عيد الفطر"))
    assert "غير مؤكدة" not in sara.row("عيد الفطر").inner_text()


def out_of_order(sara: Person) -> None:
    sara.menu("القنوات")
    row = sara.row(HOTLINE)
    with sara.page.expect_navigation():
        row.get_by_text("خارج الخدمة …").click()
    sara.tick("المكالمات لا تصل")
    sara.tick("لمدة 3 ساعات")
    sara.follow("انشر")
    assert "المكالمات لا تصل" in sara.reads(HOTLINE_PAGE)
    with sara.page.expect_navigation():
        sara.row(HOTLINE).get_by_text("أنهه الآن").click()
    sara.soon_reads_without("المكالمات لا تصل", HOTLINE_PAGE)


def publish(sara: Person) -> None:
    sara.menu("الأسئلة", QUESTION)
    assert QUESTION in sara.popup(starting("معاينة: العربية"))
    sara.choose("الحالة", "منشور")
    sara.save()
    assert "عدّل ما يلزم" in sara.reads(ADDRESS)


def publish_on_a_date(sara: Person) -> None:
    tomorrow = timezone.localtime() + timedelta(days=1)
    sara.menu("الأسئلة", COPY)
    sara.choose("الحالة", "منشور")
    sara.fill("يُنشر في", f"{tomorrow:%Y-%m-%dT%H:%M}")
    sara.save()
    assert sara.reads(COPY_PAGE) == ""
    sara.menu("في وقت آخر")
    sara.fill("اليوم", f"{tomorrow + timedelta(days=1):%Y-%m-%d}")
    sara.fill("الساعة", "09:00")
    sara.follow("اعرض الموقع")
    sara.page.goto(sara.page.url.rstrip("/").removesuffix("/ar") + COPY_PAGE)
    assert sara.page.locator("h1").inner_text() == COPY
    sara.start()


def translation_out_of_date(sara: Person) -> None:
    sara.menu("الأسئلة", QUESTION)
    sara.fill("الجواب المختصر بالعربية", "من التطبيق أو الموقع في دقائق.")
    sara.save()
    sara.follow("اعرضها", sara.panel("اللغتان"))
    sara.follow(QUESTION)
    assert sara.page.locator(".translation-panel ins", has_text="أو الموقع").count()
    sara.fill("الجواب المختصر بالإنجليزية", "In the app or on the website, within minutes.")
    sara.save()
    assert not sara.button("اعرضها", sara.panel("اللغتان")).count()


def propose(huda: Person, sara: Person) -> None:
    """The editor's proposal is returned, mended and accepted."""
    huda.menu("الأسئلة", QUESTION)
    huda.write("السؤال", NEW_QUESTION, "How do I change my details?")
    huda.fill("الغرض", "كلمة أوضح")
    huda.save()
    assert QUESTION in huda.reads(ADDRESS)
    sara.follow("عرضه", sara.panel("المقترحات"))
    assert NEW_QUESTION in sara.popup(starting("معاينة: العربية"))
    assert "How do I change" in sara.popup(starting("معاينة: English"))
    sara.fill("تعليق", "غيّر الجواب أيضًا")
    sara.follow("إعادته مع هذا التعليق")
    returned = huda.panel("المقترحات")
    assert "غيّر الجواب أيضًا" in returned.inner_text()
    with huda.page.expect_navigation():
        returned.get_by_role("link").first.click()
    huda.write("الجواب المختصر", "غيّرها من التطبيق.", "Change them in the app.")
    huda.save()
    sara.follow("عرضه", sara.panel("المقترحات"))
    sara.follow("قبول")
    page = sara.reads(ADDRESS)
    assert NEW_QUESTION in page
    assert "غيّرها من التطبيق." in page
