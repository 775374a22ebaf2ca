"""Every text of the content with both its languages, as translators work through it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.utils.text import capfirst

from contacts.content.values import tidy
from contacts.enums import Language
from contacts.languages.translation_state import PARTS, TranslationState, rows_of
from contacts.models import ConfirmedTexts
from contacts.models.confirmed_texts import belong_together, texts_of, translated_fields

Key = tuple[str, int, str]  # ("step", 5, "text")
Texts = dict[str, str]  # by language; "" where there is none


@dataclass(frozen=True)
class TextPair:
    """A field of a row. `place` says in the active language which row that is."""

    key: Key
    row: Any
    place: str
    texts: Texts
    states: dict[Language, TranslationState]

    @property
    def digest(self) -> str:
        """Tells whether either language has changed since."""
        return digest_of(self.key, self.texts)


def digest_of(key: Key, texts: Texts) -> str:
    whole = "\0".join((*map(str, key), *(texts[code] for code in Language.values)))
    return blake2b(whole.encode(), digest_size=8).hexdigest()


def all_texts(*, lock: bool = False) -> Iterator[TextPair]:
    """Those with a text in either language, in the order of the site; parts after their row.

    `lock` keeps others from changing the rows until the transaction ends.
    """
    known = {(c.model, c.object_id, c.field): c.texts for c in ConfirmedTexts.objects.all()}
    for model, parts in PARTS.items():
        if lock:
            list(model._default_manager.select_for_update().values_list("pk"))
        for row in model._default_manager.prefetch_related(*parts).order_by("position", "pk"):
            for number, one in enumerate(rows_of(row)):
                yield from _pairs(one, place_of(row, one, number), known)


def _pairs(row: Any, place: str, known: dict[Key, Texts]) -> Iterator[TextPair]:
    for field in translated_fields(type(row)):
        texts = {code: tidy(text) for code, text in texts_of(row, field).items()}
        key = (str(row._meta.model_name), row.pk, field)
        if any(texts.values()):
            states = {each: state(texts, known.get(key), each) for each in Language}
            yield TextPair(key, row, place, texts, states)


def state(now: Texts, confirmed: Texts | None, language: Language) -> TranslationState:
    if not now[language]:
        return TranslationState.MISSING
    before = {code: tidy(text) for code, text in (confirmed or now).items()}
    stays = now[language] == before[language]
    if stays and now != before and not belong_together(before, now):
        return TranslationState.OUT_OF_DATE
    return TranslationState.COMPLETE


def place_of(owner: Any, row: Any, number: int) -> str:
    """ "Question: How do I call?", and for a part its kind and number too."""
    name = f"{capfirst(owner._meta.verbose_name)}: {owner}"
    return name if row is owner else f"{name} / {row._meta.verbose_name} {number}"


@dataclass(frozen=True, slots=True)
class Share:
    """How many texts of a model stand how in one language."""

    model: str
    language: Language
    counts: Counter[TranslationState]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def statistics() -> list[Share]:
    """As gettext counts: by model and language; models without texts have no line."""
    counts: dict[tuple[str, Language], Counter[TranslationState]] = {}
    for pair in all_texts():
        for language in Language:
            shares = counts.setdefault((pair.key[0], language), Counter())
            shares[pair.states[language]] += 1
    return [Share(model, language, found) for (model, language), found in counts.items()]
