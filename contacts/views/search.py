"""The search page: a GET form and its results."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from citizen_help.client_address import client_network
from citizen_help.page_cache.declaration import stored
from contacts.enums import Covers
from contacts.fallback import localized
from contacts.feedback_limit import HourShares
from contacts.models import clock
from contacts.publishing import content_version
from contacts.publishing.channels_now import ChannelNow, best_other, channels_now, hotline_of
from contacts.publishing.snapshot import last_read, published
from contacts.reader_text import tidy
from contacts.search.counting import counts
from contacts.search.service import MAX_SUGGESTIONS, SearchResults
from contacts.search.service import search as find
from contacts.search.store import store as search_index
from contacts.search.suggestions import Suggestion
from contacts.search.suggestions import suggest as suggestions
from contacts.templatetags.texts import with_mark
from contacts.views.public import render_public, status_moment, whole
from contacts.views.unpublished import Unpublished, asks_whether_theirs, guessed, unpublished_in
from contacts.views.unwanted import signer
from contacts.views.whom_to_ask import (
    best_answer,
    cannot_sign_in,
    is_about_others,
    meant,
    other_ways,
)

shares = HourShares()
MAX_LENGTH = 200
PER_PAGE = 10
PAGES = 5  # 50 results: who looks further needs other words
NEAREST = 5  # results that do not answer what was asked
# In the address of a search that was counted before: it is shown anew after a press on "not
# what I looked for" (views/unwanted.py), or by static/js/status.js.
NOTED, RENEWED = "noted", "renewed"


def kept_if_current(view: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """What an index said that is older than the content is shown once, and kept by nobody."""

    @wraps(view)
    def wrapped(request: HttpRequest) -> HttpResponse:
        was_behind = search_index.seconds_behind
        response = view(request)
        if was_behind or search_index.seconds_behind:
            response["Cache-Control"] = "no-store"
        return response

    return wrapped


@stored(query=("q", "page", "literal", NOTED, RENEWED), seconds=settings.SEARCH_RESULT_MAX_AGE)
@require_safe
@kept_if_current
def search(request: HttpRequest) -> HttpResponse:
    query = tidy(request.GET.get("q", ""))
    too_long = is_long(query)
    context = {"query": query, "too_long": too_long, "max_length": MAX_LENGTH}
    if query and not too_long:
        return render_results(request, query, context)
    return render_with_ways_out(request, context)


def is_long(query: str) -> bool:
    """By the letters that are read: some signs are written out as a phrase of eighteen."""
    return len(query) > MAX_LENGTH or len(unicodedata.normalize("NFKC", query)) > MAX_LENGTH


def render_results(request: HttpRequest, query: str, context: dict[str, Any]) -> HttpResponse:
    page = page_number(request.GET.get("page", ""))
    moment = clock.now()
    channels = channels_now(status_moment(request, moment))
    unpublished = unpublished_in(query, published())
    results = find_and_count(request, query, page, unpublished)
    shown = found(request, query, page, results)
    shown |= offered(request, query, results, channels, unpublished)
    shown |= at_hand(shown, channels)
    shown["unpublished"] = unpublished
    shown["offers_checker"] = page == 1 and asks_whether_theirs(query, results, published())
    shows_channels = shown["card"] or shown["ways"]
    # Notices stand on every page, also on one that searches for nothing.
    renew_from = again(request) if shows_channels else reverse("contacts:search")
    return render_public(
        request,
        "contacts/search.html",
        context | {"found": shown, "topics": published().topics, "renew_from": renew_from},
        moment=moment,
        # Any of them may be the next one to offer.
        statuses=[each.status for each in channels] if shows_channels else (),
        is_search_result=True,
    )


def found(request: HttpRequest, query: str, page: int, results: SearchResults) -> dict[str, Any]:
    """What the page shows of `results`: few and no further pages where they do not answer."""
    is_answered = results.covers != Covers.NO
    return {
        "results": results,
        "is_answered": is_answered,
        "hits": results.hits if is_answered else results.hits[:NEAREST],
        "page": page,
        "first": (page - 1) * PER_PAGE + 1,
        "previous": page - 1 if is_answered else 0,
        "next": page + 1 if is_answered and results.total > page * PER_PAGE else 0,
        "literal": "literal" in request.GET,
        "noted": request.GET.get(NOTED, ""),
        "signed": signer.sign(query),
    }


def offered(
    request: HttpRequest,
    query: str,
    results: SearchResults,
    channels: list[ChannelNow],
    unpublished: Unpublished | None,
) -> dict[str, Any]:
    """The channel on the card, and the other ones to ask through what is not answered. Beside what
    is not published here none stands as the answer, only as a guess at a mistyped number.
    """
    whom_to_ask = hotline_of(channels) or next(iter(channels), None)
    if results.covers == Covers.NO and is_about_others(results.hits):
        return {"card": None, "ways": []}
    if results.covers == Covers.NO:
        stuck = cannot_sign_in(f"{query} {results.corrected or ''}", results.hits)
        ways = other_ways(channels, than=whom_to_ask, cannot_sign_in=stuck)
        return {"card": whom_to_ask, "ways": ways}
    if NOTED in request.GET:
        return {"card": whom_to_ask, "ways": []}
    if page_number(request.GET.get("page", "")) > 1:
        return {"card": None, "ways": []}
    if unpublished:
        return {"card": next(guessed(unpublished, channels), None), "ways": []}
    wanted = meant(query, published().channels)
    named = sorted(
        (now for now in channels if now.channel in wanted), key=lambda now: not now.is_usable
    )
    if named:
        ways = other_ways(named, than=named[0], cannot_sign_in=False)
        return {"card": named[0], "ways": ways}
    return {"card": best_answer(results, channels, query), "ways": []}


def at_hand(shown: dict[str, Any], channels: list[ChannelNow]) -> dict[str, Any]:
    """What to use in the place of the card's channel, which is no form that who asks cannot get
    into; whom to call about results without a card. What other bodies answer has neither.
    """
    card, hotline = shown["card"], hotline_of(channels)
    closed_to = {way.now.channel for way in shown["ways"] if not way.is_of_use}
    open_to = [now for now in channels if now.channel not in closed_to]
    is_alone = shown["is_answered"] and not card
    return {
        "instead": best_other(open_to, than=card.channel) if card else None,
        "number": hotline.channel.number if hotline and is_alone else None,
    }


def again(request: HttpRequest) -> str:
    """The address of this page at which it does not count as another search."""
    query = QueryDict(mutable=True)
    query.update(request.GET.dict())
    query[RENEWED] = "1"
    return f"{request.path}?{query.urlencode()}"


def find_and_count(
    request: HttpRequest, query: str, page: int, unpublished: Unpublished | None
) -> SearchResults:
    """One page of results; who looks at further ones has been counted with the first. A channel
    that is asked for is an answer, though questions say that there is none.
    """
    if unpublished:
        words = unpublished.words
        results = found_of(request, words, page) if words else SearchResults()
        results = replace(results, corrected=None)
    else:
        results = found_of(request, query, page)
        if meant(query, published().channels):
            results = replace(results, covers=Covers.YES)
    if page == 1 and not {NOTED, RENEWED} & set(request.GET):
        counts.add(
            query,
            language=get_language(),
            results=results.total,
            covers=results.covers,
            day=timezone.localdate(),
            in_sum=not has_share(request),
        )
    return results


def has_share(request: HttpRequest) -> bool:
    """One sender can fill neither the list of what is looked for nor the disk: what is more counts
    in the day's sums alone."""
    sender = client_network(request) or ""
    return shares.take(sender, timezone.now(), most=settings.SEARCHES_PER_HOUR)


