"""Pictures that nothing names any more: no step, no proposal, no earlier version of one.

They are looked for in the texts of these tables as they stand there, whatever the column.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from reversion.models import Version

from contacts.models import Picture, Proposal, Site, Step
from contacts.pictures.names import PATTERN

# A form may be left open over a holiday with a picture that no step has yet; one that is given
# once more counts as new (PictureQuerySet.keep).
UNUSED_KEPT: Final = timedelta(days=14)
NAME: Final = re.compile(PATTERN)
ROWS_AT_ONCE: Final = 500


def unused(now: datetime) -> QuerySet[Any]:
    """Steps are asked once more when a row goes."""
    shown = Step._base_manager.filter(
        Q(picture_ar=OuterRef("name")) | Q(picture_en=OuterRef("name"))
    )
    logo = Site._base_manager.filter(logo=OuterRef("pk"))  # whose own name is translated
    old = Picture.objects.order_by().filter(
        ~Exists(shown), ~Exists(logo), created_at__lt=now - UNUSED_KEPT
    )
    names = set(old.values_list("name", flat=True))
    # Without any, no history is read.
    return old.filter(name__in=names - still_named(names) if names else names)


def still_named(names: set[str]) -> set[str]:
    """Those that stand in a text: each is looked through once, however many names there are."""
    found: set[str] = set()
    for text in texts():
        found.update(names.intersection(NAME.findall(text)))
        if found == names:
            break
    return found


def texts() -> Iterator[str]:
    proposals = Proposal.objects.order_by().values_list("base", "state")
    for states in proposals.iterator(chunk_size=ROWS_AT_ONCE):
        yield json.dumps(states)
    has_name = Q(serialized_data__contains='"picture') | Q(serialized_data__contains='"logo": "')
    versions = Version.objects.order_by().filter(has_name)
    yield from versions.values_list("serialized_data", flat=True).iterator(chunk_size=ROWS_AT_ONCE)
