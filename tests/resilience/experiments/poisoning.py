"""Requests that try to get something of theirs into the page that others are shown."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from tests.resilience import servers
from tests.resilience.attacks.desk_door import HTTPS, MADE, PASSWORD, Visitor
from tests.resilience.attacks.leaving import PAYLOADS, leaves
from tests.resilience.load import Answer, Reader
from tests.resilience.table import Row

EVIL = "evil.example"
BY_HEADER: Sequence[tuple[str, str]] = (
    ("Host", EVIL),
    ("Host", "localhost:1@evil.example"),
    ("X-Forwarded-Host", EVIL),
    ("X-Host", EVIL),
    ("X-Forwarded-Server", EVIL),
    ("X-Forwarded-Proto", "http"),
    ("X-Forwarded-Scheme", "http"),
    ("X-Forwarded-Port", "1"),
    ("X-Forwarded-Prefix", "/evil"),
    ("X-Forwarded-For", f"{EVIL}, 6.6.6.6"),
    ("Forwarded", f"host={EVIL};proto=http"),
    ("X-Original-URL", "/admin/"),
    ("X-Rewrite-URL", "/admin/"),
    ("X-Original-Host", EVIL),
    ("X-Script-Name", "/evil"),
    ("X-HTTP-Method-Override", "POST"),
    ("X-Method-Override", "DELETE"),
    ("Accept-Language", "en;q=1, xx-evil"),
    ("Accept-Language", "ar"),
    ("Accept", "application/evil"),
    ("Accept-Charset", "utf-7"),
    ("Accept-Encoding", "identity;q=0, evil"),
    ("Cookie", "django_language=en; sessionid=evil; csrftoken=evil"),
    ("Cookie", "__Host-sessionid=evil; messages=evil"),
    ("Range", "bytes=0-10"),
    ("Range", "bytes=-1"),
    ("If-Range", '"evil"'),
    ("If-None-Match", "*"),
    ("If-Match", '"evil"'),
    ("If-Modified-Since", "Fri, 31 Dec 2100 00:00:00 GMT"),
    ("Origin", f"https://{EVIL}"),
    ("Referer", f"https://{EVIL}/"),
    ("User-Agent", "<script>evil</script>"),
    ("X-Requested-With", "XMLHttpRequest"),
    ("Authorization", "Basic ZXZpbDpldmls"),
    ("X-Request-ID", EVIL),
    ("Pragma", "no-cache"),
    ("Cache-Control", "no-store"),
)
# Added to an address: what belongs to no page must not make another one of it.
BY_QUERY = (
    "utm_source=evil",
    "page=evil",
    "language=en",
    "_method=POST",
    "cb=%3Cscript%3E",
    "q=;page=2",
    "literal",
    "format=json",
)
PAGES = ("/ar/", "/en/", "/ar/questions/", "/en/questions/", "/en/verify/", "/ar/pages/privacy/")
SHOWN = {"content-type", "location", "content-language", "content-encoding", "set-cookie"}


def run() -> Iterator[Row]:
    with (
        servers.first_content() as data,
        servers.gunicorn(data, **HTTPS) as site,
        servers.gunicorn(data, **HTTPS) as clean,
    ):
        data.shell(MADE)
        yield poisoned("gunicorn", site.url, clean.url)
        with servers.nginx([site.url.removeprefix("http://")]) as front:
            yield poisoned("nginx and gunicorn", front.url, clean.url)
        yield redirects(site.url)


def poisoned(way: str, url: str, clean: str) -> Row:
    """Each attack comes first to a page that nobody has asked for; then another reader asks.

    That reader must get what a second site, which nobody attacked, gives.
    """
    attacks, wrong = 0, []
    for number, (path, headers) in enumerate(requests(way)):
        attacker, other, reference = Reader(url), Reader(url), Reader(clean)
        attacks += 1
        own = attacker.get(path, **{**normal(headers), **headers})
        if EVIL.encode() in own.body or EVIL in own.headers.get("location", ""):
            wrong.append(f"{path} {headers} shows {EVIL}")
        seen = other.get(asked_by_others(path), **normal({}))
        expected = reference.get(asked_by_others(path), **normal({}))
        if seen.status != 200 or of(seen) != of(expected):
            wrong.append(f"{number} {path} {headers}: {seen.status} {seen.problem}")
        for reader in (attacker, other, reference):
            reader.close()
    note = "byte-identical to a site that nobody attacked" if not wrong else "; ".join(wrong[:3])
    return Row(f"caches poisoned through {way}", attacks, len(wrong), note)


def requests(way: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Pages that are ready, and searches that nobody has made before."""
    for number, (name, value) in enumerate(BY_HEADER):
        yield PAGES[number % len(PAGES)], {name: value}
        yield f"/en/search/?q=hotline+{len(way)}+{number}", {name: value}
        yield f"/ar/search/?q={quote('الرقم')}+{len(way)}+{number}", {name: value}
    for query in BY_QUERY:
        yield from ((f"{page}?{query}", {}) for page in PAGES)


def asked_by_others(path: str) -> str:
    """The same page, as its own address is written."""
    return path if "q=hotline" in path or "/ar/search/" in path else path.partition("?")[0]


def normal(headers: dict[str, str]) -> dict[str, str]:
    given = {"Host": "localhost", "X-Forwarded-Proto": "https"}
    return {name: value for name, value in given.items() if name not in headers}


def of(answer: Answer) -> tuple[bytes, dict[str, str]]:
    shown = {name: value for name, value in answer.headers.items() if name in SHOWN}
    return answer.body, shown


def redirects(url: str) -> Row:
    """The language switch, signing in, the page of codes, and addresses without their slash."""
    answers = []
    for payload in PAYLOADS:
        visitor = Visitor(url)
        answers.append(visitor.post("/i18n/setlang/", language="en", next=payload))
        answers.append(visitor.post(f"/i18n/setlang/?next={quote(payload)}", language="en"))
        answers.append(visitor.post(f"/admin/login/?next={quote(payload)}", next=payload))
        reader = Reader(url)
        for path in (quote(payload, safe="/:\\"), f"/{quote(payload)}", f"/ar/{quote(payload)}"):
            target = path if path.startswith("/") else f"/{path}"
            answers.append(reader.get(target, **normal({})))
        visitor.close()
        reader.close()
    answers += signed_in(url)
    locations = [one.headers["location"] for one in answers if "location" in one.headers]
    out = [location for location in locations if leaves("https://localhost/", location)]
    broken = sum(one.status >= 500 or not one.status for one in answers)
    note = f"{len(locations)} redirects, all of them within the site" if not out else str(out[:3])
    return Row(
        f"redirects led off the site, {len(PAYLOADS)} ways", len(answers), len(out) + broken, note
    )


def signed_in(url: str) -> list[Answer]:
    """The redirect that follows a right password."""
    visitor, answers = Visitor(url), []
    for payload in PAYLOADS:
        answers.append(
            visitor.post(
                f"/admin/login/?next={quote(payload)}",
                next=payload,
                username="sara",
                password=PASSWORD,
            )
        )
        answers.append(visitor.post(f"/admin/code/?next={quote(payload)}", code="", next=payload))
    visitor.close()
    return answers
