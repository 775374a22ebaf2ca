"""What other software reads: contact cards, calendars, QR codes and the directory as JSON."""

import json
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from citizen_help.page_cache.declaration import stored
from citizen_help.qr import qr_code
from contacts.feeds import directory_schema as schema
from contacts.feeds.calendar import calendar_feed
from contacts.feeds.calendar_state import feed_state
from contacts.feeds.directory import directory
from contacts.feeds.facts import ChannelFacts, qr_target
from contacts.feeds.vcard import vcard
from contacts.models import Guide, clock
from contacts.publishing.snapshot import published
from contacts.views.channels import published_channel
from contacts.views.public import cache_control, status_moment

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
    state = feed_state(published_channel(slug), moment)
    feed = calendar_feed(channel_facts(slug), state, language=get_language())
    control = cache_control(moment)
    return download(request, feed, "text/calendar", f"{slug}.ics", control=control)


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
    text = json.dumps(found.document, ensure_ascii=False, separators=(",", ":"))
    control = cache_control(moment, found.statuses)
    return allow_all_origins(conditional_response(request, text, JSON_TYPE, control=control))


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


def conditional_response(
    request: HttpRequest,
    text: str,
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
    response["Access-Control-Expose-Headers"] = "ETag"
    return response


def cors_preflight() -> HttpResponseBase:
    """The answer to a browser that asks before it sends If-None-Match across sites."""
    response = allow_all_origins(HttpResponse(status=204))
    response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    response["Access-Control-Max-Age"] = str(DAY_SECONDS)
    return response
