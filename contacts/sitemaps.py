"""The sitemap: every published page in both languages, each naming the other."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Model, QuerySet
from django.urls import reverse

from contacts.models import Channel, Guide, Page


class BilingualSitemap(Sitemap):
    i18n = True
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
        return ["contacts:home", "contacts:questions", "contacts:verify"]

    def location(self, item: str) -> str:
        return reverse(item)


class PublishedSitemap(BilingualSitemap):
    """Rows of one model that have a page of their own."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model

    def items(self) -> QuerySet[Any]:
        return self.model.objects.published()

    def lastmod(self, item: Any) -> Any:
        return item.updated_at


SITEMAPS = {
    "site": FixedSitemap(),
    "channels": PublishedSitemap(Channel),
    "guides": PublishedSitemap(Guide),
    "pages": PublishedSitemap(Page),
}
