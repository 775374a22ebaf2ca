"""Requests with a text of its own in every place: path, query, header, form, address.

Each text is a word and a ten-digit number, so that where one is found tells where it was sent.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from tests.resilience.load import RawReader

FORM = "application/x-www-form-urlencoded"
HEADERS = (
    *("User-Agent", "Referer", "Cookie", "Authorization", "Origin", "Accept-Language", "Accept"),
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via", "From", "Range"),
    *("X-Request-ID", "If-None-Match", "If-Modified-Since", "Accept-Encoding", "Content-Type"),
    *("Traceparent", "Sec-CH-UA", "Save-Data", "X-Made-Up"),
)
ASKED_AT = ("/ar/", "/en/search/", "/ar/suggest/", "/en/verify/", "/ar/questions/", "/", "/sw.js")
ASKED_AT += ("/healthz", "/readyz", "/en/report/", "/admin/login/", "/ar/channels/hotline/")
ASKED_AT += ("/api/v1/directory.json", "/ar/guides/call-19912/", "/nowhere/")
PARAMETERS = ("q", "page", "next", "language", "cost", "sign_in", "literal", "at", "made_up")
PATHS = ("/ar/{}/", "/en/guides/{}/", "/{}", "/admin/{}/", "/static/{}.css", "/sitemap-{}.xml")
FORMS = {
    "/en/report/?page=/en/guides/call-19912/": ("comment", "reason", "page", "made_up"),
    "/ar/verify/": ("q", "made_up"),
    "/ar/search/unwanted/": ("q", "made_up"),
    "/i18n/setlang/": ("language", "next"),
    "/admin/login/": ("username", "password", "next", "code"),
    "/admin/invitation/": ("new_password1", "token"),
}
GOOD = {"comment": "", "reason": "wrong", "helpful": "no", "username": "", "password": "x"}
# SECURITY.md, "What the site promises": words that are kept in the database (and so in its
# backups), with long numbers masked; what a failed sign-in leaves is kept whole.
KEPT = {
    "/en/search/ q": "words",
    "/ar/search/unwanted/ q": "words",
    "/en/report/?page=/en/guides/call-19912/ comment": "words",
    "/admin/login/ username": "all",
}


@dataclass
class Marks:
    """The texts that were sent, by place."""

    places: dict[str, tuple[str, str]] = field(default_factory=dict)

    def new(self, place: str) -> str:
        """A word of letters alone, as numbers are masked, and an ID number, with a blank."""
        if place not in self.places:
            number = len(self.places)
            letters = "".join("abcdefghij"[int(digit)] for digit in f"{number:04}")
            self.places[place] = f"canary{letters}q", f"10{number * 7919 % 10**8:08}"
        return " ".join(self.places[place])

    def found_in(self, content: bytes, *, allowed: bool) -> Iterator[str]:
        """Places whose text stands there; `allowed`: what the site says it keeps may."""
        low = content.lower()
        for place, (word, number) in self.places.items():
            kept = KEPT.get(place, "") if allowed else ""
            if word.encode() in low and not kept:
                yield f"{place}: {word}"
            if number.encode() in low and kept != "all":
                yield f"{place}: {number}"


def send(reader: RawReader, marks: Marks) -> Iterator[int]:
    """The statuses of the answers."""
    for name in HEADERS:
        yield reader.get("/ar/", **{name: marks.new(f"header {name}")}).status
    for path in PATHS:
        yield reader.get(path.format(quote(marks.new(f"path {path}"))), Host="localhost").status
    for path in ASKED_AT:
        for name in PARAMETERS:
            text = marks.new(f"{path} {name}")
            yield reader.get(f"{path}?{urlencode({name: text})}").status
            yield reader.get(f"{path}?{quote(text)}={name}").status
    yield from send_forms(reader, marks)


def send_forms(reader: RawReader, marks: Marks) -> Iterator[int]:
    """Each field alone holds a text; as a browser sends it after it was given the form's token."""
    token = "a" * 32
    headers = {"Content-Type": FORM, "Cookie": f"__Host-csrftoken={token}", "X-CSRFToken": token}
    headers |= {"Origin": "https://localhost", "Referer": "https://localhost/"}
    for path, names in FORMS.items():
        for name in names:
            body = urlencode({**GOOD, name: marks.new(f"{path} {name}")}).encode()
            yield reader.ask("POST", path, body=body, headers=headers).status
