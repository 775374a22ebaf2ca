"""The home page and the page of one channel."""

from datetime import date

from django.core.paginator import Page
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import stored
from contacts.enums import GuideForm, HomeBlock, PageSlug
from contacts.feeds import schema_org
from contacts.feeds.json_ld_syntax import Node
from contacts.hours.status import State
from contacts.models import Channel, Guide, Holiday, Step, clock
from contacts.publishing.channels_now import ChannelNow, best_other, channels_now, hotline_of
from contacts.publishing.closures import upcoming
from contacts.publishing.snapshot import Published, published
from contacts.search.examples import example
from contacts.views.arrangement import arranged
from contacts.views.choices import QUERY, Chosen, chosen
from contacts.views.last_change import last_change
from contacts.views.paging import page_of, query_of
from contacts.views.public import render_public, status_moment

EXAMPLES = 2  # of searches, below the field
CARDS = 3  # channels beside the first one that have one on the first page


@stored(query=QUERY)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    content = published()
    channels = channels_now(status_moment(request, moment))
    shown = chosen(channels, request.GET)
    first = hotline_of(channels) if HomeBlock.CALL in content.site.home_blocks else None
    hero, sections = arranged(blocks_of(content, channels, first))
    cards, rest = shown_as(shown, first)
    context = {
        "current": "home",
        "hero": hero,
        "sections": sections,
        "search_is_second": first is not None and follows(HomeBlock.SEARCH, HomeBlock.CALL, hero),
        "shown": shown,
        "first": first,
        "instead": best_other(channels, than=first.channel) if first else None,
        "cards": cards,
        "rest": rest,
        "unknown": [now for now in shown.unknown if now is not first],
        "examples": content.once(("examples", get_language()), lambda: examples_of(content)),
        "about_programme": content.page(PageSlug.ABOUT_THE_PROGRAMME),
        "stay_safe": content.page(PageSlug.STAY_SAFE),
        "structured_data": home_data(
            shown.channels,
            upcoming(content.holidays, moment),
            content,
            today=timezone.localdate(moment),
        ),
    }
    statuses = [now.status for now in channels]
    return render_public(request, "contacts/home.html", context, moment=moment, statuses=statuses)


def blocks_of(
    content: Published, channels: list[ChannelNow], first: ChannelNow | None
) -> list[HomeBlock]:
    """As editors ordered them, without those that have nothing to show."""
    empty = {
        HomeBlock.CHANNELS: all(now is first for now in channels),
        HomeBlock.CHOOSER: not content.chooser,
        HomeBlock.QUESTIONS: not content.featured,
        HomeBlock.PROGRAMME: content.page(PageSlug.ABOUT_THE_PROGRAMME) is None,
    }
    return [block for block in content.site.home_blocks if not empty.get(block)]


def examples_of(content: Published) -> list[str]:
    """Searches that are answered: of the first of the common questions."""
    found = (example(map(str, one.other_wordings), get_language()) for one in content.featured)
    return [text for text in found if text][:EXAMPLES]


def follows(block: HomeBlock, other: HomeBlock, order: list[HomeBlock]) -> bool:
    return {block, other} <= set(order) and order.index(block) > order.index(other)


def shown_as(shown: Chosen, first: ChannelNow | None) -> tuple[list[ChannelNow], list[ChannelNow]]:
    """Those with a card of their own and those in a list; the first one stands above them all."""
    others = [now for now in shown.fitting if now is not first]
    if shown.is_narrowed:
        return others, []
    return others[:CARDS], others[CARDS:]


def home_data(
    channels: list[Channel], holidays: list[Holiday], content: Published, *, today: date
) -> Node:
    language = get_language()
    rows = (*(channel.pk for channel in channels), None, *(holiday.pk for holiday in holidays))
    return content.once(
        ("home data", language, today, rows),
        lambda: schema_org.home(channels, holidays, language=language, today=today),
    )


@stored(query=("page",))
@require_safe
def channel(request: HttpRequest, slug: str) -> HttpResponse:
    moment = clock.now()
    content = published()
    found = published_channel(slug)
    channels = channels_now(status_moment(request, moment))
    own = next(now for now in channels if now.channel == found)
    its_own = [one for one in content.holidays if found.closed_on_holidays and one.is_of(found)]
    holidays = upcoming(its_own, moment)
    guides = content.once(
        ("guides of channel", slug, request.GET.get("page")),
        lambda: page_of(Guide.objects.published().filter(channel=found), request),
    )
    context = {
        "channel": found,
        "own": own,
        "card": own if own.status.state is not State.ALWAYS or found.endpoints.all() else None,
        "other": best_other(channels, than=found) if own.is_closed else None,
        "main": None
        if guides.has_previous()
        else content.once(("main", slug), lambda: main_question(guides)),
        "guides": guides,
        "holidays": holidays,
        "last_change": last_change(found),
        "structured_data": channel_data(found, holidays, content, today=timezone.localdate(moment)),
    }
    return render_public(
        request,
        "contacts/channel.html",
        context,
        part=query_of(guides),
        moment=moment,
        # Once it is closed, any of the others may be the next one to offer.
        statuses=[now.status for now in channels] if own.is_closed else [own.status],
        about=found,
    )


def main_question(guides: Page[Guide]) -> Guide | None:
    """The first of a channel's questions that has steps: its page shows them."""
    first = [guide for guide in guides if guide.form == GuideForm.STEPS][:CARDS]
    prefetch_related_objects(first, Prefetch("steps", Step.objects.published()))
    return next((guide for guide in first if guide.steps.all()), None)


def published_channel(slug: str) -> Channel:
    found = published().channel(slug)
    if found is None:
        raise Http404("no published channel has this address")
    return found


def channel_data(
    found: Channel, holidays: list[Holiday], content: Published, *, today: date
) -> Node:
    language = get_language()
    return content.once(
        ("channel data", language, today, found.pk, *(holiday.pk for holiday in holidays)),
        lambda: schema_org.channel(found, holidays, language=language, today=today),
    )
