"""The page that says whether a pasted message, number, link, account or app is really theirs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from citizen_help.page_cache.declaration import stored
from contacts.channel_kinds import KINDS as CHANNEL_KINDS
from contacts.enums import ClaimVerdict, Language, PageSlug
from contacts.models import Channel, Endpoint
from contacts.publishing.snapshot import Published, published
from contacts.verification import asked, sentences
from contacts.verification.cleaning import clean
from contacts.verification.judge import verify as judge
from contacts.verification.tokens import MAX_LENGTH, Kind
from contacts.verification.verdict import Answer, Claimed, Known, Verdict
from contacts.views.checked_pieces import IMITATIONS, WORD, row, shown_words, tone
from contacts.views.posted import posted
from contacts.views.public import render_public
from contacts.views.unchecked import keeps_what_was_pasted

MOST_ROWS = 12  # pieces on the page, the worst ones: a hostile text has thousands
NO_ANSWERS = IMITATIONS | {Answer.ASKS}
BAD = NO_ANSWERS | {Answer.NOT_KNOWN}
REFUSALS = frozenset([Answer.EMPTY, Answer.TOO_LONG])


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
    head = head_of_one(worst, letters) if is_alone else head_of_several(pieces, is_message)
    has_yes = any(piece.answer is Answer.YES for piece in pieces)
    return {
        "query": text.replace("\0", ""),
        "verdict": worst,
        "is_refused": not has_rows,
        "is_alone": is_alone,
        # Where nothing is theirs but words, the sentence says it already.
        "warning": sentences.SCAM if has_yes and worst.kind is not Kind.TEXT else "",
        **{name: shown_words(told) for name, told in head.items()},
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
