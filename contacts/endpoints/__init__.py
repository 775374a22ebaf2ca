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

from contacts.endpoints.accounts import X
from contacts.endpoints.addresses import as_secure
from contacts.endpoints.kinds import KINDS
from contacts.endpoints.values import MARKS, InvalidEndpoint, fold, isolated

__all__ = [
    "MARKS",
    "X_HOSTS",
    "InvalidEndpoint",
    "as_secure",
    "canonical",
    "destination",
    "display",
    "fold",
    "isolated",
    "link",
    "place",
]
X_HOSTS = X.hosts


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


def place(kind: str, value: str) -> str:
    """The same for canonical values of all kinds that lead to one place: a link to an account to
    where its name leads, an address without www to where the one with it does.
    """
    address = link(kind, value)
    for one in KINDS.values():
        if not one.hosts:
            continue
        try:
            return one.link(one.destination(one.canonical(address)))
        except InvalidEndpoint:
            pass
    return address.replace("https://www.", "https://", 1).rstrip("/")
