"""What of the first page waits for a person, without what merely tells how things stand."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from contacts.admin.dashboard import Panel, panels
from contacts.admin.notices import waiting_drafts, waiting_holiday_notices

TOLD = "now"  # the panel of what readers are told, in which only drafts that are due wait
HOLIDAYS = "holidays"


def waiting_panels(user: Any, now: datetime) -> list[Panel]:
    """Those with something in them, in the active language; `now` is on the site's clock."""
    own = {TOLD: waiting_drafts, HOLIDAYS: waiting_holiday_notices}
    shown = [
        replace(panel, notices=own[panel.name](now)) if panel.name in own else panel
        for panel in panels(user, now)
    ]
    return [panel for panel in shown if panel.notices]