def found_of(request: HttpRequest, words: str, page: int) -> SearchResults:
    return find(
        words,
        language=get_language(),
        limit=PER_PAGE,
        offset=(page - 1) * PER_PAGE,
        literal="literal" in request.GET,
    )


def render_with_ways_out(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """With the topics and the channel that can be used now, where there is nothing to show."""
    moment = clock.now()
    channels = channels_now(status_moment(request, moment))
    now = next((now for now in channels if now.is_usable), None)
    context |= {
        "now": now,
        "topics": published().topics,
        "renew_from": reverse("contacts:search"),
    }
    return render_public(
        request,
        "contacts/search.html",
        context,
        moment=moment,
        statuses=[each.status for each in channels],  # any of them may be the next one to offer
        is_search_result=True,
    )


def page_number(text: str) -> int:
    """From 1 to 5; anything else is the first page."""
    return int(text) if text in {str(number) for number in range(1, PAGES + 1)} else 1


@stored(query=("q",), seconds=settings.SEARCH_RESULT_MAX_AGE)
@require_safe
@kept_if_current
def suggest(request: HttpRequest) -> HttpResponse:
    """At most 8 `{"title", "lang", "url"}` for what has been typed so far."""
    query = tidy(request.GET.get("q", ""))
    answer = [
        {"title": with_mark(title), "lang": title.language, "url": url}
        for title, url in (suggested(query) if query and not is_long(query) else ())
    ]
    response = JsonResponse(answer, safe=False, json_dumps_params={"ensure_ascii": False})
    # Browsers ask again each time; the store keeps it for longer, as it hears of every edit.
    shared = min(settings.PAGE_SHARED_MAX_AGE, whole(content_version.seconds_left()))
    response["Cache-Control"] = f"public, s-maxage={shared}, must-revalidate"
    return response


def suggested(query: str) -> list[Suggestion]:
    """The channel that is asked for before all that the words find."""
    language = get_language()
    found = suggestions(query, language=language)
    content = last_read()
    channels = meant(query, content.channels)
    if channels and unpublished_in(query, content):
        channels = []
    first = [(localized(one, "name", language), one.get_absolute_url()) for one in channels]
    addresses = {url for _, url in first}
    return [*first, *(one for one in found if one[1] not in addresses)][:MAX_SUGGESTIONS]
