"""Hostile requests to the pages for readers, in the site's own process."""

from citizen_help.wsgi import application
from contacts.publishing.snapshot import addresses
from tests.resilience.attacks.hostile import Hostile
from tests.resilience.attacks.wsgi import Asked, Tally, ask

SEED = 8
NAMES = ("q", "page", "literal", "helped", "helpful", "reason", "comment", "homepage", "language")
NAMES += ("next", "csrfmiddlewaretoken", "utm_source", "q[]", "__proto__")
# Those that no page links to, and one that is not there.
OTHERS = [
    *("/", "/healthz", "/readyz", "/robots.txt", "/sitemap.xml", "/sw.js", "/i18n/setlang/"),
    *("/manifest.webmanifest", "/opensearch-ar.xml", "/api/v1/directory.json", "/nowhere"),
    *("/admin/", "/admin/login/", "/admin/contacts/guide/", "/static/css/site.css", "/metrics"),
    *(f"/{code}/{name}/" for code in ("ar", "en") for name in ("search", "suggest", "verify")),
    *(f"/{code}/report/{name}" for code in ("ar", "en") for name in ("", "thanks/")),
]


def known_paths() -> list[str]:
    pages = list(addresses())
    # As often as all pages together: there, what is sent is looked at closest.
    return pages + OTHERS * (len(pages) // len(OTHERS) + 1)


def made(hostile: Hostile, known: list[str]) -> Asked:
    chance = hostile.random
    method = chance.choice(("GET", "HEAD", "POST", *METHODS_RARE))
    headers = hostile.headers()
    if chance.random() < 0.3:
        headers = PASSES | headers  # past the check of tokens, to the form itself
    body, kind = hostile.body(NAMES) if method not in ("GET", "HEAD") else (b"", "")
    return Asked(method, hostile.path(known), query(hostile), headers, body, kind)


METHODS_RARE = ("GET",) * 12 + ("POST",) * 4 + ("PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
TOKEN = "a" * 32
PASSES = {"Cookie": f"csrftoken={TOKEN}", "X-CSRFToken": TOKEN}


def query(hostile: Hostile) -> bytes:
    if hostile.random.random() < 0.3:
        return b""
    if hostile.random.random() < 0.02:
        return b"q=" + b"x" * 100_000
    return hostile.pairs(NAMES)


def fuzz(count: int, *, seed: int = SEED) -> None:
    """Send `count` requests and print what came of them."""
    hostile, known, tally = Hostile(seed), known_paths(), Tally()
    for path in known:  # imports and templates are loaded by the first answers, in good time
        ask(application, Asked("GET", path.encode()))
    for _ in range(count):
        asked = made(hostile, known)
        tally.add(asked, ask(application, asked))
    tally.print()
