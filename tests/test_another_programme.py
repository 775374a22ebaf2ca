"""The first content with every name, number, handle and link replaced: no old one is left.

All of the site is looked through: pages, feeds, files, mails, error pages and the desk.
"""

import re
from datetime import time
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation

from citizen_help.accounts import invitations
from contacts.appearance import card
from contacts.content.importer import import_content
from contacts.enums import Language
from contacts.mail import digest, reports
from contacts.models import Channel, Feedback, Guide, OpeningHours, Site
from contacts.publishing import site_pictures
from contacts.views import errors, feeds
from tests.content.loading import FIRST_CONTENT, read_file

ROOT = Path(__file__).resolve().parents[1]
# Each is a word of the old programme, in small letters, and what takes its place.
REPLACED = {
    "دليل المساعدة": "مرشد الواحة",
    "حساب المواطن": "خدمة الواحة",
    "citizen account": "oasis service",
    "citizen-account": "oasis-service",
    "citizen help": "oasis guide",
    "citizen_care": "oasis_care",
    "citizencare": "oasiscare",
    "www.ca.gov.sa": "www.oasis.example",
    "19912": "18880",
}
# Those too where only a part is left: «المواطن» of the app's name, an address of the same host.
OLD = re.compile("دليل المساعدة|المواطن|citizen|ca\\.gov|19912|١٩٩١٢|۱۹۹۱۲", re.IGNORECASE)
# The package's own name, which addresses of files and settings of the server have.
OF_THE_PACKAGE = re.compile("citizen[_-]help", re.IGNORECASE)


def replaced(text: str) -> str:
    for old, new in REPLACED.items():
        text = re.sub(re.escape(old), lambda found, new=new: cased(found[0], new), text, flags=re.I)
    text = text.replace("المواطن", "الواحة")
    return re.sub("citizen", lambda found: cased(found[0], "oasis"), text, flags=re.I)


def cased(old: str, new: str) -> str:
    return new.title() if old[:1].isupper() else new


@pytest.fixture
def another(db, tmp_path, sunday_10):
    """The site of the other programme; its pictures are those of the first content."""
    file = tmp_path / "other.yaml"
    file.write_text(replaced(FIRST_CONTENT.read_text(encoding="utf-8")), encoding="utf-8")
    (tmp_path / "other.pictures").symlink_to(FIRST_CONTENT.with_suffix(".pictures"))
    import_content(read_file(file), as_stored=True)


def found_in(text: str) -> list[str]:
    """Old words with what stands around them."""
    plain = unquote(unescape(text))
    return [
        plain[max(0, one.start() - 40) : one.end() + 40].replace("\n", " ")
        for one in OLD.finditer(OF_THE_PACKAGE.sub("", plain))
    ]


