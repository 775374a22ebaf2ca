"""All questions by topic, the questions of one topic, and one question with its answer."""

from collections.abc import Callable
from typing import Any

from django.db.models import Prefetch, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import stored
from contacts.enums import SAFETY, GuideForm
from contacts.feeds import schema_org
from contacts.models import Guide, Step, Topic, clock
from contacts.publishing.channels_now import ChannelNow, best_other, channels_now
from contacts.publishing.snapshot import Published, published
from contacts.publishing.written_guides import with_published_channels
from contacts.views.advice import advice_of
from contacts.views.last_change import last_change
from contacts.views.paging import page_of, query_of
from contacts.views.public import render_public, status_moment
from contacts.views.whom_to_ask import open_to_readers_of

RELATED = 5
# Of each topic; its own page has the rest.
FIRST_OF_TOPIC = 20


@stored()
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """The first questions of every topic, and of those without one."""
    content = published()
    topics = content.topics
    groups = content.once("questions", lambda: first_questions({topic.pk for topic in topics}))
    context = {
        "current": "questions",
        "structured_data": schema_org.questions(language=get_language()),
        "groups": [(topic, *shown(groups[topic.pk])) for topic in topics if topic.pk in groups],
        "others": shown(groups.get(None, [])),
    }
    return render_public(request, "contacts/questions.html", context)


def first_questions(topics: set[int]) -> dict[int | None, list[Guide]]:
    """By topic, None for those in none of `topics`; more than are shown, if there are more."""
    rank = Window(RowNumber(), partition_by="topic", order_by=["position", "pk"])
    ranked = Guide.objects.published().annotate(rank=rank)
    groups: dict[int | None, list[Guide]] = {}
    for guide in ranked.filter(rank__lte=FIRST_OF_TOPIC + 1):
        key = guide.topic_id if guide.topic_id in topics else None
        groups.setdefault(key, []).append(guide)
    return groups


def shown(guides: list[Guide]) -> tuple[list[Guide], bool]:
    """Those to show, and whether there are more."""
    return guides[:FIRST_OF_TOPIC], len(guides) > FIRST_OF_TOPIC


@stored(query=("page",))
@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = published().topic(slug)
    if found is None:
        raise Http404("no published topic has this address")
    return listed(request, lambda: Guide.objects.published().filter(topic=found), topic=found)


@stored(query=("page",))
@require_safe
def others(request: HttpRequest) -> HttpResponse:
    """Questions without a topic, or whose topic is not published."""
    topics = [topic.pk for topic in published().topics]
    return listed(request, lambda: Guide.objects.published().exclude(topic__in=topics))


def listed(
    request: HttpRequest, rows: Callable[[], QuerySet[Guide]], *, topic: Topic | None = None
) -> HttpResponse:
    guides = published().once(
        ("guides of topic", topic and topic.pk, request.GET.get("page")),
        lambda: page_of(rows(), request),
    )
    context = {
        "topic": topic,
        "guides": guides,
        "structured_data": schema_org.topic(topic, language=get_language()),
    }
    return render_public(request, "contacts/topic.html", context, part=query_of(guides))


@stored()
@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    moment = clock.now()
    content, language = published(), get_language()
    found = content.once(("guide", slug), lambda: published_guide(slug, content))
    channels = channels_now(status_moment(request, moment))
    own = next((now for now in channels if now.channel == found.channel), None)
    other = best_other(open_to_readers_of(found, channels), than=found.channel)
    context = {
        "guide": found,
        **parts_of(found, channels),
        "topic": found.topic if found.topic and found.topic.is_published else None,
        "own": own,
        "offers_checker": found.topic is not None and found.topic.slug == SAFETY,
        "other": other,
        "related": related(found, content),
        "last_change": last_change(found),
        "structured_data": content.once(
            ("guide data", slug, language), lambda: schema_org.guide(found, language=language)
        ),
    }
    statuses = [now.status for now in channels]  # any of them may be the next one to offer
    return render_public(
        request,
        "contacts/guide.html",
        context,
        moment=moment,
        statuses=statuses,
        about=found.channel,
    )


def published_guide(slug: str, content: Published) -> Guide:
    """With its published steps, and with its channel and topic where those are published."""
    steps = Prefetch("steps", Step.objects.published())
    found = get_object_or_404(Guide.objects.published().prefetch_related(steps), slug=slug)
    with_published_channels(found, content)
    found.topic = next((one for one in content.topics if one.pk == found.topic_id), None)
    return found


def parts_of(guide: Guide, channels: list[ChannelNow]) -> dict[str, Any]:
    """What its form shows beside the steps themselves: for options, what each leads to; for
    advice, what not to do and what to do, by the text that the reader sees."""
    steps, language = guide.steps.all(), get_language() or "ar"
    if guide.form == GuideForm.OPTIONS:
        by_key: dict[int | None, ChannelNow] = {now.channel.pk: now for now in channels}
        return {"options": [(step, by_key.get(step.channel_id)) for step in steps]}
    if guide.form == GuideForm.ADVICE:
        return dict(advice_of(guide, language))
    return {}


def related(guide: Guide, content: Published) -> list[Guide]:
    """Further questions of the same topic."""
    topic = guide.topic_id
    if not topic:
        return []
    same = content.once(
        ("first of topic", topic),
        lambda: list(Guide.objects.published().filter(topic=topic)[: RELATED + 1]),
    )
    return [each for each in same if each.pk != guide.pk][:RELATED]
