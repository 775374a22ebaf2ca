"""What readers post: forms of a few fields, however large those of the desk may be."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, QueryDict

MOST_FIELDS = 100
# A message of 20,000 emojis, percent-encoded, is shorter, and comes back in the form.
MOST_BYTES = 300_000


def posted(request: HttpRequest) -> QueryDict:
    """`request.POST` of a reader's form."""
    hold_reader_to_few(request)
    return request.POST


def hold_reader_to_few(request: HttpRequest) -> None:
    """RequestDataTooBig or TooManyFieldsSent before a form is read that no reader sends."""
    hold_to(MOST_FIELDS, request, most_bytes=MOST_BYTES)


def hold_to(most: int, request: HttpRequest, *, most_bytes: int) -> None:
    """RequestDataTooBig or TooManyFieldsSent before a form is read, which takes long for many."""
    if len(request.body) > most_bytes:
        raise RequestDataTooBig(f"More than {most_bytes} bytes came from somebody not signed in.")
    between = b"&"
    if request.content_type == "multipart/form-data":
        between = f"--{(request.content_params or {}).get('boundary', '')}".encode()
    if request.body.count(between) > most:
        raise TooManyFieldsSent(f"More than {most} fields came from somebody not signed in.")
