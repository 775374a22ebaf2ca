"""A draft on its real page: in both languages, for staff alone, and nowhere kept."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from contacts.models import Channel, Guide, Page, Step
from tests.conftest import SUNDAY_10
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")


@pytest.fixture
def staff(db):
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("sara", password="pw"))
    return client


@pytest.fixture
def draft():
    hotline = Channel.objects.get(slug="hotline")
    guide = Guide.objects.create(
        slug="draft", title_ar="سؤال جديد؟", title_en="A new question?", channel=hotline
    )
    Step.objects.create(guide=guide, text_ar="اتصل", text_en="Call")
    Step.objects.create(guide=guide, text_en="Hidden step", status="draft")
    return guide


def address(row, language):
    return reverse("preview", args=[language, row._meta.model_name, row.pk])


@pytest.mark.parametrize(
    ("language", "title", "direction"),
    [("ar", "سؤال جديد؟", "rtl"), ("en", "A new question?", "ltr")],
)
def test_draft_is_shown_on_its_real_page(staff, draft, language, title, direction):
    response = staff.get(address(draft, language))
    page = parse(response.content.decode())
    html = page.one("html")
    assert (html["lang"], html["dir"]) == (language, direction)
    assert page.one("h1").text == title
    assert [step.text.split()[0] for step in page.one(class_="steps").all("li")] == [
        {"ar": "اتصل", "en": "Call"}[language]
    ]
    assert "Hidden step" not in page.text


def test_preview_is_kept_by_nobody(staff, draft):
    response = staff.get(address(draft, "en"))
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert staff.get("/en/guides/draft/").status_code == 404
    assert "A new question?" not in staff.get("/en/questions/").content.decode()


def test_bar_says_what_it_is_and_leads_on(staff, draft):
    staff.cookies["django_language"] = "ar"
    bar = parse(staff.get(address(draft, "en")).content.decode()).one("aside", class_="preview-bar")
    assert (bar["lang"], bar["dir"]) == ("ar", "rtl")
    links = [link["href"] for link in bar.all("a")]
    assert links == [
        address(draft, "ar"),
        address(draft, "en"),
        reverse("admin:contacts_guide_change", args=[draft.pk]),
    ]


def test_other_language_stays_in_the_preview(staff, draft):
    page = parse(staff.get(address(draft, "en")).content.decode())
    assert page.one("a", class_="language-link")["href"] == address(draft, "ar")


@pytest.mark.parametrize("model", [Channel, Page])
def test_channels_and_pages_are_previewed_too(staff, model):
    heading = "name_en" if model is Channel else "title_en"
    kind = {"kind": "phone"} if model is Channel else {"body_en": "Some **text**"}
    row = model.objects.create(slug="new", **{heading: "Something new"}, **kind)
    page = parse(staff.get(address(row, "en")).content.decode())
    assert page.one("h1").text == "Something new"
    assert page.one(class_="preview-bar").all("a")[0]["href"] == address(row, "ar")


def test_published_row_is_previewed_as_readers_see_it(staff):
    row = Guide.objects.get(slug="call-19912")
    preview = parse(staff.get(address(row, "en")).content.decode()).one("main")
    public = parse(staff.get("/en/guides/call-19912/").content.decode()).one("main")
    assert preview.text == public.text


@pytest.mark.parametrize("path", ["fr/guide/1", "en/topic/1", "en/guide/999999"])
def test_preview_of_what_has_no_page_is_not_found(staff, path):
    assert staff.get(f"/admin/preview/{path}/").status_code == 404


def test_preview_is_for_staff_alone(client, draft):
    assert client.get(address(draft, "en")).status_code == 302
    reader = get_user_model().objects.create_user("reader", password="pw")
    client.force_login(reader)
    assert client.get(address(draft, "en")).status_code == 302
    reader.is_staff = True
    reader.save()
    assert client.get(address(draft, "en")).status_code == 403


def test_form_of_a_draft_leads_to_its_preview(staff, draft):
    staff.cookies["django_language"] = "en"
    url = reverse("admin:contacts_guide_change", args=[draft.pk])
    page = parse(staff.get(url).content.decode())
    links = [link["href"] for link in page.all("a", class_="previewlink")]
    assert links == [address(draft, "ar"), address(draft, "en")]


@pytest.mark.parametrize(
    ("dates", "language", "said"),
    [
        (
            {"publish_at": 1},
            "en",
            "Published on Monday 23 November, 10:00 am: only signed-in staff",
        ),
        ({"expire_at": -1}, "ar", "سُحب من الموقع يوم السبت 21 نوفمبر، الساعة 10:00 صباحًا: لا يرى"),
    ],
)
def test_bar_of_a_row_that_its_dates_hide_says_when_it_is_seen(staff, draft, dates, language, said):
    moments = {name: SUNDAY_10 + timedelta(days=days) for name, days in dates.items()}
    Guide.objects.filter(pk=draft.pk).update(status="published", **moments)
    staff.cookies["django_language"] = language
    bar = parse(staff.get(address(draft, language)).content.decode()).one(class_="preview-bar")
    assert said in bar.text
