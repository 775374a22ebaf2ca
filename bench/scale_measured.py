"""What one answer costs and how long it may be kept, measured on the deployment as shipped."""

import gzip
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from tests.resilience import servers
from tests.resilience.load import Answer, Reader
from tests.resilience.servers import Server

# A page that stands for its kind, and how many addresses there are of it in the first content.
PATHS = {
    "home": "/ar/",
    "guide": "/ar/guides/call-19912/",
    "channel": "/ar/channels/hotline/",
    "questions": "/ar/questions/",
    "worker": "/sw.js",
    "file": "/static/css/site.css",
    "search": "/ar/search/?q=",
    "suggest": "/ar/suggest/?q=",
    "verify": "/ar/verify/?q=",
    "post": "/ar/report/",
}
ASKED = {"search", "suggest", "verify", "post"}
ROUNDS = 150
WORDS = [
    "رقم",
    "الدعم",
    "المواطن",
    "تحديث",
    "الايبان",
    "متى",
    "ينزل",
    "الدفعة",
    "اعتراض",
    "تسجيل",
    "التابعين",
    "أهلية",
]


@dataclass(frozen=True, slots=True)
class Cost:
    """One kind of answer. CPU in milliseconds; `shared`: seconds a shared cache may keep it."""

    path: str
    shared: int
    bytes: int
    hot: float  # gunicorn, from its memory; where nothing is kept, made
    made: float  # gunicorn, made anew


@dataclass(frozen=True, slots=True)
class Measured:
    costs: dict[str, Cost]
    saved_pages: int
    guides: int
    nginx: float  # CPU milliseconds of an answer from its cache, TLS connection kept
    passed: float  # of one that it passes on
    handshake: float  # of a new TLS connection


def measure() -> Measured:
    with servers.first_content() as data:
        made_anew = dict(made(data))
        with (
            servers.gunicorn(data, SITE_URL="https://localhost", TRUSTED_PROXIES="1") as site,
            servers.nginx([site.url.removeprefix("http://")]) as front,
        ):
            return of(site, front, made_anew)


def made(data: servers.Data) -> Iterator[tuple[str, float]]:
    """CPU of each kind when no page is kept."""
    https = "https://localhost"
    with servers.gunicorn(data, TRUSTED_PROXIES="1", SITE_URL=https, PAGE_STORE_MB="0") as site:
        PATHS["file"] = named_in(ask(site, "home", 0))
        for kind in PATHS:
            yield kind, per_request(site, lambda number, kind=kind: ask(site, kind, number))


def of(site: Server, front: Server, made_anew: dict[str, float]) -> Measured:
    reader = Reader(front.url)
    costs = {kind: cost(site, front, kind, made_anew[kind]) for kind in PATHS}
    saved = reader.get("/ar/offline/pages.json").body.count(b'"') // 2
    guides = len(
        set(re.findall(rb"/ar/guides/[a-z0-9-]+/", unpacked(reader.get("/ar/questions/"))))
    )
    kept = per_request(front, lambda _number: reader.get(PATHS["home"]))
    passed = per_request(front, lambda number: reader.get(address("suggest", number)))
    fresh = per_request(front, lambda _number: Reader(front.url).get(PATHS["home"]), rounds=60)
    return Measured(costs, saved, guides, kept, passed, fresh - kept)


def cost(site: Server, front: Server, kind: str, made_anew: float) -> Cost:
    answer = Reader(front.url).get(address(kind, 0), **{"Accept-Encoding": "gzip"})
    hot = per_request(site, lambda number: ask(site, kind, number))
    shared = 0 if kind in ASKED else shared_seconds(answer)
    return Cost(PATHS[kind], shared, len(answer.body), hot, made_anew)


def named_in(page: Answer) -> str:
    """The stylesheet's own address, which holds a digest of what is in it."""
    found = re.search(rb"/static/css/site\.[0-9a-f]+\.css", unpacked(page))
    return found[0].decode() if found else PATHS["file"]


def shared_seconds(answer: Answer) -> int:
    """How long a shared cache may keep it (RFC 9111): s-maxage, else max-age; 0 for private."""
    said = answer.headers.get("cache-control", "")
    if re.search(r"private|no-store|no-cache", said):
        return 0
    found = re.search(r"s-maxage=(\d+)", said) or re.search(r"max-age=(\d+)", said)
    return int(found[1]) if found else 0


def ask(site: Server, kind: str, number: int) -> Answer:
    """As nginx asks: the very host, over HTTPS, for gzip."""
    asked_with = {"Host": "localhost", "X-Forwarded-Proto": "https", "Accept-Encoding": "gzip"}
    asked_with["X-Forwarded-For"] = f"10.{number % 200}.{number // 200}.1"
    return Reader(site.url).get(address(kind, number), **asked_with)


def address(kind: str, number: int) -> str:
    """Of a question or text that nobody asked before, where readers type something."""
    if kind not in ASKED or kind == "post":
        return PATHS[kind]
    words = (WORDS[(number * step) % len(WORDS)] for step in (1, 3, 7))
    return PATHS[kind] + quote(" ".join(words) + f" {number}")


def per_request(server: Server, request: Callable[[int], Answer], *, rounds: int = ROUNDS) -> float:
    """Milliseconds of processor that the server's workers used for one answer."""
    request(0)
    before = cpu(server)
    for number in range(1, rounds + 1):
        request(number)
    return (cpu(server) - before) / rounds


def cpu(server: Server) -> float:
    """Of its processes with all threads that they had, in milliseconds (clock_getcpuclockid(3))."""
    found = [server.process.pid, *server.workers()]
    return sum(time.clock_gettime_ns((~pid << 3) | 2) for pid in found) / 1e6


def unpacked(answer: Answer) -> bytes:
    is_packed = answer.headers.get("content-encoding") == "gzip"
    return gzip.decompress(answer.body) if is_packed else answer.body
