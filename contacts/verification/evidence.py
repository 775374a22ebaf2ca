"""What a piece of a text is held against: what is theirs, and what others claim. Pure."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from contacts.enums import ClaimVerdict
from contacts.verification.links import is_carried
from contacts.verification.lookalikes import compact, imitates_handle
from contacts.verification.mail import (
    address_in,
    imitates_domain,
    imitates_mail,
    is_below,
    is_claimed_site,
    why_near,
)
from contacts.verification.tokens import Kind, Token
from contacts.verification.verdict import Answer, Claimed, Known, Verdict, Why

_OF_CLAIM: Final = {ClaimVerdict.FAKE: Answer.FAKE, ClaimVerdict.DISPUTED: Answer.DISPUTED}

# Which may have the name of a service in them.
_NAMING: Final = frozenset([Kind.APP, Kind.LINK, Kind.EMAIL])


@dataclass(frozen=True)
class Evidence:
    known: tuple[Known, ...]
    claims: tuple[Claimed, ...]

    @cached_property
    def apps(self) -> list[Known]:
        return [item for item in self.known if item.row is None]

    @cached_property
    def sites(self) -> list[Known]:
        """The links to what is a website of theirs."""
        return [item for item in self.known if item.host and not item.is_page_of_many]

    @cached_property
    def accounts(self) -> list[Known]:
        return [item for item in self.known if item.is_account]

    def unknown(self, token: Token, real: Iterable[Known] = ()) -> Verdict:
        held = tuple(real) or self.known
        return Verdict(Answer.NOT_KNOWN, token.kind, token.text, held, Why.UNKNOWN)

    def placed(self, point: str) -> list[Known]:
        return [item for item in self.known if item.value == point != ""]

    def at(self, token: Token, point: str) -> Verdict:
        """A point on the map: one of their places, or any other."""
        here = self.placed(point)
        return said_yes(token, here, Why.EXACT) if here else self.unknown(token)

    @cached_property
    def stored_numbers(self) -> frozenset[str]:
        return frozenset(item.number for item in (*self.known, *self.claims)) - {""}

    def number(self, token: Token, same: Iterable[Known]) -> Verdict:
        """Their number: for the use that the text gives it for, or for others only."""
        real = tuple(same)
        published = {item.row.code for item in real if item.row}
        missing = [use for use in token.uses if published.isdisjoint(use)]
        if not missing:
            return said_yes(token, real, Why.EXACT)
        uses = tuple(dict.fromkeys(code for use in missing for code in sorted(use)))
        verdict = Verdict(Answer.NOT_KNOWN, token.kind, token.text, real, Why.OTHER_USE)
        return replace(verdict, uses=uses)

    def with_hosts(self, text: str) -> str:
        """`text` with blanks around the dots and the @ of a stored address, as "ca . gov . sa",
        taken off.
        """
        for address in {one for item in self.known for one in (item.host, item.mail)} - {""}:
            labels = re.sub(r"\\\.|@", r" ?\g<0> ?", re.escape(address))
            spaced = rf"(?<![\w.@-])(www ?\. ?)?{labels}(?![\w-]| ?[@:/\\]| ?[.-] ?[a-z\d])"
            text = re.sub(spaced, lambda found: found[0].replace(" ", ""), text, flags=re.I)
        return text

    def claimed(self, token: Token, is_it: Callable[[Claimed], bool]) -> Verdict | None:
        """What an editor recorded of exactly this value, whatever else it looks like."""
        claim = next(filter(is_it, self.claims), None)
        if claim is None:
            return None
        real = tuple(filter(claim.is_like, self.known)) or self.known
        answer = _OF_CLAIM[claim.verdict]
        return Verdict(answer, token.kind, token.text, real, Why.CLAIMED, claim)

    def email(self, token: Token) -> Verdict:
        """On their own domain one that is not stored may be theirs, or forged."""
        address = address_in(token.text)
        domain = address.rpartition("@")[2]
        for claims in (lambda one: one.mail == address, lambda one: is_claimed_site(domain, one)):
            if found := self.claimed(token, claims):
                return found
        stored = [item for item in self.known if item.mail]
        if same := [item for item in stored if item.mail == address]:
            return said_yes(token, same, Why.EXACT)
        if any(is_below(domain, item.host) for item in self.sites):
            return self.unknown(token, stored or self.sites)
        near = [item for item in stored if imitates_mail(address, item.mail)]
        near = near or [item for item in self.sites if imitates_domain(domain, item.host)]
        if near:
            return looks_like(token, near, why_near(address, near))
        found = self.carrier(token)
        return (
            found
            if found.answer is not Answer.NOT_KNOWN
            else self.unknown(token, stored or self.sites)
        )

    def carrier(self, token: Token, text: str = "") -> Verdict:
        """Not theirs: does it, or the `text` in it, carry something of theirs, to be believed?"""
        bare = compact(text or token.text)
        carried = [item for item in self.known if is_carried(item, bare)]
        return (
            looks_like(token, carried, Why.INSIDE) if carried else self.unknown(token, self.sites)
        )


def without_repeated(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Without the name of a service that stands in an app, a link or a mailbox that nobody knows:
    what is said of these is enough.
    """
    unknown = [one for one in verdicts if one.answer is Answer.NOT_KNOWN]
    said = [one.shown.casefold() for one in unknown if one.kind in _NAMING]
    return [
        one
        for one in verdicts
        if one.kind is not Kind.SERVICE or not any(one.shown.casefold() in text for text in said)
    ]


def said_yes(token: Token, real: Iterable[Known], why: Why) -> Verdict:
    return Verdict(Answer.YES, token.kind, token.text, tuple(real), why)


def looks_like(token: Token, real: Iterable[Known], why: Why) -> Verdict:
    return Verdict(Answer.LOOKS_LIKE, token.kind, token.text, tuple(real), why)


def is_named_by(link: Verdict, number: str) -> bool:
    """Whether a number in a link is the name of the account that it leads to."""
    return any(number in item.account for item in link.real)


def is_imitated(item: Known, name: str) -> bool:
    return "/" not in item.account and imitates_handle(name, item.account)
