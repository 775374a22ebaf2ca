"""The checks, in the order in which they are told."""

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.doctor import answers, certificates, configuration, data, files, machine, routine
from contacts.doctor.finding import Finding

Check = Callable[[], Iterable[Finding]]
CHECKS: Final[tuple[tuple[Any, tuple[Check, ...]], ...]] = (
    (gettext_lazy("Settings"), (configuration.debug, configuration.address, configuration.lines)),
    (gettext_lazy("Secrets"), (configuration.secret, configuration.settings_file)),
    (gettext_lazy("Libraries"), (files.libraries, machine.programs)),
    (gettext_lazy("Texts in Arabic"), (files.messages,)),
    (gettext_lazy("Static files"), (files.static,)),
    (gettext_lazy("Folder of the data"), (files.permissions, files.room)),
    (gettext_lazy("Database"), (data.database,)),
    (gettext_lazy("Clock"), (machine.clock, data.clock_of_database)),
    (gettext_lazy("Memory"), (machine.memory,)),
    (gettext_lazy("The running site"), (answers.processes,)),
    (gettext_lazy("The proxy"), (answers.proxy, machine.connections)),
    (gettext_lazy("Certificate"), (certificates.certificate,)),
    (gettext_lazy("Jobs"), (routine.timers, routine.jobs)),
    (gettext_lazy("Backups"), (routine.backups,)),
    (gettext_lazy("E-mails"), (routine.mail_server, routine.mails)),
)
DEADLINE: Final = 30  # seconds, for one check, whatever it waits for


def findings(checks: Iterable[Check]) -> list[Finding]:
    return [finding for check in checks for finding in look(check)]


def look(check: Check) -> list[Finding]:
    """A check that cannot be made is a fault too, and keeps no other from being made."""
    try:
        with deadline(DEADLINE):
            return list(check())
    except Exception as error:  # noqa: BLE001  of whatever kind
        reason = " ".join(str(error).split()) or type(error).__name__
        return [Finding(_("This could not be looked at: %(reason)s") % {"reason": reason})]


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """TimeoutError in the main thread after so long in all."""

    def late(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(_("it took longer than %(seconds)d s.") % {"seconds": seconds})

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
