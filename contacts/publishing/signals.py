"""What follows from every save and delete of content, in the same transaction."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils import timezone

from contacts.models import (
    Channel,
    ChooserAnswer,
    ChooserQuestion,
    Claim,
    ConfirmedTexts,
    ContentVersion,
    Endpoint,
    Guide,
    Holiday,
    Notice,
    OpeningHours,
    Page,
    Site,
    Step,
    Synonym,
    Topic,
)
from contacts.publishing import site_pictures

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
    ChooserQuestion,
    ChooserAnswer,
    Site,
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
    channels_changed(instance.channel_id)


def hours_moved(sender: type[Model], instance: Holiday | Notice | OpeningHours, **_: Any) -> None:
    """So has the channel that it leaves for another one."""
    before = sender._base_manager.filter(pk=instance.pk).exclude(channel_id=instance.channel_id)
    for channel in before.values_list("channel_id", flat=True):
        channels_changed(channel)


def channels_changed(pk: int | None) -> None:
    """One, or with None all of them."""
    channels = Channel.objects.all() if pk is None else Channel.objects.filter(pk=pk)
    channels.update(updated_at=timezone.now())


def site_changed(sender: type[Model], **_kwargs: Any) -> None:
    """Whatever goes wrong with a picture, what was written is saved, and the log tells."""
    transaction.on_commit(site_pictures.renew, robust=True)


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(site_changed, sender=Site, dispatch_uid="pictures of the site")
    for decides in (Holiday, Notice, OpeningHours):
        uid = f"channels without {decides.__name__}"
        post_delete.connect(hours_deleted, sender=decides, dispatch_uid=uid)
        pre_save.connect(hours_moved, sender=decides, dispatch_uid=f"{decides.__name__} moved")
    for model in TRANSLATED:
        name = model.__name__
        post_save.connect(texts_changed, sender=model, dispatch_uid=f"texts of {name}")
        post_delete.connect(texts_deleted, sender=model, dispatch_uid=f"no texts of {name}")
    for model in CONTENT:
        for signal in (post_save, post_delete):
            signal.connect(content_changed, sender=model, dispatch_uid=f"stamp {model.__name__}")
