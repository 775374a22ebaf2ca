"""What a search has in it that is published nowhere here: a link, an account, a number."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contacts.enums import SAFETY, Covers
from contacts.models import Endpoint
from contacts.publishing.channels_now import ChannelNow
from contacts.publishing.snapshot import Published
from contacts.search.service import SearchResults
from contacts.verification.cleaning import clean
from contacts.verification.judge import verify
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Verdict
from contacts.views.verify import claimed_values, known_values
from contacts.views.whom_to_ask import cannot_sign_in, stems_of, was_reached

KINDS = frozenset(
    [Kind.PHONE, Kind.LINK, Kind.HANDLE, Kind.EMAIL, Kind.WORD, Kind.BANK_ACCOUNT, Kind.PLACE]
)
BAD = frozenset([Answer.FAKE, Answer.LOOKS_LIKE, Answer.NOT_KNOWN, Answer.DISPUTED])
ALIKE = frozenset([Answer.LOOKS_LIKE, Answer.DISPUTED])
FEW_DIGITS = 5  # fewer may be a page, an age, the beginning of a number
MADE_UP = re.compile(r"[@_./\d]")  # in the name of an account; a word has none of them


@dataclass(frozen=True, slots=True)
class Unpublished:
    """`values` as typed; `guesses` are what is published and could have been meant.

    `words` is the search without the values, but with the number that a mistyped one could be:
    what is still worth finding. Of that number `number` is the row.
    """

    values: tuple[str, ...]
    guesses: tuple[str, ...]
    words: str
    number: Endpoint | None = None


def unpublished_in(query: str, content: Published) -> Unpublished | None:
    """What the checker does not call theirs; None where there is nothing of the kind."""
    judged = verify(query, known_values(content.channels), claimed_values(content))
    doubted = [verdict for verdict in judged if is_doubted(verdict)]
    if not doubted:
        return None
    near = {one.shown: real for one in doubted if (real := taken_for(one))}
    numbers = {one.shown: near[one.shown] for one in doubted if is_slip(one) and one.shown in near}
    return Unpublished(
        tuple(dict.fromkeys(one.shown for one in doubted)),
        tuple(dict.fromkeys(real.display for real in near.values())),
        words_of(query, doubted, {shown: real.display for shown, real in numbers.items()}),
        next(iter(numbers.values()), None),
    )


def is_doubted(verdict: Verdict) -> bool:
    if verdict.kind not in KINDS or verdict.answer not in BAD:
        return False
    if verdict.answer is not Answer.NOT_KNOWN:
        return True
    if verdict.kind is Kind.PHONE:
        return sum(map(str.isalnum, verdict.shown)) >= FEW_DIGITS
    return verdict.kind is not Kind.HANDLE or bool(MADE_UP.search(verdict.shown))


def is_slip(verdict: Verdict) -> bool:
    """A number typed wrong, which is worth a guess; what is only made to look alike is not."""
    return verdict.kind is Kind.PHONE and verdict.shown.isascii() and verdict.answer in ALIKE


def taken_for(verdict: Verdict) -> Endpoint | None:
    """What is published and could have been meant."""
    sources = (known.source for known in verdict.real if verdict.answer in ALIKE)
    return next((one for one in sources if isinstance(one, Endpoint)), None)


def words_of(query: str, doubted: Iterable[Verdict], numbers: dict[str, str]) -> str:
    """The search without what is doubted, or nothing where that is written in another way."""
    words = clean(query)
    for shown in sorted((one.shown for one in doubted), key=len, reverse=True):
        if shown not in words:
            return numbers.get(shown, "")
        words = words.replace(shown, numbers.get(shown, " "))
    return words if re.search(r"\w", words) else ""


def guessed(unpublished: Unpublished, channels: Iterable[ChannelNow]) -> Iterator[ChannelNow]:
    """The channels of the number that a mistyped one could be."""
    if unpublished.number is not None:
        yield from (now for now in channels if unpublished.number in now.channel.endpoints.all())


def asks_whether_theirs(query: str, results: SearchResults, content: Published) -> bool:
    """Whether the checker is of use: somebody was reached, or the best result is on fraud."""
    safety = content.topic(SAFETY)
    # What is not answered is nearest to anything: who forgot a password to what to give nobody.
    best = next(iter(results.hits), None) if results.covers != Covers.NO else None
    if (
        best
        and safety
        and (best.topic == safety or (best.guide and best.guide.topic_id == safety.pk))
    ):
        return True
    # «كلمة المرور» has the stem of «كلمني».
    return was_reached(query, stems_of(query)) and not cannot_sign_in(query, results.hits)
