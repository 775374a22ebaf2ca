"""Of lists that grow by themselves a search reads the newest rows alone, and says so."""

import pytest

from contacts.admin import finding, finding_texts
from contacts.models import Feedback, OutgoingMail, Proposal
from contacts.models.statistics import WITH_WORDS

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
TOLD = "Only the newest 2 rows were searched. For older ones use the filters, without words."


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(finding_texts, "MOST_READ", 2)
    monkeypatch.setattr(finding, "MOST_READ", 2)


def said(*comments: str) -> None:
    for comment in comments:
        Feedback.objects.create(page="/ar/", language="ar", comment=comment)


def comments(page) -> list[str]:
    return [cell.text for cell in page.all("td", class_="field-words")]


def test_words_are_found_behind_any_number_of_presses(desk):
    said("nobody one", "nobody two", "nobody three", "", "", "")
    page = desk.changelist("feedback", q="nobody")
    assert comments(page) == ["nobody three", "nobody two"]
    assert TOLD in page.text


def test_nothing_is_said_where_all_was_read(desk):
    said("nobody one", "nobody two")
    page = desk.changelist("feedback", q="nobody")
    assert (len(comments(page)), "Only the newest" in page.text) == (2, False)


def test_rows_that_went_are_found_no_more(desk):
    said("nobody one", "nobody two")
    desk.changelist("feedback", q="nobody")
    Feedback.objects.filter(comment="nobody two").delete()
    said("nobody three")
    page = desk.changelist("feedback", q="nobody")
    assert comments(page) == ["nobody three", "nobody one"]


def test_no_list_reads_all_of_its_rows_that_grow_by_themselves():
    assert {Feedback, OutgoingMail} == set(finding_texts.GROWING)
    assert finding_texts.sources_of(Proposal, []) == []


def test_rows_with_words_are_found_by_an_index_of_their_own():
    said("one", "")
    Feedback.objects.create(page="/ar/", language="ar", value="19912")
    assert Feedback.objects.filter(WITH_WORDS).count() == 2
    assert "feedback_with_words" in [one.name for one in Feedback._meta.indexes]
