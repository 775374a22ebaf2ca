from datetime import timedelta
from urllib.parse import quote, urlencode

import pytest
from django.test import Client

from contacts.models import Channel, Feedback, Guide, Topic
from tests.html import parse
from tests.views.feedback_form import TYPED, both_languages, page, url

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")


def thanks_of(language):
    return f"/{language}/report/thanks/?page=" + quote(f"/{language}/guides/call-19912/", safe="")


@both_languages
def test_yes_is_one_press_stored_and_thanked_for(client, language):
    guide = page(client.get(f"/{language}/guides/call-19912/"))
    [form] = [one for one in guide.all("form") if one["action"] == url(language)]
    button = form.one("button")
    answer = client.post(form["action"], {button["name"]: button["value"]})
    assert (answer.status_code, answer["Location"]) == (302, f"{thanks_of(language)}&helped=yes")
    stored = Feedback.objects.get()
    assert (stored.guide.slug, stored.helpful, stored.reason) == ("call-19912", True, "")
    assert (stored.page, stored.handled) == (f"/{language}/guides/call-19912/", True)
    thanks = page(client.get(answer["Location"]))
    assert thanks.all("form") == thanks.all("input", type="radio") == []
    links = [link["href"] for link in thanks.one("main").all("a")]
    assert f"/{language}/" in links
    assert any(link.startswith(f"/{language}/guides/when-to-call") for link in links)
    client.get(answer["Location"])  # loading it again sends nothing
    assert Feedback.objects.count() == 1


@both_languages
def test_no_asks_why(client, language):
    guide = page(client.get(f"/{language}/guides/call-19912/"))
    [link] = [a for a in guide.all("a") if a["href"] == f"{url(language)}&helped=no"]
    form = page(client.get(link["href"]))
    title = {"ar": "لماذا لم يفدك؟", "en": "Why did it not help?"}[language]
    assert form.one("h1").text == title
    assert client.post(link["href"], {"reason": "failed"}).status_code == 302
    stored = Feedback.objects.get()
    assert (stored.helpful, stored.reason, stored.handled) == (False, "failed", False)


@both_languages
def test_form_is_never_kept_nor_indexed(client, language):
    response = client.get(url(language))
    assert "no-store" in response.headers["Cache-Control"]
    assert page(response).one("meta", name="robots")["content"] == "noindex"


@both_languages
def test_message_is_stored_without_long_numbers_and_thanked_for(client, language):
    comment = "رقمي (101) 234-5678 لا 19912"
    answer = client.post(url(language), {"helpful": "no", "reason": "failed", "comment": comment})
    assert (answer.status_code, answer.headers["Location"]) == (302, thanks_of(language))
    stored = Feedback.objects.get()
    assert stored.guide == Guide.objects.get(slug="call-19912")
    assert (stored.language, stored.helpful, stored.reason, stored.comment, stored.handled) == (
        language,
        False,
        "failed",
        "رقمي •••• لا 19912",
        False,
    )
    thanks = page(client.get(answer.headers["Location"]))
    assert len(thanks.all(class_="card")) == 1


def test_limit_counts_a_line_of_ipv6_as_one_sender(client):
    def post(address):
        comment = f"{address} {Feedback.objects.count()}"
        return client.post(url("en"), {"comment": comment}, REMOTE_ADDR=address).status_code

    assert [post(f"2001:db8::{number}") for number in range(6)] == [302] * 5 + [429]
    assert post("2001:db8:0:1::1") == post("192.0.2.1") == post("192.0.2.2") == 302


@both_languages
@pytest.mark.parametrize("path", ["guides/call-19912/", "channels/hotline/", "topics/phone/"])
def test_draft_is_as_little_there_as_what_never_was(client, language, path):
    rows = {"guides": Guide, "channels": Channel, "topics": Topic}[path.split("/")[0]]
    rows.objects.filter(slug=path.split("/")[1]).update(status="draft")
    draft = page(client.get(url(language, page=path))).one("main")
    never = page(client.get(url(language, page="guides/never-was/"))).one("main")
    assert draft.text == never.text
    assert [link["href"] for link in draft.one(class_="lead").all("a")] == []


