"""What is said during a save that does not take place reaches nobody."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest


class Unheard(BaseStorage):
    """Messages of a save that did not take place."""

    def _get(self, *args: Any, **kwargs: Any) -> Any:
        return [], True


@contextmanager
def unheard(request: HttpRequest) -> Iterator[None]:
    """Nobody is told what is said inside."""
    told, request._messages = request._messages, Unheard(request)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        request._messages = told  # type: ignore[attr-defined]
