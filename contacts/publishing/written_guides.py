"""All questions with their steps, for documents that hold the whole of them."""

from contacts.enums import GuideForm
from contacts.models import Channel, Guide, Topic
from contacts.publishing.snapshot import Published

# A document holds no more; the site has the rest.
MOST_GUIDES = 1000


def is_numbered(guide: Guide) -> bool:
    """Whether what it lists is done in that order."""
    return guide.form == GuideForm.STEPS


def with_published_channels(guide: Guide, content: Published) -> None:
    """Of its own channel and those of its options it keeps none that readers do not see."""
    channels: dict[int | None, Channel] = {channel.pk: channel for channel in content.channels}
    guide.channel = channels.get(guide.channel_id)
    for step in guide.steps.all():
        step.channel = channels.get(step.channel_id)


def guides_by_topic(content: Published) -> list[tuple[Topic | None, list[Guide]]]:
    """The first MOST_GUIDES in the order of the topics, those without a published one last."""
    topics: dict[int | None, Topic | None] = {topic.pk: topic for topic in content.topics}
    groups: dict[int | None, list[Guide]] = {key: [] for key in (*topics, None)}
    for guide in Guide.objects.published().with_parts()[:MOST_GUIDES]:
        with_published_channels(guide, content)
        groups[guide.topic_id if guide.topic_id in topics else None].append(guide)
    return [(topics.get(key), guides) for key, guides in groups.items() if guides]
