"""One stored answer: its bodies and headers, and how long it holds (RFC 9111)."""

import re
from typing import Any, NamedTuple

from citizen_help.page_cache import conditional, encodings

Headers = list[tuple[str, str]]
OK, NOT_MODIFIED = "200 OK", "304 Not Modified"
# Headers that a 304 repeats from the 200 (RFC 9110, 15.4.5), and when the page was made.
OF_A_304 = frozenset(
    {"cache-control", "content-location", "etag", "expires", "server-timing", "vary"}
)
# What the store itself says of every answer.
ITS_OWN = frozenset({"cache-control", "content-length", "content-encoding", "etag", "vary"})
SECONDS = re.compile(r"(?<=max-age=)\d+|(?<=s-maxage=)\d+")
MAX_AGE = re.compile(r"(?:^|[\s,])max-age=(\d+)")


class Rendered(NamedTuple):
    """A whole answer of Django's."""

    status: str  # "200 OK"
    headers: Headers
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, "" when it is not there."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def is_failed(self) -> bool:
        return self.status.startswith("503")

    def holds_for(self, longest: int) -> int:
        """How many seconds the store may keep this, `longest` at most; 0: not at all.

        Only what is complete, good and the same for everyone: a 200 that sets no cookie and
        says neither `private` nor `no-store`. `no-cache` binds the caches behind us, which must
        ask again; the store is where they ask.
        """
        control = self.header("cache-control").lower()
        if not self.status.startswith("200") or self.header("set-cookie"):
            return 0
        if not control or "private" in control or "no-store" in control:
            return 0
        found = MAX_AGE.search(control)
        return min(int(found[1]), longest) if found else longest


class Answer(NamedTuple):
    status: str
    headers: Headers
    body: bytes


class Page:
    """A rendered page, of one version of the content, until `expires` (monotonic seconds)."""

    __slots__ = (
        "_bodies",
        "_control",
        "_fixed",
        "_made",
        "digest",
        "expires",
        "is_text",
        "version",
    )

    def __init__(self, rendered: Rendered, *, version: int, expires: float) -> None:
        self.version = version
        self.expires = expires
        self.digest = conditional.digest(rendered.body)
        self.is_text = encodings.is_worth_it(rendered.header("content-type"), len(rendered.body))
        self._control = rendered.header("cache-control")
        self._fixed = [pair for pair in rendered.headers if pair[0].lower() not in ITS_OWN]
        self._bodies = {encodings.IDENTITY: rendered.body}
        self._made: dict[str, tuple[int, Headers]] = {}

    @property
    def size(self) -> int:
        """Bytes of all bodies made so far."""
        return sum(map(len, self._bodies.values()))

    @property
    def codings(self) -> int:
        """How many codings of the body have been made."""
        return len(self._bodies)

    def take_over(self, older: "Page") -> None:
        """Spare the compression when an older page has the same body."""
        if older.digest == self.digest:
            self._bodies = older._bodies

    def answer(self, environ: dict[str, Any], now: float) -> Answer:
        """The answer to a GET or HEAD; a HEAD has the headers of the GET and no body."""
        coding = self.coding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        wanted = environ.get("HTTP_IF_NONE_MATCH")
        if wanted and conditional.matches(wanted, conditional.strong_tag(self.digest, coding)):
            return Answer(NOT_MODIFIED, self.headers(f"304 {coding}", now), b"")
        body = b"" if environ["REQUEST_METHOD"] == "HEAD" else self.body(coding)
        return Answer(OK, self.headers(coding, now), body)

    def coding_for(self, accept: str) -> str:
        return encodings.chosen(accept) if self.is_text else encodings.IDENTITY

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
        made = self._made.get(form)
        if made is None or made[0] != left:
            made = self._made[form] = (left, self._headers(form, left))
        return list(made[1])

    def _headers(self, form: str, left: int) -> Headers:
        coding = form.removeprefix("304 ")
        own = [
            # No more than is left: no cache behind may add its own time to ours.
            ("Cache-Control", SECONDS.sub(lambda own: str(min(int(own[0]), left)), self._control)),
            ("ETag", conditional.strong_tag(self.digest, coding)),
            ("Vary", "Accept-Encoding"),
        ]
        if form != coding:
            return own + [pair for pair in self._fixed if pair[0].lower() in OF_A_304]
        if coding != encodings.IDENTITY:
            own.append(("Content-Encoding", coding))
        return [*self._fixed, *own, ("Content-Length", str(len(self.body(coding))))]


UNAVAILABLE = Rendered(
    "503 Service Unavailable",
    [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")],
    b"The site cannot answer at the moment. Try again in a minute.\n",
)


def passed_on(rendered: Rendered, environ: dict[str, Any]) -> Answer:
    """An answer that is not kept, in the coding that the client prefers."""
    coding, body = encodings.IDENTITY, rendered.body
    own = {"content-length"}
    headers = []
    if encodings.is_worth_it(rendered.header("content-type"), len(body)):
        coding = encodings.chosen(environ.get("HTTP_ACCEPT_ENCODING", ""))
        own.add("vary")
        headers.append(("Vary", "Accept-Encoding"))
    if coding != encodings.IDENTITY:
        body = encodings.encoded(body, coding)
        headers.append(("Content-Encoding", coding))
    kept = [pair for pair in rendered.headers if pair[0].lower() not in own]
    headers = [*kept, *headers, ("Content-Length", str(len(body)))]
    return Answer(rendered.status, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body)
