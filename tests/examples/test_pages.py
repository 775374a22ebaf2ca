"""Every page of every example, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse

from contacts.enums import Language
from contacts.models import Channel, Guide, Page, Topic
from tests.examples.old_names import old_names
from tests.html import Element, parse

FIXED = ["", "questions/", "choose/", "search/", "verify/", "changes/", "report/", "offline/"]
# Of which no budget is told, or no 200 expected.
OTHERS = ["booklet.html", "search/?q=zzzzzz", "no-such-page/"]
FOR_MACHINES = [
    "/manifest-ar.webmanifest",
    "/manifest-en.webmanifest",
    "/opensearch-ar.xml",
    "/opensearch-en.xml",
    "/llms.txt",
    "/api/v1/directory.json",
    "/ar/changes.atom",
    "/en/changes.atom",
]
TEXTS = {"p", "h1", "h2", "h3", "li", "dt", "dd", "th", "td", "a", "button", "title", "summary"}
# What is left of a sentence whose name is empty: «كيف أتواصل مع ؟», “contact .”, “to ,”, «».
GAP = re.compile(r"\w\s[?؟.،,](?:\s|$)|[“«(]\s*[”»)]|\bNone\b")
MOST = 12_000  # bytes of a page with its stylesheet, as sent
INLINE = re.compile(r"""\sstyle=|<style|\son[a-z]+=["']|javascript:""")
CRAWLED: dict[tuple[Path, Language], dict[str, HttpResponse]] = {}


def paths() -> Iterator[str]:
    """Of all published pages, below the language."""
    for model, part in ((Channel, "channels"), (Topic, "topics"), (Guide, "guides")):
        yield from (f"{part}/{row.slug}/" for row in model.objects.published())
    yield from (f"pages/{row.slug}/" for row in Page.objects.published())
    yield from FIXED


def gaps(document: Element) -> list[str]:
    texts = [one.text for one in document.walk() if one.name in TEXTS]
    texts += [one.get("content") or "" for one in document.all("meta")]
    texts += [one.get("aria-label") or "" for one in document.walk()]
    return [text for text in texts if GAP.search(text)]


@pytest.fixture(params=Language)
def pages(request, client, example) -> dict[str, HttpResponse]:
    """Every page in one language, by its path below it; asked for once in a process."""
    key = (example, request.param)
    if key not in CRAWLED:
        asked = [*paths(), *OTHERS]
        CRAWLED[key] = {path: client.get(f"/{request.param}/{path}") for path in asked}
    return CRAWLED[key]


def test_every_page_is_whole_and_in_its_language(pages):
    language = Language(pages[""].headers["Content-Language"])
    right = (200, language, language.direction, [])
    wrong = {}
    for path in pages.keys() - OTHERS:
        document = parse(pages[path].content.decode())
        html = document.one("html")
        found = (pages[path].status_code, html["lang"], html["dir"], gaps(document))
        if found != right:
            wrong[path] = found
    assert wrong == {}


def test_every_page_is_small(pages):
    with open(finders.find("css/site.css"), "rb") as file:
        style = len(brotli.compress(file.read()))
    sizes = {path: len(brotli.compress(pages[path].content)) for path in pages.keys() - OTHERS}
    assert {path: size for path, size in sizes.items() if size + style > MOST} == {}


def fetched(document: Element) -> list[str]:
    """What a browser asks for by itself with the page."""
    sources = [one.get("src") for one in document.walk() if one.get("src")]
    kept = {"stylesheet", "icon", "manifest", "preload", "preconnect", "dns-prefetch"}
    links = [one for one in document.all("link") if kept & set((one.get("rel") or "").split())]
    return sources + [one["href"] for one in links]


def test_every_page_is_without_cookies_inline_code_and_requests_elsewhere(pages):
    wrong = {}
    for path in pages.keys() - {"booklet.html"}:  # a file to keep: whole in itself
        html = pages[path].content.decode()
        document = parse(html)
        scripts = [one for one in document.all("script") if not one.get("src")]
        found = [
            *pages[path].cookies,
            *INLINE.findall(html),
            *(one.text for one in scripts if one.get("type") != "application/ld+json"),
            *(to for to in fetched(document) if not re.match(r"/(?!/)", to)),
        ]
        if found:
            wrong[path] = found
    assert wrong == {}


def test_no_page_has_the_names_of_another_site(pages):
    told = {path: old_names(response.content.decode()) for path, response in pages.items()}
    assert {path: names for path, names in told.items() if names} == {}


def test_every_link_within_the_site_leads_somewhere(client, pages):
    links = {
        link["href"].partition("#")[0]
        for response in pages.values()
        for link in parse(response.content.decode()).all("a")
        if (link.get("href") or "").startswith("/")
    }
    dead = {link: client.get(link).status_code for link in sorted(links)}
    assert {link: status for link, status in dead.items() if status not in (200, 301, 302)} == {}


def test_nothing_for_machines_has_the_names_of_another_site(client, example):
    addresses = FOR_MACHINES + [
        f"/{language}/channels/{channel.slug}.vcf"
        for channel in Channel.objects.published()
        for language in Language
    ]
    told = {path: old_names(client.get(path).content.decode()) for path in addresses}
    assert {path: names for path, names in told.items() if names} == {}
