"""The page that says whether a number, link, account or app is really theirs."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from contacts.models import Channel, Endpoint
from contacts.verification.tokens import MAX_LENGTH
from tests.directory_rows import LEAK, make_directory
from tests.html import parse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def directory():
    make_directory()


def ask(client, query: str | None, language: str = "ar"):
    with override(language):
        address = reverse("contacts:verify")
    response = client.get(address, {} if query is None else {"q": query})
    assert response.status_code == 200
    return response


def answer(response) -> str | None:
    found = re.search(r'data-answer="(\w+)"', response.content.decode())
    return found and found[1]


def links(response) -> list[str]:
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.findall(r'href="([^"]*)"', main)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("19912", "yes"),
        ("١٩٩١٢", "yes"),
        ("@Citizen_Care", "yes"),
        ("https://www.ca.gov.sa/login", "yes"),
        ("حساب المواطن", "yes"),
        ("ca-gov-sa.com", "looks_like"),
        ("19921", "looks_like"),
        ("https://example.org", "not_known"),
        ("", "empty"),
        ("\x00\x01\x7f", "empty"),
        ("\x0019912", "yes"),
        ("1" * 201, "not_known"),
        ("a" * 5001, "too_long"),
    ],
)
def test_verify_answers_in_both_languages(client, language, query, expected):
    response = ask(client, query, language)
    html = response.content.decode()
    assert answer(response) == expected
    assert re.search(rf'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"', html)


def test_verify_without_a_question_shows_the_form_and_what_is_theirs(client):
    response = ask(client, None)
    html = response.content.decode()
    assert answer(response) is None
    assert 'name="q"' in html
    assert "noindex" not in html
    assert {"tel:19912", "https://www.ca.gov.sa/", "https://x.com/citizen_care"} <= set(
        links(response)
    )


def test_verify_with_a_question_is_not_indexed_nor_stored(client):
    response = ask(client, "19912")
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "query",
    [
        "https://evil.example/login",
        "javascript:alert(1)",
        "0501234567",
        "@citizen_care1",
        "https://www.ca.gov.sa@evil.example",
    ],
)
def test_verify_never_makes_unknown_input_clickable(client, query):
    response = ask(client, query)
    before = links(ask(client, None))
    [piece] = parse(response.content.decode()).one("ul", class_="pieces").all("li")
    assert query in piece.text
    assert query not in [link.text for link in piece.all("a")]
    assert set(links(response)) == set(before)


def test_verify_shows_markup_as_text(client):
    html = ask(client, '"><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in html
    assert "&quot;&gt;&lt;script&gt;alert(1)&lt;/script" in html


def test_verify_puts_the_real_one_beside_a_false_one(client):
    page = parse(ask(client, "19921").content.decode())
    sent, real = page.one("section", **{"data-answer": "looks_like"}).all("dd")
    assert (sent.all("bdi")[0].text, sent.one("mark").text, sent.all("a")) == ("19921", "21", [])
    assert (real.text, real.one("a")["href"]) == ("19912", "tel:19912")


def test_verify_shows_the_channel_for_the_name_of_the_app(client):
    html = ask(client, "تطبيق حساب المواطن").content.decode()
    verdict = html.partition('data-answer="yes"')[2].partition("</section>")[0]
    assert 'href="/ar/channels/app/"' in verdict


@pytest.mark.parametrize("query", ["920009999", "920008888", LEAK])
def test_verify_does_not_know_drafts(client, query):
    response = ask(client, query)
    assert answer(response) == "not_known"
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    # What the reader typed, in the field and, where it could be judged, in the answer.
    assert main.count(query) == (1 if query == LEAK else 2)


def test_verify_forgets_what_an_editor_withdraws(client):
    Endpoint.objects.filter(value="19912").update(status="draft")
    assert answer(ask(client, "19912")) == "not_known"


def test_verify_refuses_other_methods(client):
    assert client.put("/ar/verify/").status_code == 405


@pytest.mark.parametrize("language", ["ar", "en"])
def test_verify_answers_a_posted_message_without_a_cookie(language):
    client = Client(enforce_csrf_checks=True)
    message = "اتصل على 19912 " + "نرجو سرعة الرد " * 150 + "\r\nhttps://evil.example/login"
    response = client.post(f"/{language}/verify/", {"q": message})
    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "private, no-store"
    page = parse(response.content.decode())
    assert page.one("section", **{"data-answer": "not_known"})
    answers = re.findall(r'data-piece-answer="(\w+)"', response.content.decode())
    assert answers == ["not_known", "yes"]
    assert message.replace("\r\n", "\n") in unescape(response.content.decode())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_too_long_a_text_is_refused_in_words_and_stays_in_the_field(client, language):
    pasted = "19912 " + "https://www.ca.gov.sa/a " * 300
    response = client.post(f"/{language}/verify/", {"q": pasted})
    assert answer(response) == "too_long"
    text = unescape(response.content.decode())
    assert str(len(pasted)) in text
    assert f"{MAX_LENGTH}" in text
    assert f"<textarea{text.partition('<textarea')[2].partition('>')[0]}>\n{pasted}" in text


def test_the_field_cuts_nothing_in_silence(client):
    html = ask(client, None).content.decode()
    assert "maxlength" not in html.partition("<textarea")[2].partition(">")[0]


@pytest.mark.parametrize(
    ("language", "warning"),
    [("ar", "مزوّرًا"), ("en", "can be forged")],
)
def test_a_yes_to_a_number_warns_of_forged_caller_numbers(client, language, warning):
    for query in ("19912", "اتصل على 19912 أو www.ca.gov.sa"):
        assert warning in ask(client, query, language).content.decode()
    assert warning not in ask(client, "ca.gov.sa", language).content.decode()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_verdict_stands_in_the_title_and_above_the_form(client, language):
    text = ask(client, "19921", language).content.decode()
    headline = re.search(r'<h2 id="verdict-title"[^>]*>([^<]+)<', text)[1]
    assert re.search(r"<title>([^<]+)", text)[1].startswith(f"{headline} – ")
    assert text.index("verdict-title") < text.index("<textarea")


def test_a_message_around_the_real_number_is_not_called_theirs(client):
    text = ask(client, "نشكر لكم تواصلكم، وللاستفسار 19912", "en").content.decode()
    verdict = parse(text).one("section", id="verdict")
    assert verdict.one("h2").text == "It is not known who wrote this message"
    assert (verdict["data-answer"], verdict["class"]) == ("yes", "verdict verdict-unknown")
    assert verdict.one("li", class_="piece-yes").one("h3").text.startswith("Yes")


LISTED = {"ar": "منشور هنا بوصفه", "en": "It is listed here as"}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("kind", "value", "query"),
    [
        ("whatsapp", "+966512345678", "https://wa.me/966512345678"),
        ("sms", "19913", "sms:19913"),
        ("telegram", "CitizenTG_sa", "@citizentg_sa"),
        ("instagram", "citizen.insta", "https://www.instagram.com/citizen.insta/"),
    ],
)
def test_yes_says_as_what_it_is_listed(client, language, kind, value, query):
    channel = Channel.objects.get(slug="hotline")
    other = Endpoint.objects.create(channel=channel, kind=kind, value=value, status="published")
    response = client.post(f"/{language}/verify/", {"q": query})
    section = parse(response.content.decode()).one("section", id="verdict")
    assert section["data-answer"] == "yes"
    with override(language):
        assert f"{LISTED[language]}: {other.get_kind_display()}." in section.text
    assert other.link in [link["href"] for link in section.all("a")]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_phone_number_of_theirs_needs_no_kind(client, language):
    assert LISTED[language] not in client.post(f"/{language}/verify/", {"q": "19912"}).text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_name_on_another_network_says_where_it_is_theirs(client, language):
    response = client.post(f"/{language}/verify/", {"q": "https://t.me/citizen_care"})
    section = parse(response.content.decode()).one("section", id="verdict")
    assert section["data-answer"] == "looks_like"
    assert [(link["href"], link.text) for link in section.all("a")] == [
        ("https://x.com/citizen_care", "x.com/citizen_care")
    ]
    told = {"ar": "في شبكة أخرى", "en": "On another network"}[language]
    assert told in section.text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_mail_of_theirs_and_one_that_looks_like_it(client, language):
    channel = Channel.objects.get(slug="website")
    Endpoint.objects.create(
        channel=channel, kind="email", value="help@ca.gov.sa", status="published"
    )
    assert answer(ask(client, "mailto:HELP@ca.gov.sa", language)) == "yes"
    assert "mailto:help@ca.gov.sa" in links(ask(client, "help@ca.gov.sa", language))
    false = parse(ask(client, "help@ca-gov.sa", language).content.decode())
    section = false.one("section", id="verdict")
    assert (section["data-answer"], section.one("dl")["class"]) == ("looks_like", "compared")
    assert [mark.text for mark in section.all("mark")] == ["-"]
    other = {
        "ar": "ليس من عناوين البريد المنشورة هنا",
        "en": "not one of the email addresses listed",
    }
    assert other[language] in ask(client, "info@ca.gov.sa", language).content.decode()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_verify_shows_the_worst_of_very_many_pieces_and_says_so(client, language):
    said = {
        "ar": "هذه أسوؤها، ولا تظهر البقية هنا: الصق جزءًا من الرسالة لترى ما فيه.",
        "en": "These are the worst of them. The others are not shown: "
        "paste a part of the message to see what is in it.",
    }
    accounts = [f"@someone_{number}" for number in range(30)]
    page = parse(client.post(f"/{language}/verify/", {"q": " ".join(accounts)}).content.decode())
    verdict = page.one(id="verdict")
    assert len(verdict.one("ul", class_="pieces").all("h3")) == 12
    assert "30" in verdict.all("p", class_="judged")[0].text
    assert said[language] in [one.text for one in verdict.all("p")]
    few = parse(
        client.post(f"/{language}/verify/", {"q": " ".join(accounts[:12])}).content.decode()
    )
    assert said[language] not in [one.text for one in few.one(id="verdict").all("p")]
