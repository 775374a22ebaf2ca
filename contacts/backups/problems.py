"""What can go wrong with a backup, in words for an operator."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error
from django.utils.translation import gettext as _


class BackupProblem(Exception):
    """A backup or a restore that was not made; the message says why and what to do."""


@contextmanager
def database_refusals() -> Iterator[None]:
    """BackupProblem, in one line, for what the database itself says no to."""
    try:
        yield
    except Error as error:
        message = _("The database refused, and nothing was changed: %(reason)s")
        raise BackupProblem(message % {"reason": one_line(str(error))}) from error


def one_line(text: str) -> str:
    return " ".join(text.split())


def of_file(error: OSError) -> str:
    """The file and what is wrong with it, without Python's number of the error."""
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason
