"""Who may try a password or a code, as a rule about the tries that were made.

Tries at an account from devices that its owner signed in on before count for each such device;
those from anywhere else count together, wherever they come from. So strangers, however many, have
LIMIT tries at a name, and leave the owner's own devices alone.

From one network, strangers may fail at LIMIT different names: an office is not locked by one
person's mistakes, and nobody goes through a list of names.

A device is "" for a stranger. Names that no account has count like others, so that a lock tells
nobody which there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

LIMIT: Final = 5


@dataclass(frozen=True)
class Origin:
    """Where a try comes from, and at which name; texts that stand for them."""

    name: str
    network: str
    device: str = ""

    def lanes(self) -> list[str]:
        """What is counted on its own, and so must be counted by one process at a time."""
        if self.device:
            return [f"device {self.name} {self.device}"]
        return [f"name {self.name}", f"network {self.network}"]


@dataclass(frozen=True)
class Try:
    origin: Origin
    moment: datetime


def locked_until(tries: Iterable[Try], origin: Origin, cool_off: timedelta) -> datetime | None:
    """When the origin may try again; None for at once. `tries` are those of the last `cool_off`."""
    alike = [each for each in tries if bool(each.origin.device) == bool(origin.device)]
    own = [each for each in alike if each.origin.name == origin.name]
    if origin.device:
        own = [each for each in own if each.origin.device == origin.device]
        return reopening([each.moment for each in own], cool_off)
    last_at: dict[str, datetime] = {}
    for each in alike:
        if each.origin.network == origin.network:
            earlier = last_at.get(each.origin.name, each.moment)
            last_at[each.origin.name] = max(earlier, each.moment)
    found = (reopening(each, cool_off) for each in ([e.moment for e in own], last_at.values()))
    return max((each for each in found if each), default=None)


def reopening(moments: Iterable[datetime], cool_off: timedelta) -> datetime | None:
    """When fewer than LIMIT are left of the moments."""
    newest = sorted(moments, reverse=True)[:LIMIT]
    return newest[-1] + cool_off if len(newest) == LIMIT else None
