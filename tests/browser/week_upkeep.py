"""What else there is to do in an editor's week: many texts, files, history, readers and people."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.utils import timezone, translation
from django.utils.formats import date_format
from openpyxl import load_workbook
from playwright.sync_api import Page

from contacts.content.spreadsheet import ENGLISH
from tests.accounts.visitor import PASSWORD
from tests.browser.conftest import DESKTOP
from tests.browser.week import ADDRESS, HOTLINE_PAGE, NEW_QUESTION, OTHER, Person, starting


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
    sara.press("معاينة باللغتين")
    sara.page.locator(".markdown-side", has_text="لكل مستفيد").wait_for()
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
    mona.fill("اسم المستخدم", "mona@example.org")
    mona.fill("كلمة المرور", PASSWORD)
    mona.follow("تسجيل الدخول")
    mona.menu("الأسئلة")
