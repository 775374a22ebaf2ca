"""What an editor finds in the lists, in selects and in the search of all lists, and by what."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from contacts.models import (
    Channel,
    Claim,
    Endpoint,
    Feedback,
    Guide,
    Holiday,
    LinkCheck,
    MovedPage,
    Notice,
    OpeningHours,
    Page,
    SearchQuery,
    Step,
    Synonym,
    Topic,
)
from tests.admin.admin_client import (
    add_url,
    found_text,
    headings,
    inputs,
)
from tests.directory_rows import make_channel

NUMBER = "+966501234567"


@pytest.fixture
def rows(db, sunday_10):
    """One row to find in each list, and another that nothing below is in."""
    topic = Topic.objects.create(slug="your-request", name_ar="طلبى", name_en="Your request")
    Topic.objects.create(slug="rest", name_ar="غير ذلك", name_en="Otherwise")
    guide = Guide.objects.create(
        slug="form-57",
        topic=topic,
        title_ar="كيف أعبئ النموذج رقم 57؟",
        title_en="How do I fill in the form?",
        other_wordings=["وين ألقى الورقة الزرقاء", "where is the blue sheet"],
    )
    Step.objects.create(
        guide=guide,
        uid="sign",
        text_ar="سجّل الدخولَ عبر النفاذ",
        text_en="Sign in",
        detail_ar="ثم اضغط مستنـــدات الأسرة",
        detail_en="then press Family papers; call 199 12",
    )
    Guide.objects.create(slug="nothing", title_ar="سؤال آخر؟", title_en="Another question?")
    channel = Channel.objects.create(
        slug="hotline", kind="phone", name_ar="الخط الموحد", name_en="Hotline"
    )
    Channel.objects.create(slug="bare", kind="phone", name_ar="قناة", name_en="Way")
    for kind, value, label in (
        ("phone", "19912", "مبيعات"),
        ("phone", NUMBER, "Evenings"),
        ("x", "citizen_care", ""),
        ("url", "https://www.ca.gov.sa/help/", ""),
    ):
        Endpoint.objects.create(channel=channel, kind=kind, value=value, label_ar=label)
    OpeningHours.objects.create(channel=channel, days={0}, name_ar="موسم رمضان")
    Page.objects.create(slug="about", title_en="About", body_ar="نص عن **الخصوصية**")
    Holiday.objects.create(
        name_ar="عيد الأضحى", first_day=date(2027, 5, 16), last_day=date(2027, 5, 19)
    )
    Notice.objects.create(text_ar="تعطّل التطبيق", detail_en="We are mending it", channel=channel)
    Claim.objects.create(
        kind="phone", value="+966551234567", verdict="fake", note_en="Asks for the code"
    )
    Synonym.objects.create(language="ar", term="موبايل", equivalents=["هاتف محمول"])
    MovedPage.objects.create(kind="guide", slug="old-form", new_slug="form-57")
    LinkCheck.objects.create(
        url="https://www.ca.gov.sa/gone", model="guide", object_id=1, checked_at=sunday_10
    )
    SearchQuery.objects.create(
        day=sunday_10.date(), language="ar", query="أين الاستمارة", results=0
    )
    Feedback.objects.create(page="/ar/guides/form-57/", comment="الرقم خطأ ٠٥٠", language="ar")


FOUND = {
    "topic": ["طلبي", "الطلب", "your-request", "REQUEST"],
    "guide": [
        *("رقم ٥٧", "57", "form-57", "old-form", "http://x.test/ar/guides/form-57/#step-sign"),
        *("سجل", "نفاذ", "والنفاذ", "مستندات", "الاسره", "أُسرة", "family paper", "19912", "١٩٩١٢"),
        *("199 12", "blue sheet", "الورقه زرقا", "fill نموذج", "sign", "\u200f57\u200f"),
    ],
    "channel": [
        *("19912", "١٩٩١٢", "199 12", "199-12", "tel:19912", "مبيعات", "evenings", "موسم"),
        *("0501234567", "٠٥٠ ١٢٣ ٤٥٦٧", "+966 50 123 4567", "00966501234567", "501234567"),
        *("1234567", "hotline 19912", "@citizen_care", "https://x.com/Citizen_Care"),
        *("twitter.com/citizen_care", "www.ca.gov.sa", "https://ca.gov.sa/help", "ca.gov.sa/help/"),
    ],
    "page": ["خصوصيه", "about", "الخصوصية"],
    "holiday": ["عيد الاضحي", "٢٠٢٧", "2027-05-16"],
    "notice": ["تعطل", "mending", "hotline"],
    "claim": ["0551234567", "٠٥٥ ١٢٣ ٤٥٦٧", "55123", "asks code"],
    "synonym": ["موبايل", "الهاتف", "محمول"],
    "movedpage": ["old-form", "form-57", "النموذج", "fill form"],
    "linkcheck": ["ca.gov.sa/gone", "https://www.ca.gov.sa/gone"],
    "searchquery": ["استماره", "الاستمارة"],
    "feedback": ["خطا", "050", "form-57"],
}
ODD = [
    *("!!", "؟،؛", "\u202e\u2066", "%00", "a" * 3000, "و", "\\", "'\"<script>", "0" * 300),
    *("9" * 5000, "https://", "@", "+", "http://[", "٠٠٩٦٦", "/ar/guides/", "😀"),
]


def found_in(model: str, query: str) -> int:
    """By the search of the list, without the page around it."""
    list_admin = admin.site.get_model_admin(apps.get_model("contacts", model))
    rows = list_admin.get_queryset(None)
    return list_admin.get_search_results(None, rows, query)[0].count()


def test_each_list_finds_its_row_by_every_spelling_and_part(rows):
    wrong = [
        (model, query, count)
        for model, queries in FOUND.items()
        for query in queries
        if (count := found_in(model, query)) != 1
    ]
    assert wrong == []


def test_every_word_has_to_be_in_the_row(desk, rows):
    assert headings(desk.changelist("guide", q="family blue 57")) == ["How do I fill in the form?"]
    assert headings(desk.changelist("guide", q="family blue 58")) == []
    assert headings(desk.changelist("guide", q="5")) == []  # is no part of 57


@pytest.mark.parametrize("language", ["ar", "en"])
def test_list_shows_the_step_in_which_a_word_was_found(desk, rows, language):
    page = desk.in_language(language).changelist("guide", q="نفاذ")
    [cell] = page.all("th", class_="field-heading")
    assert found_text(cell) == "سجّل الدخولَ عبر النفاذ"
    assert [mark.text for mark in cell.all("mark")] == ["النفاذ"]
    title = {"ar": "نموذج", "en": "fill"}[language]  # is in the heading
    [cell] = desk.changelist("guide", q=title).all("th", class_="field-heading")
    assert found_text(cell) == ""


def test_search_follows_an_edit_and_goes_with_filters_order_and_pages(desk, rows):
    Step.objects.filter(uid="sign").update(text_en="Turnstile")
    assert len(headings(desk.changelist("guide", q="turnstile"))) == 1
    guide = Guide.objects.get(slug="form-57")
    guide.delete()
    assert headings(desk.changelist("guide", q="turnstile")) == []
    Guide.objects.bulk_create(
        Guide(slug=f"many-{number}", title_en=f"Turnstile {number}", position=number)
        for number in range(100, 160)
    )
    page = desk.changelist("guide", q="turnstile", o="-7", p="2", status__exact="draft")
    assert headings(page)[-1] == "Turnstile 100"
    assert len(headings(page)) == 10


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Nothing is found for “zzz”."),
        ("ar", "لا نتيجة للبحث عن «zzz»."),
    ],
)
def test_nothing_found_is_said_with_a_way_back(desk, rows, language, told):
    page = desk.in_language(language).changelist("guide", q="zzz")
    box = page.one(class_="nothing-found")
    assert told in box.text
    assert "2" in box.all("a")[0].text or language == "ar"
    assert [link["href"] for link in box.all("a")] == ["?", f"{reverse('desk-search')}?q=zzz"]
    filtered = desk.changelist("guide", q="zzz", status__exact="draft").one(class_="nothing-found")
    assert filtered.all("a")[0]["href"] == "?q=zzz"


def test_odd_queries_have_an_answer(desk, rows):
    """The search of all lists asks each of them."""
    for query in ODD:
        assert desk.client.get(reverse("desk-search"), {"q": query}).status_code == 200, query
    for query in ODD[:4]:
        url = reverse("admin:contacts_guide_changelist")
        assert desk.client.get(url, {"q": query}).status_code == 200, query


def test_select_of_other_rows_lists_them_all_and_has_only_add_beside_it(desk, rows):
    """However many: it works without a script, and is read aloud as the browser's own."""
    Topic.objects.bulk_create(Topic(slug=f"t{number}") for number in range(60))
    page = desk.get(add_url("guide"))
    [select] = [one for one in inputs(page) if one.get("name") == "topic"]
    assert len(select.all("option")) == Topic.objects.count() + 1
    links = [link["id"] for link in page.all("a") if (link.get("id") or "").endswith("_id_topic")]
    assert links == ["add_id_topic"]


