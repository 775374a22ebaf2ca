"""Whose site it is, at the desk: one form, what it refuses, how it is looked at and told of."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from contacts.admin import step_pictures
from contacts.links.extraction import published_links
from contacts.models import Channel, Endpoint, Picture, Site
from tests.admin.admin_client import AdminClient, messages, typed
from tests.content.picture_rows import png, stored
from tests.html import parse

FORM, ADD = "/admin/contacts/site/1/change/", "/admin/contacts/site/add/"
TYPED = "/admin/preview/site/"


@pytest.fixture
def site(first_content) -> Site:
    return Site.objects.get()


def form_of(desk, url=FORM):
    return typed(desk.get(url), "site_form")


def member(client, group):
    user = User.objects.create_user(group, password="pw", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return AdminClient(client).in_language("en")


def refused(desk, **changed):
    """What the form says below the fields that it refuses; nothing is stored, nothing lost."""
    before = Site.objects.values().get()
    page = desk.save(FORM, form_of(desk), **changed)
    assert page is not None
    assert Site.objects.values().get() == before
    for name, value in changed.items():
        assert value in (page.one(id=f"id_{name}").get("value") or "")
    return " ".join(one.text for one in page.all(class_="errorlist"))


def test_publisher_says_whose_site_it_is(client, groups, site):
    desk = member(client, "publishers")
    number = Endpoint.objects.get(kind="url")
    changes = {"name_en": "Orchard Help", "programme_en": "the Orchard", "emergency": number.pk}
    assert desk.save(FORM, form_of(desk), **changes, accent="#0F5C7A") is None
    site.refresh_from_db()
    assert (site.name_en, site.accent, site.emergency) == ("Orchard Help", "#0f5c7a", number)
    home = parse(client.get("/en/").content.decode())
    assert " ".join(home.one("h1").text.split()) == "How do I contact the Orchard?"


def test_message_after_a_save_is_a_sentence(client, desk, site):
    response = client.post(FORM, {**form_of(desk), "name_en": "Orchard Help"}, follow=True)
    said = [parse(one).text for one in messages(response)]
    assert "The site “Orchard Help” was changed successfully." in said


def test_editor_looks_and_changes_nothing(client, groups, site):
    desk = member(client, "editors")
    page = desk.get(FORM)
    assert not page.all("input", name="name_en")
    assert client.post(FORM, {"name_en": "Mine"}).status_code == 403
    assert client.post(f"{TYPED}en/", {"name_en": "Mine"}).status_code == 403
    assert Site.objects.get().name_en == site.name_en


def test_there_is_one_site_and_it_stays(client, desk, site):
    assert client.get(ADD).status_code == 403
    assert client.get("/admin/contacts/site/1/delete/").status_code == 403
    assert client.get("/admin/contacts/site/")["Location"] == FORM


def test_first_form_of_a_place_without_a_site(client, desk, db):
    assert client.get("/admin/contacts/site/")["Location"] == ADD
    changes = {"name_ar": "عون", "status": "published"}
    assert desk.save(ADD, form_of(desk, ADD), **changes) is None
    assert Site.objects.get().name_ar == "عون"


@pytest.mark.parametrize(
    ("typed_in", "says"),
    [
        ("#ffff00", "The nearest colour that can be read is #"),
        ("yellow", "Write a colour as # and six digits"),
    ],
)
def test_colour_that_cannot_be_read_is_refused(desk, site, typed_in, says):
    assert says in refused(desk, accent=typed_in)


def test_official_address_that_is_none_is_refused(desk, site):
    assert refused(desk, official_url="not an address")


def test_logo_that_nobody_stored_is_refused(desk, site):
    page = desk.save(FORM, form_of(desk), logo=f"{'0' * 32}-10x10")
    assert page is not None
    assert page.all(class_="errorlist")
    assert not Site.objects.get().logo


def test_numbers_give_the_order_and_what_has_none_is_not_shown(client, desk, site):
    sent = form_of(desk)
    order = {f"home-{word}": "" for word in ("call", "channels", "chooser", "programme")}
    order |= {"home-search": "9", "home-checker": "2", "home-questions": "5"}
    assert desk.save(FORM, sent, **order, **{"menu-verify": "1", "menu-ways": ""}) is None
    site.refresh_from_db()
    assert site.home == ["checker", "questions", "search"]
    assert "ways" not in site.menu
    home = parse(client.get("/en/").content.decode())
    assert not home.all("section", id="channels")


def test_no_number_at_all_is_the_usual_order(desk, site):
    sent = {
        name: "" if name.startswith("home-") else value for name, value in form_of(desk).items()
    }
    assert desk.save(FORM, sent) is None
    assert Site.objects.get().home == []


@pytest.mark.parametrize(
    ("number", "place"),
    [("9" * 5000, 6), ("٩", 6), ("2", 1), ("-1", None), ("1.5", None)],
    ids=["huge", "Arabic", "twice the same", "below 1", "a fraction"],
)
def test_odd_numbers_of_the_order(desk, site, number, place):
    """Two of one number follow each other as the form has them: call has 1, search 2 too."""
    assert desk.save(FORM, form_of(desk), **{"home-search": number}) is None
    home = Site.objects.get().home_blocks
    assert (home.index("search") if "search" in home else None) == place


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Menu Ways to get in touch · All questions · Search"),
        ("ar", "القائمة طرق التواصل · كل الأسئلة · البحث"),
    ],
)
def test_history_names_the_parts_as_the_form_does(desk, site, language, told):
    assert desk.save(FORM, form_of(desk), **{"menu-verify": ""}) is None
    page = desk.in_language(language).get("/admin/contacts/site/1/history/")
    assert told in " ".join(page.one(id="content").text.split())


def test_way_for_emergencies_is_one_that_readers_see(desk, site):
    draft = Endpoint.objects.exclude(pk=site.emergency_id).first()
    draft.status = "draft"
    draft.save()
    page = desk.save(FORM, form_of(desk), emergency=draft.pk)
    assert page is not None
    assert "not one of the available choices" in page.one(class_="errorlist").text
    assert Site.objects.get().emergency_id == site.emergency_id


def test_words_of_the_site_are_found_and_replaced(desk, site):
    Site.objects.update(name_en="Zebra Help")
    url = reverse("find-replace", query={"find": "Zebra", "put": "Orchard", "language": "both"})
    desk.client.post(url, typed(desk.get(url), "replace-form"), follow=True)
    assert Site.objects.get().name_en == "Orchard Help"


def test_order_says_what_its_numbers_mean(desk, site):
    helps = [one.text for one in desk.get(FORM).all(class_="help")]
    assert sum("what has none is not shown" in text for text in helps) == 2


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


def test_first_page_of_the_desk_says_what_is_missing(desk, site):
    def asked():
        return [one["href"] for one in desk.get("/admin/").all("a") if one.text == "Fill it in"]

    assert asked() == []
    site.emergency = None
    site.save()
    assert asked() == ["/admin/contacts/site/"]
    site.delete()
    assert asked() == ["/admin/contacts/site/"] * 3


def test_official_address_is_tried_with_the_other_links(site):
    assert "https://www.ca.gov.sa/" in {one.url for one in published_links() if one.model == "site"}


def test_way_that_was_taken_off_stays_chosen_and_is_named_so(desk, site):
    Endpoint.objects.filter(pk=site.emergency_id).update(status="draft")
    options = desk.get(FORM).one(id="id_emergency").all("option")
    [chosen] = [one for one in options if one.get("selected") is not None]
    assert chosen.text.endswith("19912 (Draft)")
    assert desk.save(FORM, form_of(desk), name_en="Orchard Help") is None
    assert Site.objects.get().emergency_id == site.emergency_id
    assert "Error pages offer no number or link: choose one." in desk.get("/admin/").text


def test_way_of_a_channel_that_readers_do_not_see_is_not_offered(desk, site):
    other = Endpoint.objects.exclude(channel=site.emergency.channel).first()
    Channel.objects.filter(pk=other.channel_id).update(status="draft")
    options = desk.get(FORM).one(id="id_emergency").all("option")
    assert str(other.pk) not in [one["value"] for one in options]
    Site.objects.update(emergency=other)
    [chosen] = [
        one
        for one in desk.get(FORM).one(id="id_emergency").all("option")
        if one.get("selected") is not None
    ]
    assert chosen.text.endswith("(Draft)")
