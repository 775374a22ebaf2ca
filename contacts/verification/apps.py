"""The name of an app: what of it counts, and what comes near it. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from contacts.search.analysis import words
from contacts.verification.lookalikes import is_near
from contacts.verification.tokens import Token

_MIN_APP_NAME: Final = 8
_MIN_LAST_WORD: Final = 4
# Words around the name of an app that are not part of it.
_APP_WORDS: Final = frozenset(["تطبيق", "التطبيق", "برنامج", "app", "application", "the"])


def app_words(text: str) -> str:
    """The words of an app's name, folded, without «تطبيق», "app" and the Arabic article."""
    kept = [word for word in words(text) if word not in _APP_WORDS]
    return " ".join(word.removeprefix("ال") if len(word) > 4 else word for word in kept)


def as_named(token: Token, official: str) -> Token:
    """The name alone, without the words of the sentence after it."""
    said = token.text.split()
    while len(said) > 1 and official in app_words(" ".join(said[:-1])):
        said.pop()
    return replace(token, text=" ".join(said))


def is_near_name(name: str, official: str) -> bool:
    return len(official) >= _MIN_APP_NAME and is_near(name, official, edits=1)


def near_name_in(text: str, officials: Iterable[str]) -> str:
    """Words in a text that are one of the names but for a letter of their last word; else ""."""
    said = words(text)
    for official in officials:
        *first, last = app_words(official).split()
        for start in range(len(said) - len(first)) if first else ():
            if said[start] != first[0]:
                continue
            *before, other = said[start : start + len(first) + 1]
            other = other.removeprefix("ال")
            is_one = before == first and other != last and not other.startswith("ل")
            if is_one and len(last) > _MIN_LAST_WORD and is_near(other, last, edits=1):
                return " ".join([*before, other])
    return ""
