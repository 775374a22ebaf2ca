"""The meanings of guides follow the index, apart from it, and searches go by them."""

import threading

import numpy as np
import pytest

from contacts.models import Guide
from contacts.search.meanings import Meanings
from contacts.search.ranking import Ranked, reranked
from contacts.search.service import search
from contacts.search.suggestions import suggest
from contacts.search.vectors import Likeness
from tests.search.guides import ask, guide, small_index

pytestmark = pytest.mark.django_db


def slugs(text, **options):
    return [hit.guide.slug for hit in search(text, language="en", **options).hits]


@pytest.fixture
def three_guides():
    for at, (slug, title) in enumerate(
        [("a-phone", "Phone hours"), ("b-app", "App hours"), ("c-other", "Other hours")]
    ):
        Guide.objects.create(slug=slug, status="published", title_en=title, position=at)


def test_meaning_decides_where_words_do_not(three_guides, by_theme, settings):
    assert slugs("hours هاتف")[0] == "a-phone"
    settings.SEARCH_MEANING = False
    assert slugs("hours هاتف")[0] == "b-app"


def test_meaning_finds_what_no_word_finds(three_guides, by_theme):
    assert slugs("تطبيق") == ["b-app"]


def test_where_words_say_all_meaning_changes_nothing(three_guides, by_theme):
    assert slugs("other hours")[0] == "c-other"
    assert slugs("phone hours")[0] == "a-phone"


def test_nearest_questions_are_those_nearest_in_meaning_where_no_word_is_known(
    three_guides, by_theme, monkeypatch
):
    monkeypatch.setattr("contacts.search.coverage.WITH_MEANING", (3.0, 4.0))
    results = search("تطبيق othello", language="en")
    assert (results.hits, results.nearest[0].slug) == ((), "b-app")


@pytest.mark.parametrize("text", ["؟", "...", "😀"])
def test_signs_alone_find_nothing(three_guides, by_theme, text):
    results = search(text, language="ar")
    assert (results.hits, results.covers) == ((), "no")


def test_suggestions_go_by_words_alone(three_guides, by_theme):
    suggest("hours تطبيق", language="en")
    assert "hours تطبيق" not in by_theme.load().read


def test_the_repaired_query_is_what_is_meant(three_guides, by_theme):
    search("phonr hours", language="en")
    assert "Phone hours" in by_theme.load().read[3:] or "phone hours" in by_theme.load().read


def test_a_query_asked_again_is_read_once(three_guides, by_theme):
    for _ in range(3):
        search("hours for phones", language="en")
    assert by_theme.load().read.count("hours for phones") == 1


def test_an_edit_reads_its_own_guide_alone(three_guides, by_theme):
    slugs("hours")
    by_theme.load().read.clear()
    Guide.objects.get(slug="c-other").delete()
    edited = Guide.objects.get(slug="b-app")
    edited.title_en = "Secret hours"
    edited.save()
    assert slugs("hours phone")[0] == "a-phone"
    assert by_theme.load().read == ["Secret hours", "hours phone"]
    assert len(by_theme._packed) == 2


def test_an_unpublished_guide_is_never_offered_by_meaning(three_guides, by_theme):
    assert slugs("تطبيق") == ["b-app"]
    Guide.objects.filter(slug="b-app").update(status="draft")
    Guide.objects.get(slug="a-phone").save()
    assert "b-app" not in slugs("تطبيق")


def test_a_failing_encoder_leaves_search_to_words_and_is_told_once(
    three_guides, by_theme, monkeypatch, caplog
):
    slugs("hours")

    def fail(texts):
        raise ValueError("broken")

    monkeypatch.setattr(by_theme.load(), "embed", fail)
    assert slugs("phone hours")[0] == "a-phone"
    assert slugs("app hours")[0] == "b-app"
    assert caplog.text.count("A search went by words alone") == 1


