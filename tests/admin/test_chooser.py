"""The chooser at the desk: questions with their answers, and what leads nowhere."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from contacts.history import versions
from contacts.management.commands.check_content import warnings
from contacts.models import Channel, ChooserAnswer, ChooserQuestion, Guide
from tests.admin.admin_client import AdminClient, add_url, change_url, messages, typed
from tests.admin.test_forms import content_of

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10", "english")
FORM = "chooserquestion_form"


@pytest.fixture
def desk(admin_client) -> AdminClient:
    return AdminClient(admin_client).in_language("en")


@pytest.fixture
def question(first_content) -> ChooserQuestion:
    return ChooserQuestion.objects.get(slug="call-or-write")


def told(desk, question, **changes) -> list[str]:
    sent = typed(desk.get(change_url(question)), FORM) | changes
    return messages(desk.client.post(change_url(question), sent, follow=True))


def test_answers_are_written_beside_each_other_in_both_languages(desk):
    added = {"text_ar": "أين أنت؟", "text_en": "Where are you?", "slug": "where"}
    sent = typed(desk.get(add_url("chooserquestion")), FORM) | added
    sent |= {
        "answers-0-text_ar": "هنا",
        "answers-0-text_en": "Here",
        "answers-0-slug": "here",
        "answers-0-kinds": ["phone", "office"],
        "answers-0-can_sign_in": "no",
        "answers-0-guide": Guide.objects.get(slug="call-19912").pk,
        "answers-0-ends": "on",
    }
    assert desk.save(add_url("chooserquestion"), sent) is None
    row = ChooserAnswer.objects.get(question__slug="where")
    assert (row.text_ar, row.text_en, row.slug, row.kinds, row.can_sign_in, row.ends) == (
        *("هنا", "Here", "here"),
        *(frozenset({"phone", "office"}), "no", True),
    )
    assert row.guide.slug == "call-19912"


def test_untouched_form_changes_nothing(desk, question):
    rows = [question, *question.answers.all()]
    before = [content_of(row) for row in rows]
    assert desk.save(change_url(question), typed(desk.get(change_url(question)), FORM)) is None
    for row in rows:
        row.refresh_from_db()
    assert [content_of(row) for row in rows] == before


def test_answer_with_the_name_of_another_is_refused_beside_it(desk, question):
    sent = typed(desk.get(change_url(question)), FORM) | {"answers-1-slug": "call"}
    page = desk.save(change_url(question), sent)
    assert "Another answer of this question has this slug." in page.text


def test_save_says_what_leads_nowhere(desk, question):
    assert not [one for one in told(desk, question) if "Readers are" in one or "answer" in one]
    hidden = {"answers-1-status": "draft", "answers-2-status": "draft"}
    said = told(desk, question, **hidden)
    assert (
        "Readers are not asked “Would you rather call or write?”: it has fewer than two published "
        "answers." in said
    )


def test_check_names_what_leads_nowhere():
    lines = lambda: [one for one in warnings() if "chooser" in one]  # noqa: E731
    assert lines() == []
    Guide.objects.filter(slug="download-app").update(status="draft")
    Channel.objects.filter(slug="hotline").update(status="draft")
    ChooserAnswer.objects.filter(question__slug="sign-in").update(ends=True)
    found = "\n".join(lines())
    assert found.count("chooserquestion") == 3
    for words in ("asked nothing after", "that is not on the site", "No published channel"):
        assert words in found


def test_check_names_an_answer_that_leads_to_a_guide_and_names_none():
    ChooserAnswer.objects.filter(slug="app").update(guide=None)
    [line] = [one for one in warnings() if "chooser" in one]
    assert "“Get the app” leads at once to its question, and names none." in line


def test_draft_is_shown_where_it_will_be_asked(desk):
    row = ChooserQuestion.objects.create(slug="new", text_ar="جديد؟", position=2)
    for slug in ("a", "b"):
        ChooserAnswer.objects.create(question=row, slug=slug, text_ar=slug)
    ChooserQuestion.objects.exclude(slug__in=["what", "new"]).update(position=9)
    page = desk.get(reverse("preview", args=["ar", "chooserquestion", row.pk]))
    assert page.one("h1").text == "جديد؟"
    assert page.one(class_="meta").text == "السؤال 2 من 4"
    english = page.one(class_="language-link")["href"]
    assert english == reverse("preview", args=["en", "chooserquestion", row.pk])
    assert "جديد؟" not in desk.client.get("/ar/choose/ask/").content.decode()


def test_history_tells_kinds_in_words(desk, question):
    versions.keep_unrecorded(question)
    told(desk, question, **{"answers-0-kinds": ["phone", "office"]})
    page = desk.get(reverse("admin:contacts_chooserquestion_history", args=[question.pk]))
    assert "Phone · Office" in page.text


@pytest.mark.parametrize(("group", "may_delete"), [("editors", False), ("publishers", True)])
def test_roles_may_write_it(django_user_model, group, may_delete, groups):
    user = django_user_model.objects.create_user("ali", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    for act in ("view", "add", "change"):
        assert user.has_perm(f"contacts.{act}_chooserquestion")
        assert user.has_perm(f"contacts.{act}_chooseranswer")
    assert user.has_perm("contacts.delete_chooserquestion") == may_delete
    client = Client()
    client.force_login(user)
    assert client.get(add_url("chooserquestion")).status_code == 200
