"""Search by meaning: with the encoder that is shipped, and with one whose meanings are plain."""

import numpy as np
import pytest

from contacts.search import answering, replay, service
from contacts.search import meanings as meanings_module
from contacts.search import store as store_module
from contacts.search.meaning import SIZE, load
from contacts.search.meanings import Meanings

THEMES = {"phone": 0, "هاتف": 0, "app": 1, "تطبيق": 1, "secret": 2}


class ThemeEncoder:
    """Knows three themes, each by a word in a text, and one direction for all else."""

    name = "themes 1"

    def __init__(self):
        self.read: list[str] = []

    def embed(self, texts):
        self.read += texts
        vectors = np.full((len(texts), SIZE), 0.0, dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            themes = {theme for word, theme in THEMES.items() if word in text.lower()} or {3}
            for theme in themes:  # spread, as real vectors are: no number of them is large
                row[theme * 128 : (theme + 1) * 128] = (128 * len(themes)) ** -0.5
        return vectors


@pytest.fixture(scope="session")
def shipped_encoder():
    return load()


def use(encoder, settings, monkeypatch, folder) -> Meanings:
    settings.SEARCH_MEANING = True
    settings.VAR = folder
    made = Meanings()
    monkeypatch.setattr(meanings_module, "load", lambda: encoder)
    monkeypatch.setattr(store_module, "meanings", made)
    monkeypatch.setattr(answering, "meanings", made)
    monkeypatch.setattr(replay, "meanings", made)
    monkeypatch.setattr(service, "store", store_module.Store())
    return made


@pytest.fixture
def by_theme(settings, monkeypatch, tmp_path):
    """Meanings by an encoder that the test can look into: `by_theme.load().read`."""
    return use(ThemeEncoder(), settings, monkeypatch, tmp_path)


@pytest.fixture
def by_meaning(shipped_encoder, settings, monkeypatch, tmp_path):
    return use(shipped_encoder, settings, monkeypatch, tmp_path)
