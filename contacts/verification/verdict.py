"""What is said of a pasted text: an answer for each piece, and what it rests on. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from contacts.endpoints import named_by
from contacts.endpoints.kind import EndpointKind
from contacts.endpoints.kinds import KINDS
from contacts.enums import ClaimVerdict
from contacts.hosts import is_shared
from contacts.verification.tokens import Kind


class Answer(StrEnum):
    YES = "yes"
    FAKE = "fake"  # an editor recorded it as a fake
    ASKS = "asks"  # for what nobody genuine asks for, whoever's number stands beside it
    DISPUTED = "disputed"  # an editor recorded that sources disagree on it
    LOOKS_LIKE = "looks_like"
    NOT_KNOWN = "not_known"
    NOT_CHECKED = "not_checked"  # an amount, a date, a time: nothing to call or open
    EMPTY = "empty"
    TOO_LONG = "too_long"


class Why(StrEnum):
    """What the answer rests on."""

    EXACT = "exact"  # yes: it is stored
    SAME_SITE = "same_site"  # yes: another page of the stored site
    INSECURE = "insecure"  # yes: the stored site, but by http
    APP_NAME = "app_name"  # yes: the name, which others could give their app too
    NEAR = "near"  # looks like: a little different
    DISGUISED = "disguised"  # looks like: letters of other alphabets drawn alike
    INSIDE = "inside"  # looks like: theirs is only a part of it
    ELSEWHERE = "elsewhere"  # looks like: it is theirs on another network
    BELOW = "below"  # not known: on a site where anybody gets a page, below the stored one
    OTHER_USE = "other_use"  # not known: their number, but not on this messenger or for this
    UNCLEAR = "unclear"  # not known: their account by name, anybody's website as a link
    CLAIMED = "claimed"  # fake or disputed: an editor recorded it
    UNKNOWN = "unknown"
    NOTHING = "nothing"  # empty, too long or not checked


@dataclass(frozen=True)
class Stored:
    """A canonical value of a kind of endpoint, or the name of an app, which has no such kind.

    Whatever is told of it follows from the row of its kind, and is found out once: a text has
    many pieces that are held against it.
    """

    kind: str
    value: str

    @cached_property
    def row(self) -> EndpointKind | None:
        """Of a link to an account, that of the account."""
        return KINDS[named_by(self.kind, self.value)[0]] if self.kind in KINDS else None

    @cached_property
    def number(self) -> str:
        """As it is dialled; empty for what cannot be called, written to as a number or typed."""
        named, value = named_by(self.kind, self.value) if self.kind in KINDS else ("", "")
        return KINDS[named].number(value) if named else ""

    @cached_property
    def is_account(self) -> bool:
        return self.row is not None and bool(self.row.hosts) and not self.number

    @cached_property
    def account(self) -> str:
        """The name of an account; empty for all else."""
        return named_by(self.kind, self.value)[1] if self.is_account else ""

    @cached_property
    def destination(self) -> str:
        """Of an account, by which all ways to write its name are told from others."""
        return self.row.destination(self.account) if self.row else ""

    @cached_property
    def page(self) -> str:
        """The https address that a link or a place on the map opens; empty for all else."""
        link = self.row.link(self.value) if self.row and not self.row.hosts else ""
        return link if link.startswith("https://") else ""

    @cached_property
    def host(self) -> str:
        """The host of a page without www."""
        return (urlsplit(self.page).hostname or "").removeprefix("www.")

    @cached_property
    def is_page_of_many(self) -> bool:
        """Whether others have pages on its host, which is none of theirs."""
        return is_shared(self.host) or (self.row is not None and bool(self.row.sites))

    @cached_property
    def mail(self) -> str:
        """The address of a mailbox; empty for all else."""
        return self.value if self.row and self.row.link("").startswith("mailto:") else ""

    @cached_property
    def domain(self) -> str:
        """The host of a page or a mailbox."""
        return self.host or self.mail.rpartition("@")[2]

    def is_on(self, hosts: Collection[str]) -> bool:
        """Whether links on any of the hosts could name it."""
        return self.row is not None and not self.row.hosts.isdisjoint(hosts)

    def is_called(self, name: str) -> bool:
        """Whether it is the account of this name."""
        row = self.row if self.is_account else None
        return row is not None and self.destination == row.destination(name)

    def is_like(self, other: Stored) -> bool:
        """Whether both are reached in the same way: by kind, or as numbers."""
        return self.kind == other.kind or bool(self.number and other.number)


@dataclass(frozen=True)
class Known(Stored):
    """A published value. `source` is the caller's own and is only handed back; `labels` are the
    postal addresses of a place.
    """

    source: object | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claimed(Stored):
    """A value that others present as the programme's; `source` as of `Known`."""

    verdict: ClaimVerdict
    source: object | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`shown` is what was judged, without invisible characters; `real` what it was held against.

    `claim` is there where the answer is that somebody else's claim is fake or disputed; `uses` are
    the kinds for which their number is given but not published.
    """

    answer: Answer
    kind: Kind
    shown: str
    real: tuple[Known, ...]
    why: Why
    claim: Claimed | None = None
    uses: tuple[str, ...] = ()

    @property
    def is_name(self) -> bool:
        """Whether it rests on a name, which proves nothing."""
        return self.why is Why.APP_NAME


_WORST_FIRST: Final = (
    *(Answer.FAKE, Answer.LOOKS_LIKE, Answer.ASKS, Answer.NOT_KNOWN, Answer.DISPUTED),
    *(Answer.YES, Answer.NOT_CHECKED),
)


def worst_first(verdict: Verdict) -> tuple[int, bool]:
    """A name after what proves something."""
    return _WORST_FIRST.index(verdict.answer), verdict.is_name
