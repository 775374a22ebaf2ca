"""Building an index and changing one document of it."""

import random
from functools import cached_property

import numpy as np
import pytest

from contacts.search import index as index_module
from contacts.search import reading
from contacts.search.analysis import terms, weigh, words
from contacts.search.documents import Document, Part, Passage
from contacts.search.index import Index, build
from contacts.search.query import answer
from contacts.search.synonyms import Thesaurus
from tests.search.guides import ask, guide, keys, small_index


def contents(index: Index) -> dict[str, dict[int, int]]:
    """For each term, the keys of its documents with their impacts."""
    found = {}
    for term in index.numbers:
        numbers, impacts = index.posting(term)
        assert numbers.tolist() == sorted(numbers.tolist())
        documents = (index.document(number).key for number in numbers)
        if len(numbers):
            found[term] = dict(zip(documents, impacts.tolist(), strict=True))
    return found


def sentences(index: Index) -> dict[int, tuple[list[set[str]], list[int]]]:
    """For each document's key, the terms of each sentence, and its passages."""
    names = list(index.numbers)
    found = {}
    for number, document in enumerate(index.documents):
        if document is not None:
            one = index.sentences(number)
            cut = [set(part.tolist()) for part in np.split(one.terms, one.starts[1:])]
            said = [{names[term] for term in part} for part in cut]
            found[document.key] = said, list(one.passages)
    return found


def test_build_of_nothing_answers_nothing():
    assert keys(build([]), "تطبيق") == []


@pytest.mark.parametrize(
    ("changed", "removed"),
    [
        ([guide(2, extra="أرفق الإيصال.")], []),
        ([guide(2, title="كيف أشتكي؟")], []),
        ([], [3]),
        ([guide(1, extra="سطر")], [2]),
        ([], []),
        ([], [99]),
    ],
)
def test_updated_index_is_the_one_built_anew(changed, removed):
    index = small_index()
    documents = {document.key: document for document in index}
    documents |= {document.key: document for document in changed}
    fresh = build(one for key, one in documents.items() if key not in removed)
    updated = index.updated(changed, removed)
    assert contents(updated) == contents(fresh)
    assert sentences(updated) == sentences(fresh)
    assert (updated.words, updated.lengths) == (fresh.words, fresh.lengths)


def test_updated_leaves_the_old_index_as_it_was():
    index = small_index()
    before = contents(index)
    index.updated([guide(2, extra="أرفق الإيصال.")], [1])
    assert contents(index) == before


def test_removed_document_is_found_no_more():
    index = small_index().updated([], [1])
    assert 1 not in keys(index, "تحميل التطبيق")
    assert index.size == 4


def test_equal_documents_come_in_their_order():
    twins = [guide(1), guide(2)]
    index = build([type(one)(9 - one.key, one.key, guide(1).passages) for one in twins])
    assert keys(index, "التطبيق") == [8, 7]
    scores = {one.score for one in ask(index, "التطبيق").ranked}
    assert len(scores) == 1


def test_sentence_holds_the_distinct_terms_of_its_words():
    document = Document(1, 1, (Passage(Part.TITLE, "ar", "حمّل التطبيق. التطبيق؟"),))
    said, passages = sentences(build([document]))[1]
    expected = [{*terms("حمل"), *terms("التطبيق")}, set(terms("التطبيق"))]
    assert (said, passages) == (expected, [0])


def test_many_documents_are_indexed_as_few_are(monkeypatch):
    monkeypatch.setattr(reading, "READ_AT_ONCE", 2)
    in_parts = small_index()
    monkeypatch.undo()
    assert contents(in_parts) == contents(small_index())
    assert sentences(in_parts) == sentences(small_index())


def test_title_is_weighed_like_a_query():
    index = small_index()
    names = list(index.numbers)
    for title in index.sentences(0).titles:
        found = dict(zip((names[term] for term in title.terms), title.weights, strict=True))
        text = index.document(0).passages[title.place].text
        assert found == pytest.approx(weigh((word, 1.0) for word in dict.fromkeys(words(text))))
    assert [title.place for title in index.sentences(0).titles] == [0, 1]


