"""All questions by topic, and one question with its answer."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from contacts import structured_data
from contacts.channels_now import best_other, channels_now
from contacts.models import Guide, Topic
from contacts.views.public import render_public

RELATED = 5


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    guides = Guide.objects.published()
    topics = Topic.objects.published().prefetch_related(Prefetch("guides", guides))
    context = {
        "current": "questions",
        "structured_data": structured_data.questions(language=get_language()),
        "topics": [topic for topic in topics if topic.guides.all()],
        "others": guides.exclude(topic__in=Topic.objects.published()),
    }
    return render_public(request, "contacts/questions.html", context)


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    moment = timezone.now()
    found = get_object_or_404(Guide.objects.published().with_parts(), slug=slug)
    channels = channels_now(moment)
    own = next((now for now in channels if now.channel == found.channel), None)
    other = best_other(channels, than=found.channel)
    context = {
        "moment": moment,
        "guide": found,
        "topic": found.topic if found.topic and found.topic.is_published else None,
        "own": own,
        "other": other,
        "related": related(found),
        "structured_data": structured_data.guide(found, language=get_language()),
    }
    statuses = [now.status for now in (own, other) if now]
    return render_public(request, "contacts/guide.html", context, moment=moment, statuses=statuses)


def related(guide: Guide) -> list[Guide]:
    """Further questions of the same topic."""
    if not guide.topic_id:
        return []
    same = Guide.objects.published().filter(topic=guide.topic_id).exclude(pk=guide.pk)
    return list(same[:RELATED])
