from urllib.parse import urlencode

import pytest
from django.db import DataError, InterfaceError, OperationalError
from django.test import Client

from contacts.models import Feedback, FeedbackSender, Guide
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])


def url(language, part=""):
    return f"/{language}/guides/call-19912/feedback/{part}"


def page(response):
    assert response.status_code == 200
    return parse(response.content.decode())


@both_languages
@pytest.mark.parametrize("answer", ["yes", "no"])
def test_buttons_on_the_guide_lead_to_a_form_with_the_answer_chosen(client, language, answer):
    guide = page(client.get(f"/{language}/guides/call-19912/"))
    [link] = [a for a in guide.all("a") if a["href"] == f"{url(language)}?helped={answer}"]
    form = page(client.get(link["href"]))
    chosen = [
        radio["value"]
        for radio in form.all("input", name="helpful")
        if "checked" in radio.attributes
    ]
    assert chosen == [answer]


@both_languages
def test_form_is_never_kept_nor_indexed(client, language):
    response = client.get(url(language))
    assert "no-store" in response.headers["Cache-Control"]
    assert page(response).one("meta", name="robots")["content"] == "noindex"


@both_languages
def test_message_is_stored_without_long_numbers_and_thanked_for(client, language):
    answer = client.post(
        url(language), {"helpful": "no", "reason": "failed", "comment": "رقمي 1012345678"}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, url(language, "thanks/"))
    stored = Feedback.objects.get()
    assert stored.guide == Guide.objects.get(slug="call-19912")
    assert (stored.language, stored.helpful, stored.reason, stored.comment, stored.handled) == (
        language,
        False,
        "failed",
        "رقمي ••••",
        False,
    )
    thanks = page(client.get(answer.headers["Location"]))
    assert len(thanks.all(class_="card")) == 1


def test_reason_is_dropped_when_it_helped(client):
    client.post(url("en"), {"helpful": "yes", "reason": "failed"})
    assert Feedback.objects.get().reason == ""


def test_form_without_an_answer_says_what_is_missing_and_keeps_the_comment(client):
    form = page(client.post(url("en"), {"comment": "The line was busy"}))
    assert "Choose whether the answer helped you." in form.one("form").text
    assert form.one("textarea").text == "The line was busy"
    assert Feedback.objects.count() == 0


def test_too_long_a_comment_is_refused_and_kept(client):
    form = page(client.post(url("en"), {"helpful": "no", "comment": "x" * 501}))
    assert form.one("textarea").text == "x" * 501
    assert Feedback.objects.count() == 0


def test_sixth_message_in_an_hour_is_refused_and_kept(client):
    for _ in range(5):
        assert client.post(url("en"), {"helpful": "yes"}).status_code == 302
    form = page(client.post(url("en"), {"helpful": "no", "comment": "One more"}))
    assert "Send it in an hour." in form.one("form").text
    assert form.one("textarea").text == "One more"
    assert Feedback.objects.count() == 5


@both_languages
def test_draft_guide_takes_no_feedback(client, language):
    Guide.objects.filter(slug="call-19912").update(status="draft")
    assert client.get(url(language)).status_code == 404


def sent(client, language, fields, **headers):
    """The form that came back, and the status it came with."""
    answer = client.post(url(language), fields, headers=headers)
    return parse(answer.content.decode()), answer.status_code


def refusal(form):
    return form.one(role="alert").all("p")[0].text


def assert_kept(form, fields):
    """All that was typed is in the form again, and the hotline is beside it."""
    assert form.one("textarea").text == " ".join(fields["comment"].split())
    chosen = {
        radio["name"]: radio["value"]
        for radio in form.all("input", type="radio")
        if "checked" in radio.attributes
    }
    assert chosen == {name: fields[name] for name in ("helpful", "reason")}
    assert form.one("input", name="homepage").get("value") is None
    assert [link["href"] for link in form.one("form").all("a")] == ["tel:19912"]
    assert Feedback.objects.count() == 0


TYPED = {"helpful": "no", "reason": "failed", "comment": "The line\r\nwas busy"}
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
    assert (answer.status_code, answer.headers["Location"]) == (302, url(language, "thanks/"))
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


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r"])
def test_line_break_counts_once(client, line_break):
    comment = line_break.join(["x" * 49] * 10) + "x"  # 490 + 9 + 1
    assert client.post(url("en"), {"helpful": "no", "comment": comment}).status_code == 302
    assert Feedback.objects.get().comment == "\n".join(["x" * 49] * 10) + "x"


@both_languages
def test_comment_that_is_too_long_says_by_how_much(client, language):
    comment = "\r\n".join(["x" * 49] * 10) + "xx"
    form, status = sent(client, language, {**TYPED, "comment": comment})
    sentence = {
        "ar": "عدد الأحرف هنا 501، ويمكن إرسال 500 على الأكثر. اختصر النص ثم أرسله مرة أخرى.",
        "en": "This is 501 characters long; 500 can be sent. Shorten it, then send it again.",
    }[language]
    assert (status, form.one(id="id_comment_error").text) == (200, sentence)
    # A browser that knew the limit would cut what is pasted, without a word.
    assert form.one("textarea").get("maxlength") is None
    assert "autofocus" in form.one("textarea").attributes  # the sentence is brought into view
    assert form.one("textarea").text.split() == comment.split()
    assert Feedback.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\0b", "ab"),
        ("a\x07\x1b[31m", "a[31m"),
        ("a\x85b\u2028c", "a\nb\nc"),
        ("\U0001f468\u200d\U0001f469 \u202eabc", "\U0001f468\u200d\U0001f469 \u202eabc"),
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