def random_guide(numbers: random.Random, key: int) -> Document:
    """Of words that some share and few have."""
    letters = "ابتجحدرسصعقكلمنهي"
    known = [
        "".join(letters[(key * 7 + at * 3 + size) % 17] for at in range(4)) for size in range(9)
    ]
    texts = (" ".join(numbers.choices(known, k=numbers.randint(2, 9))) for _ in range(3))
    parts = zip((Part.TITLE, Part.SUMMARY, Part.STEP), texts, strict=True)
    return Document(key, key, tuple(Passage(part, "ar", f"{text}.") for part, text in parts))


def edited(index: Index, documents: dict[int, Document], numbers: random.Random) -> Index:
    """After forty edits one by one."""
    for _ in range(40):
        key = numbers.randrange(60)
        if numbers.random() < 0.2:  # noqa: PLR2004
            documents.pop(key, None)
            index = index.updated([], [key])
        else:
            documents[key] = random_guide(numbers, key)
            index = index.updated([documents[key]])
    return index


def ranking(index: Index, text: str) -> list[tuple[int, float]]:
    found = answer(index, Thesaurus(), text, limit=100).ranked
    return [(index.document(one.number).key, one.score) for one in found]


def made_and_edited(seed: int) -> tuple[Index, Index, list[str]]:
    """An index after many edits, the same built anew, and what to ask them."""
    numbers = random.Random(seed)  # noqa: S311
    documents = {key: random_guide(numbers, key) for key in range(50)}
    index = edited(build(documents.values()), documents, numbers)
    texts = [passage.text for one in documents.values() for passage in one.passages]
    return index, build(documents.values()), texts[::3]


@pytest.mark.parametrize("seed", range(3))
def test_index_ranks_after_many_edits_as_one_built_anew(seed):
    index, fresh, texts = made_and_edited(seed)
    assert contents(index) == contents(fresh)
    assert (index.words, index.lengths) == (fresh.words, fresh.lengths)
    for text in texts:  # sums of the same numbers in another order
        assert dict(ranking(index, text)) == pytest.approx(dict(ranking(fresh, text)))


@pytest.mark.parametrize("seed", range(3))
def test_index_of_many_documents_ranks_nearly_so(monkeypatch, seed):
    """It may count lengths a step off, which is less than a tenth of a score."""
    monkeypatch.setattr(index_module, "MANY", 0)
    index, fresh, texts = made_and_edited(seed)
    assert (index.words, index.lengths) == (fresh.words, fresh.lengths)
    for text in texts:
        found, right = dict(ranking(index, text)), ranking(fresh, text)
        assert found.keys() == dict(right).keys()
        key, score = right[0]
        assert found[key] == pytest.approx(score, rel=0.1)


def test_averages_of_many_documents_stay_until_they_are_a_step_off(monkeypatch):
    monkeypatch.setattr(index_module, "MANY", 0)
    texts = {
        key: Document(key, key, (Passage(Part.STEP, "en", "one two three"),)) for key in range(9)
    }
    index = build(texts.values())
    longer = [
        Document(key, key, (Passage(Part.STEP, "en", "one two three four"),)) for key in texts
    ]
    assert index.updated(longer[:2]).averages == index.averages
    assert index.updated(longer).averages == build(longer).averages != index.averages


def test_prepared_index_has_made_all_that_queries_need():
    index = small_index().prepare()
    kept = [name for name, one in vars(Index).items() if isinstance(one, cached_property)]
    assert kept
    assert set(kept) <= set(vars(index))


@pytest.mark.parametrize("seed", range(3))
def test_words_after_many_edits_are_those_of_an_index_built_anew(seed):
    """In every order that queries look for them, whatever the groups' own order."""
    index, fresh, _ = made_and_edited(seed)
    assert index.known == fresh.known
    assert list(index.bare_words_from("ا")) == list(fresh.bare_words_from("ا"))
    for of_one, of_other in [(index.skeletons, fresh.skeletons), (index.outlines, fresh.outlines)]:
        found = {key: sorted(words) for key, words in of_one.items() if words}
        assert found == {key: sorted(words) for key, words in of_other.items()}
