"""The search page: a GET form and its results."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import stored
from contacts.publishing.channels_now import channels_now
from contacts.publishing.snapshot import published
from contacts.reader_text import tidy
from contacts.search.counting import counts
from contacts.search.service import SearchResults
from contacts.search.service import search as find
from contacts.search.store import store as search_index
from contacts.search.suggestions import suggest as suggestions
from contacts.templatetags.texts import with_mark
from contacts.views.public import render_public, status_moment

MAX_LENGTH = 200
PER_PAGE = 10
PAGES = 5  # 50 results: who looks further needs other words


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


@stored(query=("q", "page", "literal"), seconds=settings.SEARCH_RESULT_MAX_AGE)
@require_safe
@kept_if_current
def search(request: HttpRequest) -> HttpResponse:
    query = tidy(request.GET.get("q", ""))
    too_long = len(query) > MAX_LENGTH
    page = page_number(request.GET.get("page", ""))
    results = find_and_count(request, query, page) if query and not too_long else None
    context = {
        "query": query,
        "too_long": too_long,
        "max_length": MAX_LENGTH,
        "results": results,
        "first": (page - 1) * PER_PAGE + 1,
        "previous": page - 1,
        "next": page + 1 if results and results.total > page * PER_PAGE else 0,
    }
    if results and results.hits:
        return render_public(request, "contacts/search.html", context, is_search_result=True)
    return render_with_ways_out(request, context)


def find_and_count(request: HttpRequest, query: str, page: int) -> SearchResults:
    """One page of results; who looks at further ones has been counted with the first."""
    results = find(
        query,
        language=get_language(),
        limit=PER_PAGE,
        offset=(page - 1) * PER_PAGE,
        literal="literal" in request.GET,
    )
    if page == 1:
        today = timezone.localdate()
        counts.add(query, language=get_language(), results=results.total, day=today)
    return results


def render_with_ways_out(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    """With the topics and the channel that can be used now, where there is nothing to show."""
    moment = timezone.now()
    channels = channels_now(status_moment(request, moment))
    now = next((now for now in channels if now.is_usable), None)
    context |= {"now": now, "topics": published().topics}
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
    found = suggestions(query, language=get_language()) if 0 < len(query) <= MAX_LENGTH else []
    answer = [
        {"title": with_mark(title), "lang": title.language, "url": url} for title, url in found
    ]
    response = JsonResponse(answer, safe=False, json_dumps_params={"ensure_ascii": False})
    # Browsers ask again each time; the store keeps it for longer, as it hears of every edit.
    response["Cache-Control"] = f"public, s-maxage={settings.PAGE_SHARED_MAX_AGE}, must-revalidate"
    return response
