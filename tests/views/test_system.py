"""Addresses for machines and the front door."""

import xml.etree.ElementTree as ElementTree

import pytest
from django.conf import settings

from contacts.models import Channel, Guide
from tests.directory_rows import make_site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("cookie", "accepted", "target"),
    [
        (None, None, "/ar/"),
        (None, "en", "/en/"),
        (None, "en-GB,en;q=0.9,ar;q=0.5", "/en/"),
        (None, "ar-SA", "/ar/"),
        (None, "fr", "/ar/"),
        (None, "nonsense;;q", "/ar/"),
        ("en", "ar", "/en/"),
        ("ar", "en", "/ar/"),
        ("xx", "en", "/en/"),
        ("../../evil", None, "/ar/"),
    ],
)
def test_front_door_follows_the_choice_then_the_browser(client, cookie, accepted, target):
    if cookie:
        client.cookies["django_language"] = cookie
    response = client.get("/", headers={"accept-language": accepted} if accepted else {})
    assert (response.status_code, response.headers["Location"]) == (302, target)
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert {"Accept-Language", "Cookie"} <= set(response.headers["Vary"].split(", "))


def test_healthz_needs_no_database(client, monkeypatch):
    monkeypatch.setattr(Channel.objects, "published", None)
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_robots_names_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {settings.SITE_URL}/sitemap.xml"]


def test_sitemap_lists_every_page_with_its_alternates(client, first_content):
    response = client.get("/sitemap.xml", headers={"host": "testserver"})
    root = ElementTree.fromstring(response.content)  # noqa: S314
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    urls = {}
    for url in root.findall("s:url", names):
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", names)}
        urls[url.find("s:loc", names).text] = links
    guide = f"{settings.SITE_URL}/ar/guides/call-19912/"
    assert urls[guide] == {
        "ar": guide,
        "en": guide.replace("/ar/", "/en/"),
        "x-default": guide,
    }
    assert len(urls) == 2 * (5 + 4 + 6 + Guide.objects.count() + 5)
    assert all(url.startswith(settings.SITE_URL) for url in urls)


def locations(client, url):
    response = client.get(url.removeprefix(settings.SITE_URL), headers={"host": "testserver"})
    assert response.status_code == 200
    root = ElementTree.fromstring(response.content)  # noqa: S314
    return [found.text for found in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def test_long_sitemap_is_an_index_of_parts_that_hold_every_page_once(
    client, first_content, monkeypatch, django_assert_max_num_queries
):
    whole = locations(client, "/sitemap.xml")
    monkeypatch.setattr("contacts.sitemaps.BilingualSitemap.limit", 4)
    parts = [url.partition("//")[2].partition("/")[2] for url in locations(client, "/sitemap.xml")]
    assert "sitemap-guides.xml?p=2" in parts
    found = []
    for part in parts:
        with django_assert_max_num_queries(3):
            found.append(locations(client, f"/{part}"))
    assert max(map(len, found)) == 4
    assert sorted(sum(found, [])) == sorted(whole)


@pytest.mark.parametrize("path", ["guides.xml?p=99", "guides.xml?p=x", "none.xml"])
def test_sitemap_has_no_other_parts(client, first_content, path):
    assert client.get(f"/sitemap-{path}").status_code == 404


@pytest.mark.parametrize(("language", "name"), [("ar", "دليل المساعدة"), ("en", "Citizen Help")])
@pytest.mark.django_db
def test_opensearch_offers_the_search_of_its_language(client, language, name):
    make_site()
    response = client.get(f"/opensearch-{language}.xml")
    root = ElementTree.fromstring(response.content)  # noqa: S314
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.find(f"{space}ShortName").text == name
    assert root.find(f"{space}Url").get("template") == (
        f"{settings.SITE_URL}/{language}/search/?q={{searchTerms}}"
    )
    assert response.headers["Content-Type"].startswith("application/opensearchdescription+xml")
