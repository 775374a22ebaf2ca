"""How every reader's page is rendered: its language links, and how long it may be kept."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language

from citizen_help.page_cache.declaration import STATUSES_UNKNOWN
from contacts.enums import Language, PageSlug
from contacts.hours.status import Status, day_ends, page_holds_until
from contacts.models import Channel, clock
from contacts.publishing import content_version
from contacts.publishing.channels_now import notices_now
from contacts.publishing.closures import closure_edges
from contacts.publishing.look import theme_address
from contacts.publishing.snapshot import published
from contacts.templatetags.times import instant

# Where a page is elsewhere or gone. Browsers ask each time: a page that is renamed and renamed
# back would lead them in circles. Caches in front put it in the place of the page they have.
REDIRECT_CACHE_CONTROL = f"public, max-age=0, s-maxage={settings.PAGE_SHARED_MAX_AGE}"
# "Not found" outlives the site's failure, as the page in whose place it stands would. A redirect
# does not: two of different moments could lead to each other.
NOT_FOUND_CACHE_CONTROL = f"{REDIRECT_CACHE_CONTROL}, stale-if-error={settings.PAGE_STALE_IF_ERROR}"
# Some 7 % of a page, and readers save whole pages on their devices. Only what stands before an
# element is taken out: text that somebody typed, whose "<" is escaped, stays as it is.
INDENTATION = re.compile(rb"\n\s+<")


def render_public(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    part: str = "",
    moment: datetime | None = None,
    statuses: Iterable[Status] = (),
    about: Channel | None = None,
    is_search_result: bool = False,
) -> HttpResponse:
    """A page for readers; `statuses` are those it shows at `moment`, which bound its age.

    `about` is the channel whose notices stand above the page, with those of the whole site.
    `is_search_result` is what a search found.
    """
    moment, statuses = moment or clock.now(), list(statuses)
    shown = page_context(request, part=part) | moment_context(request, moment, statuses, about)
    response = render(request, template, shown | (context or {}))
    response.content = INDENTATION.sub(b"\n<", response.content)
    # For static/js/status.js; in the page it would give every minute's its own tag.
    response["Server-Timing"] = f"made;dur={moment.timestamp():.0f}"
    response["Cache-Control"] = cache_control(moment, statuses, is_search_result=is_search_result)
    response["Link"] = stylesheet_link()
    return response


def moment_context(
    request: HttpRequest,
    moment: datetime,
    statuses: Iterable[Status],
    about: Channel | None = None,
) -> dict[str, Any]:
    """What a page says of the moment, and when static/js/status.js has to ask for it again."""
    holds_until = instant(page_ends(moment, statuses))
    known, content = status_moment(request, moment), published()
    return {
        "moment": moment,
        "notices": notices_now(known, content, None, *([about.pk] if about else [])),
        "holds_until": holds_until,
        # At once where it is not known what is open.
        "renew_at": holds_until if known else "",
    }


def stylesheet_link() -> str:
    """Names the file that the page names; servers in front may send it ahead (103, RFC 8297)."""
    return f"<{static('css/site.css')}>; rel=preload; as=style"


def cache_control(
    moment: datetime | None = None,
    statuses: Iterable[Status] = (),
    *,
    is_search_result: bool = False,
) -> str:
    """How long caches may keep what shows these statuses (RFC 9111, 5.2.2; RFC 5861)."""
    left = settings.PAGE_MAX_AGE + settings.PAGE_STALE_WHILE_REVALIDATE
    outlives = content_version.seconds_to_end()
    if moment:
        left = seconds_to_change(moment, statuses)
        # Then deploy/nginx shows the copy that says nothing of the moment.
        if statuses or published().notices_at(moment):
            outlives = min(outlives, left)
    left = min(left, whole(content_version.seconds_left()))
    shared = min(left, settings.PAGE_SHARED_MAX_AGE)
    if is_search_result:
        own = min(left, settings.SEARCH_RESULT_MAX_AGE)
        return f"public, max-age={own}, s-maxage={shared}, must-revalidate"
    beyond = min(left - shared, settings.PAGE_STALE_WHILE_REVALIDATE)
    own = min(left - beyond, settings.PAGE_MAX_AGE)
    return (
        f"public, max-age={own}, s-maxage={shared}, stale-while-revalidate={beyond}, "
        f"stale-if-error={whole(outlives - own)}"  # which begins when it is no longer fresh
    )


def whole(seconds: float) -> int:
    """For a header: at most a day, which is as long as anything is kept."""
    return int(min(max(0.0, seconds), settings.PAGE_STALE_IF_ERROR))


def seconds_to_change(moment: datetime, statuses: Iterable[Status]) -> int:
    """Whole seconds until the first of the statuses says something else."""
    return max(0, int((page_ends(moment, statuses) - moment).total_seconds()))


def page_ends(moment: datetime, statuses: Iterable[Status]) -> datetime:
    """Until when a page may show these statuses of `moment`, its notices, closures and day."""
    ends = [page_holds_until(status, moment) for status in statuses]
    notices = published().notices
    edges = [edge for one in notices for edge in (one.starts_at, one.ends_at) if edge]
    edges += closure_edges(published().holidays, moment)
    return min([*ends, *(edge for edge in edges if edge > moment), day_ends(moment)])


def status_moment(request: HttpRequest, moment: datetime) -> datetime | None:
    """`moment` for a page that is shown now; None for a copy that is kept for want of better.

    Such a copy may not say what is open, as it may be shown at any time.
    """
    return None if request.META.get(STATUSES_UNKNOWN) else moment


def page_context(request: HttpRequest, *, part: str = "") -> dict[str, Any]:
    """`part` is the query that belongs to the page's own address, such as "?page=2"."""
    language = Language(get_language())
    path = request.path + part
    return {
        "language": language.value,
        "direction": language.direction,
        "canonical": settings.SITE_URL + path,
        "report_page": request.path,
        "alternates": {
            code: settings.SITE_URL + in_language(path, code) for code in Language.values
        },
        "other_language": language.other,
        "other_language_url": in_language(request.get_full_path(), language.other),
        "language_form": "",  # the id of a form that the other language is asked with
        "content": published(),
        "site": published().site,
        "theme": theme_address(published().site),
        "about_page": published().page(PageSlug.ABOUT_THIS_SITE),
    }


def in_language(path: str, language: str) -> str:
    """The same address in `language`: both languages share every slug."""
    return f"/{language}{path[3:]}"
