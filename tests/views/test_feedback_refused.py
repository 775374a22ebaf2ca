"""What is not stored comes back as it was typed, on the readers' own page, with the number."""

import pytest
from django.db import DataError, InterfaceError, OperationalError

from contacts.models import Feedback, FeedbackSender
from tests.html import parse
from tests.views.feedback_form import TYPED, both_languages, page, url

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
# Without the line that ends it.
PART = b'--b\r\nContent-Disposition: form-data; name="comment"\r\n\r\nx'
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
    "full": {
        "ar": "وصلتنا اليوم رسائل أكثر مما يستوعبه الموقع، فلم تُحفظ رسالتك. أرسلها غدًا، "
        "أو اتصل إن كان الأمر لا يحتمل الانتظار.",
        "en": "More messages came today than this site can take, so yours was not stored. "
        "Send it tomorrow, or call if you cannot wait.",
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


@both_languages
def test_message_above_what_all_may_send_in_a_day_is_refused_and_kept(client, settings, language):
    settings.MOST_PER_DAY = {**settings.MOST_PER_DAY, "feedback": 1}
    client.post(url(language), {"comment": "x"}, REMOTE_ADDR="192.0.2.1")
    form, status = sent(client, language, TYPED)
    assert (status, refusal(form)) == (503, SENTENCES["full"][language])
    assert 0 < int(client.post(url(language), TYPED).headers["Retry-After"]) <= 24 * 3600
    assert_kept(form, TYPED, stored=1)


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


@both_languages
@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"comment=" + b"x" * 3_000_000, "application/x-www-form-urlencoded", 413),
        (b"comment=x&" + b"a=1&" * 100, "application/x-www-form-urlencoded", 400),
        (b"comment=x", "application/x-www-form-urlencoded; charset=latin-1", 400),
        (PART.replace(b"x", b"&\r\n") * 100 + b"--b--", "multipart/form-data; boundary=b", 400),
        (b"x", "multipart/form-data", 400),
        (b"x", "multipart/form-data; boundary=b", 400),
        (b"", "multipart/form-data; boundary=b", 400),
        (PART, "multipart/form-data; boundary=b", 400),
        (PART + b"\r\n--other--", "multipart/form-data; boundary=b", 400),
        (b'{"comment": "x"}', "application/json", 400),
        (b'{"comment": "x"}', "application/x-www-form-urlencoded", 400),
        (b"comment=x", "text/plain", 400),
        (b"comment=x", "", 400),
        (b"", "application/x-www-form-urlencoded", 400),
        (b"other=x", "application/x-www-form-urlencoded", 400),
    ],
)
def test_unreadable_body_is_refused_on_the_readers_own_page(client, language, body, kind, status):
    answer = client.post(url(language), body, content_type=kind)
    form = parse(answer.content.decode())
    assert (answer.status_code, refusal(form)) == (status, SENTENCES["unreadable"][language])
    assert [link["href"] for link in form.one("form").all("a")] == ["tel:19912"]
    assert Feedback.objects.count() == 0


@pytest.mark.parametrize("comment", ["x" * 20_000, "ب" * 20_000, "\U0001f469" * 20_000])
def test_twenty_thousand_characters_come_back(client, comment):
    answer = client.post(url("en"), {"comment": comment})
    form = parse(answer.content.decode())
    assert (answer.status_code, form.one("textarea").text) == (200, comment)
    assert form.one(id="id_comment_error").text.startswith("This is 20000 characters long")
