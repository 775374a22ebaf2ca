"""What other software reads: contact cards, calendars, QR codes and the directory as JSON."""

import json
from hashlib import sha256
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from citizen_help.page_cache.declaration import stored
from citizen_help.qr import qr_code
from contacts.feeds import directory_schema as schema
from contacts.feeds.calendar import calendar_feed
from contacts.feeds.calendar_state import feed_state, offers_calendar
from contacts.feeds.directory import directory, further_part
from contacts.feeds.directory_guides import Json
from contacts.feeds.facts import ChannelFacts, qr_target
from contacts.feeds.vcard import vcard
from contacts.models import Channel, Guide, clock
from contacts.publishing.snapshot import published
from contacts.views.channels import published_channel
from contacts.views.paging import NUMBER
from contacts.views.public import (
    NOT_FOUND_CACHE_CONTROL,
    cache_control,
    render_public,
    status_moment,
)

JSON_TYPE = "application/json; charset=utf-8"
DAY_SECONDS = 24 * 60 * 60


@stored()
@require_safe
def channel_vcard(request: HttpRequest, slug: str) -> HttpResponseBase:
    card = vcard(channel_facts(slug), language=get_language())
    return download(request, card, "text/vcard", f"{slug}.vcf")


@stored()
@require_safe
def channel_calendar(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Of today: what is over is left out of it, and open ends move on."""
    moment = clock.now()
    found = published_channel(slug)
    if not offers_calendar(found, timezone.localdate(moment)):
        return no_calendar(request, found)
    state = feed_state(found, moment)
    feed = calendar_feed(channel_facts(slug), state, language=get_language())
    control = cache_control(moment)
    return download(request, feed, "text/calendar", f"{slug}.ics", control=control)


def no_calendar(request: HttpRequest, channel: Channel) -> HttpResponse:
    """For whoever opens the address; a calendar program only sees that it is not found."""
    context = {"channel": channel, "moment": None}
    response = render_public(request, "contacts/no_calendar.html", context)
    response.status_code = HTTPStatus.NOT_FOUND
    response["Cache-Control"] = NOT_FOUND_CACHE_CONTROL
    return response


@stored()
@require_safe
def channel_qr_code(request: HttpRequest, slug: str) -> HttpResponseBase:
    target = qr_target(channel_facts(slug), language=get_language())
    return conditional_response(request, qr_code(target), "image/svg+xml")


@stored()
@require_safe
def guide_qr_code(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The guide's own address, for those who hold it on paper."""
    guide = get_object_or_404(Guide.objects.published(), slug=slug)
    drawing = qr_code(settings.SITE_URL + guide.get_absolute_url())
    return conditional_response(request, drawing, "image/svg+xml")


@stored()
@require_http_methods(["GET", "HEAD", "OPTIONS"])
def directory_json(request: HttpRequest) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return cors_preflight()
    moment = clock.now()
    found = directory(status_moment(request, moment))
    return json_for_all(request, found.document, control=cache_control(moment, found.statuses))


@stored(query=("part",))
@require_http_methods(["GET", "HEAD", "OPTIONS"])
def directory_continued(request: HttpRequest) -> HttpResponseBase:
    """The guides that its first part has no room for: `?part=2` and so on."""
    if request.method == "OPTIONS":
        return cors_preflight()
    number = request.GET.get("part", "")
    found = further_part(int(number)) if NUMBER.fullmatch(number) else None
    if found is None:
        raise Http404("the directory has no such part")
    return json_for_all(request, found)


@stored()
@require_http_methods(["GET", "HEAD", "OPTIONS"])
def directory_schema(request: HttpRequest) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return cors_preflight()
    text = json.dumps(schema.directory_schema(), ensure_ascii=False, indent=2)
    return allow_all_origins(
        conditional_response(request, text, "application/schema+json; charset=utf-8")
    )


def channel_facts(slug: str) -> ChannelFacts:
    return ChannelFacts.of(published_channel(slug), published().holidays)


def json_for_all(request: HttpRequest, document: Json, *, control: str = "") -> HttpResponseBase:
    """As compact as it gets, with the address of the next part for programs that read headers."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    link = {"Link": f'<{document["next"]}>; rel="next"'} if document["next"] else None
    response = conditional_response(request, text, JSON_TYPE, link, control=control)
    return allow_all_origins(response)


def conditional_response(
    request: HttpRequest,
    text: str | bytes,
    content_type: str,
    headers: dict[str, str] | None = None,
    *,
    control: str = "",
) -> HttpResponseBase:
    """The text with its ETag, or 304 for a reader who has it already."""
    response = HttpResponse(text, content_type=content_type, headers=headers)
    response["ETag"] = etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response["Cache-Control"] = control or cache_control()
    return get_conditional_response(request, etag=etag, response=response) or response


def download(
    request: HttpRequest, text: str, kind: str, filename: str, *, control: str = ""
) -> HttpResponseBase:
    headers = {"Content-Disposition": str(content_disposition_header(True, filename))}
    return conditional_response(request, text, f"{kind}; charset=utf-8", headers, control=control)


def allow_all_origins(response: HttpResponseBase) -> HttpResponseBase:
    """Pages of other sites may read it: it is public, and no cookie changes it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link"
    return response


def cors_preflight() -> HttpResponseBase:
    """The answer to a browser that asks before it sends If-None-Match across sites."""
    response = allow_all_origins(HttpResponse(status=204))
    response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    response["Access-Control-Max-Age"] = str(DAY_SECONDS)
    return response
