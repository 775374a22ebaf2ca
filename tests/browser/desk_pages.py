"""Every page of the desk, for tests that look at all of them, and rows that fill them."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from reversion.models import Version

from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.models import Channel, Guide, Page, Proposal, Synonym
from tests.admin.arabic_walk import make_arabic_rows, make_mail, pages_by_name
from tests.admin.proposing import desk_of, form_url, propose

# Answers that are no page of their own: files, redirects, the readers' own pages.
NO_PAGE = re.compile(r"/admin/(logout|jsi18n|autocomplete|session)/$|.*/(markdown|confirm|end)/$")
PLAIN = ("activity", "files", "desk-search", "find-replace", "handbook", "mail-choice", "as-on")
# That ask once more, or for more, before they do it.
ACTIONS = [
    ("guide", "set_topic"),
    ("guide", "set_channel"),
    ("guide", "delete_selected"),
    ("channel", "delete_selected"),
]


def fill(person: Any) -> None:
    """A row at least in each list, and some that were changed or deleted."""
    Synonym.objects.filter(language="ar", term="تلفون").delete()
    make_arabic_rows()
    make_mail(person)
    with versions.recorded(ChangeKind.EDITED, user=person):
        for model in (Guide, Channel, Page):
            row: Any = model._default_manager.first()
            row.save()
    with versions.recorded(ChangeKind.EDITED, user=person):
        guide = Guide.objects.get(slug="call")
        guide.title_en = "Another title"
        guide.save()
    propose(desk_of("editors"), guide, title_ar="كيف أتصل اليوم؟")
    with versions.recorded(ChangeKind.DELETED, user=person):
        Guide.objects.get(slug="draft").delete()


def addresses() -> list[str]:
    """Of the pages that a link leads to."""
    return [
        *(one for one in pages_by_name() if not NO_PAGE.match(one)),
        *map(reverse, PLAIN),
        reverse("desk-search") + "?q=19912",
        reverse("find-replace") + "?find=19912&put=19913&language=both",
        *version_pages(),
        form_url(Proposal.objects.get()),
    ]


def version_pages() -> Iterator[str]:
    for model in (Guide, Channel, Page):
        version = Version.objects.get_for_model(model).first()
        if version is not None:
            name = f"admin:contacts_{model._meta.model_name}_version"
            yield reverse(name, args=[version.object_id, version.revision_id])


def add_pages() -> list[str]:
    """Of each kind of row that is made at the desk."""
    return [one for one in addresses() if one.endswith("/add/")]
