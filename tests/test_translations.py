"""Every text of the interface is there in Arabic, in all six plural forms."""

import re
import string

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

CATALOGUE = settings.BASE_DIR / "locale" / "ar" / "LC_MESSAGES" / "django.po"
ARABIC_PLURALS = 6


def messages():
    with CATALOGUE.open("rb") as file:
        return [message for message in read_po(file, locale="ar") if message.id]


MESSAGES = messages()


def label(message):
    text = message.id[0] if isinstance(message.id, tuple) else message.id
    return f"{message.context}: {text}" if message.context else text


@pytest.mark.parametrize("message", MESSAGES, ids=label)
def test_text_is_translated(message):
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    assert not message.fuzzy
    assert all(texts)
    if isinstance(message.id, tuple):
        assert len(texts) == ARABIC_PLURALS


@pytest.mark.parametrize("message", MESSAGES, ids=label)
def test_translation_keeps_the_placeholders(message):
    originals = message.id if isinstance(message.id, tuple) else (message.id,)
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    wanted = set().union(*map(placeholders, originals))
    for text in texts:
        # Arabic says one and two without a number.
        missing = wanted - placeholders(text)
        assert placeholders(text) <= wanted
        assert not missing or (len(texts) == ARABIC_PLURALS and len(missing) == 1)


@pytest.mark.parametrize("message", MESSAGES, ids=label)
def test_translation_has_arabic_punctuation_and_no_arabic_digits(message):
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    for text in texts:
        plain = re.sub(r"%\(\w+\)s|{\w*}|<[^>]+>|https?://\S+|@\w+", "", text)
        assert not re.search(r"[٠-٩]", plain)
        assert not re.search(r"[\u0600-\u06ff][,;?]", plain)
        # «…» it is, except where the original shows how a file is written.
        assert '"' not in plain or '"' in label(message)


def placeholders(text: str) -> set[str]:
    found = set(re.findall(r"%\(\w+\)[sd]|%[sd]", text))
    try:
        return found | {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:
        return found
