"""Files that editors give as pictures: how many, how large; readers never wait for them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from citizen_help.accounts.hashing import give_way
from contacts.feedback_limit import Limit, sender_hash
from contacts.models import Picture
from contacts.pictures.encoding import EncodedPicture, PictureProblem, encode
from contacts.pictures.reading import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from contacts.content.step_pictures import Made, Make

# Requests of a process that may be about a picture at a moment: one whose picture is made, one
# that waits. gunicorn.conf.py gives a process four threads.
PLACES: Final = 2
RETRY_SECONDS: Final = 2

_places = BoundedSemaphore(PLACES)
_imports = BoundedSemaphore(1)  # a file with many pictures takes one of the places for seconds


class TooBusy(Exception):
    """Nothing was done, as other pictures are being made."""


def keep_picture(user: Any, data: bytes) -> str:
    """The name under which the picture is stored; PictureProblem, or TooBusy."""
    if not data:
        raise PictureProblem(_("The file is empty. Choose another one."))
    if len(data) > MOST_BYTES:
        raise PictureProblem(too_large())
    with _place():
        if not may_upload(user, timezone.now()):
            raise PictureProblem(too_many())
        encoded = _executor().submit(_encode, data, get_language()).result()
    return Picture.objects.keep(encoded).name


@contextmanager
def importing(user: Any) -> Iterator[Make]:
    """What makes the pictures of a file ready, for one file at a time; TooBusy.

    It raises PictureProblem where this person has had enough of them made.
    """
    if not _imports.acquire(blocking=False):
        raise TooBusy
    try:
        with _place():
            yield partial(_made, user)
    finally:
        _imports.release()


def _made(user: Any, work: Callable[[], Made]) -> Made:
    """One after the other with those that are sent alone."""
    if not may_import(user, timezone.now()):
        raise PictureProblem(too_many_imported())
    return _executor().submit(_in_language, work, get_language()).result()


def too_large() -> str:
    text = _("The picture is larger than %(size)d MB. Make it smaller, or take a part of it.")
    return text % {"size": MOST_BYTES // 1024**2}


def too_many() -> str:
    text = _(
        "You have sent %(count)d pictures within an hour, which is as many as one person may. "
        "Go on in the next hour."
    )
    return text % {"count": settings.PICTURES_PER_HOUR}


def too_many_imported() -> str:
    text = _(
        "You have sent %(count)d pictures in files within an hour, which is as many as one person "
        "may. Go on in the next hour, or have the file loaded with the command import_content."
    )
    return text % {"count": settings.IMPORTED_PICTURES_PER_HOUR}


def may_upload(user: Any, moment: datetime) -> bool:
    return _may(user, moment, "picture", settings.PICTURES_PER_HOUR)


def may_import(user: Any, moment: datetime) -> bool:
    return _may(user, moment, "imported picture", settings.IMPORTED_PICTURES_PER_HOUR)


def _may(user: Any, moment: datetime, what: str, most: int) -> bool:
    """Count one more of this person in this hour, whichever process they reach."""
    hour = moment.replace(minute=0, second=0, microsecond=0)
    sender = sender_hash(str(user.pk), timezone.localdate(moment).isoformat(), what)
    limit = Limit(sender, hour, most)
    return not limit.is_reached() and limit.count_one()


@contextmanager
def _place() -> Iterator[None]:
    if not _places.acquire(blocking=False):
        raise TooBusy
    try:
        yield
    finally:
        _places.release()


@cache
def _executor() -> ThreadPoolExecutor:
    """One thread, so that one picture is made at a time; it lets pages go first."""
    return ThreadPoolExecutor(1, "pictures", initializer=give_way)


def _encode(data: bytes, language: str | None) -> EncodedPicture:
    """In that thread, which knows nothing of the request."""
    with override(language):
        return encode(data)


def _in_language(work: Callable[[], Made], language: str | None) -> Made:
    with override(language):
        return work()
