"""The page that says whether a pasted number, link, account or app is really theirs."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from citizen_help.page_store.declaration import stored
from contacts.enums import ChannelKind, Language, PageSlug
from contacts.models import Channel
from contacts.pasted import MAX_LENGTH, Kind, clean
from contacts.published import published
from contacts.verification import Answer, Known, Verdict, Why
from contacts.verification import verify as judge
from contacts.views.public import render_public

HEADLINES = {
    Answer.YES: _("Yes, this is theirs."),
    Answer.LOOKS_LIKE: _("No, it only looks like theirs."),
    Answer.NOT_KNOWN: _("This is not known here."),
    Answer.EMPTY: _("Nothing to check yet."),
    Answer.TOO_LONG: _("This is too long to check."),
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
    Why.UNKNOWN: _(
        "It is not among the numbers, links and accounts published here. That does not prove "
        "that it is false, but do not trust it: use the ones below."
    ),
}
NO_EMAIL = _(
    "No e-mail address of theirs is published here, and a sender’s address is easily forged. "
    "Do not trust it: use the numbers and links below."
)
EMPTY = _(
    "Paste or type a number, a link, an account or the name of an app, then press the button."
)
TOO_LONG = _(
    "Paste only the number, the link or the account, in %(limit)d characters or fewer. Of a long "
    "link its beginning is enough."
)


@stored(query=("q",))
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    content = published()
    channels = content.channels
    asked = "q" in request.GET
    verdict = judge(request.GET.get("q", ""), known_values(channels))
    context = {
        "current": "verify",
        "query": clean(request.GET.get("q", "")),
        "verdict": verdict if asked else None,
        "headline": HEADLINES[verdict.answer],
        "reason": reason(verdict),
        "is_refused": asked and verdict.answer in {Answer.EMPTY, Answer.TOO_LONG},
        "max_length": MAX_LENGTH,
        "channels": channels,
        "stay_safe": content.page(PageSlug.STAY_SAFE),
    }
    response = render_public(request, "contacts/verify.html", context)
    if asked:  # what somebody received is nobody else's business
        response["Cache-Control"] = "private, no-store"
    return response


def known_values(channels: Iterable[Channel]) -> Iterator[Known]:
    """What is theirs: every endpoint, and the names of the app in both languages."""
    for channel in channels:
        for endpoint in channel.endpoints.all():
            yield Known(endpoint.kind, endpoint.value, endpoint)
        if channel.kind == ChannelKind.APP:
            names = [getattr(channel, f"name_{language}") for language in Language.values]
            yield from (Known("app", name, channel) for name in dict.fromkeys(names) if name)


def reason(verdict: Verdict) -> str:
    """One or two sentences on what the answer rests on, and what to do."""
    if verdict.answer is Answer.EMPTY:
        return str(EMPTY)
    if verdict.answer is Answer.TOO_LONG:
        return TOO_LONG % {"limit": MAX_LENGTH}
    if verdict.answer is Answer.NOT_KNOWN and verdict.kind is Kind.EMAIL:
        return str(NO_EMAIL)
    return str(REASONS[verdict.why])
