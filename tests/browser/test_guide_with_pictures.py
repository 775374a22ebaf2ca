"""A question with pictures from the desk to readers, in Arabic, and on to another site.

Sara signs in, writes six steps with three pictures, a bold word and a link, and publishes. Readers
of both languages see it, without a network and on paper too; another site gets all of it.
"""

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page

from contacts.models import Guide
from tests.browser.conftest import DESKTOP
from tests.browser.saved import visit
from tests.browser.test_markdown import Field
from tests.browser.test_pictures import ARE_SHOWN, COMES, scroll_through
from tests.browser.test_step_pictures import choose, give, shown
from tests.browser.week import Person
from tests.picture_rows import screen
from tests.resilience.servers import Data

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]

PASSWORD = "a long walk by the sea"
SLUG = "send-a-photo"
QUESTION = "كيف أرسل صورة مستند؟"
TITLE = "How do I send a photo of a document?"
DETAIL = "التقط **صورة واضحة** كما في [الموقع الرسمي](https://www.ca.gov.sa)"
STEPS = (
    "افتح الموقع",
    "سجّل الدخول",
    "اختر «مستنداتي»",
    "التقط صورة المستند",
    "راجع الصورة",
    "اضغط «إرسال»",
)
SIGNED_IN, DOCUMENTS, SENT = 1, 2, 5  # the steps with pictures
SIZES = {SIGNED_IN: (960, 600), DOCUMENTS: (600, 900), SENT: (400, 300)}
ALT = {
    SIGNED_IN: "شاشة الدخول، وفي وسطها زر «دخول»",
    DOCUMENTS: "قائمة «مستنداتي»، وآخرها «صورة جديدة»",
    SENT: "زر «إرسال» تحت الصورة",
}
ENGLISH_ALT = "The menu “My documents” with “New photo” at its end"
ATTRIBUTES = """(images) => images.map(
  (one) => ["alt", "lang", "dir"].map((name) => one.getAttribute(name)))"""


@pytest.fixture
def elsewhere(tmp_path) -> Iterator[Future[Data]]:
    """A site without any content; its tables are made while others do something."""
    site = Data(tmp_path / "elsewhere")

    def make() -> Data:
        site.manage("migrate", "--verbosity", "0")
        return site

    with ThreadPoolExecutor(1) as beside:
        yield beside.submit(make)


@contextmanager
def closed_after(page: Page) -> Iterator[Page]:
    """As nobody reads on meanwhile."""
    yield page
    page.context.close()


def test_question_with_pictures(open_page, reader, site, settings, elsewhere, tmp_path):
    settings.SITE_URL = site  # where the booklet has its pictures from
    sara = Person(sign_in(open_page))
    write(sara)
    add_pictures(sara)
    publish(sara)
    steps = Guide.objects.get(slug=SLUG).steps.all()
    assert [place for place, step in enumerate(steps) if step.picture_ar] == [*SIZES]
    for path, read in READERS:
        with closed_after(open_page(path)) as page:
            read(page)
    read_without_a_network(reader)
    comes_back_the_same(tmp_path, elsewhere.result())


