"""What readers of one day ask for: the stated model of `make scale` (docs/scale.md).

Every number here is an assumption that an operator can replace; what the site does with the
requests is measured (bench/scale_measured.py).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

BENEFICIARIES = int(os.environ.get("BENEFICIARIES", "10000000"))
WAKING_HOURS = 16.0
BUSIEST_HOUR = 1.6  # times the mean of the waking hours
# Requests of one visit by kind of page. An open page asks again every 35 s (static/js/status.js);
# suggestions are asked for while somebody types.
PAGES = {"home": 0.8, "guide": 1.2, "channel": 0.6, "questions": 0.3}
RENEWALS = 2.0  # of one visit, at the addresses of its pages
ASKED = {"search": 0.35, "suggest": 1.1, "verify": 0.05, "post": 0.02}
# Of visitors: those whose browser has none of the site's files yet, and of these those whose
# device saves every page (on Wi-Fi, or a browser that does not tell: static/js/offline.js).
NEW, SAVING = 0.6, 0.6
FILES = 6  # of static/, in a first visit
SECONDS_OPEN = 90.0  # how long a visitor's connection lives: the visit, or keepalive_timeout


@dataclass(frozen=True, slots=True)
class Demand:
    """Visits of a day: `share` of all beneficiaries, of which `at_once` follow a message.

    They come with a rate that halves every `half_life` minutes; the others over the waking hours.
    """

    name: str
    share: float
    at_once: float
    half_life: float

    @property
    def visits(self) -> float:
        return BENEFICIARIES * self.share

    @property
    def peak(self) -> float:
        """Visits a second in the busiest minute."""
        spread = self.visits * (1 - self.at_once) / (WAKING_HOURS * 3600) * BUSIEST_HOUR
        return spread + self.visits * self.at_once * 0.693 / (self.half_life * 60)


DEMANDS = (
    Demand("ordinary day", share=0.004, at_once=0.0, half_life=20),
    Demand("pay day", share=0.08, at_once=0.2, half_life=20),
    Demand("pay day that fails: everybody looks", share=0.3, at_once=0.4, half_life=15),
)

# Days of each of DEMANDS in the heaviest month.
HEAVIEST_MONTH = (28, 1, 1)


def requests_of_a_visit(saved_pages: int) -> Mapping[str, float]:
    """Requests by kind; `saved_pages`: how many one device saves."""
    total = sum(PAGES.values())
    pages = {kind: count * (1 + RENEWALS / total) for kind, count in PAGES.items()}
    saving = NEW * SAVING * saved_pages
    return {
        **pages,
        **ASKED,
        "file": NEW * FILES,
        "worker": total + NEW * SAVING,  # browsers look for a new one with every page
        "saved": saving,
    }
