"""The service worker, what it saves, the offline page and the manifest."""

import gzip
import re
import struct
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from citizen_help.page_cache.declaration import declared
from contacts.models import Channel, Guide
from contacts.views.offline import MAX_SAVED_BYTES
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
NAMES = {"ar": "دليل المساعدة", "en": "Citizen Help"}
DIRECTIONS = {"ar": "rtl", "en": "ltr"}


def version(client) -> str:
    return re.search(r'VERSION = "([^"]+)"', client.get("/sw.js").content.decode())[1]


def picture_size(name: str) -> tuple[int, int]:
    """Width and height of a PNG among the static files, from its first chunk."""
    content = Path(finders.find(f"img/{name}")).read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", content[16:24])


def test_worker_is_small_and_asked_for_anew(client):
    response = client.get("/sw.js")
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Cache-Control"] == "max-age=0, s-maxage=1, must-revalidate"
    assert response.cookies == {}
    assert len(gzip.compress(response.content)) <= 1600


def test_worker_does_not_name_the_admins_address(client):
    assert settings.ADMIN_PATH.strip("/") not in client.get("/sw.js").content.decode()


def test_worker_changes_with_what_is_published(client):
    before = version(client)
    assert version(client) == before
    guide = Guide.objects.published()[0]
    guide.title_ar = "عنوان جديد"
    guide.save()
    assert version(client) != before


def test_worker_changes_with_the_files(client, monkeypatch):
    before = version(client)
    monkeypatch.setattr("contacts.views.offline.FILES", ["css/site.css"])
    assert version(client) != before


def test_worker_changes_with_a_deployment(client, monkeypatch):
    before = version(client)
    monkeypatch.setattr("contacts.publishing.build_id.stamp", lambda: "0badf00d")
    assert version(client) != before


def test_worker_asks_whether_a_page_changed_instead_of_fetching_it_again(client):
    assert 'fetch(url, { cache: "no-cache" })' in client.get("/sw.js").content.decode()


@both_languages
def test_list_holds_every_published_page_of_its_language(client, language):
    Channel.objects.filter(slug="x-account").update(status="draft")
    Guide.objects.filter(slug="call-19912").update(status="draft")
    response = client.get(f"/{language}/offline/pages.json")
    assert response.headers["Cache-Control"] == "max-age=0, s-maxage=1, must-revalidate"
    files = ("/static/", "/pictures/")
    pages = [url for url in response.json() if not url.startswith(files)]
    sitemap = client.get("/sitemap.xml").content.decode()
    published = re.findall(rf"<loc>{settings.SITE_URL}(/{language}/[^<]*)</loc>", sitemap)
    answered = {url for url in published if "#" not in url}
    # No news, once it is saved; nothing is checked or chosen for this moment on the device.
    answered -= {f"/{language}/{one}/" for one in ("changes", "choose", "verify")}
    instead = {f"/{one}/offline/{end}" for one in ("ar", "en") for end in ("", "connection/")}
    assert sorted(pages) == sorted([*answered, *instead, f"/{language}/booklet.html"])
    drafts = {f"/{language}/channels/x-account/", f"/{language}/guides/call-19912/"}
    assert drafts.isdisjoint(pages)


@both_languages
def test_listed_addresses_answer_and_fit_the_device(client, language):
    urls = client.get(f"/{language}/offline/pages.json").json()
    assert not any("?" in url or "report" in url or "admin" in url for url in urls)
    sizes = []
    for url in urls:
        response = client.get(url)
        assert response.status_code == 200, url
        sizes.append(len(response.getvalue()))
    assert sum(sizes) <= MAX_SAVED_BYTES


@both_languages
def test_list_holds_every_file_a_page_loads(client, language):
    listed = client.get(f"/{language}/offline/pages.json").json()
    document = parse(client.get(f"/{language}/").content.decode())
    loaded = [script["src"] for script in document.all("script") if script.get("src")]
    loaded += [link["href"] for rel in ("stylesheet", "icon") for link in document.all(rel=rel)]
    assert set(loaded) <= set(listed)


