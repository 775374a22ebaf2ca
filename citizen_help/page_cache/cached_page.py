"""A response kept in memory, with its compressed forms and its validators."""

import re
from math import ceil
from typing import Any

from citizen_help.page_cache import conditional, encodings
from citizen_help.page_cache.response import Headers, Response

OK, NOT_MODIFIED = "200 OK", "304 Not Modified"
# Headers that a 304 repeats from the 200 (RFC 9110, 15.4.5), and when the page was made.
OF_A_304 = frozenset(
    {"cache-control", "content-location", "etag", "expires", "server-timing", "vary"}
)
# What the cache itself says of every page.
ITS_OWN = frozenset({"cache-control", "content-length", "content-encoding", "etag", "vary"})
SECONDS = re.compile(r"(?<=max-age=)\d+|(?<=s-maxage=)\d+")
VARY = [("Vary", "Accept-Encoding")]
STALE_SECONDS = re.compile(r"(?<=stale-if-error=)\d+")


class CachedPage:
    """A response of one version of the content, until `expires` (monotonic seconds).

    From `ends` on it says what is no longer so: nobody is shown it, whatever the need.
    """

    __slots__ = (
        "_bodies",
        "_cache_control",
        "_headers",
        "_other_headers",
        "_vary",
        "digest",
        "ends",
        "expires",
        "is_compressible",
        "lifetime",
        "version",
    )

    def __init__(
        self,
        response: Response,
        *,
        version: int,
        expires: float,
        ends: float = float("inf"),
        lifetime: float = 0.0,
    ) -> None:
        """`lifetime`: seconds from when it was made until it expires."""
        self.version = version
        self.expires = expires
        self.ends = ends
        self.lifetime = lifetime
        self.digest = conditional.digest(response.body)
        content_type = response.header("content-type")
        self.is_compressible = encodings.is_compressible(content_type, len(response.body))
        self._vary = VARY if encodings.is_text(content_type) else []
        self._cache_control = response.header("cache-control")
        self._other_headers = [pair for pair in response.headers if pair[0].lower() not in ITS_OWN]
        self._bodies = {encodings.IDENTITY: response.body}
        self._headers: dict[str, tuple[int, Headers]] = {}

    @property
    def size(self) -> int:
        """Bytes of all bodies made so far."""
        return sum(map(len, self._bodies.values()))

    @property
    def codings(self) -> int:
        """How many codings of the body have been made."""
        return len(self._bodies)

    def reuse_bodies(self, older: "CachedPage") -> None:
        """Spare the compression when an older page has the same body."""
        if older.digest == self.digest:
            self._bodies = older._bodies

    def response_to(self, environ: dict[str, Any], now: float) -> Response:
        """The response to a GET or HEAD; a HEAD has the headers of the GET and no body."""
        coding = self._coding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        wanted = environ.get("HTTP_IF_NONE_MATCH")
        if wanted and conditional.matches(wanted, conditional.strong_tag(self.digest, coding)):
            return Response(NOT_MODIFIED, self.headers(f"304 {coding}", now), b"")
        body = b"" if environ["REQUEST_METHOD"] == "HEAD" else self.body(coding)
        return Response(OK, self.headers(coding, now), body)

    def _coding_for(self, accept: str) -> str:
        return encodings.negotiated(accept) if self.is_compressible else encodings.IDENTITY

    def body(self, coding: str) -> bytes:
        found = self._bodies.get(coding)
        if found is None:
            found = encodings.encoded(self._bodies[encodings.IDENTITY], coding)
            # A new dictionary, as another thread may be looking through the old one.
            self._bodies = {**self._bodies, coding: found}
        return found

    def headers(self, form: str, now: float) -> Headers:
        """Those of a coding, or of its 304; made once a second, as the time left goes down."""
        left = max(0, int(self.expires - now))
        made = self._headers.get(form)
        if made is None or made[0] != left:
            made = self._headers[form] = (left, self._make_headers(form, left))
        return list(made[1])

    def _make_headers(self, form: str, left: int) -> Headers:
        coding = form.removeprefix("304 ")

        def at_most_left(seconds: re.Match[str]) -> str:
            """No more than is left: no cache behind may add its own time to ours."""
            return str(min(int(seconds[0]), left))

        def less_its_age(seconds: re.Match[str]) -> str:
            """It says how long what is on the page holds, counted from when it was made."""
            return str(max(0, int(seconds[0]) - max(0, ceil(self.lifetime - left))))

        control = SECONDS.sub(at_most_left, self._cache_control)
        own = [
            ("Cache-Control", STALE_SECONDS.sub(less_its_age, control)),
            ("ETag", conditional.strong_tag(self.digest, coding)),
            *self._vary,
        ]
        if form != coding:
            return own + [pair for pair in self._other_headers if pair[0].lower() in OF_A_304]
        if coding != encodings.IDENTITY:
            own.append(("Content-Encoding", coding))
        return [*self._other_headers, *own, ("Content-Length", str(len(self.body(coding))))]
