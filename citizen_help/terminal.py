"""What an operator reads on a terminal: one language, and a line where a command cannot go on."""

import io
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import BaseCommand, ManagementUtility, get_commands
from django.db import DatabaseError, DataError, IntegrityError, InterfaceError, ProgrammingError
from django.utils import translation

# As deploy/install.sh has them.
INSTALLED, INSTALLED_SETTINGS = Path("/srv/citizen-help/site"), Path("/etc/citizen-help.env")
OURS = ("contacts", "citizen_help")
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# As a shell says that a signal ended a process: 128 and its number.
INTERRUPTED, PIPE_BROKEN = 130, 141


def language(environ: Mapping[str, str], encoding: str | None) -> str:
    """Arabic or English, by the first of the variables that is set (POSIX, 8.2).

    English for any other, and where `encoding` has no Arabic letters.
    """
    said = next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if re.split("[_.@-]", said)[0].lower() != "ar":
        return "en"
    try:
        "نص".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return "en"
    return "ar"


def refuse_beside_service(command: str) -> None:
    """In the installed site a command without the service's settings works on other data."""
    if os.environ.get("VAR") or os.environ.get("DATABASE_URL"):
        return
    if Path(__file__).resolve().is_relative_to(INSTALLED) and INSTALLED_SETTINGS.exists():
        end(f"The site is installed here: as root, use `citizen-help {command}`.", 2)


class Unmarked(io.TextIOWrapper):
    """Leaves out the marks that keep Arabic in order: a line in English has no need of them."""

    def write(self, text: str) -> int:
        return super().write(TURNING.sub("", text))


class CommandLine(ManagementUtility):
    """The site's own commands in the operator's language; Django has its own in English alone."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        is_ours = get_commands().get(subcommand) in OURS
        spoken = language(os.environ, sys.stdout.encoding) if is_ours else "en"
        translation.activate(spoken)
        if is_ours and spoken != "ar":
            sys.stdout, sys.stderr = unmarked(sys.stdout), unmarked(sys.stderr)
        return super().fetch_command(subcommand)


def unmarked(stream: Any) -> Any:
    """The same stream through `Unmarked`; as it is where it is no text file of Python's."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    how = {"encoding": stream.encoding, "errors": stream.errors}
    lines = stream.line_buffering
    stream.flush()  # it stays whole for handlers of logs, which have taken hold of it
    return Unmarked(stream.buffer, **how, line_buffering=lines)  # type: ignore[arg-type]


def write_anything() -> None:
    """What an encoding or a name of a file cannot hold is written as an escape, never refused."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def in_words(*, with_traceback: bool = False) -> Iterator[None]:
    """End with one line, and no traceback, for what an operator can mend, or did."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        end("", INTERRUPTED)
    except BrokenPipeError:
        end("", PIPE_BROKEN)
    except (DataError, IntegrityError):
        raise
    except (DatabaseError, InterfaceError, OSError) as error:
        if with_traceback:
            raise
        reason = " ".join(str(error).split())
        with in_operators_language():
            sentence = complaint(error)
        end(sentence % {"reason": reason}, 1)


def in_operators_language() -> AbstractContextManager[object]:
    """Before the settings are read there is English alone."""
    if not settings.configured:
        return nullcontext()
    return translation.override(language(os.environ, sys.stderr.encoding))


def complaint(error: Exception) -> str:
    """What a driver or the system says stays in English in any language."""
    _ = translation.gettext if settings.configured else str
    if isinstance(error, OSError):
        return _("It cannot go on: %(reason)s")
    if lacks_tables(error):
        return _(
            "The database cannot be used: %(reason)s (the command migrate makes what it lacks; "
            "a site in another folder is found with its VAR)"
        )
    return _("The database cannot be used: %(reason)s")


def lacks_tables(error: Exception) -> bool:
    """As where nobody started the site yet, or it is elsewhere."""
    return isinstance(error, ProgrammingError) or str(error).startswith("no such ")


def end(line: str, status: int) -> NoReturn:
    try:
        sys.stderr.write(f"{line}\n" if line else "")
        sys.stdout.flush()
    except OSError:  # nobody reads, or the disk is full: Python would try again as it ends
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    raise SystemExit(status)
