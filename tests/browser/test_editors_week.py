"""An editor's week in Arabic, from docs/editing.ar.md alone: each task by its numbered presses.

Huda writes (group `editors`), Sara publishes and administers.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.utils import timezone, translation
from django.utils.formats import date_format
from openpyxl import load_workbook
from playwright.sync_api import Page

from contacts.content.spreadsheet import ENGLISH
from tests.accounts.visitor import PASSWORD
from tests.admin.conftest import groups  # noqa: F401  a fixture
from tests.browser.conftest import DESKTOP
from tests.browser.signed_in import member, signed_in
from tests.browser.week import Person, starting

pytestmark = pytest.mark.django_db(transaction=True)

QUESTION = "كيف أحدّث بياناتي؟"
SLUG = "update-your-details"
ADDRESS = f"/ar/guides/{SLUG}/"
STEPS = {
    "افتح التطبيق": "Open the app",
    "سجّل الدخول": "Sign in",
    "اختر «بياناتي»": "Choose “My details”",
    "عدّل ما تغيّر": "Change what is different",
    "راجع ما كتبت": "Look at what you wrote",
    "أرسل الطلب": "Send the request",
}
HOTLINE = "الرقم الموحد لخدمة العملاء"
HOTLINE_PAGE = "/ar/channels/hotline/"
OTHER = "كيف أحمّل تطبيق «حساب المواطن» على آيفون أو أندرويد؟"
COPY_PAGE = "/ar/guides/update-your-mobile/"
NEW_QUESTION = "كيف أغيّر بياناتي؟"
COPY = "كيف أحدّث رقم جوالي؟"


@pytest.mark.usefixtures("groups")
def test_week(open_page, tmp_path):
    huda = Person(member(open_page, "huda", "editors"))
    sara = Person(signed_in(open_page))
    reader = open_page("/ar/")
    sunday_questions(huda, sara)
    monday_channels(sara)
    tuesday_publishing(huda, sara)
    wednesday_many_texts(sara, tmp_path)
    thursday_readers(sara, reader)
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
    many_rows(sara)
    find_and_replace(sara)
    translators_sheet(sara, folder)
    bring_back(sara)
    delete_and_recover(sara)
    page_and_topic(sara)


def thursday_readers(sara: Person, reader: Page) -> None:
    searches(sara, reader)
    a_report(sara, reader)
    a_fake(sara)


def thursday_people(huda: Person, sara: Person, open_page: Callable[..., Page]) -> None:
    emails(huda)
    invite(sara, open_page)


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
    assert "المكالمات لا تصل" not in sara.reads(HOTLINE_PAGE)


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


def many_rows(sara: Person) -> None:
    sara.menu("الأسئلة")
    sara.page.get_by_role("columnheader").get_by_role("checkbox").check()
    sara.act("سجّل أنها رُوجعت اليوم")
    with translation.override("ar"):
        today = date_format(timezone.localdate())
    assert f"آخر مراجعة: {today}" in sara.reads(ADDRESS)


def find_and_replace(sara: Person) -> None:
    sara.menu("البحث والاستبدال")
    sara.fill("ابحث عن", "استفسارك")
    sara.fill("استبدل بها", "سؤالك")
    sara.choose("في النصوص", "بالعربية")
    sara.follow("اعرض ما سيتغير")
    ticks = sara.page.get_by_role("listitem").get_by_role("checkbox")
    count = ticks.count()
    ticks.last.uncheck()
    sara.follow("استبدل ما حُدّد")
    assert f"تغيّر {count - 1} نصًا" in sara.said()
    assert "سؤالك" in sara.reads(HOTLINE_PAGE)
    sara.follow(starting("تراجع"))
    assert "سؤالك" not in sara.reads(HOTLINE_PAGE)


def translators_sheet(sara: Person, tmp_path: Path) -> None:
    sara.menu("الأسئلة", OTHER)
    sara.fill("الجواب المختصر بالعربية", "من متجر التطبيقات في جوالك.")
    sara.save()
    sara.menu("الملفات")
    sheet = sara.download("جدول الترجمة: ما ينقص أو يحتاج إلى تحديث", tmp_path)
    translate(sheet, "From the app store on your phone.")
    sara.field("الملف").set_input_files(sheet)
    sara.follow("عرض ما يغيّره الملف")
    assert sara.page.locator("main ins").count()
    sara.follow("حفظ هذه التغييرات كما هي")
    sara.said()
    assert "From the app store on your phone." in sara.reads("/en/guides/download-app/")


def translate(sheet: Path, english: str) -> None:
    book = load_workbook(sheet)
    [*_, row] = book.worksheets[0].iter_rows()
    row[ENGLISH - 1].value = english
    book.save(sheet)


def bring_back(sara: Person) -> None:
    sara.menu("الأسئلة", OTHER)
    sara.follow("السجل")
    sara.follow("قارنها بما هو محفوظ الآن، أو استعدها")
    sara.follow("استعد هذه النسخة")
    assert "From the app store on your phone." not in sara.reads("/en/guides/download-app/")


def delete_and_recover(sara: Person) -> None:
    sara.menu("الأسئلة")
    sara.row(NEW_QUESTION).get_by_role("checkbox").check()
    sara.choose("الإجراء", "حذف المحدد من الأسئلة")
    sara.follow("نفّذ")
    sara.follow(starting("نعم"))
    assert NEW_QUESTION not in sara.reads(ADDRESS)
    sara.menu("الأسئلة", "المحذوفات", NEW_QUESTION, "استعده")
    assert "عدّل ما يلزم" in sara.reads(ADDRESS)


def page_and_topic(sara: Person) -> None:
    sara.add("الصفحات")
    sara.write("العنوان", "عن هذا الدليل", "About this guide")
    sara.write("النص", "## لمن هو\n\nلكل مستفيد.", "## Who it is for\n\nEveryone.")
    assert "لكل مستفيد" in sara.popup("معاينة النص")
    sara.choose("الحالة", "منشور")
    sara.save()
    assert "لكل مستفيد" in sara.reads("/ar/pages/about-this-guide/")
    sara.add("المواضيع")
    sara.write("الاسم", "بياناتك", "Your details")
    sara.choose("الحالة", "منشور")
    sara.save()
    sara.menu("الأسئلة")
    sara.act("حدّد الموضوع…", NEW_QUESTION)
    sara.choose("الموضوع", "بياناتك")
    sara.follow("حدّده لهذه كلها")
    assert NEW_QUESTION in sara.reads("/ar/topics/your-details/")


def searches(sara: Person, reader: Page) -> None:
    for words in ("بطاقة تموين", "منحة الزواج"):
        reader.goto(f"/ar/search/?q={words}")
    sara.menu("عمليات البحث")
    sara.follow("أضف مرادفًا", sara.row("تموين"))
    sara.fill("ابحث أيضًا عن", "تغيير بياناتي")
    sara.save()
    assert ADDRESS in reader.request.get("/ar/search/?q=بطاقة تموين").text()
    sara.menu("عمليات البحث")
    sara.follow("اكتب إجابة", sara.row("الزواج"))
    assert "الزواج" in sara.field("السؤال بالعربية").input_value()
    sara.menu("عمليات البحث")
    sara.act("علّمها معالَجة", "الزواج")


def a_report(sara: Person, reader: Page) -> None:
    reader.goto(ADDRESS)
    reader.locator("main a[href*='helped=no']").click()
    reader.get_by_label("اتبعت الخطوات ولم تنجح").check()
    reader.locator("textarea").fill("اتصلت من 0501234567 ولم ينجح")
    reader.locator("main button[type=submit]").click()
    reader.wait_for_url("**/report/thanks/**")
    sara.menu("آراء القراء")
    assert "اتصلت من •••• ولم ينجح" in sara.row("لم تُعالج").inner_text()
    sara.act("علّمها معالَجة", "ولم ينجح")
    assert "عولجت" in sara.row("ولم ينجح").inner_text()


def a_fake(sara: Person) -> None:
    sara.add("أرقام وروابط مزيفة أو مختلف فيها")
    sara.choose("النوع", "رقم واتساب")
    sara.fill("القيمة", "٠٥٥ ٥٥٥ ٥٥٥٥")
    sara.choose("الحكم", "مزيف (بلاغ)")
    sara.write("الملاحظة", "يطلب رمز التحقق.", "It asks for the code.")
    sara.choose("الحالة", "منشور")
    sara.save()
    assert "يطلب رمز التحقق." in sara.reads("/ar/verify/?q=0555555555")


def emails(huda: Person) -> None:
    huda.press("رسائل البريد")
    huda.tick("بلاغات القراء، خلال عشر دقائق")
    huda.fill("عنوان البريد الإلكتروني", "huda@example.org")
    huda.tick("العربية")
    huda.save()
    huda.press("رسائل البريد")
    assert huda.field("بلاغات القراء، خلال عشر دقائق").is_checked()


def invite(sara: Person, open_page: Callable[..., Page]) -> None:
    sara.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sara.add("المستخدمون")
    sara.fill("الاسم الكامل", "منى العتيبي")
    sara.fill("البريد الإلكتروني", "mona@example.org")
    sara.tick("محرر")
    sara.follow("احفظ")
    sara.press("نسخ الرابط")
    link = sara.page.evaluate("navigator.clipboard.readText()")
    mona = Person(open_page(urlsplit(link).path, viewport=DESKTOP))
    mona.fill("كلمة المرور الجديدة", PASSWORD)
    mona.fill("تأكيد كلمة المرور", PASSWORD)
    mona.follow("تعيين كلمة المرور")
    mona.menu("الأسئلة")
