"""What the desk says in Arabic, as it is rendered: one table, and pages that need a request."""

from datetime import date, datetime, time

import pytest
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override

from contacts.admin.field_changes import field_changes
from contacts.admin.history import change_in_words
from contacts.admin.needs import PHRASES
from contacts.admin.values_in_words import in_words
from contacts.enums import PageKind
from contacts.history.versions import ChangeKind
from contacts.models import Channel, Feedback, Guide, MovedPage, OpeningHours, Topic
from tests.admin.admin_client import change_url
from tests.conftest import RIYADH
from tests.html import parse

SAID = [
    (lambda: PHRASES[0] % {"count": 1}, "لم يوجد شيء مرة واحدة"),
    (lambda: PHRASES[2] % {"count": 2}, "ليس ما أراده قارئان"),
    *(
        (lambda count=count: counted("and %(more)s more item", "more", count), words)
        for count, words in [
            (1, "وعنصر آخر"),
            (2, "وعنصران آخران"),
            (3, "و3 عناصر أخرى"),
            (12, "و12 عنصرًا آخر"),
            (100, "و100 عنصر آخر"),
        ]
    ),
    (
        lambda: counted("%(count)d message waits for an answer in the content.", "count", 2),
        "رسالتان تنتظران المعالجة.",
    ),
    (lambda: counted("%(count)d holiday is confirmed.", "count", 2), "أُكّدت إجازتان."),
    (lambda: gettext("Unknown"), "لم يُذكر"),
    (lambda: gettext("Add link"), "رابط الإضافة"),
    (lambda: change_in_words(ChangeKind.EDITED, is_new=True), "إضافة"),
    (lambda: change_in_words(ChangeKind.EDITED, is_new=False), "تعديل"),
    (lambda: change_in_words(ChangeKind.PUBLISHED, is_new=True), "نشر"),
    (lambda: change_in_words(ChangeKind.DELETED, is_new=False), "حذف"),
    (lambda: change_in_words(ChangeKind.TAKEN_BACK, is_new=False), "تراجع عن استبدال"),
    (lambda: str(MovedPage(kind=PageKind.GUIDE, slug="update")), "سؤال: update"),
    (lambda: str(Feedback._meta.verbose_name), "رأي قارئ"),
    (lambda: str(Guide._meta.get_field("topic").verbose_name), "الموضوع"),
    (lambda: in_words(time(14)), "2:00 بعد الظهر"),
    (lambda: in_words(datetime(2027, 2, 8, 14, tzinfo=RIYADH)), "8 فبراير 2027، 2:00 بعد الظهر"),
    (lambda: in_words(date(2027, 2, 8)), "8 فبراير 2027"),
]


def counted(singular: str, name: str, count: int) -> str:
    plural = {
        "and %(more)s more item": "and %(more)s more items",
        "%(count)d holiday is confirmed.": "%(count)d holidays are confirmed.",
    }.get(singular, "%(count)d messages wait for an answer in the content.")
    return ngettext(singular, plural, count) % {name: count}


@pytest.mark.parametrize(("say", "words"), SAID, ids=[words for _say, words in SAID])
def test_sentence_reads_as_people_say_it(say, words):
    with override("ar"):
        assert say() == words


@pytest.mark.django_db
def test_hours_are_named_by_their_days_and_times(english):
    channel = Channel.objects.create(slug="c", kind="phone", name_en="C")
    row = OpeningHours(channel=channel, days={0, 1}, opens=time(8), closes=time(16))
    key, columns = ("openinghours", 1), {"days": "0,1", "opens": "08:00:00", "closes": "16:00:00"}
    days = OpeningHours._meta.get_field("days").value_to_string(row)
    [change] = field_changes(
        {key: columns | {"days": days}}, {key: columns | {"days": days, "closes": "15:00:00"}}
    )
    name = str(row)
    assert name.endswith("from 8:00 am to 4:00 pm")
    assert change.row == f"Opening hours: {name}".replace("4:00", "3:00")
    assert [piece.text for piece in change.pieces] == ["4:00 pm", "3:00 pm"]


@pytest.mark.parametrize(("status", "told"), [("published", []), ("draft", ["Status"])])
@pytest.mark.django_db
def test_part_that_came_or_went_says_nothing_of_its_anchor_and_place(english, status, told):
    key = ("step", 1)
    columns = {"uid": "dial", "position": 2, "status": status, "text_en": "Dial.", "channel": None}
    for before, after in (({}, {key: columns}), ({key: columns}, {})):
        labels = [one.label for one in field_changes(before, after)]
        assert [one for one in labels if one in ("Anchor", "Position", "Status")] == told
        assert len(labels) == len(told) + 1
    moved = list(field_changes({key: columns}, {key: columns | {"position": 3}}))
    assert [one.label for one in moved] == ["Position"]


def test_kept_texts_stand_under_the_labels_of_their_form(desk, directory):
    guide = Guide.objects.get(slug="call")
    desk.in_language("ar").client.logout()
    sent = {
        "title_ar": "كيف أتصل؟",
        "slug": "call",
        "summary_ar": "اتصل",
        "steps-0-text_ar": "افتح",
    }
    page = parse(desk.client.post(change_url(guide), sent).content.decode())
    assert [label.text for label in page.all("label")] == [
        "السؤال بالعربية",
        "اسم الصفحة في الرابط",
        "الجواب المختصر بالعربية",
        "الخطوة بالعربية (1)",
    ]


@pytest.mark.django_db
def test_filters_name_what_is_without_and_deletion_asks_for_one_row(desk):
    desk.in_language("ar")
    topic = Topic.objects.create(slug="t", name_ar="الدفعات")
    Guide.objects.create(slug="g", title_ar="كيف؟", topic=topic)
    Channel.objects.create(slug="c", kind="phone", name_ar="قناة")
    filters = desk.changelist("guide").one(id="changelist-filter").text
    assert "بلا موضوع" in filters
    page = desk.get(reverse("admin:contacts_topic_delete", args=[topic.pk]))
    assert page.one("h1").text == "حذف موضوع"
    assert "هل تريد حذف «الدفعات»؟" in page.text
    assert "وكل ما في هذه القائمة" not in page.text


def test_sign_out_thanks_in_a_sentence_without_the_menu(desk, directory):
    response = desk.in_language("ar").client.post(reverse("admin:logout"))
    page = parse(response.content.decode())
    assert "سُجّل خروجك. شكرًا لك." in page.text
    assert page.all(class_="admin-nav") == []
