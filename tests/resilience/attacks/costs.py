"""What the dearest requests to the pages for readers cost, of all that anybody may send."""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, quote_from_bytes

from citizen_help.wsgi import application, django_application
from contacts.models import Guide
from contacts.publishing.snapshot import addresses
from tests.resilience.attacks.dearest import LONG
from tests.resilience.attacks.hostile import FRAGMENTS
from tests.resilience.attacks.nasty_texts import MOST, nasty_texts
from tests.resilience.attacks.wsgi import Asked, Got, ask

SHORTLIST, AGAIN, DEAREST = 24, 5, 10
FORM = "application/x-www-form-urlencoded"
# Besides the pages: files for machines, and what no page links to.
FILES = ("/", "/healthz", "/readyz", "/robots.txt", "/llms.txt", "/sitemap.xml", "/sw.js")
FILES += ("/opensearch-ar.xml", "/manifest.webmanifest", "/api/v1/directory.json", "/metrics")
FILES += ("/api/v1/directory-continued.json", "/api/v1/directory.schema.json", "/admin/login/")
OF_LANGUAGE = ("booklet.html", "changes/", "changes.atom", "offline/pages.json", "offline/")
OF_LANGUAGE += ("questions/", "questions/others/", "channels/hotline.ics", "channels/hotline.vcf")
OF_LANGUAGE += ("channels/hotline/qr.svg", "report/", "report/thanks/")
NAMES = ("q", "page", "part", "p", "literal", "noted", "renewed", "helped", "endpoint", "next")
MISTYPED = (b"/ar/Guides-%d", b"/en/guides/how-do-i-register-%d/", b"/AR/\xd9\xa1%d/", b"/%d.php")
MISTYPED += (b"/ar" * 160 + b"/%d", b"/a b " * 90 + b"%d", b"/en/" + b"a-" * 200 + b"%d")
MISTYPED += (b"/" * 400 + b"%d", "/حساب-المواطن ".encode() * 15 + b"%d", b"/..%%2f" * 60 + b"%d")

POSTED = ("/ar/verify/", "/en/report/", "/en/search/unwanted/", "/i18n/setlang/", "/ar/")
POSTED += ("/admin/login/", "/admin/contacts/guide/add/", "/admin/nowhere/")
WITH_TOKEN = {"Cookie": f"csrftoken={'a' * 32}", "X-CSRFToken": "a" * 32}

