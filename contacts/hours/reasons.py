"""What is said of the closures of holidays: on the occasion of a feast, because of anything else.

Each sentence is a pair of the two.
"""

import re
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Pair = tuple[Promise, Promise]

FEAST: Final = re.compile(
    r"\b(?:ال)?عيد(?:ي|ين)?\b|اليوم الوطني|يوم (?:التأسيس|العلم|عرفة)|رأس السنة"
    r"|\beid\b|\b(?:national|founding|flag) day\b|\barafah?\b|\bnew year\b",
    re.IGNORECASE,
)
CLOSED_FOR: Final[Pair] = (
    pgettext_lazy("a feast", "Closed for %(holiday)s."),
    pgettext_lazy("anything but a feast", "Closed for %(holiday)s."),
)
CLOSED_THEN: Final[Pair] = (
    pgettext_lazy("a feast", "Closed for %(holiday)s (%(dates)s)."),
    pgettext_lazy("anything but a feast", "Closed for %(holiday)s (%(dates)s)."),
)
MAY_BE_CLOSED: Final[Pair] = (
    pgettext_lazy("a feast", "May be closed for %(holiday)s (%(dates)s, not confirmed yet)."),
    pgettext_lazy(
        "anything but a feast", "May be closed for %(holiday)s (%(dates)s, not confirmed yet)."
    ),
)
MAY_CLOSE: Final[Pair] = (
    pgettext_lazy("a feast", "May close for %(holiday)s (%(dates)s, not confirmed yet)."),
    pgettext_lazy(
        "anything but a feast", "May close for %(holiday)s (%(dates)s, not confirmed yet)."
    ),
)
NOT_CONFIRMED: Final[Pair] = (
    pgettext_lazy("a feast", "The closure for %(holiday)s (%(dates)s) is not confirmed yet."),
    pgettext_lazy(
        "anything but a feast", "The closure for %(holiday)s (%(dates)s) is not confirmed yet."
    ),
)
_END: Final = _("The end of %(holiday)s (%(last)s) is not confirmed yet and may be a day later.")
END_NOT_CONFIRMED: Final[Pair] = (_END, _END)


def of_kind(texts: Pair, name: str) -> str:
    of_feast, of_others = texts
    return str(of_feast if FEAST.search(name) else of_others)
