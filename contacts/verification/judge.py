"""Is this number, handle, link or app name really theirs?

Pure: the caller brings the pasted text and the published endpoints. Only what is stored is
ever called theirs; everything else is at best unknown. Each piece of a text is judged, and the
text is as good as the worst of them.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from contacts.endpoints import X_HOSTS
from contacts.enums import ClaimVerdict
from contacts.hosts import SHARED_HOSTS
from contacts.verification.apps import app_words, as_named, is_near_name, near_name_in
from contacts.verification.glued import carried_in
from contacts.verification.links import (
    LINK_KINDS,
    Target,
    is_carried,
    is_claimed,
    same_site,
    target_of,
)
from contacts.verification.lookalikes import (
    compact,
    imitates_handle,
    imitates_host,
    imitates_number,
    skeleton,
)
from contacts.verification.named import MADE_UP, is_edition, lures
from contacts.verification.numbers import dialled_form
from contacts.verification.tokens import (
    MAX_LENGTH,
    Kind,
    Token,
    clean,
    lines_of,
    tokens_in,
)
from contacts.verification.verdict import Answer, Claimed, Known, Verdict, Why

_WORST_FIRST: Final = (
    *(Answer.FAKE, Answer.LOOKS_LIKE, Answer.NOT_KNOWN, Answer.DISPUTED),
    *(Answer.YES, Answer.NOT_CHECKED),
)
# A profile on X: posts, lists and all else below it open whatever name stands before them.
_PROFILE: Final = re.compile(r"/@?([A-Za-z0-9_]{1,15})/?")
_PROFILE_QUERY: Final = frozenset(["s", "t", "lang", "ref_src"])  # what X adds when sharing
_OF_CLAIM: Final = {ClaimVerdict.FAKE: Answer.FAKE, ClaimVerdict.DISPUTED: Answer.DISPUTED}


def verify(
    text: str, known: Iterable[Known], claims: Iterable[Claimed] = ()
) -> tuple[Verdict, ...]:
    """What the published endpoints and claims say of each piece of a pasted `text`, the worst
    first.
    """
    published = tuple(known)
    if len(text) > MAX_LENGTH:
        return (Verdict(Answer.TOO_LONG, Kind.TEXT, "", published, Why.NOTHING),)
    shown = clean(text)
    if not shown:
        return (Verdict(Answer.EMPTY, Kind.TEXT, "", published, Why.NOTHING),)
    judge = _Judge(published, tuple(claims))
    lines = [judge.with_hosts(line) for line in lines_of(text)]
    tokens = dict.fromkeys(tokens_in(lines, stored=judge.stored_numbers()))
    verdicts = [verdict for token in tokens if (verdict := judge.judge(token))]
    verdicts += judge.within(verdicts)
    if all(verdict.answer is Answer.NOT_CHECKED or _is_name(verdict) for verdict in verdicts):
        whole = judge.text(Token(Kind.TEXT, shown))
        names_theirs = any(map(_is_name, verdicts)) and not lures(shown)
        if whole.answer is not Answer.NOT_KNOWN or not names_theirs:
            verdicts = [whole, *(verdict for verdict in verdicts if verdict.real != whole.real)]
    if all(verdict.kind is not Kind.APP for verdict in verdicts):
        apps = judge.of_kind("app")
        near = near_name_in(shown, [item.value for item in apps])
        verdicts += [_looks_like(Token(Kind.APP, near), apps, Why.NEAR)] if near else []
    return tuple(sorted(verdicts, key=_worst_first))


def _is_name(verdict: Verdict) -> bool:
    return verdict.why is Why.APP_NAME


def _worst_first(verdict: Verdict) -> tuple[int, bool]:
    """A name, which proves nothing, after what does."""
    return _WORST_FIRST.index(verdict.answer), _is_name(verdict)


@dataclass(frozen=True, slots=True)
class _Judge:
    known: tuple[Known, ...]
    claims: tuple[Claimed, ...]

    def judge(self, token: Token) -> Verdict | None:
        """None for a word that is just a word."""
        match token.kind:
            case Kind.PHONE:
                return self.phone(token)
            case Kind.HANDLE:
                return self.handle(token, token.text.removeprefix("@"))
            case Kind.LINK:
                verdict = self.link(token)
                is_theirs = verdict.answer is Answer.YES
                return self.unknown(token, "url") if is_theirs and token.is_drawn else verdict
            case Kind.EMAIL:
                return self.email(token)
            case Kind.SERVICE:
                return self.service(token)
            case Kind.APP:
                return self.app(token)
            case Kind.BANK_ACCOUNT | Kind.DEMAND:
                return Verdict(Answer.NOT_KNOWN, token.kind, token.text, self.known, Why.UNKNOWN)
            case Kind.QUANTITY:
                return Verdict(Answer.NOT_CHECKED, token.kind, token.text, (), Why.NOTHING)
            case _:
                return self.word(token)

    def within(self, verdicts: Iterable[Verdict]) -> list[Verdict]:
        """What their links carry, as a number to call; of other links what others claim."""
        found: list[Verdict] = []
        for link in verdicts:
            if link.claim or link.kind is Kind.QUANTITY or self.is_page_in_store(link):
                continue
            for text in carried_in(link.shown):
                pieces = tokens_in([text], stored=self.stored_numbers())
                inner = [one for piece in pieces if (one := self.judge(piece))]
                is_yes = link.answer is Answer.YES
                found += [one for one in inner if is_yes or one.claim]
        return found

    def is_page_in_store(self, verdict: Verdict) -> bool:
        """Their own page there, whose address is full of digits."""
        hosts = {item.host for item in verdict.real} - X_HOSTS
        return verdict.answer is Answer.YES and bool(hosts & SHARED_HOSTS)

    def of_kind(self, *kinds: str) -> list[Known]:
        return [item for item in self.known if item.kind in kinds]

    def unknown(self, token: Token, *kinds: str) -> Verdict:
        real = tuple(self.of_kind(*kinds)) or self.known
        return Verdict(Answer.NOT_KNOWN, token.kind, token.text, real, Why.UNKNOWN)

    def stored_numbers(self) -> frozenset[str]:
        claimed = {item.value for item in self.claims if item.kind == "phone"}
        return frozenset(claimed | {item.value for item in self.of_kind("phone")})

    def with_hosts(self, text: str) -> str:
        """`text` with blanks around the dots of a stored address, as "ca . gov . sa", taken off."""
        for host in {item.host for item in self.of_kind("url")}:
            labels = r" ?\. ?".join(map(re.escape, host.split(".")))
            spaced = rf"(?<![\w.@-])(www ?\. ?)?{labels}(?![\w-]| ?[@:/\\]| ?[.-] ?[a-z\d])"
            text = re.sub(spaced, lambda found: found[0].replace(" ", ""), text, flags=re.I)
        return text

    def claimed(self, token: Token, is_it: Callable[[Claimed], bool]) -> Verdict | None:
        """What an editor recorded of exactly this value, whatever else it looks like."""
        claim = next(filter(is_it, self.claims), None)
        if claim is None:
            return None
        real = tuple(self.of_kind(claim.kind)) or self.known
        answer = _OF_CLAIM[claim.verdict]
        return Verdict(answer, token.kind, token.text, real, Why.CLAIMED, claim)

    def phone(self, token: Token) -> Verdict:
        number = dialled_form(token.digits)
        if found := self.claimed(token, lambda claim: claim.value == number != ""):
            return found
        stored = self.of_kind("phone")
        same = [item for item in stored if item.value == number]
        if same and not token.is_drawn:
            return _yes(token, same, Why.EXACT)
        digits = re.sub(r"\D", "", number or token.digits)
        near = same or [item for item in stored if imitates_number(digits, item.value.lstrip("+"))]
        return _looks_like(token, near, Why.NEAR) if near else self.unknown(token, "phone")

    def handle(self, token: Token, name: str) -> Verdict:
        key = ("x", name.casefold())
        if found := self.claimed(token, lambda one: (one.kind, one.value.casefold()) == key):
            return found
        stored = self.of_kind("x")
        same = [item for item in stored if item.value.casefold() == name.casefold()]
        if same:
            return _yes(token, same, Why.EXACT)
        near = [item for item in stored if imitates_handle(name, item.value)]
        why = Why.NEAR if name.isascii() else Why.DISGUISED
        return _looks_like(token, near, why) if near else self.unknown(token, "x")

    def link(self, token: Token) -> Verdict:
        target = target_of(token.text)
        if target is None:
            return self.carrier(token)
        if target.host in X_HOSTS:
            return self.on_x(token, target)
        if found := self.claimed(
            token, lambda one: one.kind in LINK_KINDS and is_claimed(target, one.value)
        ):
            return found
        for item in self.of_kind(*LINK_KINDS):
            why = same_site(target, item)
            if why is not None and target.is_on_port:
                return self.unknown(token, "url")
            if why is Why.BELOW:
                return Verdict(Answer.NOT_KNOWN, token.kind, token.text, (item,), why)
            if why is not None:
                return _yes(token, [item], why)
        return self.imitation(token, target.host)

    def on_x(self, token: Token, target: Target) -> Verdict:
        """Only a profile tells whose it is."""
        as_handle = Token(Kind.HANDLE, token.text)
        profile = _PROFILE.fullmatch(target.path)
        extras = {name for name, _ in parse_qsl(target.query[1:], keep_blank_values=True)}
        if profile and target.is_plain and extras <= _PROFILE_QUERY:
            return self.handle(as_handle, profile[1])
        account = target.path.strip("/").partition("/")[0].removeprefix("@")
        verdict = self.handle(as_handle, account)
        if verdict.answer not in {Answer.YES, Answer.DISPUTED}:
            return verdict
        return Verdict(Answer.NOT_KNOWN, Kind.HANDLE, token.text, verdict.real, Why.BELOW)

    def imitation(self, token: Token, host: str) -> Verdict:
        """A link to another site: is its host made to look like theirs?"""
        for item in self.of_kind("url"):
            if item.host in SHARED_HOSTS or not imitates_host(host, item.host):
                continue
            near = Why.INSIDE if item.host in host else Why.NEAR
            return _looks_like(token, [item], near if host.isascii() else Why.DISGUISED)
        return self.carrier(token)

    def email(self, token: Token) -> Verdict:
        """No address is stored; one on their own domain may be theirs, or forged."""
        address = token.text.lower().removeprefix("mailto:")
        key = ("email", address)
        if found := self.claimed(token, lambda one: (one.kind, one.value.lower()) == key):
            return found
        domain = address.rpartition("@")[2]
        if any(domain == item.host for item in self.of_kind("url")):
            return self.unknown(token, "url")
        return self.carrier(token)

    def carrier(self, token: Token) -> Verdict:
        """Not theirs: does it carry something of theirs, to be believed?"""
        bare = compact(token.text)
        carried = [item for item in self.known if is_carried(item, bare)]
        return _looks_like(token, carried, Why.INSIDE) if carried else self.unknown(token, "url")

    def service(self, token: Token) -> Verdict | None:
        """A network on which nothing of theirs is published; None where something is."""
        if any(item.host in token.hosts for item in self.known):
            return None
        return Verdict(Answer.NOT_KNOWN, token.kind, token.text, (), Why.UNKNOWN)

    def word(self, token: Token) -> Verdict | None:
        """An account without its @, or a word that carries a name of theirs; None for another."""
        if not any("a" <= char <= "z" for char in skeleton(token.text)):
            return None
        verdict = self.handle(Token(Kind.HANDLE, token.text), token.text)
        if verdict.answer is Answer.NOT_KNOWN:
            verdict = self.carrier(token)
        is_account = "_" in token.text or MADE_UP.fullmatch(token.text)
        return verdict if verdict.answer is not Answer.NOT_KNOWN or is_account else None

    def app(self, token: Token) -> Verdict | None:
        """An app by its name in a message: theirs, theirs with something added, or to be installed
        from nobody knows whom; None for words that name no app.
        """
        name = app_words(token.text)
        for item in self.of_kind("app"):
            first, official, rest = f" {name} ".partition(f" {app_words(item.value)} ")
            if official:
                is_more = is_edition(rest) or token.text.endswith("+")
                is_other = is_more or (first.strip() and not token.text.isascii())
                if is_other:
                    return _looks_like(token, [item], Why.INSIDE)
                return _yes(as_named(token, app_words(item.value)), [item], Why.APP_NAME)
        return self.unknown(token, "app") if token.is_installed and name else None

    def text(self, token: Token) -> Verdict:
        """The name of their app in either language, or nothing that is known."""
        name, apps = app_words(token.text), self.of_kind("app")
        as_app = Token(Kind.APP, token.text)
        names = {name, name.lstrip("وفبلك ")} - {""}
        same = [item for item in apps if app_words(item.value) in names]
        if same:
            return _yes(as_app, same, Why.APP_NAME)
        near = [item for item in apps if is_near_name(name, app_words(item.value))]
        return _looks_like(as_app, near, Why.NEAR) if near else self.unknown(token)


def _yes(token: Token, real: Iterable[Known], why: Why) -> Verdict:
    return Verdict(Answer.YES, token.kind, token.text, tuple(real), why)


def _looks_like(token: Token, real: Iterable[Known], why: Why) -> Verdict:
    return Verdict(Answer.LOOKS_LIKE, token.kind, token.text, tuple(real), why)
