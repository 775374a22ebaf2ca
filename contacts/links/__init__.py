"""Links in the content: where they stand, and whether they lead anywhere."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from contacts.links.extraction import SOURCES, links_of, stored_url
from contacts.models import LinkCheck


def connect() -> None:
    for model in SOURCES:
        name = model.__name__
        post_save.connect(forget_removed, sender=model, dispatch_uid=f"links of {name}")
        post_delete.connect(forget_all, sender=model, dispatch_uid=f"no links of {name}")


def forget_removed(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """A link that an editor has just taken out is broken no more."""
    results = LinkCheck.objects.filter(model=sender._meta.model_name, object_id=instance.pk)
    results.exclude(url__in=map(stored_url, links_of(instance))).delete()


def forget_all(sender: Any, instance: Any, **_kwargs: Any) -> None:
    LinkCheck.objects.filter(model=sender._meta.model_name, object_id=instance.pk).delete()
