"""The questions that lead to a way, in both languages and in the address."""

from datetime import timedelta

import pytest
import time_machine

from contacts.models import ChooserAnswer, ChooserQuestion, Guide
from tests.conftest import SUNDAY_10
from tests.html import Element, parse
from tests.views.choosing import links

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")


@pytest.fixture
def get(client):
    def page(path: str, language: str = "en") -> Element:
        response = client.get(f"/{language}/choose/{path}")
        assert response.status_code == 200
        return parse(response.content.decode())

    return page


@pytest.mark.parametrize(
    ("language", "direction", "question", "first"),
    [
        ("ar", "rtl", "ماذا تريد؟", "أسأل عن تفاصيل البرنامج"),
        ("en", "ltr", "What do you want to do?", "Ask about details of the programme"),
    ],
)
def test_questions_follow_each_other_in_the_address(get, language, direction, question, first):
    page = get("", language)
    html = page.one("html")
    assert (html["lang"], html["dir"]) == (language, direction)
    assert page.one("h1").text == question
    assert page.one(class_="chooser").all("strong")[0].text == first
    start = f"/{language}/choose/"
    assert links(page, class_="chooser") == [
        f"{start}ask/",
        f"{start}assistance/",
        f"{start}complain/",
        f"/{language}/guides/download-app/",
        f"/{language}/verify/",
    ]
    assert links(get("complain/", language), class_="chooser") == [
        f"{start}complain/yes/",
        f"{start}complain/no/",
    ]


def test_answers_can_be_changed_each_at_its_question(get):
    page = get("complain/no/write/")
    changes = links(page, class_="chooser-given")
    assert changes == [
        "/en/choose/",
        "/en/choose/complain/",
        "/en/choose/complain/no/",
        "/en/choose/",
    ]
    assert page.one(class_="language-link")["href"] == "/ar/choose/complain/no/write/"


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("complain", "complain/"),
        ("Complain/NO/", "complain/no/"),
        ("complain/perhaps/write/", "complain/"),
        ("unknown/", ""),
        ("complain//no/", "complain/"),
        ("complain/no/write/more/", "complain/no/write/"),
        ("a/" * 300, ""),
        ("%00/", ""),
        ("سؤال/", ""),
    ],
)
def test_what_leads_nowhere_leads_to_the_longest_known_part(client, path, known):
    response = client.get(f"/en/choose/{path}")
    assert (response.status_code, response["Location"]) == (302, f"/en/choose/{known}")
    assert response["Cache-Control"].startswith("public, max-age=0,")


def test_who_wants_to_check_a_message_is_led_to_the_checker(client):
    assert client.get("/ar/choose/check/")["Location"] == "/ar/verify/"


def test_who_wants_the_app_is_led_to_its_guide_while_readers_see_it(client, get):
    for path in ("app/", "app/no/"):
        response = client.get(f"/ar/choose/{path}")
        assert response["Location"] == "/ar/guides/download-app/"
    Guide.objects.filter(slug="download-app").update(status="draft")
    assert "/en/choose/app/" in links(get(""), class_="chooser")
    assert get("app/").one(data_moment="chosen").one("h2").text == "Citizen Account app"
    ChooserAnswer.objects.filter(slug="app").update(ends=False)
    assert get("app/").one("h1").text == "Can you sign in to your account with Citizen Account?"


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("ar", "أي طريقة تناسبك؟ · السؤال 1 من 3", "السؤال 2 من 3"),
        ("en", "Which way suits you? · Question 1 of 3", "Question 2 of 3"),
    ],
)
def test_first_page_says_what_the_questions_are_for(get, language, first, second):
    for path, said in (("", first), ("ask/", second)):
        assert get(path, language).one(class_="page-head").one(class_="meta").text == said


def test_search_engines_take_the_first_page_alone(client, get):
    assert get("").all("meta", name="robots") == []
    for path in ("complain/", "complain/no/write/"):
        assert get(path).one("meta", name="robots")["content"] == "noindex"
    sitemap = client.get("/sitemap.xml").content.decode()
    assert sitemap.count("/ar/choose/</loc>") == 1
    assert "/choose/ask" not in sitemap


def test_without_questions_there_is_no_link_and_the_address_leads_home(client):
    ChooserQuestion.objects.all().update(status="draft")
    for path in ("", "questions/", "search/?q=zzzqqq"):
        assert "/choose/" not in client.get(f"/en/{path}").content.decode()
    for path in ("", "ask/yes/"):
        response = client.get(f"/en/choose/{path}")
        assert (response.status_code, response["Location"]) == (302, "/en/")
    assert "/choose/" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize(
    ("count", "ar", "en"),
    [
        (3, "أجب عن 3 أسئلة", "Answer 3 questions"),
        (2, "أجب عن سؤالين", "Answer 2 questions"),
        (1, "أجب عن سؤال واحد", "Answer 1 question"),
    ],
)
def test_link_says_how_many_are_asked(client, count, ar, en):
    for question in ChooserQuestion.objects.all()[count:]:
        question.delete()
    for language, words in (("ar", ar), ("en", en)):
        for path in ("", "questions/", "search/?q=zzzqqq"):
            page = parse(client.get(f"/{language}/{path}").content.decode())
            assert page.one(class_="to-chooser").text.endswith(words)


def test_question_with_one_answer_is_not_asked(get):
    ChooserAnswer.objects.filter(slug="no").update(status="draft")
    assert get("complain/").one("h1").text == "Would you rather call or write?"


def test_text_without_a_language_is_marked(get):
    ChooserQuestion.objects.filter(slug="what").update(text_en="")
    ChooserAnswer.objects.filter(slug="ask").update(text_en=None)
    page = get("")
    for element in (page.one("h1"), page.one(class_="chooser").all("strong")[0]):
        foreign = element.one(class_="foreign")
        assert (foreign["lang"], foreign["dir"]) == ("ar", "rtl")
        assert element.one(class_="tag").text == "In Arabic"
    assert "(In Arabic)" in page.one("title").text


def test_queries_do_not_grow_with_the_questions(client, django_assert_max_num_queries):
    client.get("/en/choose/ask/yes/call/")
    for number in range(3):
        question = ChooserQuestion.objects.create(
            slug=f"q{number}", text_en="Q?", status="published", position=10 + number
        )
        for slug in ("a", "b"):
            ChooserAnswer.objects.create(
                question=question, slug=slug, text_en="A", guide=Guide.objects.first()
            )
    client.get("/en/")
    with django_assert_max_num_queries(2):  # the version, and the first steps of the channel
        client.get("/en/choose/ask/yes/call/a/b/a/")


def test_question_comes_at_its_moment(get, client):
    ChooserQuestion.objects.filter(slug="what").update(publish_at=SUNDAY_10 + timedelta(hours=1))
    assert get("").one("h1").text == "Can you sign in to your account with Citizen Account?"
    with time_machine.travel(SUNDAY_10 + timedelta(hours=1), tick=False):
        assert get("").one("h1").text == "What do you want to do?"
