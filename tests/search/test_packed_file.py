"""Vectors of documents in a file: what is read is what was written, as long as anybody reads."""

import gc
import os

import numpy as np
import pytest

from contacts.search import packed_file
from contacts.search.meaning import SIZE
from contacts.search.packed_file import PackedFile


def rows(value: int, count: int = 2) -> np.ndarray:
    return np.full((count, SIZE), value, dtype=np.int8)


@pytest.fixture
def file():
    file = PackedFile()
    file.update({1: rows(1), 2: rows(2, 3), 3: rows(3, 0)})
    return file


def values(file):
    return {key: (found.shape, set(found.ravel().tolist())) for key, found in file.items()}


def test_what_is_read_is_what_was_written(file):
    assert values(file) == {1: ((2, SIZE), {1}), 2: ((3, SIZE), {2}), 3: ((0, SIZE), set())}
    assert (len(file), 4 in file, file.get(4)) == (3, False, None)


def test_who_read_before_a_change_keeps_what_was_read(file):
    before = file[1]
    file[1] = rows(9, 5)
    assert set(before.ravel().tolist()) == {1}
    assert values(file)[1] == ((5, SIZE), {9})
    del file[1]
    assert 1 not in file


def test_what_is_asked_for_again_is_read_once(file, monkeypatch):
    reads = []
    read = os.pread
    monkeypatch.setattr(packed_file.os, "pread", lambda *of: reads.append(of) or read(*of))
    for _ in range(3):
        assert file[2].shape == (3, SIZE)
    assert len(reads) == 1


def test_documents_that_are_gone_leave_the_file_where_they_are_most_of_it(file):
    assert file.only({1, 2, 3}) is file
    found = file.only({1})
    assert found is not file
    assert values(found) == {1: ((2, SIZE), {1})}
    for value in range(50):
        found[1] = rows(value)
        found = found.only({1})
    assert os.fstat(found._file).st_size <= 4 * rows(0).nbytes
    assert values(found) == {1: ((2, SIZE), {49})}


def test_a_file_that_nobody_reads_is_closed():
    number = PackedFile()._file
    gc.collect()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(number)
