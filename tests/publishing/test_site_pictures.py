"""When the picture beside links and the icons are drawn anew, and what pages name."""

import io

import pytest
from django.conf import settings
from django.core.management import call_command
from PIL import Image

from contacts.appearance import icons
from contacts.models import ContentVersion, Picture, Site, SitePicture
from contacts.pictures.encoding import encode
from contacts.publishing import content_version, site_pictures
from tests.html import parse
from tests.pictures.samples import drawing, saved

CARDS = ["share-ar.png", "share-en.png"]


@pytest.fixture
def drawn(monkeypatch):
    """Which sites were drawn; the drawings are a few bytes."""
    asked = []

    def files(wanted):
        asked.append(wanted)
        names = [*CARDS, *(icons.NAMES if wanted.accent != "#2b4a8c" or wanted.logo else ())]
        return {name: f"{wanted.digest} {name}".encode() for name in names}

    monkeypatch.setattr(site_pictures.Wanted, "files", files)
    return asked


@pytest.fixture
def site(db, drawn, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = Site.objects.create(
            **{"name_ar": "مرشد", "name_en": "Guide", "programme_ar": "الواحة"},
            **{"programme_en": "the Oasis", "tagline_en": "Step by step."},
        )
    drawn.clear()
    return made


def save(site, capture, **values):
    for name, value in values.items():
        setattr(site, name, value)
    with capture(execute=True):
        site.save()


def kept(name: str) -> bytes:
    return bytes(SitePicture.objects.get(name=name).data)


@pytest.mark.django_db
def test_pictures_are_real_and_hold_both_languages(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Site.objects.create(name_ar="مرشد", name_en="Guide", accent="#1d6b4f")
    assert set(SitePicture.objects.digests()) == {*CARDS, *icons.NAMES}
    for name in CARDS:
        assert Image.open(io.BytesIO(kept(name))).size == (1200, 630)
        assert len(kept(name)) < 100_000
    assert kept("share-ar.png") != kept("share-en.png")
    assert not site_pictures.renew()


def test_texts_of_a_card_are_those_of_its_language(site):
    cards = site_pictures.wanted_of(site).cards
    arabic, english = (cards[name] for name in CARDS)
    assert (arabic.is_right_to_left, english.is_right_to_left) == (True, False)
    assert (arabic.name, english.name) == ("مرشد", "Guide")
    assert arabic.question == "كيف أتواصل مع الواحة؟"
    assert english.question == "How do I contact the Oasis?"
    assert (english.tagline, english.strip) == ("Step by step.", "")
    assert arabic.tagline == "Step by step."  # the other language stands in


@pytest.mark.parametrize(
    "values",
    [
        {"name_en": "Other"},
        {"programme_ar": "أخرى"},
        {"tagline_ar": "خطوة"},
        {"independence_en": "Not official"},
        {"accent": "#1d6b4f"},
        {"ornament": False},
    ],
)
def test_what_stands_in_them_makes_others(site, drawn, django_capture_on_commit_callbacks, values):
    before = SitePicture.objects.digests()["share-ar.png"]
    stamp = ContentVersion.objects.read()
    save(site, django_capture_on_commit_callbacks, **values)
    assert len(drawn) == 1
    after = SitePicture.objects.digests()
    assert before not in after.values()
    assert set(after) == {*CARDS, *(icons.NAMES if "accent" in values else ())}
    assert ContentVersion.objects.read() != stamp


def test_anything_else_draws_nothing(site, drawn, django_capture_on_commit_callbacks):
    others = {"about_en": "We run it.", "official_url": "https://www.example.org/"}
    save(site, django_capture_on_commit_callbacks, **others, menu=["search"])
    assert drawn == []


def test_usual_colour_again_has_no_icons_of_its_own(site, django_capture_on_commit_callbacks):
    save(site, django_capture_on_commit_callbacks, accent="#1d6b4f")
    save(site, django_capture_on_commit_callbacks, accent="#2b4a8c")
    assert sorted(SitePicture.objects.digests()) == CARDS


def test_site_that_is_deleted_has_a_card_of_no_name(site, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        site.delete()
    assert sorted(SitePicture.objects.digests()) == CARDS


def test_failure_leaves_what_was_saved_and_the_pictures_of_before(
    site, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    before = SitePicture.objects.digests()

    def fail(wanted):
        raise ValueError("no such font")

    monkeypatch.setattr(site_pictures.Wanted, "files", fail)
    save(site, django_capture_on_commit_callbacks, name_en="Other")
    assert Site.objects.get().name_en == "Other"
    assert SitePicture.objects.digests() == before
    assert "no such font" in caplog.text


def test_change_of_the_drawings_is_drawn_by_the_next_start(site, drawn, monkeypatch):
    assert not site_pictures.renew()
    monkeypatch.setattr(site_pictures, "_drawings", lambda: "other")
    assert site_pictures.renew()
    assert len(drawn) == 1


def test_logo_stands_in_them(db):
    picture = Picture.objects.keep(encode(saved(drawing(600, 300))))
    found = site_pictures.logo_of(picture.name)
    assert (found.width, found.height) == (480, 240)
    assert Image.open(io.BytesIO(found.jpeg)).size == (480, 240)
    assert site_pictures.logo_of(f"{'0' * 32}-300x300") is None
    assert site_pictures.logo_of("") is None


@pytest.mark.django_db
def test_imported_content_is_drawn(drawn, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("import_content", "contacts/first_content.yaml", verbosity=0)
    assert sorted(SitePicture.objects.digests()) == CARDS


def test_pages_name_what_is_drawn(client, site, django_capture_on_commit_callbacks):
    save(site, django_capture_on_commit_callbacks, accent="#1d6b4f")
    content_version.refresh()
    digest = SitePicture.objects.digests()["icon.svg"]
    page = parse(client.get("/en/").content.decode())
    [picture] = page.all("meta", property="og:image")
    assert picture["content"] == f"{settings.SITE_URL}/site/{digest}/share-en.png"
    assert page.one("link", rel="icon")["href"] == f"/site/{digest}/icon.svg"
    assert page.one("link", rel="apple-touch-icon")["href"] == f"/site/{digest}/icon-180.png"
    assert page.one("meta", name="theme-color")["content"] == "#1d6b4f"
    manifest = client.get("/manifest-en.webmanifest").json()
    assert [one["src"] for one in manifest["icons"]] == [
        f"/site/{digest}/{name}"
        for name in ("icon.svg", "icon-192.png", "icon-512.png", "icon-maskable-512.png")
    ]
    assert manifest["theme_color"] == "#1d6b4f"
    saved_files = client.get("/en/offline/pages.json").json()
    assert f"/site/{digest}/icon.svg" in saved_files
    assert "/theme/1/1d6b4f.css" in saved_files
    assert "/theme/1/1d6b4f-hem.svg" in saved_files
    assert "/static/img/hem.svg" not in saved_files
    assert client.get("/favicon.ico")["Location"] == f"/site/{digest}/icon-192.png"


@pytest.mark.django_db
def test_page_of_a_site_without_drawings_offers_none(client):
    page = parse(client.get("/en/").content.decode())
    assert page.all("meta", property="og:image") == []
    assert page.one("link", rel="icon")["href"] == "/static/img/icon.svg"
