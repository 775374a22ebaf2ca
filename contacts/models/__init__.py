"""The data model; its names follow the field's standard terms (schema.org)."""

from contacts.models.account_events import AccountEvent
from contacts.models.changes import Change
from contacts.models.channels import Channel
from contacts.models.chooser import ChooserAnswer, ChooserQuestion
from contacts.models.confirmed_texts import AcceptedDifference, ConfirmedTexts
from contacts.models.endpoints import Claim, Endpoint
from contacts.models.guides import Guide, Page, Step, Topic
from contacts.models.hours import Holiday, OpeningHours
from contacts.models.mail import MailChoice, OutgoingMail
from contacts.models.notices import Notice
from contacts.models.pictures import Picture
from contacts.models.proposals import Proposal
from contacts.models.redirects import LinkCheck, MovedPage
from contacts.models.site import Site
from contacts.models.site_pictures import SitePicture
from contacts.models.statistics import (
    Feedback,
    FeedbackSender,
    OtherSearches,
    SearchQuery,
    Synonym,
)
from contacts.models.uploads import Upload
from contacts.models.version import ContentVersion

__all__ = [
    "AcceptedDifference",
    "AccountEvent",
    "Change",
    "Channel",
    "ChooserAnswer",
    "ChooserQuestion",
    "Claim",
    "ConfirmedTexts",
    "ContentVersion",
    "Endpoint",
    "Feedback",
    "FeedbackSender",
    "Guide",
    "Holiday",
    "LinkCheck",
    "MailChoice",
    "MovedPage",
    "Notice",
    "OpeningHours",
    "OtherSearches",
    "OutgoingMail",
    "Page",
    "Picture",
    "Proposal",
    "SearchQuery",
    "Site",
    "SitePicture",
    "Step",
    "Synonym",
    "Topic",
    "Upload",
]
