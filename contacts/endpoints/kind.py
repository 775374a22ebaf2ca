"""What is particular to one kind of number, link or account: the shape of a row. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from contacts.endpoints.accounts import Network

NUMBERS: Final = _("Numbers and email")
LINKS: Final = _("Links and apps")
ACCOUNTS: Final = _("Accounts")
PLACES: Final = _("Places")


def itself(value: str) -> str:
    return value


def _no_number(_value: str) -> str:
    return ""


def _without_scheme(value: str) -> str:
    return value.removeprefix("https://").removesuffix("/")


@dataclass(frozen=True, slots=True)
class EndpointKind:
    """What is particular to one kind.

    `canonical` takes a folded value that is not empty and raises InvalidEndpoint; `refusal` says
    so to the person who typed `%(value)s`. `action` is what a button says, with the value as
    people read it as `%(value)s`. `group` and `hint` are for the form: under which heading the
    kind stands, and what to write. `icon` is the path of a drawing of 24 by 24.
    """

    code: str
    name: Any
    canonical: Callable[[str], str]
    refusal: Any
    action: Any
    icon: str
    group: Any = LINKS
    hint: Any = ""
    display: Callable[[str], str] = _without_scheme
    link: Callable[[str], str] = itself
    copied: Callable[[str], str] = itself
    destination: Callable[[str], str] = itself  # the same for values that lead to one place
    number: Callable[[str], str] = _no_number  # that a value is, as it is dialled
    hosts: frozenset[str] = frozenset()  # of the links that name one, where it is not the value
    sites: frozenset[str] = frozenset()  # other hosts of the kind, on which anybody gets a page
    query: frozenset[str] = frozenset()  # names in the query of such a link, without harm
    called: str = ""  # how people write the name of the network or messenger, as a pattern
    is_address: bool = False  # the value is an address of the web
    is_number: bool = False  # it can be dialled or typed on a telephone
    is_spoken: bool = False  # somebody answers there by voice
    is_place: bool = False  # people read its label, a postal address, rather than the value
    contact: str = "URL"  # its property in an address book (RFC 2426), and the type there
    contact_type: str = ""
    schema: str = ""  # the property of schema.org's ContactPoint that has it; none: it has none
    network: Network | None = None

    @property
    def names_value(self) -> bool:
        """Whether what its button says names the value; else it is said instead of the value."""
        return "%(value)s" in str(self.action)
