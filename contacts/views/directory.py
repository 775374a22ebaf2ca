"""The home page and the page of one channel."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from contacts import structured_data
from contacts.channels_now import channels_now, hotline_of
from contacts.enums import PageSlug
from contacts.models import Channel, Guide, Holiday, Page
from contacts.views.public import render_public


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    moment = timezone.now()
    holidays = list(Holiday.objects.published())
    channels = channels_now(moment, holidays=holidays)
    pages = {page.slug: page for page in Page.objects.published()}
    context = {
        "current": "home",
        "moment": moment,
        "channels": channels,
        "hotline": hotline_of(channels),
        "featured": Guide.objects.published().filter(featured=True),
        "programme": pages.get(PageSlug.ABOUT_THE_PROGRAMME),
        "stay_safe": pages.get(PageSlug.STAY_SAFE),
        "structured_data": structured_data.home(
            [now.channel for now in channels], ahead(holidays, moment), language=get_language()
        ),
    }
    statuses = [now.status for now in channels]
    return render_public(request, "contacts/home.html", context, moment=moment, statuses=statuses)


@require_safe
def channel(request: HttpRequest, slug: str) -> HttpResponse:
    moment = timezone.now()
    found = get_object_or_404(Channel.objects.published().with_parts(), slug=slug)
    holidays = list(Holiday.objects.published())
    status = found.status_at(moment, holidays=holidays)
    coming = ahead(holidays, moment) if found.closed_on_holidays else []
    context = {
        "moment": moment,
        "channel": found,
        "status": status,
        "guides": found.guides.published(),
        "holidays": coming,
        "structured_data": structured_data.channel(found, coming, language=get_language()),
    }
    return render_public(
        request, "contacts/channel.html", context, moment=moment, statuses=[status]
    )


def ahead(holidays: list[Holiday], moment: datetime) -> list[Holiday]:
    """Those that are not over yet, by the day in Riyadh."""
    today = timezone.localdate(moment)
    return [holiday for holiday in holidays if holiday.last_day >= today]
