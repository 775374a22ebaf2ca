"""Tries every link of the content and keeps what came of it."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from datetime import datetime
from typing import Any

from django.db import transaction

from contacts.enums import LinkProblem
from contacts.links.external import LinkResult, check_external, failure
from contacts.links.extraction import Link, published_links, stored_url
from contacts.links.internal import check_internal
from contacts.models import LinkCheck

logger = logging.getLogger(__name__)
CONCURRENCY = 8
# Of a run in all; deploy/systemd/citizen-help-links.service ends one that takes longer still.
RUN_SECONDS = 30 * 60


def check_links(
    moment: datetime,
    *,
    external: Callable[[str], LinkResult] = check_external,
    seconds: float = RUN_SECONDS,
) -> int:
    """Try all links at an aware `moment`, each address once; how many were not tried in time.

    Nothing is locked while other sites take their time. Each result is written as it comes.
    """
    places: dict[str, list[Link]] = defaultdict(list)
    for link in published_links():
        places[link.url].append(link)
    forget_all_but(link for links in places.values() for link in links)
    own = [url for url, links in places.items() if links[0].is_of_this_site]
    for url in own:
        save(places[url], check_internal(url), moment)
    others = longest_ago_first(places.keys() - own)
    tried = 0
    for url, result in in_time(others, external, seconds):
        save(places[url], result, moment)
        tried += 1
    return len(others) - tried


def longest_ago_first(urls: Iterable[str]) -> list[str]:
    """So that a run which is too short leaves out others than the one before."""
    tried = dict(LinkCheck.objects.values_list("url", "checked_at"))
    return sorted(
        urls,
        key=lambda url: (found.timestamp() if (found := tried.get(stored_url(url))) else 0, url),
    )


def in_time(
    urls: list[str], external: Callable[[str], LinkResult], seconds: float
) -> Iterator[tuple[str, LinkResult]]:
    """Of those that could be tried in so many seconds, in the order in which they are done."""
    pool = ThreadPoolExecutor(CONCURRENCY)
    try:
        running = {pool.submit(external, url): url for url in urls}
        for done in as_completed(running, timeout=seconds):
            yield running[done], result_of(done)
    except TimeoutError:
        logger.warning(
            "Links were tried for %d seconds; the rest is left for the next run.", seconds
        )
    finally:
        pool.shutdown(cancel_futures=True)


def result_of(done: Future[LinkResult]) -> LinkResult:
    """What nobody thought of is wrong with one link, not with the run."""
    error = done.exception()
    return (
        failure(LinkProblem.UNREACHABLE, f"{type(error).__name__}: {error}")
        if error
        else done.result()
    )


@transaction.atomic
def save(links: Iterable[Link], result: LinkResult, moment: datetime) -> None:
    """In place of an earlier result; what stays broken keeps the day it broke."""
    for link in links:
        place: dict[str, Any] = {
            "model": link.model,
            "object_id": link.object_id,
            "url": stored_url(link.url),
        }
        before = LinkCheck.objects.filter(**place).first()
        since = (before.broken_since if before else None) or moment
        found = {
            "problem": result.problem or "",
            "detail": result.detail,
            "checked_at": moment,
            "broken_since": since if result.problem else None,
        }
        LinkCheck.objects.update_or_create(**place, defaults=found)


def forget_all_but(links: Iterable[Link]) -> None:
    kept = {(link.model, link.object_id, stored_url(link.url)) for link in links}
    rows = LinkCheck.objects.values_list("pk", "model", "object_id", "url")
    gone = [pk for pk, *place in rows if tuple(place) not in kept]
    LinkCheck.objects.filter(pk__in=gone).delete()
