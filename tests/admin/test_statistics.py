"""Synonyms to write, searches to read, feedback to handle."""

import pytest
from django.urls import reverse

from contacts.models import Feedback, Guide, SearchQuery, Synonym
from tests.admin.admin_client import add_url, change_url, inputs, typed, values

pytestmark = pytest.mark.django_db


def test_synonym_takes_a_word_a_line(desk):
    words = "  هاتف \r\n\r\nجوال\r\nهاتف"
    form = typed(desk.get(add_url("synonym")), "synonym_form")
    assert (
        desk.save(add_url("synonym"), form, language="ar", term="تلفون", equivalents=words) is None
    )
    synonym = Synonym.objects.get()
    assert (synonym.term, synonym.equivalents) == ("تلفون", ["هاتف", "جوال"])
    [area] = [
        one for one in inputs(desk.get(change_url(synonym))) if one.get("name") == "equivalents"
    ]
    assert (values(area), area["dir"]) == (["هاتف\nجوال"], "auto")


@pytest.mark.parametrize("words", ["", " \n "])
def test_synonym_without_words_is_refused(desk, words):
    form = typed(desk.get(add_url("synonym")), "synonym_form")
    page = desk.save(add_url("synonym"), form, language="ar", term="تلفون", equivalents=words)
    assert [item.text for item in page.all("ul", class_="errorlist")] == ["This field is required."]
    assert Synonym.objects.count() == 0


def test_words_that_no_database_stores_are_refused_beside_the_field(desk):
    form = typed(desk.get(add_url("synonym")), "synonym_form")
    words = "هاتف\nجو\0ال"
    page = desk.save(add_url("synonym"), form, language="ar", term="تلفون", equivalents=words)
    told = [item.text for item in page.all("ul", class_="errorlist")]
    assert (told, Synonym.objects.count()) == (["Null characters are not allowed."], 0)


def test_second_synonym_of_a_word_is_refused_beside_it(desk):
    Synonym.objects.create(language="ar", term="تلفون", equivalents=["هاتف"])
    form = typed(desk.get(add_url("synonym")), "synonym_form")
    page = desk.save(add_url("synonym"), form, language="ar", term="تلفون", equivalents="جوال")
    [told] = [item.text for item in page.all("ul", class_="errorlist")]
    assert told.startswith("There is a synonym for this word already.")


def test_history_of_a_synonym_lists_its_words(desk):
    form = typed(desk.get(add_url("synonym")), "synonym_form")
    desk.save(add_url("synonym"), form, language="ar", term="تلفون", equivalents="هاتف\nجوال")
    page = desk.get(reverse("admin:contacts_synonym_history", args=[Synonym.objects.get().pk]))
    told = {line.one("dt").text: line.one("dd").text for line in page.one("dl").all("div")}
    assert (told["People write"], told["Also find"]) == ("تلفون", "هاتف · جوال")


@pytest.fixture
def search(sunday_10) -> SearchQuery:
    for query, results in (("رقم التواصل", 3), ("متى ينزل الدعم", 0)):
        SearchQuery.objects.create(
            day=sunday_10.date(), language="ar", query=query, results=results
        )
    return SearchQuery.objects.get(results=0)


def test_searches_are_read_only(desk, search):
    assert desk.client.get(add_url("searchquery")).status_code == 403
    assert desk.client.post(change_url(search), {"results": 5}).status_code == 403
    page = desk.get(change_url(search))
    assert [one for one in inputs(page) if one.get("name") in ("query", "results")] == []
    assert SearchQuery.objects.filter(results=0).count() == 1


@pytest.fixture
def feedback(directory) -> Feedback:
    guide = Guide.objects.get(slug="call")
    return Feedback.objects.create(
        guide=guide, language="ar", helpful=False, reason="unclear", comment="لم أجد <b>الزر</b>"
    )


def test_reader_s_words_cannot_be_changed(desk, feedback):
    page = desk.get(change_url(feedback))
    assert "لم أجد <b>الزر</b>" in page.text
    form = typed(page, "feedback_form")
    assert desk.save(change_url(feedback), form, comment="x", helpful="1", handled="on") is None
    feedback.refresh_from_db()
    assert (feedback.comment, feedback.helpful, feedback.handled) == (
        "لم أجد <b>الزر</b>",
        False,
        True,
    )


def test_feedback_is_marked_as_handled_from_the_list(desk, feedback):
    assert desk.act("feedback", "mark_handled", feedback) == ["1 message is changed."]
    feedback.refresh_from_db()
    assert feedback.handled is True
    assert desk.act("feedback", "mark_handled", feedback) == ["0 messages are changed."]


def test_feedback_is_found_by_the_question_in_either_language(desk, feedback):
    for words in ("كيف أتصل", "How do I call"):
        page = desk.changelist("feedback", q=words)
        assert len(page.all("th", class_="field-created_at")) == 1


def test_first_page_of_a_reader_without_rights_lists_nothing(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("new", password="pw", is_staff=True))
    response = client.get(reverse("admin:index"))
    assert response.status_code == 200
    assert b'class="admin-panel"' not in response.content
