"""The history as an editor sees it: who changed what, in both languages, and bringing it back."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from contacts.history import versions
from contacts.models import Channel, Guide, Step, Topic
from tests.admin.admin_client import FOLLOW, AdminClient, change_url, inputs, messages, typed
from tests.html import parse

pytestmark = pytest.mark.usefixtures("directory")


@pytest.fixture
def guide(desk):
    """Edited once: its question in both languages, and a step."""
    guide = Guide.objects.get(slug="call")
    form = typed(desk.get(change_url(guide)), "guide_form")
    row = next(
        name.removesuffix("-uid")
        for name, value in form.items()
        if name.startswith("steps-") and name.endswith("-uid") and value == ["dial"]
    )
    changes = {"title_ar": "كيف أتصل بكم؟", "title_en": "How do I call you?"}
    assert desk.save(change_url(guide), form, **changes, **{f"{row}-detail_en": "Now."}) is None
    return guide


def history_of(desk, row):
    page = desk.get(reverse(f"admin:contacts_{row._meta.model_name}_history", args=[row.pk]))
    return page.one(id="change-history").all("li", class_="version")


def version_url(row, number):
    """Of the version that many changes ago."""
    revision = list(versions.entries(row))[number].revision
    return reverse(f"admin:contacts_{row._meta.model_name}_version", args=[row.pk, revision])


def bring_back(desk, url):
    page = desk.get(url)
    opened = next(one["value"] for one in inputs(page) if one.get("name") == "opened")
    return desk.client.post(url, {"opened": opened}, follow=True)


def test_history_says_who_changed_what_in_both_languages(desk, guide):
    first, before = history_of(desk, guide)
    assert first.one("h2").text.startswith("Edited sara · ")
    assert before.one("h2").text.startswith("Changed outside this desk ")
    told = [(line.one("dt").text, line.one("dd").text) for line in first.one("dl").all("div")]
    assert told == [
        ("Question in Arabic", "كيف أتصل بكم؟"),
        ("Question in English", "How do I call you?"),
        ("Step: Dial 19912 · Detail in English", "Now."),
    ]
    texts = first.one("dl").all("dd")[:2]
    assert [(one["lang"], one["dir"], one.one("ins").text) for one in texts] == [
        ("ar", "rtl", "بكم"),
        ("en", "ltr", "you"),
    ]


def test_version_comes_back_with_both_languages_and_its_steps(desk, guide):
    response = bring_back(desk, version_url(guide, 1))
    assert messages(response) == ["The earlier version is back.", FOLLOW]
    guide.refresh_from_db()
    assert (guide.title_ar, guide.title_en) == ("كيف أتصل؟", "How do I call?")
    assert not Step.objects.get(uid="dial").detail_en
    assert history_of(desk, guide)[0].one("h2").text.startswith("Brought back an earlier version")


def test_version_is_compared_with_what_is_stored_now(desk, guide):
    page = desk.get(version_url(guide, 1))
    assert "you" in [one.text for one in page.all("del")]
    struck = next(one for one in page.all("dd") if one["lang"] == "ar")
    assert struck.text == "كيف أتصل بكم ؟"
    assert "the same as what is stored now" in desk.get(version_url(guide, 0)).text


def test_version_is_refused_when_somebody_saved_after_the_comparison(desk, guide):
    url = version_url(guide, 1)
    opened = next(one["value"] for one in inputs(desk.get(url)) if one.get("name") == "opened")
    Guide.objects.filter(pk=guide.pk).update(summary_en="Call 19912 today.")
    told = messages(desk.client.post(url, {"opened": opened}, follow=True))
    assert told[0].startswith("Somebody else saved this while you looked at it")
    guide.refresh_from_db()
    assert guide.title_en == "How do I call you?"


def test_deleted_row_is_recovered_from_the_list(desk):
    channel = Channel.objects.get(slug="hotline")
    url = reverse("admin:contacts_channel_delete", args=[channel.pk])
    opened = next(one["value"] for one in inputs(desk.get(url)) if one.get("name") == "opened")
    desk.client.post(url, {"post": "yes", "opened": opened})
    assert not Channel.objects.filter(slug="hotline").exists()
    tools = desk.changelist("channel").one("ul", class_="object-tools")
    deleted = desk.get(next(link["href"] for link in tools.all("a") if link.text == "Deleted"))
    [link] = deleted.one("ul", class_="versions").all("a")
    response = bring_back(desk, link["href"])
    assert messages(response)[0] == "What was deleted is back."
    back = Channel.objects.get(slug="hotline")
    assert back.endpoints.filter(value="19912").exists()
    assert back.opening_hours.filter(status="published").exists()


def test_deleted_row_whose_address_is_taken_is_refused_with_the_reason(desk):
    topic = Topic.objects.get(slug="phone")
    versions.keep_unrecorded(topic)
    key = Topic(pk=topic.pk)
    topic.delete()
    Topic.objects.create(slug="phone")
    [told] = messages(bring_back(desk, version_url(key, 0)))
    assert told.startswith("This version cannot be brought back.")


def save_guide(desk, guide, **changes):
    form = typed(desk.get(change_url(guide)), "guide_form")
    assert desk.save(change_url(guide), form, **changes) is None


@pytest.mark.parametrize("language", ["ar", "en"])
def test_earlier_version_leaves_the_page_where_readers_find_it(desk, language):
    """A draft is published, checked, moved, renamed twice; then its first version comes back."""
    made = Guide.objects.create(slug="first", title_ar="أولى؟", title_en="First?", position=3)
    versions.keep_unrecorded(made)
    save_guide(desk, made, status="published", position="1", verified_on="2026-11-01")
    save_guide(desk, made, slug="second", title_en="Second?")
    save_guide(desk, made, slug="third")
    page = desk.in_language(language).get(version_url(made, 3))
    told = {
        "en": "Texts and facts come back, and the rows inside it as they were then",
        "ar": "تعود النصوص والبيانات، وتعود الصفوف",
    }
    assert told[language] in page.text
    assert [one.text for one in page.one("dl").all("ins")] == ["First"]
    assert len(page.one("dl").all("div")) == 1
    bring_back(desk, version_url(made, 3))
    made.refresh_from_db()
    assert made.title_en == "First?"
    assert (made.slug, made.status, made.position) == ("third", "published", 1)
    assert str(made.verified_on) == "2026-11-01"
    for slug in ("first", "second", "third"):
        response = desk.client.get(f"/{language}/guides/{slug}/", follow=True)
        assert response.status_code == 200, slug


def test_page_that_is_recovered_under_an_earlier_address_is_found_by_the_last_one(desk):
    guide = Guide.objects.get(slug="call")
    save_guide(desk, guide, slug="phone")
    url = reverse("admin:contacts_guide_delete", args=[guide.pk])
    opened = next(one["value"] for one in inputs(desk.get(url)) if one.get("name") == "opened")
    desk.client.post(url, {"post": "yes", "opened": opened})
    bring_back(desk, version_url(Guide(pk=guide.pk), -1))
    assert Guide.objects.get(pk=guide.pk).slug == "call"
    assert desk.client.get("/en/guides/call/").status_code == 200
    assert desk.client.get("/en/guides/phone/", follow=True).status_code == 200


def test_editor_who_may_not_publish_brings_back_texts_and_no_status(desk):
    topic = Topic.objects.get(slug="phone")
    versions.keep_unrecorded(topic)
    Topic.objects.filter(pk=topic.pk).update(status="draft", name_en="Telephone")
    editor = get_user_model().objects.create_user("omar", password="pw", is_staff=True)
    names = ["view_topic", "change_topic", "add_topic"]
    editor.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(editor)
    bring_back(AdminClient(client).in_language("en"), version_url(topic, 0))
    topic.refresh_from_db()
    assert (topic.status, topic.name_en) == ("draft", "Phone")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_of_the_history_name_their_language(desk, guide, language):
    desk.in_language(language)
    for url in (
        reverse("admin:contacts_guide_history", args=[guide.pk]),
        reverse("admin:contacts_guide_deleted"),
        version_url(guide, 1),
    ):
        html = desk.get(url).one("html")
        assert (html["lang"], html["dir"]) == (language, {"ar": "rtl", "en": "ltr"}[language])


def test_reader_of_the_desk_brings_nothing_back(guide):
    viewer = get_user_model().objects.create_user("noura", password="pw", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename="view_guide"))
    client = Client()
    client.force_login(viewer)
    assert client.get(version_url(guide, 1)).status_code == 403
    assert client.get(reverse("admin:contacts_guide_deleted")).status_code == 403
    page = client.get(reverse("admin:contacts_guide_history", args=[guide.pk]))
    assert parse(page.content.decode()).one(id="change-history").all("li") != []


def test_history_names_the_days_in_the_editors_language(desk):
    channel = Channel.objects.get(slug="hotline")
    form = typed(desk.get(change_url(channel)), "channel_form")
    row = next(name.removesuffix("-days") for name in form if name.endswith("-0-days"))
    assert desk.save(change_url(channel), form, **{f"{row}-days": ["sun", "mon"]}) is None
    for language, days in (("en", "Sunday · Monday"), ("ar", "الأحد · الاثنين")):
        first, *_ = history_of(desk.in_language(language), channel)
        assert first.one("dl").one("ins").text == days


def test_history_names_people_and_reads_numbers_in_the_order_of_the_page(desk, guide):
    get_user_model().objects.filter(username="sara").update(first_name="سارة", last_name="علي")
    guide.steps.filter(uid="dial").update(position=7)
    form = typed(desk.in_language("ar").get(change_url(guide)), "guide_form")
    row = next(name.removesuffix("-uid") for name, value in form.items() if value == ["dial"])
    assert desk.save(change_url(guide), form, **{f"{row}-position": 9}) is None
    [last, *_others] = history_of(desk, guide)
    assert "سارة علي" in last.one("h2").text
    told = last.one("dl").one("dd")
    assert (told.one("del").text, told.one("ins").text) == ("7", "9")
    assert (told.get("dir"), told.one("del")["dir"]) == (None, "auto")


def test_version_says_what_stays_and_that_rows_come_back_whole(desk, guide):
    page = desk.in_language("ar").get(version_url(guide, 1))
    [said] = [one.text for one in page.all("p", class_="quiet")]
    assert "وتعود الصفوف التي في داخلها كما كانت آنذاك بترتيبها وحالتها" in said
    assert "وتاريخ مراجعتها" in said
