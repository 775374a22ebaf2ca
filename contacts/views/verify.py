"""The page that says whether a pasted message, number, link, account or app is really theirs."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from citizen_help.page_cache.declaration import stored
from contacts.enums import ChannelKind, Language, PageSlug
from contacts.models import Channel
from contacts.publishing.snapshot import published
from contacts.verification.judge import verify as judge
from contacts.verification.tokens import MAX_LENGTH, Kind, clean
from contacts.verification.verdict import Answer, Known, Verdict, Why
from contacts.views.public import render_public

HEADLINES = {
    Answer.YES: _("Yes, this is theirs."),
    Answer.LOOKS_LIKE: _("No, it only looks like theirs."),
    Answer.NOT_KNOWN: _("This is not known here, so do not rely on it."),
    Answer.EMPTY: _("Nothing to check yet."),
    Answer.TOO_LONG: _("This is too long to check."),
}
# Where the message has more words than the pieces that were judged.
PART_IS_THEIRS = _(
    "The number, link or account in it is theirs, but that does not show who wrote the message."
)
NAME_PROVES_NOTHING = _("This is their name, but a name alone proves nothing.")
# Of one piece of a message that has several.
PIECE_HEADLINES = {
    Answer.YES: pgettext_lazy("piece", "Theirs"),
    Answer.LOOKS_LIKE: pgettext_lazy("piece", "Not theirs, it only looks like it"),
    Answer.NOT_KNOWN: pgettext_lazy("piece", "Not known here"),
    Answer.NOT_CHECKED: pgettext_lazy("piece", "Not checked"),
}
REASONS = {
    Why.EXACT: _("It is the same as the one published here."),
    Why.SAME_SITE: _("It is a page of the website published here."),
    Why.INSECURE: _(
        "It is on the website published here, but the link is not secure: it starts with http. "
        "Type the address yourself, starting with https."
    ),
    Why.APP_NAME: _(
        "It is the name of their app. But anyone can give an app this name, so get the app from "
        "your phone’s app store and never from a link that was sent to you."
    ),
    Why.NEAR: _("It differs a little from the real one. Compare them character by character."),
    Why.DISGUISED: _(
        "It has letters of another alphabet that look like the letters of the real one."
    ),
    Why.INSIDE: _("It carries the real one as a part, to be believed, but it is something else."),
    Why.BELOW: _(
        "It has their name in it, but on this site anybody can write such a link, and only the "
        "page itself says whose it is. Open their own page with the button below and look for "
        "it there."
    ),
    Why.UNKNOWN: _(
        "It is not among the numbers, links and accounts published here. That does not prove "
        "that it is false, but do not trust it: use the ones below."
    ),
}
# What a yes does not prove.
CAUTIONS = {
    Kind.PHONE: _(
        "But the number that your phone shows for a call or a message can be forged. If someone "
        "called you from it, hang up and call it yourself."
    ),
    Kind.LINK: _("But do not open it from a message: type the address into the browser yourself."),
    Kind.HANDLE: _("But compare its spelling letter by letter with what you see in the message."),
}
NO_EMAIL = _(
    "No e-mail address of theirs is published here, and a sender’s address is easily forged. "
    "Do not trust it: use the numbers and links below."
)
SERVICE = _(
    "Nothing of theirs is published here on this service. Anyone can write to you there, even "
    "under their name and with their picture."
)
NO_CONTACT = _(
    "There is no number, link or account in it that could be checked, so nobody can tell from it "
    "who wrote it. If it asks for a code, a password or money, it is a fraud."
)
NOT_KNOWN_REASONS = {Kind.EMAIL: NO_EMAIL, Kind.SERVICE: SERVICE, Kind.TEXT: NO_CONTACT}
QUANTITY = _("Amounts, dates and times do not tell who sent them.")
EMPTY = _("Paste or type a message, a number, a link, an account or the name of an app.")
TOO_LONG = _(
    "It has %(length)d characters, and %(limit)d can be checked at once. Nothing of it was "
    "checked: shorten it, and keep the numbers, links and accounts."
)


@stored(query=("q",))
@csrf_exempt  # it changes nothing, and a token would need a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """What is pasted comes by POST, which leaves it out of addresses, histories and logs."""
    asked = request.POST if request.method == "POST" else request.GET
    content = published()
    context = {
        "current": "verify",
        "query": "",
        "max_length": MAX_LENGTH,
        "channels": content.channels,
        "stay_safe": content.page(PageSlug.STAY_SAFE),
        **(verdict_on(asked.get("q", ""), content.channels) if "q" in asked else {}),
    }
    response = render_public(request, "contacts/verify.html", context)
    if request.method == "POST" or "q" in asked:  # nobody else's business
        response["Cache-Control"] = "private, no-store"
    return response


def verdict_on(text: str, channels: Iterable[Channel]) -> dict[str, Any]:
    text = text.replace("\r\n", "\n")  # a browser sends each line break as two characters
    pieces = judge(text, known_values(channels))
    worst = pieces[0]
    is_part = worst.shown != clean(text)
    is_yes = worst.answer is Answer.YES and worst.why is not Why.APP_NAME
    return {
        "query": text.replace("\0", ""),
        "verdict": worst,
        "headline": headline_of(worst, is_part=is_part),
        "is_part": is_part,
        "is_plain_yes": is_yes and not is_part,
        "reason": reason(worst, length=len(text)),
        "is_refused": worst.answer in {Answer.EMPTY, Answer.TOO_LONG},
        "pieces": [
            {"verdict": piece, "headline": PIECE_HEADLINES[piece.answer], "reason": reason(piece)}
            for piece in pieces
            if len(pieces) > 1 and worst.kind is not Kind.TEXT
        ],
        "real": dict.fromkeys(
            known
            for piece in pieces
            if piece.answer in {Answer.YES, Answer.LOOKS_LIKE} or piece.why is Why.BELOW
            for known in piece.real
        ),
    }


def headline_of(worst: Verdict, *, is_part: bool) -> str:
    """No more comfort than the evidence gives: words around what is theirs could be anybody's."""
    if worst.why is Why.APP_NAME:
        return str(NAME_PROVES_NOTHING)
    is_yes = worst.answer is Answer.YES
    return str(PART_IS_THEIRS if is_yes and is_part else HEADLINES[worst.answer])


def known_values(channels: Iterable[Channel]) -> Iterator[Known]:
    """What is theirs: every endpoint, and the names of the app in both languages."""
    for channel in channels:
        for endpoint in channel.endpoints.all():
            yield Known(endpoint.kind, endpoint.value, endpoint)
        if channel.kind == ChannelKind.APP:
            names = [getattr(channel, f"name_{language}") for language in Language.values]
            yield from (Known("app", name, channel) for name in dict.fromkeys(names) if name)


def reason(verdict: Verdict, *, length: int = 0) -> str:
    """A few sentences on what the answer rests on, and what to do; `length` of the whole text."""
    match verdict.answer:
        case Answer.EMPTY:
            return str(EMPTY)
        case Answer.TOO_LONG:
            return TOO_LONG % {"length": length, "limit": MAX_LENGTH}
        case Answer.NOT_CHECKED:
            return str(QUANTITY)
        case Answer.NOT_KNOWN if verdict.kind in NOT_KNOWN_REASONS:
            return str(NOT_KNOWN_REASONS[verdict.kind])
        case Answer.YES if verdict.why is Why.EXACT or verdict.why is Why.SAME_SITE:
            return f"{REASONS[verdict.why]} {CAUTIONS[verdict.kind]}"
    return str(REASONS[verdict.why])
