"""Vectors are made once for a machine, and whatever befalls their file, search goes on."""

import logging
import sqlite3
import threading

import numpy as np
import pytest

from contacts.search.kept_vectors import KeptVectors
from tests.search.conftest import ThemeEncoder


@pytest.fixture
def path(tmp_path):
    return tmp_path / "vectors.sqlite3"


def rows(kept, *texts):
    return [row.tolist() for row in kept.of(texts)]


def test_a_text_is_read_once_for_all_processes(path):
    first, second = ThemeEncoder(), ThemeEncoder()
    made = rows(KeptVectors(path, first), "phone", "app", "phone")
    assert rows(KeptVectors(path, second), "app", "phone", "secret") == [
        made[1],
        made[0],
        rows(KeptVectors(path, second), "secret")[0],
    ]
    assert (sorted(first.read), second.read) == (["app", "phone"], ["secret"])
    assert made[0] == made[2] != made[1]


def test_another_model_makes_its_own(path):
    KeptVectors(path, ThemeEncoder()).of(["phone"])
    newer = ThemeEncoder()
    newer.name = "themes 2"
    KeptVectors(path, newer).of(["phone"])
    assert newer.read == ["phone"]


def test_more_texts_than_one_question_to_the_file_may_name(path):
    texts = [f"text {at}" for at in range(1201)]
    assert len(KeptVectors(path, ThemeEncoder()).of(texts)) == 1201
    again = ThemeEncoder()
    KeptVectors(path, again).of(texts)
    assert again.read == []


def test_what_the_content_no_longer_says_is_forgotten(path):
    kept = KeptVectors(path, ThemeEncoder())
    kept.of(["phone", "app"])
    kept.forget_all_but(["app"])
    with sqlite3.connect(path) as file:
        assert file.execute("SELECT count(*) FROM vectors").fetchone() == (1,)


def test_a_damaged_file_is_begun_anew(path, caplog):
    path.write_bytes(b"no database at all" * 100)
    kept = KeptVectors(path, ThemeEncoder())
    assert len(kept.of(["phone"])) == 1
    assert "not kept" in caplog.text
    kept.of(["phone"])
    again = ThemeEncoder()
    KeptVectors(path, again).of(["phone"])
    assert again.read == []


def test_a_folder_that_cannot_be_written_stops_nothing_and_is_told_once(tmp_path, caplog):
    encoder = ThemeEncoder()
    kept = KeptVectors(tmp_path / "missing" / "vectors.sqlite3", encoder)
    with caplog.at_level(logging.ERROR):
        assert np.array_equal(kept.of(["phone"]), kept.of(["phone"]))
        kept.forget_all_but([])
    assert encoder.read == ["phone", "phone"]
    assert [record.getMessage().split(";")[0] for record in caplog.records] == [
        "The meanings of texts are not kept"
    ]


def test_two_that_begin_together_make_each_text_once(path):
    """The second waits for the first, then finds what it made."""

    class Slow(ThemeEncoder):
        def embed(self, texts):
            entered.set()
            release.wait(20)
            return super().embed(texts)

    entered, release = threading.Event(), threading.Event()
    slow, quick = Slow(), ThemeEncoder()
    first = threading.Thread(target=KeptVectors(path, slow).of, args=(["phone"],))
    second = threading.Thread(target=KeptVectors(path, quick).of, args=(["phone"],))
    first.start()
    assert entered.wait(20)
    second.start()
    release.set()
    first.join(20)
    second.join(20)
    assert (slow.read, quick.read) == (["phone"], [])
