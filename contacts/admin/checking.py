"""“Checked today”: everybody's work, so that of what readers see it is no proposal either."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from contacts.admin.bulk import ManyRows, ManyRowsMixin
from contacts.history.proposed_states import State
from contacts.history.versions import ChangeKind, key_of

CHECKED = "verified_on"


class CheckedMixin(ManyRowsMixin):
    def checked_on(self, request: HttpRequest, row: Any, state: State) -> Any:
        """Store the day alone, as the action of the list does; the row as it then is."""
        day = row._meta.get_field(CHECKED).to_python(state[key_of(row)][CHECKED])

        def alter(one: Any) -> bool:
            one.verified_on = day
            return True

        many = ManyRows(ChangeKind.CHECKED, [CHECKED], alter)
        [stored] = self.change_many(request, [row.pk], many).changed
        return stored


def is_only_checked(present: State, state: State) -> bool:
    """Whether nothing differs but the day on which it was checked."""
    differing = {
        name
        for key in present.keys() | state.keys()
        for name in present.get(key, {}).keys() | state.get(key, {}).keys()
        if present.get(key, {}).get(name) != state.get(key, {}).get(name)
    }
    return differing == {CHECKED}
