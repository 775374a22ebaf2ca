"""What a view for readers says of itself: that the page cache may keep its response, or why not.

Such a view has no session that somebody could abuse, and a token would need a cookie: it says
itself which methods it takes, and Django asks for no token first.

@stored(query=("page",))
@not_stored("it tells of this moment")
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from django.views.decorators.csrf import csrf_exempt

View = TypeVar("View", bound=Callable[..., Any])
ATTRIBUTE = "page_cache"
# In `request.META` when a last good copy is made, which must not claim to know what is open.
STATUSES_UNKNOWN = "citizen_help.statuses_unknown"
# There when the page is to be made that says that the site cannot answer.
UNAVAILABLE = "citizen_help.unavailable"
# Seconds since the content's version was last read, in requests that are left to Django.
VERSION_AGE = "citizen_help.version_age"
# A function that tells whether every page is in memory; and whether pages are shown from there
# just now, because the version cannot be read.
IN_MEMORY = "citizen_help.in_memory"
SHOWS_MEMORY = "citizen_help.shows_memory"

PARTS = ("page",)


@dataclass(frozen=True, slots=True)
class Stored:
    """The response depends on the path and these query parameters, and on nothing else.

    `seconds` bounds how long it is kept; its own `Cache-Control` may say less. With
    `is_unchanging` it depends on the path alone, and on no version of the content.
    """

    query: tuple[str, ...] = ()
    seconds: int = settings.PAGE_MAX_AGE
    is_unchanging: bool = False

    def has_copies(self, query: str) -> bool:
        """Of pages that are there, and of the parts of a list, but of no other query."""
        return not self.is_unchanging and (not query or self.query == PARTS)


@dataclass(frozen=True, slots=True)
class NotStored:
    reason: str


def stored(
    *, query: tuple[str, ...] = (), seconds: int = settings.PAGE_MAX_AGE
) -> Callable[[View], View]:
    """Every other query parameter is withheld from the view."""
    return _declare(Stored(query, seconds))


def unchanging(view: View) -> View:
    """The address is made of the bytes: whatever is edited, it stands for the same."""
    return _declare(Stored(is_unchanging=True))(view)


def not_stored(reason: str) -> Callable[[View], View]:
    return _declare(NotStored(reason))


def _declare(declaration: Stored | NotStored) -> Callable[[View], View]:
    def declare(view: View) -> View:
        view = csrf_exempt(view)
        setattr(view, ATTRIBUTE, declaration)
        return view

    return declare


@lru_cache(maxsize=4096)
def declared(path: str) -> Stored | None:
    """What the view of this path declares; None when it has none, or must not be stored.

    Only plain paths are looked at: no address of a stored page needs any other character.
    """
    if not path.isascii():
        return None
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            view = resolve(path).func
        except Resolver404:
            return None
    found = getattr(view, ATTRIBUTE, None)
    return found if isinstance(found, Stored) else None