def sign_in(open_page) -> Page:
    get_user_model().objects.create_superuser("sara", password=PASSWORD)
    page = open_page("/ar/verify/", viewport=DESKTOP, locale="ar-SA")
    page.goto(reverse("admin:index"))
    page.fill("[name=username]", "sara")
    page.fill("[type=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".dashboard-panels")
    return page


def write(sara: Person) -> None:
    sara.add("الأسئلة")
    sara.write("السؤال", QUESTION, TITLE)
    sara.fill("الجواب المختصر بالعربية", "من الموقع في دقيقتين.")
    sara.fill("اسم الصفحة في الرابط", SLUG)
    sara.choose("شكل الإجابة", "خطوات متتابعة")
    for place, text in enumerate(STEPS):
        if place:
            sara.press("أضف: خطوة")
        sara.fill("الخطوة بالعربية", text, sara.page.locator(f"#steps-{place}"))
    detail = Field(sara.page, "steps-3-detail_ar")
    detail.area.click()
    sara.page.keyboard.type("التقط صورة واضحة كما في الموقع الرسمي")
    detail.select("صورة واضحة")
    detail.press("bold")
    detail.select("الموقع الرسمي")
    sara.page.keyboard.press("Control+k")
    sara.page.keyboard.type("https://www.ca.gov.sa")
    assert detail.text == DETAIL


def add_pictures(sara: Person) -> None:
    """A file that is chosen, one that is dragged, one that is pasted."""
    form, files = sara.page, {place: drawn(place) for place in SIZES}
    choose(form, f"#id_steps-{SIGNED_IN}-picture_ar", files[SIGNED_IN])
    assert give(form, f"#steps-{DOCUMENTS} .field-picture_ar", "drop", files[DOCUMENTS])
    assert give(form, f"#id_steps-{SENT}-picture_alt_ar", "paste", files[SENT])
    for place, (width, _height) in SIZES.items():
        assert shown(form, f"steps-{place}", "ar", width)
        sara.fill("وصف الصورة بالعربية", ALT[place], form.locator(f"#steps-{place}"))
    english = form.locator(f"#steps-{DOCUMENTS}")
    sara.fill("وصف الصورة بالإنجليزية", ENGLISH_ALT, english)


def drawn(place: int) -> bytes:
    file = BytesIO()
    screen(SIZES[place], place).save(file, "PNG")
    return file.getvalue()


def publish(sara: Person) -> None:
    sara.save()
    assert sara.reads(f"/ar/guides/{SLUG}/") == ""
    sara.menu("الأسئلة", QUESTION)
    sara.choose("الحالة", "منشور")
    assert QUESTION in sara.save()


def read_in_arabic(page: Page) -> None:
    assert page.locator(".steps .step-text").all_inner_texts() == [*STEPS]
    assert page.locator(".step-detail strong").inner_text() == "صورة واضحة"
    link = page.locator(".step-detail a")
    assert link.inner_text() == "الموقع الرسمي"
    assert link.get_attribute("href") == "https://www.ca.gov.sa"
    assert page.locator(".picture .tag").count() == 0
    images = page.locator(".picture img")
    assert images.evaluate_all(ATTRIBUTES) == [[alt, None, None] for alt in ALT.values()]
    scroll_through(page)
    assert images.evaluate_all(ARE_SHOWN)


def read_in_english(page: Page) -> None:
    assert page.locator("h1").inner_text() == TITLE
    assert page.locator(".picture .tag").all_inner_texts() == ["In Arabic"] * 3
    assert page.locator(".picture img").evaluate_all(ATTRIBUTES) == [
        [ALT[SIGNED_IN], "ar", "rtl"],
        [ENGLISH_ALT, None, None],
        [ALT[SENT], "ar", "rtl"],
    ]
    detail = page.locator(".step-detail")
    assert detail.locator(".tag").inner_text() == "In Arabic"
    assert detail.locator("[lang=ar][dir=rtl] strong").inner_text() == "صورة واضحة"
    scroll_through(page)
    assert page.locator(".picture img").evaluate_all(ARE_SHOWN)


def read_without_a_network(reader: Page) -> None:
    visit(reader, "ar")
    reader.context.set_offline(True)
    reader.goto(f"/ar/guides/{SLUG}/")
    assert reader.locator(".saved-copy").is_visible()
    assert reader.locator("h1").inner_text() == QUESTION
    scroll_through(reader)
    images = reader.locator(".picture img")
    assert (images.count(), images.evaluate_all(ARE_SHOWN)) == (3, True)


def read_on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    page.pdf(format="A4")  # has what is lazy loaded
    assert all(image.evaluate(COMES) for image in page.locator(".picture img").all())
    printed = page.pdf(format="A4", tagged=True, outline=True)
    assert len(re.findall(rb"/Subtype */Image", printed)) >= len(SIZES)
    assert f"/Title ({TITLE})".encode() in printed  # the heading, as it is drawn
    words = re.findall(rb"/Alt <FEFF(\w+)>", printed)
    alts = {bytes.fromhex(one.decode()).decode("utf-16-be") for one in words}
    assert {ALT[SIGNED_IN], ENGLISH_ALT, ALT[SENT]} <= alts
    steps = page.locator(".step-text:visible").all_inner_texts()
    assert all(text in seen for text, seen in zip(STEPS, steps, strict=True))


def read_in_the_booklet(page: Page) -> None:
    guide = page.locator("article", has=page.locator(f"#guide-{SLUG}"))
    images = guide.locator("figure img")
    assert images.evaluate_all(ATTRIBUTES) == [[alt, None, None] for alt in ALT.values()]
    for image in images.all():
        image.scroll_into_view_if_needed()
        assert image.evaluate(COMES)
    assert images.evaluate_all("(all) => all.every((one) => /small.webp$/.test(one.currentSrc))")


READERS = [
    (f"/ar/guides/{SLUG}/", read_in_arabic),
    (f"/en/guides/{SLUG}/", read_in_english),
    (f"/en/guides/{SLUG}/", read_on_paper),
    ("/ar/booklet.html", read_in_the_booklet),
]


def comes_back_the_same(folder: Path, first: Data) -> None:
    """As a file with a folder beside it, and as a ZIP: each into a site without content."""
    here = exported(folder / "here", lambda *words: call_command(*words))
    assert len([name for name in here if ".pictures/" in name]) > 10
    second = Data(folder / "again")
    shutil.copytree(first.var, second.var)

    def there(site: Data, file: str) -> dict[str, bytes]:
        site.manage("import_content", str(folder / "here" / file), "--as-stored")
        return exported(site.var / "there", site.manage)

    with ThreadPoolExecutor(2) as both:
        found = both.map(there, (first, second), ("content.yaml", "content.zip"))
        assert [files == here for files in found] == [True, True]


def exported(folder: Path, manage) -> dict[str, bytes]:
    """All that is written there, by its name."""
    folder.mkdir()
    for name in ("content.yaml", "content.zip"):
        manage("export_content", str(folder / name))
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
