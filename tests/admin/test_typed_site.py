"""The site as its form has it, looked at before it is saved."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from contacts.admin import step_pictures
from contacts.models import Picture, Site
from tests.admin.admin_client import messages
from tests.admin.test_sites import ADD, FORM, TYPED, form_of, member
from tests.content.picture_rows import png, stored
from tests.html import parse


@pytest.mark.parametrize(("language", "name"), [("en", "Orchard Help"), ("ar", "عون البستان")])
def test_what_is_typed_is_seen_before_it_is_saved(client, desk, site, language, name):
    logo = stored()
    before = Site.objects.values().get()
    changes = {f"name_{language}": name, "accent": "#0f5c7a", "logo": logo, "home-checker": "1"}
    response = client.post(f"{TYPED}{language}/", {**form_of(desk), **changes})
    page = parse(response.content.decode())
    assert page.one("html")["lang"] == language
    assert name in page.one("a", class_="brand").text
    assert page.all("link", href="/admin/theme/0f5c7a.css")
    assert logo in page.one("a", class_="brand").one("img")["src"]
    assert "Nothing of it is saved" in page.one(class_="preview-bar").text
    assert "no-store" in response["Cache-Control"]
    assert Site.objects.values().get() == before
    assert not messages(client.get("/admin/"))
    assert name not in client.get(f"/{language}/").content.decode()


def test_preview_of_the_first_form(client, desk, db):
    response = client.post(f"{TYPED}ar/", {**form_of(desk, ADD), "name_ar": "عون البستان"})
    assert "عون البستان" in parse(response.content.decode()).one("a", class_="brand").text
    assert not Site.objects.exists()


def test_file_in_a_preview_is_taken_once_and_of_who_may_save(client, groups, site, monkeypatch):
    read = []
    name_of = step_pictures.name_of
    monkeypatch.setattr(step_pictures, "name_of", lambda *a: read.append(a) or name_of(*a))
    before = Picture.objects.count()

    def sent():
        return {"logo-file": SimpleUploadedFile("logo.png", png(), "image/png")}

    member(client, "editors")
    assert client.post(f"{TYPED}en/", {"logo": "", **sent()}).status_code == 403
    assert (read, Picture.objects.count()) == ([], before)
    desk = member(client, "publishers")
    response = client.post(f"{TYPED}en/", {**form_of(desk), **sent()})
    [logo] = parse(response.content.decode()).one("a", class_="brand").all("img")
    assert (len(read), Picture.objects.count()) == (1, before + 1)
    assert client.get(logo["src"]).status_code == 200
    assert not Site.objects.get().logo


def test_what_is_refused_in_a_preview_comes_back_as_the_form(client, desk, site):
    response = client.post(f"{TYPED}en/", {**form_of(desk), "accent": "#ffff00", "name_en": "New"})
    page = parse(response.content.decode())
    assert page.one(id="id_name_en")["value"] == "New"
    assert page.one("form", id="site_form")["action"] == FORM
    assert Site.objects.get().name_en == site.name_en


def test_form_can_still_be_saved_after_a_preview(client, desk, site):
    sent = {**form_of(desk), "name_en": "Orchard Help"}
    client.post(f"{TYPED}en/", sent)
    assert desk.save(FORM, {**sent, "name_en": "Orchard Answers"}) is None
    assert "Orchard Answers" in client.get("/en/").content.decode()


def test_preview_is_sent_and_not_followed(client, desk, site):
    assert client.get(f"{TYPED}en/")["Location"] == "/admin/contacts/site/"
    assert client.post(f"{TYPED}fr/", form_of(desk)).status_code == 404
    client.logout()
    assert client.post(f"{TYPED}en/", {"name_en": "x"}).status_code == 403


def test_form_has_both_previews(desk, site):
    buttons = desk.get(FORM).all("input", formtarget="_blank")
    assert [one["formaction"] for one in buttons] == [f"{TYPED}ar/", f"{TYPED}en/"]