def test_worker_knows_which_saved_pages_a_query_makes_other_pages(client):
    worker = client.get("/sw.js").content.decode()
    asked = re.compile(re.search(r"ASKED = /(.+)/;", worker)[1].replace(r"\/", "/"))
    for url in client.get("/en/offline/pages.json").json():
        declaration = declared(url)
        for name in declaration.query if declaration else ():
            assert asked.search(f"{url}?{name}=x"), (url, name)
            assert asked.search(f"{url}?fbclid=x&{name}=x"), (url, name)
        for query in ("fbclid=x", "utm_source=page&gclid=x"):
            assert not asked.search(f"{url}?{query}"), url


def test_worker_and_its_script_are_of_a_syntax_that_old_browsers_read(client):
    script = Path(finders.find("js/offline.js")).read_text()
    for code in (client.get("/sw.js").content.decode(), script):
        assert (
            re.search(r"\?\.\D|\?\?|\|\|=|&&=|replaceAll|\.at\(|/[gimuy]*s[gimuy]*[.,;)]", code)
            is None
        )


def test_worker_saves_home_and_hotline_first(client):
    worker = client.get("/sw.js").content.decode()
    first = re.compile(re.search(r'FIRST = RegExp\("(.+)"\)', worker)[1])
    urls = client.get("/en/offline/pages.json").json()
    assert [url for url in urls if first.search(url)] == [
        *("/ar/offline/", "/ar/offline/connection/", "/en/offline/", "/en/offline/connection/"),
        *("/static/css/site.css", "/static/js/site.js"),
        *("/static/css/pictures.css", "/static/js/pictures.js"),
        *("/static/img/icon.svg", "/static/img/hem.svg", "/static/img/thread.svg"),
        *("/en/", "/en/channels/hotline/"),
    ]


@both_languages
@pytest.mark.parametrize("page", ["offline/", "offline/connection/"])
def test_offline_page_has_the_hotline_and_hides_from_search_engines(client, language, page):
    response = client.get(f"/{language}/{page}")
    document = parse(response.content.decode())
    html = document.one("html")
    assert (html["lang"], html["dir"]) == (language, DIRECTIONS[language])
    assert document.one("a", href="tel:19912").text.endswith("19912")
    assert document.one("meta", name="robots")["content"] == "noindex"
    assert response.cookies == {}


@both_languages
def test_page_carries_a_hidden_note_for_its_saved_copy(client, language):
    document = parse(client.get(f"/{language}/questions/").content.decode())
    assert "hidden" in document.one("p", class_="saved-copy").attributes


@both_languages
def test_manifest_speaks_the_language_of_its_page(client, language):
    page = parse(client.get(f"/{language}/").content.decode())
    response = client.get(page.one("link", rel="manifest")["href"])
    manifest = response.json()
    assert response.headers["Content-Type"] == "application/manifest+json; charset=utf-8"
    assert (manifest["lang"], manifest["dir"]) == (language, DIRECTIONS[language])
    assert manifest["name"] == manifest["short_name"] == NAMES[language]
    assert (manifest["start_url"], manifest["display"]) == (f"/{language}/", "standalone")
    assert (manifest["theme_color"], manifest["background_color"]) == ("#1f2333", "#faf6ee")


@pytest.mark.parametrize(("accepted", "language"), [("en", "en"), ("ar", "ar"), ("fr", "ar")])
def test_bare_manifest_follows_the_browser(client, accepted, language):
    response = client.get("/manifest.webmanifest", headers={"accept-language": accepted})
    assert response.json()["lang"] == language
    assert "Accept-Language" in response.headers["Vary"]


def test_manifest_of_no_language_of_the_site_is_not_found(client):
    assert client.get("/manifest-fr.webmanifest").status_code == 404


def test_manifests_icons_have_the_sizes_they_claim(client):
    icons = client.get("/manifest-ar.webmanifest").json()["icons"]
    assert [icon["purpose"] for icon in icons] == ["any", "any", "any", "maskable"]
    for icon in icons[1:]:
        width, height = picture_size(icon["src"].removeprefix("/static/img/"))
        assert icon["sizes"] == f"{width}x{height}"
    assert finders.find("img/icon.svg")


def test_page_offers_an_icon_to_telephones(client):
    page = parse(client.get("/en/").content.decode())
    assert page.one("link", rel="apple-touch-icon")["href"] == "/static/img/icon-180.png"
    assert picture_size("icon-180.png") == (180, 180)
