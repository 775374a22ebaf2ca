"""What of a replacement may not be meant, said before anything is stored."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

MUCH_LONGER = 100  # characters
MANY = 50  # texts


def doubts(typed: Mapping[str, Any], count: int) -> Iterator[str]:
    """`typed` are the fields of the form, `count` the texts that would change."""
    longer = len(typed["put"]) - len(typed["find"])
    if longer > MUCH_LONGER:
        text = _(
            "What you put there is %(count)d characters longer than what it replaces. Is all of "
            "it meant?"
        )
        yield text % {"count": longer}
    if count > MANY:
        text = _("This changes %(count)d texts at once. Look through them before you go on.")
        yield text % {"count": count}
