"""The Content-Type of requests, reduced to what this site reads: forms in UTF-8."""

import re
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[..., Iterable[bytes]]
# RFC 2046, 5.1.1: what a boundary may be made of.
BOUNDARY = re.compile(r";\s*boundary\s*=\s*\"?([0-9A-Za-z'()+_,./:=?-]{1,70})", re.IGNORECASE)


def normalize_content_type(application: Application) -> Application:
    """Leaves a body's media type and boundary, and drops every other parameter.

    Django meets another `charset`, or a parameter in a coding that it does not know, with
    exceptions that its own pages for errors run into again: an answer of 500, or none.
    """

    def normalizing(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        stated = environ.get("CONTENT_TYPE", "")
        if ";" in stated:
            environ["CONTENT_TYPE"] = normalized(stated)
        return application(environ, start_response)

    return normalizing


def normalized(stated: str) -> str:
    """
    >>> normalized("multipart/form-data; charset=utf-7; boundary=x")
    'multipart/form-data; boundary=x'
    """
    kind = stated.partition(";")[0].strip()
    found = BOUNDARY.search(stated)
    return f"{kind}; boundary={found[1]}" if found else kind
