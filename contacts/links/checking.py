"""Tries every link of the content and keeps what came of it."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from django.db import transaction

from contacts.links.found import FoundLink, found_links
from contacts.links.inside import try_own
from contacts.links.outside import Finding, try_link
from contacts.models import LinkCheck

AT_ONCE = 8


def check_links(moment: datetime, *, outside: Callable[[str], Finding] = try_link) -> int:
    """Try all links at an aware `moment`, each address once; how many lead nowhere.

    Nothing is locked while other sites take their time: results are written at the end.
    """
    links = found_links()
    own = {link.url for link in links if link.is_of_this_site}
    others = sorted({link.url for link in links} - own)
    findings = {url: try_own(url) for url in own}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        findings |= zip(others, pool.map(outside, others), strict=True)
    keep(links, findings, moment)
    return LinkCheck.objects.exclude(problem="").count()


@transaction.atomic
def keep(links: Iterable[FoundLink], findings: dict[str, Finding], moment: datetime) -> None:
    """In place of the earlier results; what stays broken keeps the day it broke."""
    earlier = {(row.model, row.object_id, row.url): row for row in LinkCheck.objects.all()}
    for link in links:
        key = (link.model, link.object_id, link.url)
        before = earlier.pop(key, None)
        finding = findings[link.url]
        since = (before.broken_since if before else None) or moment
        LinkCheck.objects.update_or_create(
            model=link.model,
            object_id=link.object_id,
            url=link.url,
            defaults={
                "problem": finding.problem or "",
                "detail": finding.detail,
                "checked_at": moment,
                "broken_since": since if finding.problem else None,
            },
        )
    LinkCheck.objects.filter(pk__in=[row.pk for row in earlier.values()]).delete()