def test_desk_search_finds_rows_of_every_kind(desk, rows, editor):
    def found(query):
        sections = desk.get(reverse("desk-search"), q=query).all("section", class_="found-list")
        return {
            one.one("h2").one("a").text: [row.text for row in one.all("li")] for one in sections
        }

    assert set(found("form-57")) == {"Questions", "Feedback", "Moved pages"}
    [row] = found("199 12")["Channels"]
    assert row.startswith("Hotline")
    assert "Draft" in row
    assert found("طلبي")["Topics"] == ["Your request Draft طلبى"]
    assert "Users" in found("sara")
    assert found("zzz") == {}


def test_who_may_not_see_a_list_finds_nothing_in_it(client, rows, django_user_model):
    assert client.get(reverse("desk-search"), {"q": "57"}).status_code == 302
    client.force_login(django_user_model.objects.create_user("omar", is_staff=True))
    assert client.get(reverse("desk-search"), {"q": "57"}).context["lists"] == []


def test_feedback_names_a_path_from_left_to_right(db, sunday_10):
    row = Feedback.objects.create(page="/ar/search/", language="ar")
    assert str(row).startswith("\u2066/ar/search/\u2069 (")


def test_row_that_is_what_was_written_comes_first_and_then_the_whole_phrase(desk, editor):
    for place, (slug, title, summary) in enumerate([
        ("a", "Bank account of the payment", "The new one"),
        ("b", "My payment to a bank", "Account"),
        ("c", "Other", "Where is the payment bank account?"),
        ("d", "Payment bank account", ""),
    ]):  # fmt: skip
        Guide.objects.create(slug=slug, title_en=title, summary_en=summary, position=place)
    query = "payment bank account"
    best = ["Payment bank account", "Other"]
    assert headings(desk.changelist("guide", q=query))[:2] == best
    section = desk.get(reverse("desk-search"), q=query).one("section", class_="found-list")
    assert [row.one("a").text for row in section.all("li")][:2] == best
    chosen = desk.changelist("guide", q=query, o="7")
    assert headings(chosen) == [
        "Bank account of the payment", "My payment to a bank", "Other", "Payment bank account"
    ]  # fmt: skip


def test_exact_name_in_an_address_and_exact_number_come_first(desk, editor):
    Topic.objects.create(slug="call-us-now", name_en="call us", position=1)
    Topic.objects.create(slug="call", name_en="B", position=2)
    assert headings(desk.changelist("topic", q="call")) == ["B", "call us"]
    for place, value in enumerate(["8001991200", "19912"]):
        channel = make_channel(f"n{place}", name_en=value, name_ar="", position=place)
        Endpoint.objects.create(channel=channel, kind="phone", value=value)
    assert headings(desk.changelist("channel", q="٩٩١٢")) == ["8001991200", "19912"]
    assert headings(desk.changelist("channel", q="١٩٩١٢")) == ["19912", "8001991200"]
