"""What holds on every page for readers, in both languages."""

import re
from copy import deepcopy

import pytest
from django.conf import settings
from django.test import Client

from tests.html import parse, texts

PATHS = [
    "",
    "questions/",
    "channels/hotline/",
    "channels/website-form/",
    "channels/mobile-app/",
    "channels/x-account/",
    "guides/send-inquiry-website/",
    "guides/what-is-citizen-account/",
    "search/",
    "search/?q=19912",
    "search/?q=zzzz",
    "verify/",
    "changes/",
    "verify/?q=19912",
    "verify/?q=ca-gov-sa.com",
    "pages/privacy/",
    "pages/about-the-programme/",
]
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
OTHER = {"ar": "en", "en": "ar"}
every_page = pytest.mark.parametrize("path", PATHS, ids=lambda path: path or "home")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")


@pytest.fixture
def page(client):
    """Fetches a page and reads it."""

    def fetch(url):
        response = client.get(url)
        assert response.status_code == 200
        return parse(response.content.decode())

    return fetch


@every_page
@both_languages
def test_page_declares_its_language_and_direction(page, language, path):
    html = page(f"/{language}/{path}").one("html")
    assert (html["lang"], html["dir"]) == (language, DIRECTIONS[language])


@every_page
@both_languages
def test_language_link_keeps_page_and_query(page, language, path):
    other = OTHER[language]
    link = page(f"/{language}/{path}").one("a", class_="language-link")
    assert link["href"] == f"/{other}/{path}"
    assert (link["lang"], link["hreflang"], link["dir"]) == (other, other, DIRECTIONS[other])
    assert link.text == {"ar": "العربية", "en": "English"}[other]


@every_page
def test_page_travels_without_indentation(client, path):
    assert re.search(rb"\n\s+<", client.get(f"/ar/{path}").content) is None


@every_page
@both_languages
def test_page_names_its_address_and_its_alternates(page, language, path):
    document = page(f"/{language}/{path}")
    bare = path.partition("?")[0]
    assert document.one("link", rel="canonical")["href"] == f"{settings.SITE_URL}/{language}/{bare}"
    links = [
        link for link in document.all("link", rel="alternate") if "type" not in link.attributes
    ]
    alternates = {link["hreflang"]: link["href"] for link in links}
    assert alternates == {
        "ar": f"{settings.SITE_URL}/ar/{bare}",
        "en": f"{settings.SITE_URL}/en/{bare}",
        "x-default": f"{settings.SITE_URL}/ar/{bare}",
    }


@every_page
@both_languages
def test_page_sets_no_cookie_and_varies_on_nothing(client, language, path):
    response = client.get(f"/{language}/{path}")
    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "Accept-Language" not in response.headers.get("Vary", "")


@every_page
@both_languages
def test_page_may_be_kept_for_a_minute_at_most(client, language, path):
    cache_control = client.get(f"/{language}/{path}").headers["Cache-Control"]
    if "verify/?" in path:
        # What somebody was sent is nobody else's business.
        assert cache_control == "private, no-store"
        return
    assert 0 <= int(re.search(r"max-age=(\d+)", cache_control)[1]) <= 60


ARABIC = re.compile(r"[\u0600-\u06ff]")
ENGLISH = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,} [a-z]+")


def misplaced(document) -> list[str]:
    """Arabic letters that are not under lang=ar dir=rtl, English sentences not under lang=en."""
    wrong = []
    for element, text in texts(document.one("body")):
        where = (element.inherited("lang"), element.inherited("dir"))
        arabic = ARABIC.search(text) and where not in {("ar", "rtl"), ("ar", "auto")}
        english = ENGLISH.search(text) and where != ("en", "ltr")
        if element.name != "script" and (arabic or english):
            wrong.append(f"{where}: {text}")
    return wrong


@every_page
@both_languages
def test_every_text_stands_under_its_own_language(page, language, path):
    assert misplaced(page(f"/{language}/{path}")) == []


@every_page
@both_languages
def test_numbers_and_handles_read_from_left_to_right(page, language, path):
    loose = [
        text
        for element, text in texts(page(f"/{language}/{path}").one("body"))
        if re.search(r"19912|@citizen_care|www\.ca\.gov\.sa", text)
        and element.name not in {"script", "title", "textarea"}
        and not (element.name == "bdi" and element.get("dir") in {"ltr", "auto", None})
        and language == "ar"
    ]
    assert loose == []


@every_page
@both_languages
def test_ids_are_unique_and_labels_point_at_them(page, language, path):
    document = page(f"/{language}/{path}")
    ids = [element["id"] for element in document.walk() if "id" in element.attributes]
    assert sorted(set(ids)) == sorted(ids)
    for element in document.walk():
        for name in ("for", "aria-labelledby"):
            if name in element.attributes:
                assert element[name] in ids


@every_page
@both_languages
def test_page_asks_no_other_host_for_anything(page, language, path):
    document = page(f"/{language}/{path}")
    loaded = [
        element.get("src") or element.get("href") or ""
        for element in document.walk()
        if element.name in {"script", "img", "iframe", "use"}
        or (element.name == "link" and element["rel"] in {"stylesheet", "icon", "preload"})
    ]
    assert [url for url in loaded if not url.startswith("/")] == [""] * sum(
        url == "" for url in loaded
    )


@both_languages
def test_page_shows_no_template_mistake(client, language, settings):
    [templates] = deepcopy(settings.TEMPLATES)
    templates["OPTIONS"]["string_if_invalid"] = "MISSING VARIABLE %s"
    settings.TEMPLATES = [templates]
    for path in PATHS:
        assert "MISSING VARIABLE" not in client.get(f"/{language}/{path}").content.decode()


@both_languages
def test_links_inside_the_site_lead_somewhere(client, page, language):
    seen, todo = set(), {f"/{language}/"}
    while todo:
        url = todo.pop()
        seen.add(url)
        response = client.get(url)
        assert response.status_code == 200, url
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        document = parse(response.content.decode())
        assert misplaced(document) == [], url
        ids = {element.get("id") for element in document.walk()}
        for link in document.all("a"):
            target, _, fragment = link["href"].partition("#")
            assert target or not fragment or fragment in ids, (url, link["href"])
            if target.startswith("/") and target not in seen:
                todo.add(target)
    assert len(seen) > 50


def test_published_pages_answer_head_as_get(client):
    assert client.head("/ar/").status_code == 200
    assert client.head("/ar/").content == b""


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/ar/",
        "/en/guides/call-19912/",
        "/ar/search/",
        "/ar/suggest/",
        "/en/report/thanks/",
        "/ar/booklet.html",
        "/sitemap.xml",
        "/manifest.webmanifest",
        "/api/v1/directory.json",
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_pages_to_read_refuse_other_methods_without_a_cookie(path, method):
    client = Client(enforce_csrf_checks=True)
    answer = client.generic(method, path, "comment_ar=x")
    assert (answer.status_code, bool(answer.headers["Allow"])) == (405, True)
    assert (answer.content, answer.cookies) == (b"", {})


def test_desk_asks_for_a_token_all_the_same():
    client = Client(enforce_csrf_checks=True)
    for path in ("/admin/login/", "/i18n/setlang/"):
        assert client.post(path, {"language": "en"}).status_code == 403


def test_page_travels_compressed(client):
    response = client.get("/ar/", headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.content) < 6_000
    assert "Content-Encoding" not in client.get("/ar/").headers
