"""Every text of the content with both its languages, as translators work through it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.utils.text import capfirst

from contacts.content.kinds import normalized
from contacts.enums import Language
from contacts.languages.translation_state import PARTS, TranslationState, rows_of
from contacts.models import ConfirmedTexts, Endpoint
from contacts.models.confirmed_texts import belong_together, text_fields, texts_of

Key = tuple[str, int, str]  # ("step", 5, "text")
Texts = dict[str, str]  # by language; "" where there is none


@dataclass(frozen=True)
class TranslatedText:
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


def all_texts(*, lock: bool = False, lasting: bool = False) -> Iterator[TranslatedText]:
    """Those with a text in either language, in the order of the site; parts after their row.

    `lasting` leaves out what is over. `lock` keeps others from changing the rows until the
    transaction ends.
    """
    known = {(c.model, c.object_id, c.field): c.texts for c in ConfirmedTexts.objects.all()}
    for model, parts in PARTS.items():
        if lock:
            list(model._default_manager.select_for_update().values_list("pk"))
        rows: Any = model._default_manager.all()
        rows = rows.lasting() if lasting else rows
        for row in rows.prefetch_related(*parts).order_by("position", "pk"):
            for number, one in enumerate(rows_of(row)):
                yield from _pairs(one, place_of(row, one, number), known)


def _pairs(row: Any, place: str, known: dict[Key, Texts]) -> Iterator[TranslatedText]:
    for field in text_fields(type(row)):
        texts = {code: normalized(text) for code, text in texts_of(row, field).items()}
        key = (str(row._meta.model_name), row.pk, field)
        if any(texts.values()):
            states = {each: state_of_text(texts, known.get(key), each) for each in Language}
            yield TranslatedText(key, row, place, texts, states)


def state_of_text(now: Texts, confirmed: Texts | None, language: Language) -> TranslationState:
    if not now[language]:
        return TranslationState.MISSING
    before = {code: normalized(text) for code, text in (confirmed or now).items()}
    stays = now[language] == before[language]
    if stays and now != before and not belong_together(before, now):
        return TranslationState.OUT_OF_DATE
    return TranslationState.COMPLETE


def place_of(owner: Any, row: Any, number: int) -> str:
    """ "Question: How do I call?", and for a part its kind and number too."""
    name = f"{capfirst(owner._meta.verbose_name)}: {owner}"
    kind = row.spec.name if isinstance(row, Endpoint) else row._meta.verbose_name
    return name if row is owner else f"{name} / {kind} {number}"


def translation_counts() -> dict[tuple[str, Language], Counter[TranslationState]]:
    """As gettext counts, by model ("guide") and language; models without texts are left out."""
    counts: dict[tuple[str, Language], Counter[TranslationState]] = defaultdict(Counter)
    for text in all_texts():
        for language, state in text.states.items():
            counts[text.key[0], language][state] += 1
    return counts
