"""The links that stand in published content."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final

from django.conf import settings
from django.db import models
from markdown_it.token import Token

from contacts.enums import Language
from contacts.languages.markdown import parser
from contacts.languages.markdown_fields import is_short
from contacts.languages.short_markdown import short_parser
from contacts.models import Channel, Claim, Endpoint, Guide, Notice, Page, Site, Step

# Texts in Markdown.
TEXTS: dict[type[models.Model], str] = {
    Page: "body",
    Notice: "detail",
    Channel: "summary",
    Guide: "summary",
    Step: "detail",
}
# Characters of a link that are stored.
MOST_STORED: Final = 500
SOURCES: tuple[type[models.Model], ...] = (Endpoint, Claim, Site, *TEXTS)


@dataclass(frozen=True, slots=True)
class Link:
    """A link, and the row in which it stands."""

    url: str
    model: str
    object_id: int

    @property
    def is_of_this_site(self) -> bool:
        return self.url.startswith(("/", f"{settings.SITE_URL}/")) or self.url == settings.SITE_URL


def published_links() -> list[Link]:
    """Each link once a row; what calls or writes (tel:, mailto:) leads nowhere to try.

    Nor do accounts, whose networks answer programs the same whether there is one or not.
    """
    endpoints = Endpoint.objects.published().filter(channel__in=Channel.objects.published())
    notices = Notice.objects.published().not_over()
    guides = Guide.objects.published()
    rows: list[Any] = [
        *endpoints,
        *Page.objects.published(),
        *notices,
        *Claim.objects.published(),
        *Site.objects.published(),
        *with_links(Channel.objects.published()),
        *with_links(guides),
        *with_links(Step.objects.published().filter(guide__in=guides)),
    ]
    return [
        Link(url, row._meta.model_name, row.pk)
        for row in rows
        for url in dict.fromkeys(links_of(row))
    ]


def with_links(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Those that may have one in their Markdown, of rows that may be a hundred thousand."""
    columns = (f"{TEXTS[rows.model]}_{code}" for code in Language.values)
    return rows.filter(reduce(or_, (models.Q(**{f"{one}__contains": "]("}) for one in columns)))


def stored_url(url: str) -> str:
    """As its result is stored: shortened where it is long, and still unlike any other."""
    if len(url) <= MOST_STORED:
        return url
    end = f"…{hashlib.sha256(url.encode()).hexdigest()[:16]}"
    return url[: MOST_STORED - len(end)] + end


def links_of(row: Any) -> list[str]:
    if isinstance(row, Endpoint):
        return [row.value] if row.value.startswith("https://") else []
    if isinstance(row, Claim):  # nobody follows a link that may be a fake
        return [row.source] if row.source else []
    if isinstance(row, Site):
        return [row.official_url] if row.official_url else []
    field = TEXTS[type(row)]
    texts = ((language, getattr(row, f"{field}_{language}")) for language in Language.values)
    read = short_parser if is_short(row._meta.model_name, field) else parser
    return [url for code, text in texts if text for url in links_in(read(code).parse(text))]


def links_in(tokens: list[Token]) -> Iterator[str]:
    for token in _all(tokens):
        url = str(token.attrGet("href") or "") if token.type == "link_open" else ""
        if url.startswith(("/", "https:", "http:")):
            yield url


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])
