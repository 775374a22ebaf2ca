"""Whether the content answers at all, told in three levels, with meaning and without it."""

from pathlib import Path

import pytest
import yaml
from django.test import Client

from contacts.models import Guide, Topic
from contacts.search.analysis import words
from contacts.search.coverage import Covers, Understood, covered, level, telling
from contacts.search.documents import is_silent
from contacts.search.service import search
from tests.search.guides import ask, small_index

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "coverage.yaml"
QUERIES = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))
OTHERS = yaml.safe_load(GOLDEN.with_name("queries.yaml").read_text(encoding="utf-8"))
ANSWERED = [
    *(str(query) for listed in QUERIES["answered"].values() for query in listed),
    *(
        str(one["q"])
        for one in OTHERS
        if one["kind"] not in {"keyboard", "cross"} and "eligibility" not in one["to"]
    ),
]
NOT_ANSWERED = [query for listed in QUERIES["not_answered"].values() for query in listed]


def language_of(query: str) -> str:
    return "en" if query.isascii() else "ar"


def told(queries: list[str]) -> dict[str, Covers]:
    return {query: search(query, language=language_of(query)).covers for query in queries}


def share(levels: dict[str, Covers], *wanted: Covers) -> float:
    return sum(one in wanted for one in levels.values()) / len(levels)


@pytest.mark.parametrize(("encoder", "told_no"), [("by_meaning", 0.4), ("words", 0.35)])
@pytest.mark.django_db
def test_levels_hold_their_bars_on_the_first_content(first_content, encoder, told_no, request):
    if encoder == "by_meaning":
        request.getfixturevalue("by_meaning")
    answered, unanswered = told(ANSWERED), told(NOT_ANSWERED)
    assert share(answered, Covers.NO) <= 0.02, [q for q, one in answered.items() if one == "no"]
    assert share(answered, Covers.YES) >= 0.8
    assert share(unanswered, Covers.YES) <= 0.15
    assert share(unanswered, Covers.NO) >= told_no
    unrelated = {query: unanswered[query] for query in QUERIES["not_answered"]["unrelated"]}
    assert share(unrelated, Covers.YES) == 0
    assert share(unrelated, Covers.NO) >= 0.75


@pytest.mark.parametrize(
    ("said", "share"),
    [("how do I complain", 0.0), ("complaint", 1.0), ("a payment", 1.0), ("the", 1.0)],
)
def test_telling_words_are_what_counts(said, share):
    index = small_index()
    found = ask(index, said)
    numbers = [one.number for one in found.ranked]
    query = Understood(found.understood.said)
    assert covered(index, query, numbers) == pytest.approx(share)


def test_words_that_stand_for_others_and_repaired_ones_count_for_less():
    index = small_index()
    best = [1]  # the guide on complaints
    plain = covered(index, Understood(["complaint"]), best)
    meant = covered(index, Understood(["grievance"], {"grievance": ["complaint"]}), best)
    repaired = covered(index, Understood(["complaimt"], {}, {"complaimt": "complaint"}), best)
    both = covered(
        index,
        Understood(["grievanse"], {"grievance": ["complaint"]}, {"grievanse": "grievance"}),
        best,
    )
    assert plain == 1 > meant > repaired == both > 0
    assert covered(index, Understood(["grievance"]), best) == 0


def test_a_query_that_finds_nothing_is_covered_by_nothing():
    assert covered(small_index(), Understood(["xylophone"]), []) == 0


def test_a_rare_word_tells_more_than_a_common_one():
    index = small_index()
    assert telling(index, "xylophone") > telling(index, "app") > 0


@pytest.mark.parametrize(
    ("words", "likeness", "told"),
    [
        (1.0, None, "yes"),
        (0.4, None, "partly"),
        (0.1, None, "no"),
        (1.0, 0.5, "yes"),
        (0.5, 0.5, "partly"),
        (0.1, 0.3, "no"),
        (0.3, 0.9, "yes"),
    ],
)
def test_words_and_meaning_make_a_level_together(words, likeness, told):
    assert level(words, likeness) == told


@pytest.fixture
def not_published(first_content):
    topic = Topic.objects.get(slug="not-published-here")
    Guide.objects.filter(topic=topic).delete()
    return Guide.objects.create(
        slug="registration",
        status="published",
        topic=topic,
        title_ar="كيف أسجّل في البرنامج؟",
        title_en="How do I register for the programme?",
    )


@pytest.mark.parametrize("encoder", ["by_meaning", "words"])
@pytest.mark.parametrize("query", ["كيف اسجل في البرنامج", "how do I register"])
@pytest.mark.django_db
def test_a_guide_that_says_it_is_not_published_here_answers_nothing(
    not_published, query, encoder, request
):
    if encoder == "by_meaning":
        request.getfixturevalue("by_meaning")
    results = search(query, language=language_of(query))
    assert results.hits[0].guide.slug == "registration"
    assert results.covers is Covers.NO
    assert results.nearest[0].slug == "registration"
    further = search(query, language=language_of(query), offset=1)
    assert further.covers is Covers.NO
    topic = not_published.topic
    topic.slug = "programme"
    topic.save()
    assert search(query, language=language_of(query)).covers is Covers.YES


@pytest.mark.django_db
def test_other_results_have_no_nearest_questions(first_content):
    results = search("كيف أقدم شكوى", language="ar")
    assert (results.covers, results.nearest) == (Covers.YES, ())


@pytest.mark.parametrize(
    ("query", "covers"), [("كيف أقدم شكوى", "yes"), ("weather in london", "no"), ("xqzvw", "no")]
)
@pytest.mark.django_db
def test_the_page_says_whether_it_answers(first_content, query, covers):
    page = Client().get("/ar/search/", {"q": query}).content.decode()
    assert page.count("data-covers=") == 1
    assert f'data-covers="{covers}"' in page


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("موعد الرد وطريقته غير منشورين هنا", True),
        ("أما مبلغ المساعدة فغير منشور هنا", True),
        ("قارنه بما هو منشور هنا", False),
        ("The date of payment is not published here", True),
        ("Compare it with what is published here", False),
    ],
)
def test_sentence_that_says_what_is_not_published_answers_nothing(sentence, is_one):
    assert is_silent(words(sentence)) is is_one
