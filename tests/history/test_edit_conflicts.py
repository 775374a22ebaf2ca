"""Two editors on one form: nothing either of them typed is lost."""

import pytest

from contacts.history.edit_conflicts import (
    ValueConflict,
    digests,
    dump_digests,
    load_digests,
    merge,
)

OPENED = {
    "": {"title_ar": ["سؤال"], "title_en": ["Question"], "days": ["sun", "mon"]},
    "steps:1": {"text_en": ["Call"]},
    "steps:2": {"text_en": ["Wait"]},
}


def changed(row: str, **values: str):
    return {**OPENED, row: {**OPENED.get(row, {}), **{key: [one] for key, one in values.items()}}}


def without(row: str):
    return {key: values for key, values in OPENED.items() if key != row}


def merged(submitted, stored):
    return merge(digests(OPENED), submitted, stored)


def test_token_of_a_form_nobody_changed_is_the_same():
    again = {
        **OPENED,
        "": {**OPENED[""], "days": ["mon", "sun"]},  # sets have no order
        "steps:1": {"text_en": [" Call\r\n"]},  # as a browser sends it
    }
    assert digests(again) == digests(OPENED)


def test_both_changed_one_value_keeps_the_typed_one_and_names_both():
    found = merged(changed("", title_en="Mine"), changed("", title_en="Theirs"))
    assert found.conflicts == (ValueConflict("", "title_en", ["Theirs"], ["Mine"]),)
    assert found.rows[""]["title_en"] == ["Mine"]


def test_value_the_editor_left_alone_becomes_the_stored_one():
    found = merged(changed("", title_en="Mine"), changed("", title_ar="سؤالهم"))
    assert found.conflicts == (ValueConflict("", "title_ar", ["سؤالهم"], None),)
    assert found.rows[""] == {
        "title_ar": ["سؤالهم"],
        "title_en": ["Mine"],
        "days": ["sun", "mon"],
    }


def test_same_text_typed_by_both_is_no_conflict():
    both = changed("", title_en="Ours")
    assert merged(both, both).conflicts == ()


def test_row_that_somebody_added_is_in_the_form():
    found = merged(changed("", title_en="Mine"), changed("steps:3", text_en="Ask"))
    assert found.added == ("steps:3",)
    assert found.rows["steps:3"] == {"text_en": ["Ask"]}


def test_row_that_somebody_removed_stays_when_it_was_typed_in():
    found = merged(changed("steps:2", text_en="Wait long"), without("steps:2"))
    assert found.removed == ("steps:2",)
    assert found.rows["steps:2"] == {"text_en": ["Wait long"]}


def test_row_that_somebody_removed_goes_when_nobody_typed_in_it():
    found = merged(changed("", title_en="Mine"), without("steps:2"))
    assert found.removed == ()
    assert list(found.rows) == ["", "steps:1"]


def test_new_row_is_kept_beside_those_of_somebody_else():
    found = merged(changed("steps:+0", text_en="My step"), changed("steps:3", text_en="Ask"))
    assert list(found.rows) == ["", "steps:1", "steps:2", "steps:3", "steps:+0"]
    assert "steps:+0" not in digests(found.rows)


def test_token_is_read_as_it_was_written():
    assert load_digests(dump_digests(digests(OPENED))) == digests(OPENED)


@pytest.mark.parametrize("text", ["", "x", "[]", "1", '{"": 1}'])
def test_anything_else_is_no_token(text):
    assert load_digests(text) is None
