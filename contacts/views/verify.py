"""The page that says whether a pasted message, number, link, account or app is really theirs."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from citizen_help.page_cache.declaration import stored
from contacts.channel_kinds import KINDS as CHANNEL_KINDS
from contacts.enums import ClaimVerdict, Language, PageSlug
from contacts.models import Channel, Endpoint
from contacts.publishing.snapshot import Published, published
from contacts.verification import asked, sentences
from contacts.verification.cleaning import clean
from contacts.verification.differences import Part, compared, resemble
from contacts.verification.judge import verify as judge
from contacts.verification.tokens import MAX_LENGTH, Kind
from contacts.verification.verdict import Answer, Claimed, Known, Verdict, Why
from contacts.views.posted import posted
from contacts.views.public import render_public
from contacts.views.unchecked import keeps_what_was_pasted

MOST_SHOWN = 300  # characters of a piece on the page; it was judged whole
MOST_ROWS = 12  # pieces on the page, the worst ones: a hostile text has thousands
MOST_REAL = 3  # beside one piece
IMITATIONS = frozenset([Answer.FAKE, Answer.LOOKS_LIKE])
NO_ANSWERS = IMITATIONS | {Answer.ASKS}
BAD = NO_ANSWERS | {Answer.NOT_KNOWN}
REFUSALS = frozenset([Answer.EMPTY, Answer.TOO_LONG])
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


@stored(query=("q",))
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_what_was_pasted
def verify(request: HttpRequest) -> HttpResponse:
    """What is pasted comes by POST, which leaves it out of addresses, histories and logs."""
    is_posted = request.method == "POST"
    asked = posted(request) if is_posted else request.GET
    content = published()
    context = {
        "current": "verify",
        "renew_from": request.path,  # without what was asked
        "query": "",
        "max_length": MAX_LENGTH,
        "channels": content.channels,
        "stay_safe": content.page(PageSlug.STAY_SAFE),
        # What was posted is not in the address: the same form asks in the other language.
        "language_form": "verify-form" if is_posted else "",
        **(verdict_on(asked.get("q", ""), content) if "q" in asked else {}),
    }
    response = render_public(request, "contacts/verify.html", context)
    if is_posted or "q" in asked:  # nobody else's business
        response["Cache-Control"] = "private, no-store"
    return response


def verdict_on(text: str, content: Published) -> dict[str, Any]:
    text = text.replace("\r\n", "\n")  # a browser sends each line break as two characters
    verdicts = judge(text, known_values(content.channels), claimed_values(content))
    pieces = [verdict for verdict in verdicts if verdict.answer is not Answer.NOT_CHECKED]
    shown = clean(text) if len(text) <= MAX_LENGTH else text
    worst, letters = pieces[0], max(len(text), len(shown))
    is_message = is_within_words(shown, verdicts)
    is_alone = len(pieces) == 1 and not is_message
    has_rows = worst.answer not in REFUSALS
    judged = [piece for piece in pieces if has_rows and piece.kind is not Kind.TEXT]
    skipped = [verdict for verdict in verdicts if verdict.answer is Answer.NOT_CHECKED]
    has_yes = any(piece.answer is Answer.YES for piece in pieces)
    return {
        "query": text.replace("\0", ""),
        "verdict": worst,
        "is_refused": not has_rows,
        "is_alone": is_alone,
        # Where nothing is theirs but words, the sentence says it already.
        "warning": sentences.SCAM if has_yes and worst.kind is not Kind.TEXT else "",
        **(head_of_one(worst, letters) if is_alone else head_of_several(pieces, is_message)),
        "rows": [row(piece) for piece in judged[:MOST_ROWS]],
        "found": len(judged),
        "left_out": max(0, len(judged) - MOST_ROWS),
        "quantities": [row(piece) for piece in skipped[:MOST_ROWS]],
    }


def is_within_words(rest: str, verdicts: Sequence[Verdict]) -> bool:
    """Whether it is more than the pieces that were judged: words, amounts, a whole message."""
    if verdicts[0].answer in REFUSALS:
        return False
    for shown in sorted((verdict.shown for verdict in verdicts), key=len, reverse=True):
        rest = rest.replace(shown, " ")
    kinds = {verdict.kind for verdict in verdicts}
    return bool(WORD.search(rest) or kinds & {Kind.QUANTITY, Kind.TEXT})


def head_of_one(verdict: Verdict, length: int) -> dict[str, str]:
    is_no = verdict.answer in NO_ANSWERS
    told = sentences.sentence(verdict, length=length)
    return {
        "tone": tone(verdict),
        "headline": sentences.heading(verdict),
        "summary": sentences.instruction(verdict) if is_no else told,
    }


def head_of_several(pieces: Sequence[Verdict], is_message: bool) -> dict[str, str]:
    """No more comfort than the evidence gives: words around what is theirs could be anybody's."""
    worst = pieces[0]
    if not is_message and all(tone(piece) == "yes" for piece in pieces):
        return {
            "tone": "yes",
            "headline": str(sentences.ALL_YES),
            "summary": str(sentences.ALL_YES_BUT),
        }
    return {
        "tone": "unknown" if worst.answer is Answer.YES else tone(worst),
        "headline": sentences.message_heading(worst),
        "summary": told_of_several(pieces),
    }


def told_of_several(pieces: Sequence[Verdict]) -> str:
    """By the worst; all that is asked for, wherever the message asks for it."""
    worst, demands = pieces[0], asked.asking(pieces)
    told = sentences.message_sentence(worst, {one.kind for one in pieces if one.answer in BAD})
    if worst in demands:
        return asked.sentence(demands)
    return f"{told} {asked.sentence(demands)}" if demands else told


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
    told = sentences.heading(verdict), sentences.sentence(verdict)
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


def known_values(channels: Iterable[Channel]) -> Iterator[Known]:
    """What is theirs: every endpoint, and the names of the app in both languages."""
    for channel in channels:
        for endpoint in channel.endpoints.all():
            yield Known(endpoint.kind, endpoint.value, endpoint, labels_of(endpoint))
        if CHANNEL_KINDS[channel.kind].is_named:
            names = [getattr(channel, f"name_{language}") for language in Language.values]
            yield from (Known("app", name, channel) for name in dict.fromkeys(names) if name)


def claimed_values(content: Published) -> Iterator[Claimed]:
    """What others present as theirs."""
    for claim in content.claims:
        yield Claimed(claim.kind, claim.value, ClaimVerdict(claim.verdict), claim)


def labels_of(endpoint: Endpoint) -> tuple[str, ...]:
    """The postal address of a place, in both languages."""
    labels = [getattr(endpoint, f"label_{language}") or "" for language in Language.values]
    return tuple(filter(None, labels)) if endpoint.spec.is_place else ()
