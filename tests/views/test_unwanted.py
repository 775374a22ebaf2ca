"""One press on “this is not what I looked for”: counted with the search, without a cookie."""

import logging
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import DatabaseError
from django.test import Client

from contacts.models import FeedbackSender, SearchQuery
from contacts.views.unwanted import signer
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
QUERY = {"ar": "كيف أقدّم شكوى؟", "en": "How do I make a complaint?"}
THANKS = {"ar": "شكرًا لك، سجّلنا ذلك.", "en": "Thank you, noted."}
SORRY = {"ar": "تعذر تسجيل ذلك الآن.", "en": "This could not be noted at the moment."}


@pytest.fixture
def reader():
    return Client(enforce_csrf_checks=True)


def form_of(reader, language, query, **more):
    page = parse(reader.get(f"/{language}/search/", {"q": query, **more}).content.decode())
    [form] = [form for form in page.one("main").all("form") if form.get("method") == "post"]
    return form


def press(reader, form, **headers):
    fields = {field["name"]: field["value"] for field in form.all("input", type="hidden")}
    return reader.post(form["action"], fields, headers=headers)


def asked(answer):
    return {name: value for name, [value] in parse_qs(urlsplit(answer["Location"]).query).items()}


def counted():
    return {
        (row.language, row.query): (row.count, row.unwanted) for row in SearchQuery.objects.all()
    }


@both_languages
def test_press_is_counted_with_the_search_and_comes_back_to_it(reader, language):
    answer = press(reader, form_of(reader, language, QUERY[language]))
    assert answer.status_code == 303
    assert asked(answer) == {"q": QUERY[language], "noted": "yes"}
    assert answer["Location"].endswith("#noted")
    page = parse(reader.get(answer["Location"]).content.decode())
    assert page.one(id="noted").text == THANKS[language]
    assert page.one(class_="hits").all("li")
    assert page.one(class_="call-card").all("a")[0]["href"] == "tel:19912"
    assert [form for form in page.all("form") if form.get("method") == "post"] == []
    [numbers] = counted().values()
    assert numbers == (1, 1)  # neither the press nor what it came back to is another search


@both_languages
def test_press_where_nothing_was_found(reader, language):
    form = form_of(reader, language, "qqqq zzzz")
    words = {"ar": "لم أجد ما أبحث عنه", "en": "I did not find my answer"}
    assert form.one("button").text == words[language]
    page = parse(reader.get(press(reader, form)["Location"]).content.decode())
    assert page.one(id="noted").text == THANKS[language]
    assert len(page.all(class_="call-card")) == 1
    assert counted() == {(language, "qqqq zzzz"): (1, 1)}


def test_press_comes_back_to_the_same_page_as_it_was_typed(reader):
    form = form_of(reader, "ar", "حساب المواطن", page="2", literal="1")
    answer = press(reader, form)
    assert asked(answer) == {"q": "حساب المواطن", "page": "2", "literal": "1", "noted": "yes"}


def test_long_number_is_masked(reader):
    press(reader, form_of(reader, "ar", "رقمي 1012345678"))
    assert counted() == {("ar", "رقمي ••••"): (1, 1)}


@both_languages
@pytest.mark.parametrize(
    "fields", [{}, {"q": ""}, {"q": "bank"}, {"q": "bank:forged"}, {"q": "x" * 50_000}]
)
def test_only_what_was_searched_for_here_is_counted(reader, language, fields):
    answer = reader.post(f"/{language}/search/unwanted/", fields)
    assert (answer.status_code, answer["Location"]) == (303, f"/{language}/search/")
    assert counted() == {}


def test_words_of_another_use_of_the_key_are_not_taken(reader):
    answer = reader.post("/ar/search/unwanted/", {"q": type(signer)().sign("bank")})
    assert (answer["Location"], counted()) == ("/ar/search/", {})


@both_languages
def test_many_presses_of_one_sender_are_not_counted(settings, reader, language):
    settings.UNWANTED_PER_HOUR = 2
    form = form_of(reader, language, QUERY[language])
    answers = [press(reader, form) for _ in range(3)]
    assert [asked(answer)["noted"] for answer in answers] == ["yes", "yes", "no"]
    page = parse(reader.get(answers[-1]["Location"]).content.decode())
    assert page.one(id="noted").text == SORRY[language]
    [numbers] = counted().values()
    assert numbers == (1, 2)


def test_presses_leave_room_for_feedback(settings, reader):
    settings.UNWANTED_PER_HOUR, settings.FEEDBACK_PER_HOUR = 1, 1
    press(reader, form_of(reader, "en", QUERY["en"]))
    fields = {"helpful": "yes", "reason": "", "comment": ""}
    answer = reader.post("/en/report/?page=/en/guides/call-19912/", fields)
    assert (answer.status_code, FeedbackSender.objects.count()) == (302, 5)


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}]
)
def test_press_from_another_site_is_not_counted(reader, headers):
    answer = press(reader, form_of(reader, "ar", QUERY["ar"]), **headers)
    assert asked(answer)["noted"] == "no"
    assert [unwanted for _, unwanted in counted().values()] == [0]


def test_press_sets_no_cookie_and_is_not_kept(reader):
    answer = press(reader, form_of(reader, "ar", QUERY["ar"]))
    assert (answer.cookies, reader.cookies) == ({}, {})
    assert "no-store" in answer["Cache-Control"]


def test_press_while_the_database_is_away_says_so_without_the_words(reader, monkeypatch, caplog):
    form = form_of(reader, "en", "secret words")

    def away(*_args, **_kwargs):
        raise DatabaseError("no connection")

    monkeypatch.setattr("contacts.views.unwanted.may_send", away)
    with caplog.at_level(logging.DEBUG):
        answer = press(reader, form)
    assert asked(answer)["noted"] == "no"
    assert "could not be counted" in caplog.text
    assert "secret" not in caplog.text


@both_languages
def test_address_of_the_press_leads_to_the_search(client, language):
    answer = client.get(f"/{language}/search/unwanted/")
    assert (answer.status_code, answer["Location"]) == (303, f"/{language}/search/")
