"""Building an index and changing one document of it."""

import pytest

from contacts.search.index import Index, build
from tests.search.guides import ask, guide, keys, small_index


def contents(index: Index) -> dict[str, dict[int, int]]:
    """For each term, the keys of its documents with their impacts."""
    found = {}
    for term, posting in index.postings.items():
        half = len(posting) >> 1
        documents = (index.document(number).key for number in posting[:half])
        found[term] = dict(zip(documents, posting[half:], strict=True))
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
