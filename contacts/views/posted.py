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
    if len(request.body) > MOST_BYTES:
        raise RequestDataTooBig(f"More than {MOST_BYTES} bytes came from somebody not signed in.")
    hold_to(MOST_FIELDS, request)


def hold_to(most: int, request: HttpRequest) -> None:
    """TooManyFieldsSent before they are read, which takes long for thousands."""
    between = b"&"
    if request.content_type == "multipart/form-data":
        between = f"--{(request.content_params or {}).get('boundary', '')}".encode()
    if request.body.count(between) > most:
        raise TooManyFieldsSent(f"More than {most} fields came from somebody not signed in.")