Made = Callable[[int], Asked]


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of request; `made` gives another one with each number, so that none is kept."""

    name: str
    made: Made


def cases() -> Iterator[Case]:
    yield from of_texts()
    yield from of_forms()
    yield from of_parameters()
    yield from of_headers()
    yield from of_addresses()


def of_texts() -> Iterator[Case]:
    """What readers type, in the address: searches, suggestions, what is to be checked."""
    for language in ("ar", "en"):
        for part, length in (("search", 200), ("suggest", 200), ("verify", 2_000)):
            path = f"/{language}/{part}/"
            for index, (name, _) in enumerate(nasty_texts(length)):
                yield Case(f"{path}?q= {name}", asking(path, of_kind(length, index)))
            for number, text in enumerate((*FRAGMENTS, *(text.encode() for text in LONG))):
                yield Case(f"{path}?q= odd {number}", asking(path, numbered(text)))


def of_kind(length: int, index: int) -> Callable[[int], bytes]:
    return lambda turn: list(nasty_texts(length, turn=turn))[index][1].encode()


def numbered(text: bytes) -> Callable[[int], bytes]:
    return lambda turn: text[:190] + b" %d" % turn


def asking(path: str, text: Callable[[int], bytes], *, name: str = "q") -> Made:
    return lambda turn: Asked(
        "GET", path.encode(), f"{name}={quote_from_bytes(text(turn))}".encode()
    )


def of_forms() -> Iterator[Case]:
    for index, (name, _) in enumerate(nasty_texts(MOST)):
        yield Case(f"POST /ar/verify/ {name}", posting("/ar/verify/", "q", of_kind(MOST, index)))
        report = posting("/en/report/", "comment", of_kind(20_000, index))
        yield Case(f"POST /en/report/ {name}", report)
    for path in POSTED:
        for count in (99, 990, 9_000):
            yield Case(f"POST {path} of {count} parts", many(parts, path, count))
            yield Case(f"POST {path} of {count} fields", many(fields, path, count))
        yield Case(
            f"POST {path} of one long field", posting(path, "q", lambda _: b"1 \xd8" * 250_000)
        )


def posting(path: str, name: str, text: Callable[[int], bytes]) -> Made:
    def made(turn: int) -> Asked:
        body = f"{name}={quote(text(turn))}&helpful=no".encode()
        return Asked("POST", path.encode(), body=body, content_type=FORM)

    return made


def many(form: Callable[[str, int, int], Asked], path: str, count: int) -> Made:
    return lambda turn: form(path, count, turn)


def parts(path: str, count: int, turn: int) -> Asked:
    one = b'--b\r\nContent-Disposition: form-data; name="q%d"\r\n\r\nx\r\n'
    body = b"".join(one % number for number in range(turn, turn + count)) + b"--b--\r\n"
    kind = "multipart/form-data; boundary=b"
    return Asked("POST", path.encode(), headers=WITH_TOKEN, body=body, content_type=kind)


def fields(path: str, count: int, turn: int) -> Asked:
    body = b"&".join(b"q%d=x" % number for number in range(turn, turn + count))
    return Asked("POST", path.encode(), headers=WITH_TOKEN, body=body, content_type=FORM)


def of_parameters() -> Iterator[Case]:
    values = (b"9" * 30, b"-1", "٢".encode(), b"/ar/guides/" + b"a" * 2_000, b"x&" * 400 + b"x")
    paths = [*FILES, *(f"/{code}/{path}" for code in ("ar", "en") for path in OF_LANGUAGE)]
    for path in paths:
        yield Case(path, lambda _turn, path=path: Asked("GET", path.encode()))
        for name in NAMES:
            for value in values:
                shown = f"{path}?{name}={value[:12].decode()}"
                yield Case(shown, asking(path, lambda t, v=value: v + b"%d" % t, name=name))


def of_headers() -> Iterator[Case]:
    guide = f"/ar/guides/{Guide.objects.published().values_list('slug', flat=True)[0]}/"
    languages = ",".join(f"x{number}-{number};q=0.{number}" for number in range(700))
    headers = {
        "Accept-Language": (languages, "ar-" * 2_700, "ar;q=1" + " " * 8_000 + "x", "*," * 4_000),
        "If-None-Match": (", ".join(f'"{number:032x}"' for number in range(230)), '"' * 8_000),
        "Range": ("bytes=" + ",".join("0-1" for _ in range(2_000)), "bytes=" + "9" * 8_000),
        "Cookie": ("a=b; " * 1_600, "django_language=" + "x" * 8_000, '="' * 4_000),
        "Accept-Encoding": (
            "gzip;q=0," * 900,
            "br" * 4_000,
            ",".join("ab;q=.1" for _ in "x" * 900),
        ),
        "X-Forwarded-For": ("1.2.3.4," * 1_000, "::" * 4_000),
        "Referer": ("https://" + "a." * 4_000,),
        "If-Modified-Since": ("Thu, " * 1_600,),
        "User-Agent": ("a" * 8_000,),
    }
    for path in ("/", guide, "/en/search/", "/ar/nowhere/", "/static/css/nowhere.css"):
        for name, values in headers.items():
            for number, value in enumerate(values):
                yield Case(f"{path[:12]} {name} {number}", of_header(path, name, value))


def of_header(path: str, name: str, value: str) -> Made:
    return lambda _turn: Asked("GET", path.encode(), headers={name: value})


def of_addresses() -> Iterator[Case]:
    for path in addresses():
        for shown in (path, f"/lasting{path}", f"{path[:-1]}.md"):
            yield Case(shown, lambda _turn, shown=shown: Asked("GET", shown.encode()))
    for pattern in MISTYPED:
        yield Case(f"mistyped {pattern[:24]!r}", lambda t, p=pattern: Asked("GET", p % t))


def measure() -> None:
    """Print, as one line of JSON, the dearest cases and two plain pages, in processor time."""
    for path in [*addresses(), *FILES]:  # the page store is filled, as in a running site
        ask(application, Asked("GET", path.encode()))
    known = list(cases())
    first = [(cost(application, case.made(1))[0], case) for case in known]
    first.sort(key=lambda pair: pair[0], reverse=True)
    found = sorted((again(case) for _, case in first[:SHORTLIST]), reverse=True)
    told: dict[str, Any] = {"cases": len(known), "dearest": found[:DEAREST], **plain()}
    sys.stdout.write(f"\n{json.dumps(told)}\n")


def again(case: Case) -> tuple[float, int, str]:
    """The least of several costs, in seconds, as other work of the machine only adds to it; the
    worst status; the name.
    """
    asked = [cost(application, case.made(turn)) for turn in range(2, 2 + AGAIN)]
    return min(one for one, _ in asked), max(g.status for _, g in asked), case.name


def cost(site: Any, asked: Asked) -> tuple[float, Got]:
    """Processor time of the whole process, in seconds."""
    begun = time.process_time()
    got = ask(site, asked)
    return time.process_time() - begun, got


def plain() -> dict[str, float]:
    """What a page costs that nobody means harm with: out of the store, and made anew."""
    page = Asked("GET", b"/ar/questions/")
    found = {"kept": application, "made": django_application}
    return {
        name: statistics.median(cost(site, page)[0] for _ in range(20))
        for name, site in found.items()
    }
