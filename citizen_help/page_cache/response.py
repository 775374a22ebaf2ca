"""A complete response as WSGI passes it on, and how long a cache may keep it (RFC 9111)."""

import re
from typing import Any, NamedTuple

from django.conf import settings

from citizen_help.page_cache import encodings

Headers = list[tuple[str, str]]
MAX_AGE = re.compile(r"(?:^|[\s,])max-age=(\d+)")


def lasting_cache_control(seconds: float) -> str:
    """Asked for again as any page is, and shown for `seconds` when there is no answer."""
    shared = settings.PAGE_SHARED_MAX_AGE
    most = max(0, int(min(seconds, settings.PAGE_STALE_IF_ERROR)) - shared)
    return f"public, max-age=0, s-maxage={shared}, stale-if-error={most}"


class Response(NamedTuple):
    status: str  # "200 OK"
    headers: Headers
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, "" when it is not there."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def is_unavailable(self) -> bool:
        return self.status.startswith("503")

    @property
    def is_missing(self) -> bool:
        return self.status.startswith("404")

    def freshness_lifetime(self, longest: int) -> int:
        """How many seconds the cache may keep this, `longest` at most; 0: not at all.

        Only what is complete, good and the same for everyone: a 200 that sets no cookie and
        says neither `private` nor `no-store`. `no-cache` binds the caches behind us, which must
        ask again; this cache is where they ask.
        """
        control = self.header("cache-control").lower()
        if not self.status.startswith("200") or self.header("set-cookie"):
            return 0
        if not control or "private" in control or "no-store" in control:
            return 0
        found = MAX_AGE.search(control)
        return min(int(found[1]), longest) if found else longest

    def encoded_for(self, environ: dict[str, Any]) -> "Response":
        """This response, which is not kept, in the coding that the client prefers."""
        coding, body = encodings.IDENTITY, self.body
        own = {"content-length"}
        headers = []
        if encodings.is_compressible(self.header("content-type"), len(body)):
            coding = encodings.negotiated(environ.get("HTTP_ACCEPT_ENCODING", ""))
            own.add("vary")
            headers.append(("Vary", "Accept-Encoding"))
        if coding != encodings.IDENTITY:
            body = encodings.encoded(body, coding)
            headers.append(("Content-Encoding", coding))
        kept = [pair for pair in self.headers if pair[0].lower() not in own]
        headers = [*kept, *headers, ("Content-Length", str(len(body)))]
        return Response(self.status, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body)


UNAVAILABLE_RESPONSE = Response(
    "503 Service Unavailable",
    [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")],
    b"The site cannot answer at the moment. Try again in a minute.\n",
)
# For servers in front; no reader finds it, but where a page fails that has no copy. They keep it,
# in the place of the copy that they had of a page which is off the site now.
NO_COPY = Response(
    "404 Not Found",
    [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "max-age=0, s-maxage=1")],
    "لا توجد نسخة محفوظة من هذه الصفحة.\nThere is no kept copy of this page.\n".encode(),
)
