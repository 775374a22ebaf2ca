"""Tags that say what people choose a channel by."""

from django import template

from contacts.hours.status import Status
from contacts.models import Channel
from contacts.publishing.channel_facts import ChannelFact, facts_beside
from contacts.templatetags.times import with_links

register = template.Library()


@register.simple_tag
def facts_of(channel: Channel, status: Status, *, with_gaps: bool = False) -> list[ChannelFact]:
    """Beside this status; `with_gaps`: also what people would ask and nobody has published."""
    return [fact for fact in facts_beside(channel, status) if with_gaps or fact.value]


@register.simple_tag
def fact_value(fact: ChannelFact) -> str:
    """Marked where it stands in from the other language; "" where it is not published."""
    return with_links(fact.value) if fact.value else ""
