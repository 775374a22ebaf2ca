"""What editors said of a text's two languages: that they match, or why they may differ.

Kept beside the rows, not in them: the texts themselves stay plain columns that a shell, the
importer and any program may change. What is out of date follows from comparing the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import translator

from contacts.enums import Language

# Names of files, one a language (Step).
PICTURE: Final = "picture"


def translated_fields(model: type[models.Model]) -> list[str]:
    """The fields that exist in both languages, in the model's order, without the suffix."""
    options: Any = translator.get_options_for_model(model)
    return [field.name for field in model._meta.fields if field.name in options.fields]


def text_fields(model: type[models.Model]) -> list[str]:
    """Those that are written in both languages: a picture of its own is no translation, and a
    language that lacks one lacks no text."""
    return [field for field in translated_fields(model) if field != PICTURE]


def texts_of(row: Any, field: str) -> dict[str, str]:
    """Both languages of a field; "" where there is none."""
    return {code: getattr(row, f"{field}_{code}") or "" for code in Language.values}


def belong_together(before: dict[str, str], now: dict[str, str]) -> bool:
    """Whether nobody need look at `now`, when `before` is the pair that was last confirmed.

    Both languages were written anew, or one of them was written, or taken away, for the
    first time. Where only one of two texts has changed, the other is out of date.
    """
    changed = [code for code in now if now[code] != before[code]]
    blank = not all(text.strip() for text in (*before.values(), *now.values()))
    return len(changed) != 1 or blank


# Databases take only so many values in one query.
ROWS_AT_ONCE = 1000


class ConfirmedTextsManager(models.Manager["ConfirmedTexts"]):
    def renew(self, model: type[models.Model], rows: Iterable[Any]) -> None:
        """Take the present texts of the rows as confirmed wherever they belong together."""
        remaining = iter(rows)
        while some := list(islice(remaining, ROWS_AT_ONCE)):
            self._renew(model, some)

    def _renew(self, model: type[models.Model], rows: list[Any]) -> None:
        found = {row.pk: row for row in rows}
        known: dict[tuple[int, str], dict[str, str]] = {
            (pair.object_id, pair.field): pair.texts for pair in self.of(model, found)
        }
        present = [self.pair(row, field) for row in found.values() for field in text_fields(model)]
        self.write(
            pair
            for pair in present
            if (before := known.get((pair.object_id, pair.field))) != pair.texts
            and (before is None or belong_together(before, pair.texts))
        )

    def of(self, model: type[models.Model], pks: Iterable[int]) -> models.QuerySet[ConfirmedTexts]:
        return self.filter(model=model._meta.model_name, object_id__in=list(pks))

    def pair(self, row: Any, field: str) -> ConfirmedTexts:
        """The present texts, not yet stored."""
        key = {"model": row._meta.model_name, "object_id": row.pk, "field": field}
        return self.model(**key, **texts_of(row, field))

    def write(self, pairs: Iterable[ConfirmedTexts]) -> None:
        self.bulk_create(
            pairs,
            update_conflicts=True,
            unique_fields=["model", "object_id", "field"],
            update_fields=[*Language.values, "confirmed_at"],
        )


class TextPair(models.Model):
    """The Arabic and the English of one field of one row, as they stood together."""

    model = models.CharField(max_length=30)  # "guide"
    object_id = models.BigIntegerField()
    field = models.CharField(max_length=30)  # "title"
    ar = models.TextField(blank=True)
    en = models.TextField(blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}: {self.field}"

    @property
    def texts(self) -> dict[str, str]:
        return {code: getattr(self, code) for code in Language.values}


class ConfirmedTexts(TextPair):
    """The texts that matched when a person last wrote or confirmed either of them."""

    confirmed_at = models.DateTimeField(auto_now=True)

    objects = ConfirmedTextsManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object_id", "field"], name="texts_are_confirmed_once"
            )
        ]


class AcceptedDifference(TextPair):
    """Facts that differ between these very texts, and why an editor let them stand."""

    reason = models.CharField(_("reason"), max_length=300)
    accepted_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object_id", "field"], name="difference_is_accepted_once"
            )
        ]
