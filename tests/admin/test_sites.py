"""Whose site it is, at the desk: one form, what it refuses, how it is looked at and told of."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from contacts.links.extraction import published_links
from contacts.models import Channel, Endpoint, Site
from tests.admin.admin_client import AdminClient, messages, typed
from tests.content.picture_rows import stored
from tests.html import parse

FORM, ADD = "/admin/contacts/site/1/change/", "/admin/contacts/site/add/"
TYPED = "/admin/preview/site/"


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


@pytest.mark.parametrize(("language", "words"), [("en", "Common questions"), ("ar", "أسئلة شائعة")])
def test_editor_reads_words_and_sees_the_logo(client, groups, site, language, words):
    site.logo = stored()
    site.home = ["questions", "search"]
    site.save()
    page = member(client, "editors").in_language(language).get(FORM)
    main = page.one(id="content")
    assert words in main.text
    assert '"questions"' not in main.text
    assert site.logo in main.one("img", class_="thumbnail")["src"]


def test_earlier_version_is_brought_back(client, groups, site):
    desk = member(client, "publishers")
    desk.save(FORM, form_of(desk), name_en="First Name")
    desk.save(FORM, form_of(desk), name_en="Second Name")
    history = desk.get("/admin/contacts/site/1/history/")
    earlier = [
        one["href"] for one in history.one(id="content").all("a") if "/history/" in one["href"]
    ]
    page = desk.get(earlier[0])
    assert "First Name" in page.text
    opened = {"opened": page.one("input", name="opened")["value"]}
    member(client, "editors")
    assert client.post(earlier[0], opened).status_code == 403
    client.force_login(User.objects.get(username="publishers"))
    assert client.post(earlier[0], opened).status_code == 302
    assert Site.objects.get().name_en == "First Name"


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
