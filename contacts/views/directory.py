"""The home page and the page of one channel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from contacts.channels_now import channels_now, hotline_of
from contacts.enums import PageSlug
from contacts.models import Channel, Guide, Holiday, Page
from contacts.views.public import render_public


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    moment = timezone.now()
    channels = channels_now(moment)
    pages = {page.slug: page for page in Page.objects.published()}
    context = {
        "moment": moment,
        "channels": channels,
        "hotline": hotline_of(channels),
        "featured": Guide.objects.published().filter(featured=True),
        "programme": pages.get(PageSlug.ABOUT_THE_PROGRAMME),
        "stay_safe": pages.get(PageSlug.STAY_SAFE),
    }
    statuses = [now.status for now in channels]
    return render_public(request, "contacts/home.html", context, moment=moment, statuses=statuses)


@require_safe
def channel(request: HttpRequest, slug: str) -> HttpResponse:
    moment = timezone.now()
    found = get_object_or_404(Channel.objects.published().with_parts(), slug=slug)
    holidays = list(Holiday.objects.published())
    status = found.status_at(moment, holidays=holidays)
    context = {
        "moment": moment,
        "channel": found,
        "status": status,
        "guides": found.guides.published(),
        "holidays": Holiday.objects.ahead(timezone.localdate(moment)),
    }
    return render_public(
        request, "contacts/channel.html", context, moment=moment, statuses=[status]
    )
