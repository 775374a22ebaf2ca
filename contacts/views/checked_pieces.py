"""One piece of what was checked, as the page shows it: its verdict beside what is theirs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from contacts.enums import Language
from contacts.publishing.naming import programme
from contacts.verification import sentences
from contacts.verification.differences import Part, compared, resemble
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Known, Verdict, Why

MOST_SHOWN = 300  # characters of a piece on the page; it was judged whole
MOST_REAL = 3  # beside one piece
IMITATIONS = frozenset([Answer.FAKE, Answer.LOOKS_LIKE])
# Held against a real one, character by character, where the two resemble each other.
COMPARED = IMITATIONS | {Answer.DISPUTED}
# What of a real value a piece of a kind may be taken for.
ALIKE: dict[Kind, Callable[[Known], object]] = {
    Kind.PHONE: lambda known: known.number,
    Kind.LINK: lambda known: known.host,
    Kind.HANDLE: lambda known: known.is_account,
    Kind.EMAIL: lambda known: known.mail or known.host,
    Kind.WORD: lambda known: known.is_account or known.host,
    Kind.APP: lambda known: known.row is None,
}
# Read with the address they open: by name they are the same.
BY_ADDRESS = frozenset([Why.ELSEWHERE, Why.UNCLEAR])
# Theirs all the same, so it stands beside the piece.
THEIRS_BUT = frozenset([Why.BELOW, Why.OTHER_USE, *BY_ADDRESS])
LEFT_TO_RIGHT: frozenset[str] = frozenset(
    [Kind.PHONE, Kind.LINK, Kind.HANDLE, Kind.EMAIL, Kind.WORD, Kind.BANK_ACCOUNT]
)
ARABIC = re.compile(r"[\u0600-\u06ff]")
ACCOUNT = re.compile(r"[\w.\-]{1,32}")
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Real:
    """What is theirs, beside a piece; the parts in which it has more than the piece."""

    known: Known
    parts: tuple[Part, ...]

    @property
    def missing(self) -> str:
        return " ".join(part.text for part in self.parts if part.differs)


@dataclass(frozen=True, slots=True)
class Row:
    """One piece as the page shows it; `tone` names its shape and colour."""

    verdict: Verdict
    tone: str
    heading: str
    sentence: str
    parts: tuple[Part, ...]
    real: tuple[Real, ...]
    is_compared: bool

    @property
    def is_no_or_disputed(self) -> bool:
        return self.verdict.answer in COMPARED

    @property
    def different(self) -> str:
        """What is marked, in words that a screen reader says."""
        return " ".join(part.text for part in self.parts if part.differs)

    @property
    def account(self) -> str:
        """The letters of a false account, to be spelt out like the real one's."""
        name = self.verdict.shown.removeprefix("@")
        return name if self.verdict.kind is Kind.HANDLE and ACCOUNT.fullmatch(name) else ""

    @property
    def is_spelt(self) -> bool:
        is_yes = self.verdict.kind is Kind.HANDLE and self.verdict.answer is Answer.YES
        return is_yes and ACCOUNT.fullmatch(self.verdict.real[0].account) is not None

    @property
    def language(self) -> Language | None:
        """Of words; None for what is read from left to right whatever the language."""
        shown = self.verdict.shown
        if self.verdict.kind in LEFT_TO_RIGHT or not WORD.search(shown):
            return None
        return Language.ARABIC if ARABIC.search(shown) else Language.ENGLISH

    @property
    def source(self) -> str:
        """The secure address that an editor gave for a claim; else empty."""
        claim = self.verdict.claim
        address = str(getattr(claim and claim.source, "source", ""))
        return address if address.startswith("https://") else ""

    @property
    def source_host(self) -> str:
        return (urlsplit(self.source).hostname or "").removeprefix("www.")


def tone(verdict: Verdict) -> str:
    match verdict.answer:
        case Answer.FAKE | Answer.LOOKS_LIKE | Answer.ASKS:
            return "no"
        case Answer.YES:
            return "yes" if verdict.why in sentences.PLAIN_REASONS else "unknown"
        case Answer.DISPUTED:
            return "disputed"
        case Answer.NOT_KNOWN:
            return "unknown"
    return "skipped"


def row(verdict: Verdict) -> Row:
    shown = verdict.shown
    if len(shown) > MOST_SHOWN:
        shown = f"{shown[:MOST_SHOWN]}…"
    told = shown_words(sentences.heading(verdict)), shown_words(sentences.sentence(verdict))
    beside = real_beside(verdict)
    alike = [known for known in beside if is_alike(verdict, shown, known)]
    if not alike:
        is_by_address = verdict.why in BY_ADDRESS
        shape = address_of if is_by_address else shown_of
        real = tuple(Real(known, (Part(shape(known)),)) for known in beside)
        return Row(verdict, tone(verdict), *told, (Part(shown),), real, is_compared=False)
    both = [compared(shown, shown_of(known), verdict.kind) for known in alike]
    real = tuple(Real(known, parts) for known, (_, parts) in zip(alike, both, strict=True))
    parts = both[0][0] if shown_of(alike[0]) else (Part(shown),)
    return Row(verdict, tone(verdict), *told, parts, real, is_compared=True)


def shown_words(told: str) -> str:
    return sentences.named(told, programme())


def is_alike(verdict: Verdict, shown: str, known: Known) -> bool:
    """Whether the two are worth holding side by side: one could be taken for the other."""
    if verdict.answer not in COMPARED or verdict.why in BY_ADDRESS:
        return False
    if verdict.kind not in ALIKE or not ALIKE[verdict.kind](known):
        return False
    is_imitation = verdict.answer is Answer.LOOKS_LIKE
    return is_imitation or resemble(shown, shown_of(known), verdict.kind)


def shown_of(known: Known) -> str:
    """As people write it; empty for an app, whose name is in the reader's language."""
    return str(getattr(known.source, "display", ""))


def address_of(known: Known) -> str:
    """Of an account, with the network that it is on."""
    return str(getattr(known.source, "link", "")).removeprefix("https://")


def real_beside(verdict: Verdict) -> tuple[Known, ...]:
    """What is theirs and has to do with this piece; the whole list stands beside the verdict."""
    is_held = verdict.answer in {Answer.YES, *COMPARED} or verdict.why in THEIRS_BUT
    if not is_held:
        return ()
    claim = verdict.claim
    # Of an account that two channels have, one.
    real: dict[tuple[str, str], Known] = {}
    for one in verdict.real:
        real.setdefault((one.kind, one.value), one)
    held = [one for one in real.values() if claim is None or claim.is_like(one)]
    return tuple(held[:MOST_REAL])
