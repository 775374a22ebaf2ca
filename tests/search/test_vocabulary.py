"""Numbers of terms stay what they are, however many edits bring new ones."""

from contacts.search.vocabulary import NO_TERMS, Vocabulary


def test_numbers_never_change_their_meaning():
    known, expected = NO_TERMS, {}
    for edit in range(60):
        vocabulary = Vocabulary(known)
        for word in (f"word{edit}", "word", "كلمة"):
            vocabulary[word]
        old, known = known, vocabulary.numbers
        assert dict(old) == expected
        assert expected.items() <= dict(known).items()
        expected = dict(known)
        assert list(known.values()) == list(range(len(known))) == list(range(vocabulary.term_count))
        assert [term for term, flag in zip(known, known.in_letters, strict=True) if flag] == [
            term for term in known if term[0] in "^."
        ]
    assert "!word59" in known
    assert ("!word60" in known, known.get("!word60")) == (False, None)
