"""What an editor may have forgotten in the questions that lead to a way to get in touch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from contacts.enums import LeadsTo
from contacts.models import Channel, ChooserAnswer, ChooserQuestion
from contacts.publishing.chooser import FEWEST_ANSWERS

TOO_FEW = _("Readers are not asked “%(text)s”: it has fewer than two published answers.")
ALL_END = _("Readers are asked nothing after “%(text)s”: each of its answers ends the questions.")
GUIDE_OFF = _(
    "The answer “%(text)s” names a question that is not on the site: readers get that of the "
    "channel instead."
)
NO_GUIDE = _("The answer “%(text)s” leads at once to its question, and names none.")
NO_CHANNEL = _(
    "No published channel is of the kinds that suit the answer “%(text)s”: readers get another way."
)


class Gap(NamedTuple):
    """`row` is a question or an answer."""

    row: Any
    sentence: str


def gaps() -> Iterator[Gap]:
    for question in ChooserQuestion.objects.published():
        yield from gaps_of(question)


def gaps_of(question: ChooserQuestion) -> Iterator[Gap]:
    """Nothing of a question that readers do not see."""
    if not question.is_published:
        return
    answers = list(
        ChooserAnswer.objects.published().filter(question=question).select_related("guide")
    )
    if len(answers) < FEWEST_ANSWERS:
        yield Gap(question, TOO_FEW % {"text": question})
    later = ChooserQuestion.objects.published().filter(position__gt=question.position)
    if answers and all(one.is_last for one in answers) and later.exists():
        yield Gap(question, ALL_END % {"text": question})
    used = set(Channel.objects.published().values_list("kind", flat=True))
    for one in answers:
        if one.guide and not one.guide.is_published:
            yield Gap(one, GUIDE_OFF % {"text": one})
        if one.leads_to == LeadsTo.GUIDE and not one.guide:
            yield Gap(one, NO_GUIDE % {"text": one})
        if one.kinds and not used & one.kinds:
            yield Gap(one, NO_CHANNEL % {"text": one})
