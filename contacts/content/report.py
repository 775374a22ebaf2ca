"""What an import did, in numbers. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _


class Outcome(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    REMOVED = "removed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Report:
    """How many rows, parts such as steps included, had each outcome."""

    counts: Counter[Outcome] = field(default_factory=Counter)

    @property
    def changed_nothing(self) -> bool:
        return set(self.counts) <= {Outcome.UNCHANGED}

    def sentence(self) -> str:
        if self.changed_nothing:
            return _("Nothing changed: the content is what the file says already.")
        return _(
            "Content loaded: %(created)d created, %(changed)d changed, %(removed)d removed, "
            "%(unchanged)d unchanged."
        ) % {outcome.value: self.counts[outcome] for outcome in Outcome}
