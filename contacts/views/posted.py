"""What readers post: forms of a few fields, however large those of the desk may be."""

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, QueryDict

MOST_FIELDS = 100


def posted(request: HttpRequest) -> QueryDict:
    """`request.POST`; TooManyFieldsSent before they are read, which takes long for thousands."""
    between = b"&"
    if request.content_type == "multipart/form-data":
        between = f"--{(request.content_params or {}).get('boundary', '')}".encode()
    if request.body.count(between) > MOST_FIELDS:
        raise TooManyFieldsSent(f"More than {MOST_FIELDS} fields came from a reader.")
    return request.POST
