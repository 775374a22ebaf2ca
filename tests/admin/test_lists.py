"""The lists: what they show of a row, what they find, and publishing from them."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contacts.admin.lists import PlainListMixin
from contacts.models import Channel, Guide, Site, Step, Topic
from tests.admin.admin_client import FOLLOW, headings, inputs, typed

pytestmark = pytest.mark.usefixtures("directory")


def states(page, column: str) -> list[str]:
    """What a column says of each row, without the name that phones add."""
    return [
        cell.one("span", class_="badge").text.rpartition(" ")[2]
        for cell in page.all("td", class_=f"field-{column}")
    ]


@pytest.fixture
def two_guides():
    """One that is only in Arabic, one that is only in English."""
    Guide.objects.all().delete()
    Guide.objects.create(slug="arabic", position=1, title_ar="متى تفتحون؟", status="published")
    Guide.objects.create(slug="english", position=2, title_en="When do you open?")


@pytest.mark.parametrize(
    ("words", "found"),
    [("تفتحون", "متى تفتحون؟"), ("open", "When do you open?"), ("english", "When do you open?")],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_search_finds_by_either_language(desk, two_guides, language, words, found):
    page = desk.in_language(language).changelist("guide", q=words)
    assert headings(page) == [found]


def test_heading_names_its_own_language(desk, two_guides):
    page = desk.in_language("en").changelist("guide")
    marks = [cell.one("span") for cell in page.all("th", class_="field-heading")]
    assert [(mark["lang"], mark["dir"]) for mark in marks] == [("ar", "rtl"), ("en", "ltr")]


def test_list_says_what_is_published_and_translated(desk, two_guides):
    page = desk.changelist("guide")
    assert states(page, "published") == ["Published", "Draft"]
    assert states(page, "arabic") == ["Complete", "Missing"]
    assert states(page, "english") == ["Missing", "Complete"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"arabic": "missing"}, ["When do you open?"]),
        ({"arabic": "complete"}, ["متى تفتحون؟"]),
        ({"english": "missing"}, ["متى تفتحون؟"]),
        ({"status__exact": "draft"}, ["When do you open?"]),
        ({"checked": "never"}, ["متى تفتحون؟", "When do you open?"]),
        ({"checked": "long-ago"}, []),
    ],
)
def test_filters_narrow_the_list(desk, two_guides, query, found):
    assert headings(desk.changelist("guide", **query)) == found


def test_what_no_filter_asks_for_is_refused_in_every_list(desk):
    """Any column could be probed otherwise, and the database fail on what is no date or key."""
    big = "9" * 20
    queries = [
        *(
            {f"id__{lookup}": value}
            for lookup, value in (("in", big), ("regex", "("), ("gte", big))
        ),
        *({name: big} for name in ("pk", "id__exact", "created_at__year", "author__pk")),
        {"password__startswith": "pbkdf2"},
        {"guide__created_at__year": "123456789"},
        {"status__exact": ["draft", "dra\0ft"]},
        {"channel__id__exact": big},
        {"topic__id__exact": "-" + big},
    ]
    for model, shown in admin.site._registry.items():
        assert isinstance(shown, PlainListMixin), model
        if model is Site:  # of which there is no list
            continue
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for query in queries:
            answer = desk.client.get(url, query)
            assert (answer.status_code, answer["Location"]) == (302, f"{url}?e=1"), (model, query)


def test_every_filter_that_a_list_offers_is_answered(desk):
    for model in set(admin.site._registry) - {Site}:
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        page = desk.get(url)
        for nav in page.all("nav", id="changelist-filter"):
            for link in nav.all("a"):
                answer = desk.client.get(url + link["href"])
                assert answer.status_code == 200, (url, link["href"])


def test_made_up_number_of_rows_is_refused(desk):
    url = reverse("admin:contacts_topic_changelist")
    assert desk.client.post(url, {"form-TOTAL_FORMS": "9" * 20, "_save": "1"}).status_code == 400


def test_key_that_no_database_takes_is_refused(desk):
    data = {"action": "publish", "_selected_action": [str(10**20)]}
    url = reverse("admin:contacts_guide_changelist")
    assert desk.client.post(url, data).status_code == 400


@pytest.mark.parametrize("path", ["contacts_guide", "contacts_channel", "auth_user"])
def test_search_for_hundreds_of_words_looks_for_the_first(desk, path):
    words = [f"word{number}" for number in range(1500)]
    response = desk.client.get(reverse(f"admin:{path}_changelist"), {"q": " ".join(words)})
    assert response.status_code == 200
    assert [str(one) for one in response.context["messages"]] == [
        "Only the first 32 words were searched for."
    ]


def test_hierarchy_of_dates_narrows_a_list_and_takes_no_year_that_is_none(desk):
    url = reverse("admin:contacts_holiday_changelist")
    assert desk.client.get(url, {"first_day__year": "2026"}).status_code == 200
    refused = desk.client.get(url, {"first_day__year": "123456789"})
    assert (refused.status_code, refused["Location"]) == (302, f"{url}?e=1")


@pytest.mark.parametrize(("days_ago", "kind"), [(90, "recently"), (91, "long-ago")])
def test_row_checked_over_90_days_ago_counts_as_long_ago(desk, sunday_10, days_ago, kind):
    Topic.objects.update(verified_on=sunday_10.date() - timedelta(days=days_ago))
    assert len(headings(desk.changelist("topic", checked=kind))) == Topic.objects.count()


@pytest.mark.parametrize("blank", ["", "  ", None])
def test_blank_text_beside_a_written_one_is_missing(desk, blank):
    Guide.objects.filter(slug="call").update(summary_en=blank)
    assert "How do I call?" in headings(desk.changelist("guide", english="missing"))
    assert "How do I call?" not in headings(desk.changelist("guide", arabic="complete"))


def test_text_of_a_step_counts_for_its_question(desk):
    Step.objects.filter(uid="ask").delete()
    assert "How do I call?" in headings(desk.changelist("guide", arabic="complete"))
    Step.objects.filter(uid="dial").update(text_ar="")
    assert "How do I call?" in headings(desk.changelist("guide", arabic="missing"))


def test_draft_step_does_not_count(desk):
    Step.objects.filter(uid="ask").delete()
    Step.objects.filter(uid="dial").update(text_ar="", status="draft")
    assert "How do I call?" in headings(desk.changelist("guide", arabic="complete"))


def test_published_row_links_to_the_site_in_both_languages(desk):
    [row] = [one for one in desk.changelist("channel", q="hotline").all("tr") if one.all("td")]
    links = [link["href"] for link in row.one(class_="site-links").all("a")]
    assert links == ["/ar/channels/hotline/", "/en/channels/hotline/"]


def test_draft_has_no_link_to_the_site(desk):
    [row] = [one for one in desk.changelist("channel", q="leak-ch").all("tr") if one.all("td")]
    assert row.one(class_="site-links").all("a") == []


def test_publish_publishes_what_has_a_title_and_says_what_has_none(desk):
    ready = Topic.objects.create(slug="ready", name_ar="جاهز")
    bare = Topic.objects.create(slug="bare", name_ar="  ")
    told = desk.act("topic", "publish", ready, bare)
    assert told == [
        "“bare” stays as it was. Nothing can be published without a title in Arabic or in "
        "English. Write one, or save it as a draft.",
        "1 row is published.",
        FOLLOW,
    ]
    ready.refresh_from_db()
    bare.refresh_from_db()
    assert (ready.status, bare.status) == ("published", "draft")


def test_unpublish_makes_drafts_and_leaves_a_trace(desk):
    channel = Channel.objects.get(slug="hotline")
    named, *others = desk.act("channel", "unpublish", channel)
    assert named.startswith("Texts still say \u206619912\u2069")
    assert others == ["“Unified number” is a draft now.", FOLLOW]
    channel.refresh_from_db()
    assert channel.status == "draft"
    history = desk.get(reverse("admin:contacts_channel_history", args=[channel.pk]))
    first, _before = history.one(id="change-history").all("li")
    assert first.one("h2").text.startswith("Made a draft sara")
    assert first.one("dl").text == "Status Published Draft"


def test_position_in_the_list_names_its_row(desk):
    page = desk.changelist("channel", q="hotline")
    [position] = [one for one in inputs(page) if one.get("name") == "form-0-position"]
    assert position["aria-label"] == "Position of “Unified number”"
    assert position.get("aria-describedby") is None


def test_positions_are_saved_from_the_list(desk):
    url = reverse("admin:contacts_channel_changelist")
    form = typed(desk.get(url), "changelist-form")
    first, second = form["form-0-id"][0], form["form-1-id"][0]
    desk.client.post(url, {**form, "form-0-position": "7", "form-1-position": "1", "_save": "1"})
    assert Channel.objects.get(pk=first).position == 7
    assert Channel.objects.get(pk=second).position == 1


@pytest.mark.parametrize("model", ["channel", "guide", "topic", "page", "holiday", "claim"])
def test_list_asks_the_database_as_often_for_three_rows_as_for_one(
    desk, django_assert_num_queries, model
):
    rows = apps.get_model("contacts", model).objects
    kept = rows.order_by("-status", "pk").first()
    rows.exclude(pk=kept.pk).delete()
    url = reverse(f"admin:contacts_{model}_changelist")
    desk.client.get(url)  # what only the first call asks
    with CaptureQueriesContext(connection) as one:
        desk.client.get(url)
    for number in (1, 2):
        kept.pk, kept._state.adding = None, True
        if hasattr(kept, "slug"):
            kept.slug = f"copy-{number}"
        if model == "claim":
            kept.value = f"copy_{number}"
        kept.save()
    with django_assert_num_queries(len(one)):
        desk.client.get(url)
