"""The data model; its names follow the field's standard terms (schema.org)."""

from contacts.models.addresses import LinkCheck, MovedPage
from contacts.models.directory import Channel, Endpoint
from contacts.models.guides import Guide, Page, Step, Topic
from contacts.models.hours import Holiday, OpeningHours
from contacts.models.insight import Feedback, FeedbackSender, SearchQuery, Synonym
from contacts.models.translations import AcceptedDifference, ConfirmedTexts
from contacts.models.version import ContentVersion

__all__ = [
    "AcceptedDifference",
    "Channel",
    "ConfirmedTexts",
    "ContentVersion",
    "Endpoint",
    "Feedback",
    "FeedbackSender",
    "Guide",
    "Holiday",
    "LinkCheck",
    "MovedPage",
    "OpeningHours",
    "Page",
    "SearchQuery",
    "Step",
    "Synonym",
    "Topic",
]
