"""The forms of a number, link or account: the one stored, the one shown, the one followed.

Pure: no database, no settings. `InvalidEndpoint` names the kind, whose row in `kinds.KINDS` has
the words.

>>> canonical("phone", "٠٥٠ ١٢٣ ٤٥٦٧")
'+966501234567'
>>> display("phone", "+966501234567")
'+966 50 123 4567'
>>> link("x", "citizen_care")
'https://x.com/citizen_care'
"""

from functools import lru_cache
from urllib.parse import urlsplit

from contacts.endpoints.addresses import as_secure
from contacts.endpoints.kind import EndpointKind
from contacts.endpoints.kinds import KINDS
from contacts.endpoints.values import MARKS, InvalidEndpoint, fold, isolated

__all__ = [
    "MARKS",
    "InvalidEndpoint",
    "as_secure",
    "account_of_post",
    "canonical",
    "destination",
    "display",
    "fold",
    "isolated",
    "kind_at",
    "link",
    "named_by",
    "place",
]


def canonical(kind: str, value: str) -> str:
    """The one form in which a value of `kind` is stored.

    Raises InvalidEndpoint for a value that is not of the kind, KeyError for an unknown kind.
    """
    normalise = KINDS[kind].canonical
    folded = fold(value).strip()
    try:
        return normalise(folded)
    except InvalidEndpoint as error:
        raise InvalidEndpoint(kind, value) from error


def display(kind: str, value: str) -> str:
    """A canonical value as a person reads it; left to right whatever the page's language."""
    return KINDS[kind].display(value)


def link(kind: str, value: str) -> str:
    """The address that a canonical value opens."""
    return KINDS[kind].link(value)


def destination(kind: str, value: str) -> str:
    """What canonical values that lead to one place have in common: accounts mind no capitals."""
    return KINDS[kind].destination(value)


def kind_at(host: str) -> EndpointKind | None:
    """The kind whose values the links on a host name; None where they name none."""
    return next((kind for kind in KINDS.values() if host in kind.hosts), None)


@lru_cache(maxsize=4096)  # what is listed and claimed is asked for with every message
def named_by(kind: str, value: str) -> tuple[str, str]:
    """A canonical value and its kind; of a link to an account, the account and its own."""
    row = kind_at(urlsplit(value).hostname or "") if KINDS[kind].is_address else None
    if row is None:
        return kind, value
    try:
        return row.code, row.canonical(value)
    except InvalidEndpoint:
        return kind, value


def account_of_post(kind: str, value: str) -> str:
    """The name to write instead of a link to what an account posted; "" where none is known."""
    network = KINDS[kind].network
    return network.account_of_post(fold(value).strip()) if network else ""


def place(kind: str, value: str) -> str:
    """The same for canonical values of all kinds that lead to one place: numbers to call, to write
    to and of messengers are one; a link to an account leads where its name does, an address
    without www where the one with it does.
    """
    kind, value = named_by(kind, value)
    row = KINDS[kind]
    if number := row.number(value):
        return f"tel:{number}"
    address = row.link(row.destination(value))
    return address.replace("https://www.", "https://", 1).rstrip("/")
