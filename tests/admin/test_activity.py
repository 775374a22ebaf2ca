"""The list of what the team did and of who signed in."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from django.utils import timezone
from reversion.models import Revision

from citizen_help.accounts import events
from citizen_help.accounts.events import EventKind
from contacts.admin import activity_sources
from contacts.admin.activity import PAGE_SIZE
from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.models import Feedback, Guide, Topic
from tests.admin.admin_client import AdminClient
from tests.html import Element

pytestmark = pytest.mark.django_db


@pytest.fixture
def sara():
    return User.objects.create_superuser("sara", password="pw")


@pytest.fixture
def omar():
    person = User.objects.create_user("omar", is_staff=True)
    person.groups.add(Group.objects.get_or_create(name="editors")[0])
    return person


@pytest.fixture
def desk(client, sara):
    client.force_login(sara)
    return AdminClient(client).in_language("en")


@pytest.fixture
def topic(omar):
    with versions.recorded(ChangeKind.EDITED, user=omar):
        return Topic.objects.create(slug="t", name_ar="الدفعات", name_en="Payments")


def told(page: Element) -> list[str]:
    """Each line without its moment."""
    return [
        " | ".join(" ".join(one.text.split()) for one in line.all("p")[:-1])
        for line in page.all("li")
        if line.all("time")
    ]


def look(desk: AdminClient, **query: str) -> list[str]:
    return told(desk.get(reverse("activity"), **query))


def change(row: Topic | Guide, user: User, kind: ChangeKind = ChangeKind.EDITED) -> None:
    with versions.recorded(kind, user=user):
        row.save()


def test_rows_stand_with_who_what_and_links_to_row_and_version(desk, topic, omar, sara):
    change(topic, sara, ChangeKind.PUBLISHED)
    page = desk.get(reverse("activity"))
    assert told(page) == [
        "sara · Published | Topic: Payments · this version – Payments",
        "omar · Added | Topic: Payments · this version – Payments",
    ]
    links = [one["href"] for one in page.one("ol").all("a")]
    row = reverse("admin:contacts_topic_change", args=[topic.pk])
    for url, revision in zip(links[1::2], Revision.objects.order_by("-pk"), strict=True):
        assert url == reverse("admin:contacts_topic_version", args=[topic.pk, revision.pk])
        assert desk.client.get(url).status_code == 200
    assert links[::2] == [row, row]


def test_list_stands_in_arabic_with_the_present_name(desk, topic):
    Topic.objects.update(name_ar="الدفعات والمواعيد")
    page = desk.in_language("ar").get(reverse("activity"))
    assert told(page) == [
        "omar · إضافة | موضوع: الدفعات والمواعيد · هذه النسخة – الدفعات والمواعيد"
    ]


def test_deletion_and_rows_without_versions_come_from_djangos_log(desk, topic, sara):
    feedback = Feedback.objects.create(language="en", helpful=False)
    url = reverse("admin:contacts_topic_delete", args=[topic.pk])
    opened = desk.get(url).one("input", name="opened")["value"]
    desk.client.post(url, {"post": "yes", "opened": opened})
    url = reverse("admin:contacts_feedback_changelist")
    data = {"action": "mark_handled", "_selected_action": [feedback.pk]}
    desk.client.post(url, data)
    assert look(desk, kind="deletion") == [
        "sara · Deleted | Topic: Payments · this version – Payments"
    ]
    assert [line for line in look(desk, what="topic") if line.startswith("sara")] == look(
        desk, kind="deletion"
    )
    assert look(desk, what="feedback", kind="deletion") == []


def test_each_filter_narrows(desk, topic, omar, sara, sunday_10):
    guide = Guide.objects.create(slug="g", title_en="How?")
    change(guide, sara, ChangeKind.UNPUBLISHED)
    events.record(EventKind.SIGNED_IN, omar, by=omar)
    events.record_failure("omar", locked=True)
    Revision.objects.filter(user=omar).update(date_created=sunday_10 - timedelta(days=1))
    signed, failed = "omar · Signed in", "Wrong password or code | User: omar"
    locked = "Sign-in locked for a while, after too many attempts | User: omar"
    added = "omar · Added | Topic: Payments · this version – Payments"
    made_draft = "sara · Made a draft | Question: How? · this version – How?"
    assert set(look(desk)) == {signed, failed, locked, added, made_draft}
    assert set(look(desk, person=str(omar.pk))) == {signed, failed, locked, added}
    assert look(desk, what="guide") == [made_draft]
    assert look(desk, kind="publication") == [made_draft]
    assert set(look(desk, kind="content")) == {added, made_draft}
    assert look(desk, kind="sign-in") == [signed]
    assert set(look(desk, kind="failure")) == {failed, locked}
    assert look(desk, kind="account") == []
    assert look(desk, day="2026-11-21") == [added]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "yesterday"])
def test_wrong_filter_is_told_beside_it_and_narrows_nothing(desk, topic, day):
    page = desk.get(reverse("activity"), day=day, page="9" * 30, person="\0")
    assert len(page.all("ul", class_="errorlist")) == 2
    assert len(look(desk, day=day, what="nothing")) == 1


def test_others_see_changes_of_the_content_that_they_may_see(client, topic, omar, sara):
    omar.groups.clear()
    omar.user_permissions.add(Permission.objects.get(codename="view_topic"))
    events.record(EventKind.SIGNED_IN, sara, by=sara)
    change(Guide.objects.create(slug="g", title_en="How?"), sara)
    client.force_login(omar)
    desk = AdminClient(client).in_language("en")
    page = desk.get(reverse("activity"))
    assert [line.split(" | ")[0] for line in told(page)] == ["omar · Added"]
    kinds = {one["value"] for one in page.one("select", id="id_kind").all("option")}
    assert kinds == {"", "content", "publication", "deletion"}
    assert "kept for" not in page.text
    assert len(look(desk, kind="sign-in")) == 1  # as if nothing had been asked for


def test_account_that_went_is_found_by_its_name_and_is_not_the_new_one(desk, topic, omar, sara):
    number = str(omar.pk)
    omar.deleted_by = sara
    omar.delete()
    again = User.objects.create_user("omar")
    page = desk.get(reverse("activity"), person=number)
    assert told(page) == [
        "sara · Deleted | User: omar (account deleted)",
        "omar (account deleted) · Added | Topic: Payments · this version – Payments",
    ]
    assert look(desk, person=str(again.pk)) == []
    options = [one.text for one in page.one("select", id="id_person").all("option")]
    assert options == ["All", "omar", "sara", "omar (account deleted)"]


def test_import_is_one_line_that_names_a_few_rows(desk):
    with versions.recorded(ChangeKind.IMPORTED):
        for number in range(8):
            Topic.objects.create(slug=f"t{number}", name_en=f"Topic {number}")
    [line] = look(desk)
    assert line.startswith("Imported from a file | Topic: Topic 0")
    assert line.endswith("and 3 more items")


def test_older_lines_are_a_page_away_and_queries_do_not_grow(
    desk, topic, omar, django_assert_max_num_queries
):
    for _number in range(PAGE_SIZE + 5):
        change(topic, omar)
    with django_assert_max_num_queries(25):
        page = desk.get(reverse("activity"))
    assert len(told(page)) == PAGE_SIZE
    [older] = [one["href"] for one in page.all("a") if one.get("rel") == "next"]
    assert older == "?page=2"
    assert len(look(desk, page="2")) == 6


def test_first_page_shows_what_the_team_did_last(desk, topic, omar, sara):
    events.record(EventKind.SIGNED_IN, omar, by=omar)
    page = desk.get(reverse("admin:index"))
    assert told(page.one("section", class_="activity-recent")) == [
        "omar · Added | Topic: Payments · this version – Payments"
    ]


def test_publications_are_looked_for_among_the_newest_or_on_their_day(
    desk, topic, omar, monkeypatch
):
    monkeypatch.setattr(activity_sources, "LOOKED_AT", 2)
    change(topic, omar, ChangeKind.PUBLISHED)
    change(topic, omar)
    assert len(look(desk, kind="publication")) == 1
    change(topic, omar)
    assert look(desk, kind="publication") == []
    day = timezone.localdate(Revision.objects.earliest("pk").date_created)
    assert len(look(desk, kind="publication", day=day.isoformat())) == 1
