"""What follows from every save and delete of content, in the same transaction."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from contacts.models import (
    Channel,
    Claim,
    ConfirmedTexts,
    ContentVersion,
    Endpoint,
    Guide,
    Holiday,
    Notice,
    OpeningHours,
    Page,
    Step,
    Synonym,
    Topic,
)

TRANSLATED: tuple[type[Model], ...] = (
    Channel,
    Endpoint,
    OpeningHours,
    Holiday,
    Topic,
    Guide,
    Step,
    Page,
    Claim,
    Notice,
)
CONTENT: tuple[type[Model], ...] = (*TRANSLATED, Synonym)


def content_changed(sender: type[Model], **_kwargs: Any) -> None:
    ContentVersion.objects.bump()


def texts_changed(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    ConfirmedTexts.objects.renew(sender, [instance])


def texts_deleted(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    ConfirmedTexts.objects.of(sender, [instance.pk]).delete()


def hours_deleted(sender: type[Model], instance: Holiday | Notice | OpeningHours, **_: Any) -> None:
    """The channels have changed: of what is gone, nobody could tell when."""
    channels = Channel.objects.all()
    if instance.channel_id is not None:
        channels = channels.filter(pk=instance.channel_id)
    channels.update(updated_at=timezone.now())


def connect() -> None:
    for decides in (Holiday, Notice, OpeningHours):
        uid = f"channels without {decides.__name__}"
        post_delete.connect(hours_deleted, sender=decides, dispatch_uid=uid)
    for model in TRANSLATED:
        name = model.__name__
        post_save.connect(texts_changed, sender=model, dispatch_uid=f"texts of {name}")
        post_delete.connect(texts_deleted, sender=model, dispatch_uid=f"no texts of {name}")
    for model in CONTENT:
        for signal in (post_save, post_delete):
            signal.connect(content_changed, sender=model, dispatch_uid=f"stamp {model.__name__}")
