from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db import DataError, InterfaceError, OperationalError
from django.test import Client

from contacts.models import Channel, Feedback, FeedbackSender, Guide, Topic
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])


def url(language, part="", page="guides/call-19912/"):
    return f"/{language}/report/{part}?page=/{language}/{page}"


def thanks_of(language):
    return f"/{language}/report/thanks/?page=" + quote(f"/{language}/guides/call-19912/", safe="")


def page(response):
    assert response.status_code == 200
    return parse(response.content.decode())


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


def test_too_long_a_comment_is_refused_and_kept(client):
    form = page(client.post(url("en"), {"helpful": "no", "comment": "x" * 501}))
    assert form.one("textarea").text == "x" * 501
    assert Feedback.objects.count() == 0


@both_languages
def test_sixth_message_about_a_page_in_an_hour_is_refused_and_kept(client, language):
    for number in range(5):
        assert client.post(url(language), {"comment": f"x{number}"}).status_code == 302
    form, status = sent(client, language, TYPED)
    assert (status, refusal(form)) == (429, SENTENCES["many"][language])
    again = client.post(url(language), TYPED)
    assert 0 < int(again.headers["Retry-After"]) <= 3600
    assert_kept(form, TYPED, stored=5)
    assert client.post(url(language, page="verify/"), {"comment": "x"}).status_code == 302


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


def sent(client, language, fields, **headers):
    """The form that came back, and the status it came with."""
    answer = client.post(url(language), fields, headers=headers)
    return parse(answer.content.decode()), answer.status_code


def refusal(form):
    return form.one(role="alert").all("p")[0].text


def assert_kept(form, fields, *, stored=0):
    """All that was typed is in the form again, and the hotline is beside it."""
    assert form.one("textarea").text == " ".join(fields["comment"].split())
    chosen = {
        radio["name"]: radio["value"]
        for radio in form.all("input", type="radio")
        if "checked" in radio.attributes
    }
    assert chosen == {"reason": fields["reason"]}
    assert form.one("input", name="homepage").get("value") is None
    assert [link["href"] for link in form.one("form").all("a")] == ["tel:19912"]
    assert Feedback.objects.count() == stored


TYPED = {"reason": "failed", "comment": "The line\r\nwas busy"}
EVIL = "https://evil.example"
SENTENCES = {
    "cross-site": {
        "ar": "أُرسل هذا من موقع آخر، فلم يُحفظ. راجعه ثم اضغط زر «أرسل» هنا.",
        "en": "This was sent from another website, so it was not stored. "
        "Read it, then press “Send” here.",
    },
    "trap": {
        "ar": "لم تُحفظ رسالتك: مُلئ حقل مخفي يجب أن يبقى فارغًا، وربما ملأه متصفحك. "
        "أصبح الحقل فارغًا الآن، فاضغط زر «أرسل» مرة أخرى.",
        "en": "This was not stored: a hidden field that must stay empty was filled in, perhaps "
        "by your browser. It is empty again, so press “Send” once more.",
    },
    "many": {
        "ar": "وصلتنا من شبكتك رسائل كثيرة خلال الساعة الماضية، فلم تُحفظ هذه. أرسلها بعد ساعة.",
        "en": "Many messages came from your network in the last hour, so this one was not stored. "
        "Send it in an hour.",
    },
    "unreadable": {
        "ar": "تعذرت قراءة ما أرسلته، فلم يُحفظ شيء، وربما كان طويلًا جدًا. ارجع في متصفحك لتجد "
        "ما كتبته، وأرسل منه 500 حرف على الأكثر.",
        "en": "What you sent could not be read, so nothing was stored: it is perhaps too long. "
        "Go back in your browser to find what you wrote, and send no more than 500 characters of "
        "it.",
    },
    "database": {
        "ar": "تعذر حفظ رسالتك الآن. ما كتبته باقٍ هنا: حاول مرة أخرى بعد دقائق، "
        "أو اتصل إن كنت لا تستطيع الانتظار.",
        "en": "This could not be stored at the moment. What you wrote is still here: "
        "try again in a few minutes, or call if you cannot wait.",
    },
}


@both_languages
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": EVIL},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": EVIL},
        {"Sec-Fetch-Site": "same-site"},
        {"Referer": f"{EVIL}/http://testserver/"},
        {"Referer": "http://testserver.evil.example/"},
    ],
)
def test_post_from_another_site_is_shown_and_not_stored(client, language, headers):
    form, status = sent(client, language, TYPED, **headers)
    assert (status, form.one(role="alert").all("p")[0].text) == (
        403,
        SENTENCES["cross-site"][language],
    )
    assert_kept(form, TYPED)


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


@both_languages
def test_filled_trap_is_told_so_that_a_reader_can_send_it_again(client, language):
    form, status = sent(client, language, {**TYPED, "homepage": "https://mine.example/"})
    assert (status, refusal(form)) == (400, SENTENCES["trap"][language])
    assert_kept(form, TYPED)


@both_languages
@pytest.mark.parametrize("fails", ["guide", "save"])
@pytest.mark.parametrize("error", [OperationalError, InterfaceError, DataError])
def test_message_comes_back_when_the_database_is_away(client, monkeypatch, language, fails, error):
    def fail(*_args, **_kwargs):
        raise error("away")

    if fails == "guide":
        monkeypatch.setattr("contacts.publishing.content_version.refresh", fail)
        monkeypatch.setattr("contacts.models.guides.GuideQuerySet.published", fail)
    else:
        monkeypatch.setattr("contacts.models.Feedback.save", fail)
    form, status = sent(client, language, TYPED)
    assert (status, form.one(role="alert").all("p")[0].text) == (
        503,
        SENTENCES["database"][language],
    )
    assert_kept(form, TYPED)
    assert FeedbackSender.objects.count() == 0


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