def answered(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    parts = response.streaming_content if response.streaming else [response.content]
    return b"".join(parts).decode(errors="replace") + str(dict(response.headers))


def public_paths() -> list[str]:
    paths = ["/robots.txt", "/llms.txt", "/sitemap.xml", "/sw.js", "/manifest.webmanifest"]
    paths += ["/api/v1/directory.json", "/api/v1/directory.schema.json"]
    for code in ("ar", "en"):
        paths += [f"/opensearch-{code}.xml", f"/manifest-{code}.webmanifest"]
        paths += [f"/{code}/{name}" for name in ("", "questions/", "search/", "verify/", "choose/")]
        paths += [f"/{code}/{name}" for name in ("offline/", "changes/", "changes.atom", "report/")]
        paths += [f"/{code}/booklet.html", f"/{code}/search/?q=x", f"/{code}/verify/?q=0551234567"]
        with translation.override(code):
            for channel in Channel.objects.all():
                page = channel.get_absolute_url()
                paths += [page, f"{page[:-1]}.vcf", f"{page}qr.svg"]
            for guide in Guide.objects.published():
                page = guide.get_absolute_url()
                paths += [page, f"{page[:-1]}.md", f"{page}qr.svg"]
            from contacts.models import Page

            paths += [row.get_absolute_url() for row in Page.objects.published()]
    return paths


def test_nothing_public_names_the_old_programme(client, another):
    told = {path: found_in(answered(client, path)) for path in public_paths()}
    assert {path: words for path, words in told.items() if words} == {}


def test_calendars_name_the_programme_of_the_site(client, another):
    row = OpeningHours.objects.first()
    row.opens, row.closes = time(8), time(16)
    row.save()
    for code in ("ar", "en"):
        calendar = answered(client, f"/{code}/channels/{row.channel.slug}.ics")
        assert "BEGIN:VEVENT" in calendar
        assert found_in(calendar) == []


def test_pictures_of_links_say_the_site_s_own_words(another):
    site = Site.objects.get()
    for language, name in ((Language.ARABIC, "مرشد الواحة"), (Language.ENGLISH, "Oasis Guide")):
        shown = site_pictures.card_of(site, language)
        assert shown.name == name
        texts = f"{shown.name} {shown.question} {shown.tagline} {shown.strip} {card.svg(shown)}"
        assert found_in(texts) == []


def test_codes_to_scan_hold_addresses_of_the_site(client, another, monkeypatch):
    held = []
    monkeypatch.setattr(feeds, "qr_code", lambda address: held.append(address) or b"<svg/>")
    rows = (*Channel.objects.all(), *Guide.objects.published())
    with translation.override("en"):
        pages = [one.get_absolute_url() for one in rows]
    for page in pages:
        client.get(f"{page}qr.svg")
    assert len(held) == len(pages)
    assert found_in(" ".join(held)) == []


def test_checker_names_the_programme_of_the_site(client, another):
    for text in ("18880", "oasis_care", "www.oasis.example", "0551234567 oasis_carre", "IBAN"):
        page = answered(client, f"/en/verify/?q={text}")
        assert found_in(page) == []
    assert "Yes, this number belongs to Oasis Service" in answered(client, "/en/verify/?q=18880")
    assert "نعم، هذا رقم خدمة الواحة" in answered(client, "/ar/verify/?q=18880")


def test_error_pages_name_the_site_as_this_process_last_saw_it(client, rf, another):
    answered(client, "/ar/")
    pages = [answered(client, "/ar/nothing/", 404), errors.server_error(rf.get("/ar/"))]
    pages += [errors.unavailable(rf.get("/en/"))]
    texts = [one if isinstance(one, str) else one.content.decode() for one in pages]
    assert [found_in(text) for text in texts] == [[], [], []]
    assert all(
        "18880" in text and ("Oasis Guide" in text or "مرشد الواحة" in text) for text in texts
    )


def test_mails_name_the_site(another, settings):
    account = get_user_model().objects.create_user("huda", "huda@example.org")
    letter = invitations.letter(account, "https://help.example.org/x/")
    assert "Oasis Guide" in letter.subject
    assert found_in(f"{letter.subject} {letter.body}") == []
    Feedback.objects.create(page="/ar/", language="ar", comment="x", reason="wrong", helpful=False)
    with translation.override("en"):
        subject, body = reports.in_words(Feedback.objects.all(), 1, "en")
    assert subject == "1 report from a reader of Oasis Guide"
    assert found_in(body) == []
    subject, body = digest.in_words([], "en")
    assert found_in(subject + body) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_at_the_desk_names_the_old_programme(client, another, language):
    client.force_login(get_user_model().objects.create_superuser("boss"))
    client.cookies["django_language"] = language
    told = {}
    for path in desk_paths():
        told[path] = found_in(answered(client, path))
    assert {path: words for path, words in told.items() if words} == {}


def desk_paths() -> list[str]:
    paths = [reverse("admin:index")]
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        if model._meta.model_name != "site":
            paths.append(reverse(f"{name}_changelist"))
        row = model._default_manager.first()
        if row is not None and model._meta.app_label == "contacts":
            paths.append(reverse(f"{name}_change", args=[row.pk]))
    return paths


def test_no_file_that_browsers_load_names_the_old_programme():
    files = [*ROOT.glob("static/**/*.js"), *ROOT.glob("static/**/*.css"), *ROOT.glob("**/*.svg")]
    told = {
        str(file.relative_to(ROOT)): found_in(file.read_text(encoding="utf-8"))
        for file in files
        if {"node_modules", ".venv", "docs", "var"}.isdisjoint(file.relative_to(ROOT).parts)
    }
    assert {file: words for file, words in told.items() if words} == {}


def test_no_translated_sentence_names_a_programme():
    for catalogue in ROOT.glob("locale/*/LC_MESSAGES/*.po"):
        text = re.sub("Project-Id-Version.*", "", catalogue.read_text(encoding="utf-8"))
        texts = re.sub("^#.*$", "", text, flags=re.MULTILINE)
        assert found_in(texts) == []
