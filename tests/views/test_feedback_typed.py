"""Whatever is typed or sent to the form is stored as it can be, or comes back with a sentence."""

from urllib.parse import urlencode

import pytest

from contacts.models import Feedback, Guide
from tests.html import parse
from tests.views.test_feedback import SENTENCES, TYPED, both_languages, refusal, sent, url

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
# Without the line that ends it.
PART = b'--b\r\nContent-Disposition: form-data; name="comment"\r\n\r\nx'


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


@both_languages
@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"comment=" + b"x" * 3_000_000, "application/x-www-form-urlencoded", 413),
        (b"comment=x&" + b"a=1&" * 1_001, "application/x-www-form-urlencoded", 400),
        (b"comment=x", "application/x-www-form-urlencoded; charset=latin-1", 400),
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


def test_bytes_that_are_no_text_are_no_error(client):
    kind = "application/x-www-form-urlencoded"
    assert client.post(url("en"), b"comment=a%FF%C3b", content_type=kind).status_code == 302
    assert Feedback.objects.get().comment.startswith("a")
