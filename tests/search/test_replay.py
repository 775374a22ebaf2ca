"""What readers searched for, asked again of content that is not saved."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from contacts.enums import Covers
from contacts.models import Guide, SearchQuery, Synonym
from contacts.search import service
from contacts.search.replay import Question, recent_questions, replay
from contacts.search.store import read_content, snapshot_of, store

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
SLUG = "official-website"


def searched(query: str, *, day: date = TODAY, count: int = 1, language: str = "en") -> None:
    SearchQuery.objects.create(day=day, language=language, query=query, results=1, count=count)


def test_most_frequent_questions_come_first_and_once():
    searched("b", count=2)
    searched("b", count=3, day=TODAY - timedelta(days=89))
    searched("a", count=4)
    searched("a", count=4, language="ar")
    searched("old", count=90, day=TODAY - timedelta(days=90))
    searched("to come", count=90, day=TODAY + timedelta(days=1))
    searched("only unwanted", count=0)
    assert recent_questions(TODAY) == [
        Question("en", "b"),
        Question("ar", "a"),
        Question("en", "a"),
    ]


def test_nobody_searched():
    assert recent_questions(TODAY) == []


def asked_after(edit, *texts: str, seconds: float = 60.0):
    """The questions in English, before and after the edit."""
    now = store.snapshot()
    edit()
    then = snapshot_of(read_content(now), now.stamp, now)
    return replay([Question("en", text) for text in texts], now, then, seconds=seconds)


def rename(title: str) -> None:
    Guide.objects.filter(slug=SLUG).update(title_en=title)


def titles(found) -> list[tuple[str | None, ...]]:
    return [
        (one.question.text, *(each.row and each.row.title_en for each in (one.now, one.then)))
        for one in found.changes
    ]


def test_change_names_the_first_answer_before_and_after(first_content):
    found = asked_after(lambda: rename("Where is the xylophone?"), "xylophone", "complaint")
    assert (found.asked, found.known) == (2, 2)
    assert titles(found) == [("xylophone", None, "Where is the xylophone?")]


def test_question_that_loses_its_answer_is_told(first_content):
    rename("Where is the xylophone?")
    edit = Guide.objects.filter(slug=SLUG).update
    found = asked_after(lambda: edit(status="draft"), "xylophone")
    assert titles(found) == [("xylophone", "Where is the xylophone?", None)]


def test_new_title_of_the_same_answer_is_no_change(first_content):
    rename("Where is the xylophone?")
    found = asked_after(lambda: rename("Where are the xylophones?"), "xylophone")
    assert titles(found) == []


def test_answer_that_readers_are_told_is_none_is_another_one(first_content, monkeypatch):
    search, levels = service.search, iter([Covers.PARTLY, Covers.NO])
    monkeypatch.setattr(
        service, "search", lambda text, **rest: replace(search(text, **rest), covers=next(levels))
    )
    title = Guide.objects.get(slug=SLUG).title_en
    found = asked_after(lambda: rename(f"{title} xylophone"), title)
    [change] = found.changes
    assert change.now.row == change.then.row == Guide.objects.get(slug=SLUG)
    assert (change.now.answers, change.then.answers) == (True, False)


def test_synonym_changes_answers(first_content):
    rename("Where is the xylophone?")
    added = Synonym(language="en", term="marimba", equivalents=["xylophone"])
    found = asked_after(added.save, "marimba")
    assert titles(found) == [("marimba", None, "Where is the xylophone?")]


def test_content_that_stays_the_same_is_not_asked(first_content, monkeypatch):
    monkeypatch.setattr(service, "search", None)  # a search would fail
    found = asked_after(lambda: None, "xylophone", "complaint")
    assert (found.asked, found.known, found.changes) == (2, 2, ())


def test_answers_of_now_are_found_once(first_content, monkeypatch):
    asked = []
    search = service.search
    monkeypatch.setattr(
        service, "search", lambda text, **rest: asked.append(text) or search(text, **rest)
    )
    now = store.snapshot()
    rename("Where is the xylophone?")
    first, second = (snapshot_of(read_content(now), now.stamp, now) for _ in range(2))
    for then in (first, second):
        assert len(replay([Question("en", "xylophone")], now, then, seconds=60.0).changes) == 1
    assert len(asked) == 3
    rename("Official website")
    found = asked_after(lambda: rename("Xylophone?"), "xylophone")
    assert (len(asked), titles(found)) == (5, [("xylophone", None, "Xylophone?")])


def test_time_ends_the_questions_but_one_is_always_asked(first_content):
    found = asked_after(lambda: rename("Xylophone?"), "xylophone", "complaint", seconds=0.0)
    assert (found.asked, found.known, len(found.changes)) == (1, 2, 1)


def test_content_that_was_only_shown_is_not_searched_later(first_content):
    now = store.snapshot()
    rename("Where is the xylophone?")
    then = snapshot_of(read_content(now), now.stamp, now)
    rename("Official website")
    with store.showing(then):
        assert [hit.guide.slug for hit in service.search("xylophone", language="en").hits] == [SLUG]
    assert service.search("xylophone", language="en").hits == ()


def test_unsaved_guide_is_asked_for_its_meaning_which_nobody_else_sees(by_theme):
    guide = Guide.objects.create(slug="phone", status="published", title_en="Phone hours")
    for slug in ("a-chat", "b-visit"):
        Guide.objects.create(slug=slug, status="published", title_en="Other hours")
    assert service.search("تطبيق", language="en").hits == ()
    edit = Guide.objects.filter(pk=guide.pk).update
    found = asked_after(lambda: edit(title_en="App hours"), "تطبيق")
    assert titles(found) == [("تطبيق", None, "App hours")]
    known = {one.title("en") for one in by_theme._documents.values()}
    assert known == {"Phone hours", "Other hours"}
