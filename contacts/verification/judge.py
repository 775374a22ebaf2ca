"""Is this number, handle, link or app name really theirs?

Pure: the caller brings the pasted text and the published endpoints. Only what is stored is
ever called theirs; everything else is at best unknown. Each piece of a text is judged, and the
text is as good as the worst of them.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Final

from contacts.endpoints import InvalidEndpoint, kind_at
from contacts.endpoints.kind import EndpointKind
from contacts.endpoints.kinds import KINDS
from contacts.verification.app_links import on_web, opens_app
from contacts.verification.apps import app_words, as_named, is_near_name, near_name_in
from contacts.verification.cleaning import clean, lines_of
from contacts.verification.evidence import (
    Evidence,
    is_imitated,
    is_named_by,
    looks_like,
    said_yes,
    without_repeated,
)
from contacts.verification.glued import carried_in
from contacts.verification.links import Target, is_claimed, same_site, target_of
from contacts.verification.lookalikes import (
    imitates_host,
    imitates_number,
    skeleton,
)
from contacts.verification.named import MADE_UP, is_edition, lures
from contacts.verification.numbers import dialled_form
from contacts.verification.places import addresses_in, point, point_in, without
from contacts.verification.profiles import disguised_name, named_above, named_in
from contacts.verification.tokens import (
    MAX_LENGTH,
    Kind,
    Token,
    tokens_in,
)
from contacts.verification.verdict import Answer, Claimed, Known, Stored, Verdict, Why, worst_first

_SCHEME: Final = re.compile(r"(?!https?:)[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_PLAIN: Final = re.compile(r"\+?[0-9]{7,15}")  # a number in a link that is one and nothing else
_MIN_WORD: Final = 6  # of an account whose name a word imitates


def verify(
    text: str, known: Iterable[Known], claims: Iterable[Claimed] = ()
) -> tuple[Verdict, ...]:
    """What the published values and claims say of each piece of a `text`, the worst first."""
    published = tuple(known)
    shown = clean(text) if len(text) <= MAX_LENGTH else text
    if len(shown) > MAX_LENGTH:  # some signs are written out in letters
        return (Verdict(Answer.TOO_LONG, Kind.TEXT, "", published, Why.NOTHING),)
    if not shown:
        return (Verdict(Answer.EMPTY, Kind.TEXT, "", published, Why.NOTHING),)
    judge = _Judge(published, tuple(claims))
    addresses = list(addresses_in(text, published))
    rest = "\n".join(lines_of(without(text, [said for said, _ in addresses])))
    lines = judge.with_hosts(rest).split("\n")
    tokens = dict.fromkeys(tokens_in(lines, stored=judge.stored_numbers))
    verdicts = [verdict for token in tokens if (verdict := judge.judge(token))]
    verdicts += [said_yes(Token(Kind.PLACE, said), [one], Why.EXACT) for said, one in addresses]
    verdicts += judge.within(verdicts)
    verdicts = without_repeated(verdicts)
    if all(verdict.answer is Answer.NOT_CHECKED or verdict.is_name for verdict in verdicts):
        whole = judge.text(Token(Kind.TEXT, shown))
        names_theirs = any(verdict.is_name for verdict in verdicts) and not lures(shown)
        if whole.answer is not Answer.NOT_KNOWN or not names_theirs:
            verdicts = [whole, *(verdict for verdict in verdicts if verdict.real != whole.real)]
    if all(verdict.kind is not Kind.APP for verdict in verdicts):
        apps = judge.apps
        if near := near_name_in(shown, [item.value for item in apps]):
            verdicts.append(looks_like(Token(Kind.APP, near), apps, Why.NEAR))
    return tuple(sorted(verdicts, key=worst_first))


class _Judge(Evidence):
    def judge(self, token: Token) -> Verdict | None:
        """None for a word that is just a word."""
        match token.kind:
            case Kind.PHONE:
                return self.phone(token)
            case Kind.HANDLE:
                return self.handle(token, token.text.removeprefix("@"))
            case Kind.LINK:
                verdict = self.link(token)
                is_drawn = verdict.answer is Answer.YES and token.is_drawn
                return self.unknown(token, self.sites) if is_drawn else verdict
            case Kind.EMAIL:
                return self.email(token)
            case Kind.PLACE:
                return self.at(token, point(token.text))
            case Kind.SERVICE:
                return self.service(token)
            case Kind.APP:
                return self.app(token)
            case Kind.DEMAND:
                return Verdict(Answer.ASKS, token.kind, token.text, (), Why.UNKNOWN)
            case Kind.BANK_ACCOUNT:
                return Verdict(Answer.NOT_KNOWN, token.kind, token.text, self.known, Why.UNKNOWN)
            case Kind.QUANTITY:
                return Verdict(Answer.NOT_CHECKED, token.kind, token.text, (), Why.NOTHING)
            case _:
                return self.word(token)

    def within(self, verdicts: Iterable[Verdict]) -> list[Verdict]:
        """What their links carry, as a number; of other links what others claim."""
        found: list[Verdict] = []
        for link in verdicts:
            if link.claim or link.kind is Kind.QUANTITY or self.is_page_in_store(link):
                continue
            carried = [each for each in carried_in(link.shown) if not is_named_by(link, each)]
            for text in carried:
                is_plain = _PLAIN.fullmatch(text) is not None
                pieces = (
                    [Token(Kind.PHONE, text, text)]
                    if is_plain
                    else tokens_in([text], stored=self.stored_numbers)
                )
                inner = [one for piece in pieces if (one := self.judge(piece))]
                is_yes = link.answer is Answer.YES
                found += [one for one in inner if one.claim or (is_yes and one.real != link.real)]
        return found

    def is_page_in_store(self, verdict: Verdict) -> bool:
        """Their own page there, whose address is full of digits."""
        is_page = any(item.host and item.is_page_of_many for item in verdict.real)
        return verdict.answer is Answer.YES and is_page

    def phone(self, token: Token) -> Verdict:
        number = dialled_form(token.digits)
        if found := self.claimed(token, lambda claim: claim.number == number != ""):
            return found
        stored = [item for item in self.known if item.number]
        same = [item for item in stored if item.number == number]
        if same and not token.is_drawn:
            return self.number(token, same)
        digits = re.sub(r"\D", "", number or token.digits)
        near = same or [item for item in stored if imitates_number(digits, item.number.lstrip("+"))]
        return looks_like(token, near, Why.NEAR) if near else self.unknown(token, stored)

    def handle(self, token: Token, name: str) -> Verdict:
        """An account by its name: on the network that the text names, or on any."""
        if found := self.claimed(token, lambda one: one.is_called(name) and _is_on(token, one)):
            return found
        stored = self.accounts
        same = [item for item in stored if item.is_called(name)]
        if here := [item for item in same if _is_on(token, item)]:
            return said_yes(token, here, Why.EXACT)
        if same:
            return looks_like(token, same, Why.ELSEWHERE)
        near = [item for item in stored if is_imitated(item, name)]
        why = Why.NEAR if name.isascii() else Why.DISGUISED
        return looks_like(token, near, why) if near else self.unknown(token, stored)

    def link(self, token: Token) -> Verdict:
        if same := [item for item in self.known if item.is_called(token.text)]:
            return self.name_with_dot(token, same)
        target = target_of(on_web(token.text))
        if target is None or opens_app(on_web(token.text)):
            return self.of_app(token)
        if found := self.claimed(token, lambda one: is_claimed(target, one.page)):
            return found
        if self.placed(place := point_in(target)):
            return self.at(token, place)
        for item in self.known:
            why = same_site(target, item) if item.page else None
            if why is not None and target.is_on_port:
                return self.unknown(token, self.sites)
            if why is Why.BELOW:
                return Verdict(Answer.NOT_KNOWN, token.kind, token.text, (item,), why)
            if why is not None:
                return said_yes(token, [item], why)
        row = kind_at(target.host)
        return self.on_network(token, target, row) if row else self.imitation(token, target.host)

    def name_with_dot(self, token: Token, same: Iterable[Known]) -> Verdict:
        """The name of an account, which could be the address of a website as well."""
        if any(item.is_on(token.hosts) for item in same):
            return self.handle(replace(token, kind=Kind.HANDLE), token.text)
        return Verdict(Answer.NOT_KNOWN, token.kind, token.text, tuple(same), Why.UNCLEAR)

    def of_app(self, token: Token) -> Verdict:
        """A link that an app opens, as whatsapp://."""
        for row in KINDS.values() if _SCHEME.match(token.text) else ():
            with suppress(InvalidEndpoint):
                verdict = self.named(token, row, row.canonical(token.text))
                if verdict.why is not Why.UNKNOWN:
                    return verdict
        return self.unknown(token, self.sites) if opens_app(token.text) else self.carrier(token)

    def on_network(self, token: Token, target: Target, row: EndpointKind) -> Verdict:
        """Only the link to an account itself tells whose it is."""
        value = named_in(target, row)
        if value is not None:
            return self.named(token, row, value)
        above = named_above(target, row)
        if above is None and (disguised := disguised_name(target, row)):
            as_handle = replace(token, kind=Kind.HANDLE, hosts=tuple(row.hosts))
            return self.handle(as_handle, disguised)
        if above is None:
            verdict = self.carrier(token, target.path if row.network else "")
            is_known = verdict.answer is not Answer.NOT_KNOWN or row.network is None
            as_handle = replace(token, kind=Kind.HANDLE)
            return verdict if is_known else self.unknown(as_handle, self.accounts)
        verdict = self.named(token, row, above)
        if verdict.answer in {Answer.YES, Answer.DISPUTED}:
            return Verdict(Answer.NOT_KNOWN, verdict.kind, token.text, verdict.real, Why.BELOW)
        return verdict

    def named(self, token: Token, row: EndpointKind, value: str) -> Verdict:
        """A number of a messenger or an account on a network, named by a link."""
        if number := row.number(value):
            use = frozenset([row.code])
            return self.phone(replace(token, kind=Kind.PHONE, digits=number, uses=(use,)))
        there = [item for item in self.known if (item.kind, item.value) == (row.code, value)]
        if there and not row.hosts:
            return said_yes(token, there, Why.EXACT)
        verdict = self.handle(replace(token, kind=Kind.HANDLE, hosts=tuple(row.hosts)), value)
        return self.carrier(token, value) if verdict.answer is Answer.NOT_KNOWN else verdict

    def imitation(self, token: Token, host: str) -> Verdict:
        """A link to another site: is its host made to look like theirs?"""
        item = next((item for item in self.sites if imitates_host(host, item.host)), None)
        if item is None:
            return self.carrier(token)
        near = Why.INSIDE if item.host in host else Why.NEAR
        return looks_like(token, [item], near if host.isascii() else Why.DISGUISED)

    def service(self, token: Token) -> Verdict | None:
        """A network on which nothing of theirs is published; None where something is."""
        if any(item.is_on(token.hosts) or item.domain in token.hosts for item in self.known):
            return None
        return Verdict(Answer.NOT_KNOWN, token.kind, token.text, (), Why.UNKNOWN)

    def word(self, token: Token) -> Verdict | None:
        """An account without its @, or a word with a name of theirs in it; None for another."""
        if not any("a" <= char <= "z" for char in skeleton(token.text)):
            return None
        verdict = self.handle(replace(token, kind=Kind.HANDLE), token.text)
        is_short = all(len(item.account) < _MIN_WORD for item in verdict.real)
        is_by_chance = verdict.answer is Answer.LOOKS_LIKE and is_short
        if verdict.answer is Answer.NOT_KNOWN or is_by_chance:
            verdict = self.carrier(token)
        is_account = "_" in token.text or MADE_UP.fullmatch(token.text)
        return verdict if verdict.answer is not Answer.NOT_KNOWN or is_account else None

    def app(self, token: Token) -> Verdict | None:
        """Theirs, theirs with something added, or to be installed from nobody knows whom; None for
        words that name no app.
        """
        name = app_words(token.text)
        for item in self.apps:
            first, official, rest = f" {name} ".partition(f" {app_words(item.value)} ")
            if official:
                is_more = is_edition(rest) or token.text.endswith("+")
                is_other = is_more or (first.strip() and not token.text.isascii())
                if is_other:
                    return looks_like(token, [item], Why.INSIDE)
                return said_yes(as_named(token, app_words(item.value)), [item], Why.APP_NAME)
        return self.unknown(token, self.apps) if token.is_installed and name else None

    def text(self, token: Token) -> Verdict:
        """The name of their app in either language, or nothing that is known."""
        name, apps = app_words(token.text), self.apps
        as_app = Token(Kind.APP, token.text)
        names = {name, name.lstrip("وفبلك ")} - {""}
        same = [item for item in apps if app_words(item.value) in names]
        if same:
            return said_yes(as_app, same, Why.APP_NAME)
        near = [item for item in apps if is_near_name(name, app_words(item.value))]
        return looks_like(as_app, near, Why.NEAR) if near else self.unknown(token)


def _is_on(token: Token, item: Stored) -> bool:
    """Whether an account is on a network that a token names; on any where it names none."""
    return not token.hosts or item.is_on(token.hosts)