@both_languages
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://testserver"},
        {"Referer": "http://testserver/ar/report/"},
        {"Origin": "https://help.example"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_own_post_needs_no_cookie_and_gets_none(settings, language, headers):
    settings.SITE_URL = "https://help.example"
    client = Client(enforce_csrf_checks=True)
    assert not client.get(url(language)).cookies
    answer = client.post(url(language), TYPED, headers=headers)
    assert (answer.status_code, answer.headers["Location"]) == (302, thanks_of(language))
    assert not client.get(answer.headers["Location"]).cookies
    assert not answer.cookies
    assert not client.cookies
    assert Feedback.objects.get().comment == "The line\nwas busy"


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r"])
def test_line_break_counts_once(client, line_break):
    comment = line_break.join(["x" * 49] * 10) + "x"  # 490 + 9 + 1
    assert client.post(url("en"), {"helpful": "no", "comment": comment}).status_code == 302
    assert Feedback.objects.get().comment == "\n".join(["x" * 49] * 10) + "x"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\0b", "ab"),
        ("a\x07\x1b[31m", "a[31m"),
        ("a\x85b\u2028c", "a\nb\nc"),
        ("\U0001f468\u200d\U0001f469 \u202eabc", "\U0001f468\u200d\U0001f469 abc"),
        ("\u202a\u202b\u202da\u202c\u2066\u2067\u2068b\u2069", "ab"),
        ("\u200fا\u200e", "\u200fا\u200e"),
        ("\u200f\u200b\u2060\ufeff \u00ad\u034f", ""),
        ("\u3164\u2800 \ufe0f", ""),
        ("…", "…"),
    ],
)
def test_odd_characters_are_stored_or_left_out(client, typed, kept):
    answer = client.post(url("en"), {"helpful": "no", "comment": typed})
    assert answer.status_code == 302
    assert Feedback.objects.get().comment == kept


@pytest.mark.parametrize("field", ["helpful", "reason", "homepage", "comment", "other"])
@pytest.mark.parametrize("value", ["\0", "\ud800", "x" * 10_000, "<script>", "'\"{{ x }}"])
def test_odd_values_are_no_error_of_the_site(client, field, value):
    body = urlencode({**TYPED, field: value}, errors="surrogatepass")
    answer = client.post(url("en"), body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in {200, 302, 400}


def test_model_counts_line_breaks_once_too():
    guide = Guide.objects.get(slug="call-19912")
    comment = "\r\n".join(["x" * 49] * 10) + "x"
    feedback = Feedback(guide=guide, language="en", helpful=False, comment=comment)
    feedback.full_clean()
    assert len(feedback.comment) == 500


def test_bytes_that_are_no_text_are_no_error(client):
    kind = "application/x-www-form-urlencoded"
    assert client.post(url("en"), b"comment=a%FF%C3b", content_type=kind).status_code == 302
    assert Feedback.objects.get().comment.startswith("a")


@both_languages
def test_report_is_kept_for_a_year(client, language, sunday_10):
    for days in (364, 366):
        row = Feedback.objects.create(language=language, comment=str(days))
        Feedback.objects.filter(pk=row.pk).update(created_at=sunday_10 - timedelta(days=days))
    client.post(url(language), {"comment": "new"})
    assert set(Feedback.objects.values_list("comment", flat=True)) == {"364", "new"}


@both_languages
@pytest.mark.parametrize("query", ["", "?helped=yes", "?helped=no"])
def test_old_address_of_a_question_leads_to_its_form(client, language, query):
    path = f"/{language}/guides/call-19912/feedback/{query}"
    answer = client.post(path, {"helpful": "no", "comment": "Typed before"}, follow=True)
    assert [status for _, status in answer.redirect_chain] == [307, 302]
    stored = Feedback.objects.get()
    assert (stored.guide.slug, stored.comment) == ("call-19912", "Typed before")
    assert page(client.get(path, follow=True)).one(class_="lead").one("a")["href"] == (
        f"/{language}/guides/call-19912/"
    )


@pytest.mark.parametrize(
    "page", ["javascript:alert(1)", "//evil.example", "https://evil.example/", "/admin/", "ar/"]
)
def test_what_is_no_page_of_this_site_stands_nowhere(client, page):
    for here in ("/en/report/", "/en/report/thanks/"):
        html = client.get(here, {"page": page, "endpoint": "phone:1", "helped": "no"}).content
        link = parse(html.decode()).one("a", class_="language-link")["href"]
        assert link == f"{here.replace('/en/', '/ar/')}?helped=no"
        assert b"alert(1)" not in html
        assert b"evil.example" not in html
