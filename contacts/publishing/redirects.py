"""Old addresses lead to the present ones: after a rename for good, after unpublishing for now.

Own rows instead of django.contrib.redirects: that needs the sites framework with a host name in
the database, two rows a rename (one a language), and knows nothing of chains. Here every row
names the present slug, whatever was renamed in between; a page that is back loses its row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_save

from contacts.enums import PageKind
from contacts.models import Channel, Guide, MovedPage, Page, Topic

KINDS: dict[type[Any], PageKind] = {
    Channel: PageKind.CHANNEL,
    Guide: PageKind.GUIDE,
    Topic: PageKind.TOPIC,
    Page: PageKind.PAGE,
}
MODELS = {kind: model for model, kind in KINDS.items()}
# What the row was before a save, kept on the instance from one signal to the next.
BEFORE = "_before_this_save"


@transaction.atomic
def renamed(kind: PageKind, old: str, new: str) -> None:
    """Whatever led to `old`, and `old` itself, leads to `new`."""
    present(kind, new)
    MovedPage.objects.filter(kind=kind, new_slug=old).update(new_slug=new)
    MovedPage.objects.update_or_create(kind=kind, slug=old, defaults={"new_slug": new})


def gone(kind: PageKind, slug: str) -> None:
    """The page was taken off the site under this slug."""
    MovedPage.objects.update_or_create(kind=kind, slug=slug, defaults={"new_slug": ""})


def present(kind: PageKind, slug: str) -> None:
    """A page stands at this slug: nothing else leads away from it."""
    MovedPage.objects.filter(kind=kind, slug=slug).delete()


def destination(kind: PageKind, slug: str) -> str | None:
    """The slug that a page has now; "" when it is off the site; None for one never heard of."""
    pages = MODELS[kind].objects
    row = MovedPage.objects.filter(kind=kind, slug=slug).first()
    if row is None:
        return "" if pages.expired().filter(slug=slug).exists() else None
    published = pages.published().filter(slug=row.new_slug)
    return row.new_slug if row.new_slug and published.exists() else ""


def recovered(row: Any, slug: str) -> None:
    """The page that was deleted under that slug is back, it may be under an earlier one."""
    kind = KINDS.get(type(row))
    off = MovedPage.objects.filter(kind=kind, slug=slug, new_slug="")
    if kind and slug != row.slug and off.exists():
        renamed(kind, slug, row.slug)


def as_published(kind: PageKind, slug: str) -> str:
    """The slug in the letters that it was published in; "" for one that is not."""
    shown = MODELS[kind].objects.published().filter(slug__iexact=slug)
    found: str | None = shown.values_list("slug", flat=True).first()
    return found or ""


def remember(sender: type[models.Model], instance: Any, **_kwargs: Any) -> None:
    setattr(instance, BEFORE, sender._default_manager.filter(pk=instance.pk).first())


def saved(sender: type[models.Model], instance: Any, **_kwargs: Any) -> None:
    before = instance.__dict__.pop(BEFORE, None)
    kind = KINDS[sender]
    if before and was_seen(kind, before):
        follow(kind, before.slug, instance)
    if instance.is_published:
        present(kind, instance.slug)


def follow(kind: PageKind, old: str, row: Any) -> None:
    if row.slug != old:
        renamed(kind, old, row.slug)
    elif not row.is_published:
        gone(kind, old)


def was_seen(kind: PageKind, before: Any) -> bool:
    """The public knew the page under the slug that it had before."""
    if _was_shown(before):
        return True
    return MovedPage.objects.filter(kind=kind, slug=before.slug).exists()


def statuses_changed(before: Mapping[int, Any], rows: Sequence[Any]) -> None:
    """As `saved`, of many rows of one model whose slugs stay; what they were `before` by key."""
    kind = KINDS.get(type(rows[0])) if rows else None
    if kind is None:
        return
    known = MovedPage.objects.filter(kind=kind, slug__in=[row.slug for row in rows])
    moved = set(known.values_list("slug", flat=True))
    shown = [row.slug for row in rows if row.is_published]
    MovedPage.objects.filter(kind=kind, slug__in=shown).delete()
    hidden = (row for row in rows if not row.is_published)
    MovedPage.objects.bulk_create(
        [
            MovedPage(kind=kind, slug=row.slug, new_slug="")
            for row in hidden
            if row.slug in moved or _was_shown(before[row.pk])
        ],
        update_conflicts=True,
        unique_fields=["kind", "slug"],
        update_fields=["new_slug", "moved_at"],
    )


def _was_shown(before: Any) -> bool:
    return bool(before.is_published or before.has_expired)


def deleted(sender: type[models.Model], instance: Any, **_kwargs: Any) -> None:
    if instance.is_published or instance.has_expired:
        gone(KINDS[sender], instance.slug)


def connect() -> None:
    for model in KINDS:
        name = model.__name__
        pre_save.connect(remember, sender=model, dispatch_uid=f"slug before {name}")
        post_save.connect(saved, sender=model, dispatch_uid=f"slug after {name}")
        post_delete.connect(deleted, sender=model, dispatch_uid=f"slug of no {name}")
