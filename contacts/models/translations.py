"""What editors said of a text's two languages: that they match, or why they may differ.

Kept beside the rows, not in them: the texts themselves stay plain columns that a shell, the
importer and any program may change. What is out of date follows from comparing the two.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


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


class ConfirmedTexts(TextPair):
    """The texts that matched when a person last wrote or confirmed either of them."""

    confirmed_at = models.DateTimeField(auto_now=True)

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