def test_guides_that_cannot_be_read_leave_search_to_words(
    three_guides, by_theme, monkeypatch, caplog
):
    def fail(texts):
        raise MemoryError

    monkeypatch.setattr(by_theme.load(), "embed", fail)
    assert slugs("phone hours")[0] == "a-phone"
    assert "The meanings of guides are not renewed" in caplog.text


@pytest.fixture
def apart(by_theme, settings):
    """As on a site that serves: meanings are made in a thread of their own."""
    settings.CONTENT_VERSION_POLL_SECONDS = 3600
    return by_theme


def wait_until_made(meanings: Meanings) -> None:
    for _ in range(2000):
        if not meanings._is_making:
            return
        threading.Event().wait(0.01)
    raise AssertionError("still making")


def test_a_search_does_not_wait_for_meanings(apart, monkeypatch):
    release = threading.Event()
    encoder = apart.load()
    embed = encoder.embed

    def slowly(texts):
        release.wait(20)
        return embed(texts)

    monkeypatch.setattr(encoder, "embed", slowly)
    index = small_index()
    apart.follow(index)
    assert apart.likenesses(index, "app", [0]) == {}
    release.set()
    wait_until_made(apart)
    assert apart.likenesses(index, "app", [0]).keys() == {0, 1, 2, 3, 4}


def test_an_index_that_comes_meanwhile_is_made_next(apart, monkeypatch):
    entered, release = threading.Event(), threading.Event()
    encoder = apart.load()
    embed = encoder.embed

    def slowly(texts):
        entered.set()
        release.wait(20)
        return embed(texts)

    monkeypatch.setattr(encoder, "embed", slowly)
    index = small_index()
    apart.follow(index)
    assert entered.wait(20)
    apart.follow(index.updated([guide(2, title="A secret")], [3]))
    release.set()
    wait_until_made(apart)
    assert apart._packed.keys() == {1, 2, 4, 5}
    assert "A secret" in encoder.read


def test_no_thread_to_be_had_is_told_and_tried_again(apart, monkeypatch, caplog):
    def refuse(thread):
        raise RuntimeError("can't start new thread")

    index = small_index()
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", refuse)
        apart.follow(index)
    assert "The meanings of guides are not renewed" in caplog.text
    apart.follow(index)
    wait_until_made(apart)
    assert len(apart._packed) == 5


def test_what_words_leave_unsaid_is_what_meaning_weighs():
    ranked = [Ranked(1, 10.0, {0: 1.0}), Ranked(2, 9.0, {})]
    near = {2: Likeness(0.6, 0.0), 3: Likeness(0.2, 0.0)}  # one deviation above and below
    said = reranked(ranked, near, unsaid=0.0, limit=2)
    assert [(one.number, one.score) for one in said] == [(1, 10.0), (2, 9.0)]
    unsaid = reranked(ranked, near, unsaid=1.0, limit=9)
    assert [(one.number, pytest.approx(one.score)) for one in unsaid] == [
        (2, 10.2),
        (1, 10.0),
        (3, -1.2),
    ]
    assert unsaid[1].passages == {0: 1.0}
    assert [one.number for one in reranked([], near, unsaid=1.0, limit=9)] == [2, 3]


def test_the_same_question_in_other_words_counts_whatever_words_say():
    ranked = [Ranked(1, 10.0, {}), Ranked(2, 9.0, {})]
    near = {1: Likeness(0.7, 0.2), 2: Likeness(0.7, 0.7)}
    assert [one.number for one in reranked(ranked, near, unsaid=0.0, limit=2)] == [2, 1]


def test_vectors_are_those_of_the_guide_that_the_key_names(by_theme):
    index = small_index()
    by_theme.follow(index)
    likeness = by_theme.likenesses(index, "تطبيق", [])
    best = max(likeness, key=lambda number: likeness[number].said)
    assert index.document(best).key == 1
    assert np.isclose(likeness[best].said, 1, atol=0.01)
    assert ask(index, "رقم").ranked
