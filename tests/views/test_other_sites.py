"""Sites unlike the first one: in one language, without a strip, reached by e-mail, named oddly."""

import json
from xml.etree import ElementTree

import pytest

from contacts.content.importer import import_content
from contacts.models import Channel, Endpoint, Guide, Site, Topic
from contacts.views import errors
from tests.content.loading import read_file
from tests.html import parse

ODD = "“Help” & <b>more</b> 'n' “co”"
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])
PATHS = ("", "questions/", "search/", "search/?q=help", "verify/", "verify/?q=1234")


@pytest.fixture
def by_mail(db):
    """In English alone, with one address to write to."""
    channel = Channel.objects.create(slug="mail", kind="email", status="published", name_en="Mail")
    way = Endpoint.objects.create(
        channel=channel, kind="email", value="help@example.org", status="published"
    )
    topic = Topic.objects.create(slug="books", status="published", name_en="Books")
    Guide.objects.create(
        slug="renew", status="published", topic=topic, channel=channel, title_en="How to renew?"
    )
    return Site.objects.create(name_en="Library Help", programme_en="the library", emergency=way)


def page_of(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return parse(response.content.decode())


@LANGUAGES
def test_site_of_one_language_answers_in_both(client, by_mail, language):
    paths = [*PATHS, "channels/mail/", "guides/renew/", "topics/books/"]
    for page in [page_of(client, f"/{language}/{path}") for path in paths]:
        brand = page.one("a", class_="brand").all("span")[-1]
        assert "Library Help" in brand.text
        assert page.one("html")["lang"] == language
        assert "None" not in page.text
    if language == "ar":
        assert [one["lang"] for one in brand.all("bdi", dir="ltr")] == ["en"]


@LANGUAGES
def test_site_of_the_programme_itself_has_no_strip(client, by_mail, language):
    assert not page_of(client, f"/{language}/").all(class_="strip")
    by_mail.independence_en = "Not the library itself"
    by_mail.save()
    assert "Not the library itself" in page_of(client, f"/{language}/").one(class_="strip").text


def test_error_pages_lead_to_the_address_for_emergencies(client, rf, by_mail):
    for page in (
        page_of(client, "/en/nothing/", 404),
        parse(errors.server_error(rf.get("/en/")).content.decode()),
    ):
        assert page.all("a", href="mailto:help@example.org")
        assert not [one for one in page.all("a") if (one.get("href") or "").startswith("tel:")]


@LANGUAGES
def test_place_without_any_content_says_where_it_stands(client, rf, db, language):
    for path in PATHS:
        page = page_of(client, f"/{language}/{path}")
        assert "None" not in page.text
        assert page.all("h1")
    for page in (
        page_of(client, f"/{language}/nothing/", 404),
        parse(errors.server_error(rf.get(f"/{language}/")).content.decode()),
    ):
        assert page.all("h1")
        assert not [one for one in page.all("a") if (one.get("href") or "").startswith("tel:")]


def test_odd_name_is_written_as_it_is(client, by_mail):
    Site.objects.update(name_en=ODD, programme_en=ODD, tagline_en=ODD, about_en=ODD)
    by_mail.refresh_from_db()
    by_mail.save()
    for path in [*PATHS, "channels/mail/", "guides/renew/", "nothing/"]:
        html = client.get(f"/en/{path}").content.decode()
        assert "<b>more" not in html
        for script in parse(html).all("script", type="application/ld+json"):
            json.loads(script.text)
    assert ODD in page_of(client, "/en/").one("title").text
    manifest = client.get("/manifest-en.webmanifest")
    assert json.loads(b"".join(manifest) if manifest.streaming else manifest.content)["name"] == ODD
    search = client.get("/opensearch-en.xml")
    ElementTree.fromstring(b"".join(search) if search.streaming else search.content)  # noqa: S314 our own


def test_longest_names_are_taken(client, by_mail):
    word = "مساعدة "
    by_mail.name_ar = (word * 9)[:60].strip()
    by_mail.programme_ar = (word * 12)[:80].strip()
    by_mail.independence_ar = (word * 20)[:120].strip()
    by_mail.full_clean()
    by_mail.save()
    page = page_of(client, "/ar/")
    assert by_mail.programme_ar in " ".join(page.one("h1").text.split())


def test_blocks_and_menu_stand_as_ordered(client, first_content):
    site = Site.objects.get()
    site.home, site.menu = ["questions", "checker", "search"], ["verify", "questions"]
    site.save()
    page = page_of(client, "/en/")
    assert not page.all(class_="call-card")
    assert not page.all("section", id="channels")
    html = client.get("/en/").content.decode()
    places = [html.index(part) for part in ('class="search"', "featured-title", "/verify/")]
    assert places[0] < places[1]
    links = [one["href"] for one in page.one("nav", class_="site-nav").all("a")]
    assert links == ["/en/verify/", "/en/questions/"]


@pytest.mark.parametrize(
    ("accent", "is_taken"),
    [
        ("#000000", True),
        ("#1d6b4a", True),
        ("#7a1f5c", True),
        ("#ffffff", False),
        ("#ffff00", False),
        ("#b0b0b0", False),
    ],
)
def test_colour_that_is_taken_can_be_read_in_both_themes(tmp_path, db, accent, is_taken):
    file = tmp_path / "content.yaml"
    file.write_text(f'format: 3\nsite:\n  name: {{en: Help}}\n  accent: "{accent}"\n')
    if is_taken:
        import_content(read_file(file))
        assert Site.objects.get().accent == accent
        return
    with pytest.raises(Exception, match=r"nearest colour that can be read is #[0-9a-f]{6}"):
        import_content(read_file(file))
