"""Failures of what runs in the background: logged once a kind while they last."""

import logging

from django.db import InterfaceError, OperationalError

# The database is down: no fault of the code, so where it was noticed tells nobody anything.
CONNECTION_ERRORS = (OperationalError, InterfaceError)


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
