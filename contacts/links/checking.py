"""Tries every link of the content and keeps what came of it."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from django.db import transaction

from contacts.links.external import LinkResult, check_external
from contacts.links.extraction import Link, published_links
from contacts.links.internal import check_internal
from contacts.models import LinkCheck

CONCURRENCY = 8


def check_links(moment: datetime, *, external: Callable[[str], LinkResult] = check_external) -> int:
    """Try all links at an aware `moment`, each address once; how many lead nowhere.

    Nothing is locked while other sites take their time: results are written at the end.
    """
    links = published_links()
    own = {link.url for link in links if link.is_of_this_site}
    others = sorted({link.url for link in links} - own)
    results = {url: check_internal(url) for url in own}
    with ThreadPoolExecutor(CONCURRENCY) as pool:
        results |= zip(others, pool.map(external, others), strict=True)
    save_results(links, results, moment)
    return LinkCheck.objects.exclude(problem="").count()


@transaction.atomic
def save_results(links: Iterable[Link], results: dict[str, LinkResult], moment: datetime) -> None:
    """In place of the earlier results; what stays broken keeps the day it broke."""
    earlier = {(row.model, row.object_id, row.url): row for row in LinkCheck.objects.all()}
    for link in links:
        key = (link.model, link.object_id, link.url)
        before = earlier.pop(key, None)
        result = results[link.url]
        since = (before.broken_since if before else None) or moment
        LinkCheck.objects.update_or_create(
            model=link.model,
            object_id=link.object_id,
            url=link.url,
            defaults={
                "problem": result.problem or "",
                "detail": result.detail,
                "checked_at": moment,
                "broken_since": since if result.problem else None,
            },
        )
    LinkCheck.objects.filter(pk__in=[row.pk for row in earlier.values()]).delete()
