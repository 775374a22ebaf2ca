"""The sitemap: every published page in both languages, each naming the other.

Long ones come in parts, each of which asks the database for its own rows alone.
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db.models import Max, QuerySet
from django.urls import reverse

from contacts.enums import Language
from contacts.models import Channel, Guide, Page, Topic
from contacts.publishing.snapshot import published

# Addresses in one file, an even number. The protocol takes 50,000; these make 3 MB in a second.
MAX_URLS_PER_FILE = 5000


class InLanguages(Sequence[tuple[Any, str]]):
    """Rows with each language in turn, as Django's sitemaps pass them on; read by the slice."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = rows
        self.codes = Language.values

    def __len__(self) -> int:
        return len(self.codes) * self.rows.count()

    def __getitem__(self, part: Any) -> Any:
        """`part` is a slice from one row's first language to another row's last."""
        count = len(self.codes)
        rows = self.rows[part.start // count : part.stop // count]
        return [(row, code) for row in rows for code in self.codes]


class BilingualSitemap(Sitemap):
    i18n = True
    limit = MAX_URLS_PER_FILE
    alternates = True
    protocol = urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        """The configured address: a crawler's Host header decides nothing."""
        return urlsplit(settings.SITE_URL).netloc

    def get_urls(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """With x-default, which Django would give without its language prefix."""
        urls = super().get_urls(*args, **kwargs)
        for url in urls:
            arabic = next(link for link in url["alternates"] if link["lang_code"] == "ar")
            url["alternates"].append({"location": arabic["location"], "lang_code": "x-default"})
        return urls


class FixedSitemap(BilingualSitemap):
    def items(self) -> list[str]:
        asked = ["contacts:choose"] if published().chooser else []
        return [
            *("contacts:home", "contacts:questions", "contacts:verify", "contacts:changes"),
            *asked,
        ]

    def location(self, item: str) -> str:
        return reverse(item)


class PublishedSitemap(BilingualSitemap):
    """Rows of one model that have a page of their own."""

    def __init__(self, model: type[Channel | Guide | Page | Topic]) -> None:
        self.model = model

    def items(self) -> QuerySet[Any]:
        return self.model.objects.published()

    @property
    def paginator(self) -> Paginator:
        return Paginator(InLanguages(self.items()), self.limit)

    def lastmod(self, item: Any) -> Any:
        """When it was changed, or appeared."""
        return max(item.updated_at, item.publish_at or item.updated_at)

    def get_latest_lastmod(self) -> Any:
        found = self.items().aggregate(changed=Max("updated_at"), appeared=Max("publish_at"))
        return max((moment for moment in found.values() if moment), default=None)


SITEMAPS: dict[str, Any] = {
    "site": FixedSitemap(),
    "channels": PublishedSitemap(Channel),
    "topics": PublishedSitemap(Topic),
    "guides": PublishedSitemap(Guide),
    "pages": PublishedSitemap(Page),
}


def fits_one_file() -> bool:
    """Whether one file may hold all of it."""
    return sum(part.paginator.count for part in SITEMAPS.values()) <= BilingualSitemap.limit
