"""Every save and delete of content changes its stamp, in the same transaction."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from contacts.models import (
    Channel,
    ContentVersion,
    Endpoint,
    Guide,
    Holiday,
    OpeningHours,
    Page,
    Step,
    Synonym,
    Topic,
)

CONTENT = (Channel, Endpoint, OpeningHours, Holiday, Topic, Guide, Step, Page, Synonym)


def content_changed(sender: type[Model], **_kwargs: Any) -> None:
    ContentVersion.objects.bump()


def connect() -> None:
    for model in CONTENT:
        for signal in (post_save, post_delete):
            signal.connect(content_changed, sender=model, dispatch_uid=f"stamp {model.__name__}")
