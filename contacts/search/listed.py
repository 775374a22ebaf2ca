"""Numbers, links and accounts in a search: as they are listed, however they are spelt."""

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from contacts import endpoints
from contacts.endpoints import InvalidEndpoint
from contacts.models import Channel, Endpoint

_LINK: Final = re.compile(r"(?:https?://)?([^/\s]+)/(\S+)", re.IGNORECASE)


def as_listed(text: str, channels: Iterable[Channel]) -> str:
    """`text` as what is listed is shown, where the whole of it is that in another spelling; of a
    link to an account that may be half typed, its name.
    """
    listed = (endpoint for channel in channels for endpoint in channel.endpoints.all())
    found = first_spelt([one for one in listed if is_spelling_of(text, one)], text)
    return found.display if found else _name_in(text) or text


def first_spelt(found: Iterable[Endpoint], text: str) -> Endpoint | None:
    """Of those to which a text leads, the one that is listed as the text has it: a number that is
    also one of a messenger is not answered by that.
    """
    bare = _bare(text)
    return min(
        found, key=lambda one: bare not in map(_bare, (one.value, one.display)), default=None
    )


def _bare(text: str) -> str:
    return re.sub(r"[\s\-().]", "", endpoints.fold(text)).casefold()


def is_spelling_of(text: str, endpoint: Endpoint) -> bool:
    """Whether the whole of `text` leads where the endpoint does."""
    with suppress(InvalidEndpoint):
        value = endpoints.canonical(endpoint.kind, text)
        return endpoints.place(endpoint.kind, value) == endpoint.place
    return False


def _name_in(text: str) -> str:
    found = _LINK.fullmatch(endpoints.fold(text).strip())
    if found is None or endpoints.kind_at(found[1].lower()) is None:
        return ""
    return re.split(r"[?#]", found[2])[0].strip("/").rpartition("/")[2]
