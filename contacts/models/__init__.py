"""The data model; its names follow the field's standard terms (schema.org)."""

from contacts.models.directory import Channel, Endpoint
from contacts.models.guides import Guide, Page, Step, Topic
from contacts.models.hours import Holiday, OpeningHours
from contacts.models.insight import Feedback, FeedbackSender, SearchQuery, Synonym
from contacts.models.version import ContentVersion

__all__ = [
    "Channel",
    "ContentVersion",
    "Endpoint",
    "Feedback",
    "FeedbackSender",
    "Guide",
    "Holiday",
    "OpeningHours",
    "Page",
    "SearchQuery",
    "Step",
    "Synonym",
    "Topic",
]
