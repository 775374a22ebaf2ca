"""What readers post: forms of a few fields, however large those of the desk may be."""

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, QueryDict

MOST_FIELDS = 100


def posted(request: HttpRequest) -> QueryDict:
    """`request.POST` of a reader's form."""
    hold_to(MOST_FIELDS, request)
    return request.POST


def hold_to(most: int, request: HttpRequest) -> None:
    """TooManyFieldsSent before they are read, which takes long for thousands."""
    between = b"&"
    if request.content_type == "multipart/form-data":
        between = f"--{(request.content_params or {}).get('boundary', '')}".encode()
    if request.body.count(between) > most:
        raise TooManyFieldsSent(f"More than {most} fields came from somebody not signed in.")
