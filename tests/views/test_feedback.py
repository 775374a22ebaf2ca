import pytest

from contacts.models import Feedback, Guide
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


def test_filled_trap_is_thanked_for_and_thrown_away(client):
    answer = client.post(url("en"), {"helpful": "no", "homepage": "https://spam.example/"})
    assert answer.status_code == 302
    assert Feedback.objects.count() == 0


def test_sixth_message_in_an_hour_is_refused_and_kept(client):
    for _ in range(5):
        assert client.post(url("en"), {"helpful": "yes"}).status_code == 302
    form = page(client.post(url("en"), {"helpful": "no", "comment": "One more"}))
    assert "Send this one in an hour." in form.one("form").text
    assert form.one("textarea").text == "One more"
    assert Feedback.objects.count() == 5


def test_forged_post_is_refused(django_test_client_with_csrf):
    response = django_test_client_with_csrf.post(url("en"), {"helpful": "yes"})
    assert response.status_code == 403
    assert Feedback.objects.count() == 0


@both_languages
def test_draft_guide_takes_no_feedback(client, language):
    Guide.objects.filter(slug="call-19912").update(status="draft")
    assert client.get(url(language)).status_code == 404


@pytest.fixture
def django_test_client_with_csrf():
    from django.test import Client

    return Client(enforce_csrf_checks=True)
