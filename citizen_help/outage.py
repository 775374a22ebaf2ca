"""Failures of what runs in the background: logged once a kind while they last."""

import logging

from django.db import Error, InterfaceError, OperationalError

# The database is down: no fault of the code, so where it was noticed tells nobody anything.
CONNECTION_ERRORS = (OperationalError, InterfaceError)

# PostgreSQL's own number of what a standby, or a server that may only be read, says of a write.
READ_ONLY = "25006"


def sqlstate(error: Error) -> str:
    """PostgreSQL's number of an error, whatever language its words are in; "" where it has none."""
    return getattr(error.__cause__, "sqlstate", None) or ""


def is_read_only(error: Error) -> bool:
    """Whether the database refused to write and can be read all the same."""
    return sqlstate(error) == READ_ONLY or "readonly database" in str(error)


class Outage:
    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger
        self._kinds: set[type[BaseException]] = set()

    @property
    def is_on(self) -> bool:
        return bool(self._kinds)

    def begin(self, error: Exception, message: str) -> None:
        """Log `message` unless a failure of this kind was logged since all was well."""
        if type(error) in self._kinds:
            return
        self._kinds.add(type(error))
        trace = None if isinstance(error, (*CONNECTION_ERRORS, TimeoutError)) else error
        self._logger.error("%s: %s: %s", message, type(error).__name__, error, exc_info=trace)

    def end(self) -> bool:
        """All is well; whether it was not."""
        was_on, self._kinds = self.is_on, set()
        return was_on
