"""Actions of the lists on many rows: one entry of the history, and why rows stay as they are."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from reversion.models import Revision

from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.models import Change, Channel, Guide, Holiday, MovedPage, Step, Topic
from tests.admin.admin_client import FOLLOW, AdminClient, messages

pytestmark = pytest.mark.usefixtures("directory")
WITHOUT_TITLE = (
    "Nothing can be published without a title in Arabic or in English. Write one, or save it as a "
    "draft."
)


def drafts(count: int, **values) -> list[Guide]:
    """Each with a step, and imported together."""
    made = []
    with versions.recorded(ChangeKind.IMPORTED):
        for number in range(count):
            made.append(
                Guide.objects.create(
                    slug=f"made-{number}", **{"title_ar": f"سؤال {number}", **values}
                )
            )
            Step.objects.create(guide=made[-1], uid="dial", text_ar="اتصل")
    return made


@pytest.fixture
def editors_desk(client, groups):
    """Of one who may not publish."""
    person = get_user_model().objects.create_user("omar", password="pw", is_staff=True)
    person.groups.add(Group.objects.get(name="editors"))
    client.force_login(person)
    return AdminClient(client).in_language("en")


def test_many_rows_are_published_as_one_entry_of_the_history(desk):
    guides = drafts(3)
    before = Revision.objects.count()
    assert desk.act("guide", "publish", *guides) == ["3 rows are published.", FOLLOW]
    assert Revision.objects.count() == before + 1
    for guide in guides:
        entry = next(versions.entries(guide))
        assert (entry.user, entry.change) == ("sara", ChangeKind.PUBLISHED)
        assert entry.state == versions.row_state(guide)
    told = Change.objects.filter(model="guide", object_id__in=[one.pk for one in guides])
    assert [one.facts[0]["what"] for one in told] == ["presence"] * 3
    assert {one.facts[0]["again"] for one in told} == {False}


def test_rows_taken_off_and_published_again_are_told_of_as_again(desk):
    [guide] = drafts(1, status="published")
    desk.act("guide", "unpublish", guide)
    assert MovedPage.objects.get(slug=guide.slug).new_slug == ""
    desk.act("guide", "publish", guide)
    assert not MovedPage.objects.filter(slug=guide.slug).exists()
    assert Change.objects.filter(object_id=guide.pk).first().facts[0]["again"] is True


def test_refused_rows_are_named_by_reason_and_stop_no_other(desk):
    good, *bare = drafts(1) + [
        Guide.objects.create(slug=f"bare-{number}", title_ar=" ") for number in range(2)
    ]
    told = desk.act("guide", "publish", good, *bare)
    assert told == [
        f"2 rows stay as they were: “bare-0”, “bare-1”. {WITHOUT_TITLE}",
        "1 row is published.",
        FOLLOW,
    ]
    statuses = Guide.objects.filter(pk__in=[one.pk for one in (good, *bare)])
    assert sorted(statuses.values_list("slug", "status")) == [
        ("bare-0", "draft"),
        ("bare-1", "draft"),
        ("made-0", "published"),
    ]


def test_change_that_nobody_wrote_down_stays_in_the_history(desk):
    [guide] = drafts(1)
    Guide.objects.filter(pk=guide.pk).update(title_ar="من الصدفة")
    desk.act("guide", "publish", guide)
    changes = [entry.change for entry in versions.entries(guide)]
    assert changes == [ChangeKind.PUBLISHED, ChangeKind.ELSEWHERE, ChangeKind.IMPORTED]


@pytest.mark.parametrize("model", ["guide", "channel", "topic", "page"])
def test_rows_are_marked_as_checked_today(desk, sunday_10, model):
    row = apps.get_model("contacts", model).objects.first()
    told = desk.act(model, "checked_today", row)
    assert told == ["1 row is marked as checked today."]
    row.refresh_from_db()
    assert row.verified_on == sunday_10.date()
    assert desk.act(model, "checked_today", row) == ["1 row was so already."]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "سُجّلت مراجعة عنصر واحد بتاريخ اليوم."),
        (2, "سُجّلت مراجعة عنصرين بتاريخ اليوم."),
        (3, "سُجّلت مراجعة 3 عناصر بتاريخ اليوم."),
        (11, "سُجّلت مراجعة 11 عنصرًا بتاريخ اليوم."),
    ],
)
def test_arabic_counts_rows_rightly(desk, count, said):
    assert desk.in_language("ar").act("guide", "checked_today", *drafts(count)) == [said]


def test_queries_do_not_grow_with_the_rows(desk):
    guides = drafts(12)
    url = reverse("admin:contacts_guide_changelist")

    def queries(action: str, rows: list[Guide]) -> int:
        data = {"action": action, "_selected_action": [row.pk for row in rows]}
        with CaptureQueriesContext(connection) as found:
            desk.client.post(url, data)
        return len(found)

    desk.act("guide", "checked_today", guides[0])  # what only the first call asks
    for action in ("publish", "checked_today", "unpublish"):
        few, many = queries(action, guides[1:3]), queries(action, guides[3:])
        assert many <= few + 2, action  # versions that came in another revision


def test_action_reaches_the_rows_of_all_pages(desk, monkeypatch):
    monkeypatch.setattr("contacts.admin.guides.GuideAdmin.list_per_page", 2)
    guides = drafts(5)
    data = {"action": "publish", "_selected_action": [guides[0].pk], "select_across": "1"}
    url = reverse("admin:contacts_guide_changelist", query={"q": "made-"})
    told = messages(desk.client.post(url, data, follow=True))
    assert told == ["5 rows are published.", FOLLOW]


def assign(desk, action: str, guides: list[Guide], **typed):
    data = {"action": action, "_selected_action": [one.pk for one in guides], **typed}
    return desk.client.post(reverse("admin:contacts_guide_changelist"), data, follow=True)


def test_topic_is_set_after_a_page_that_shows_the_rows(desk):
    guides, topic = drafts(2), Topic.objects.create(slug="new", name_ar="جديد", name_en="New")
    page = assign(desk, "set_topic", guides)
    assert [name for _row, name, _topic in page.context["lines"]] == ["سؤال 0", "سؤال 1"]
    keys = page.context["keys"]
    nothing = assign(desk, "set_topic", guides[:1], rows=keys, to="")
    assert nothing.context["form"].errors == {"to": ["Choose what the rows shall have."]}
    done = assign(desk, "set_topic", guides[:1], rows=keys, to=str(topic.pk))
    assert messages(done) == ["2 rows belong to the topic “New” now."]
    assert set(Guide.objects.filter(topic=topic)) == set(guides)
    none = assign(desk, "set_topic", guides[:1], rows=keys, to="none")
    assert messages(none) == ["2 rows have no topic now."]


def test_new_channel_of_a_published_question_is_told_to_readers(desk):
    [guide] = drafts(1, status="published")
    channel = Channel.objects.get(slug="hotline")
    assign(desk, "set_channel", [guide], rows=str(guide.pk), to=str(channel.pk))
    assert next(versions.entries(guide)).change == ChangeKind.EDITED
    newest, _first = Change.objects.filter(model="guide", object_id=guide.pk)
    assert [fact["of"] for fact in newest.facts] == ["channel"]


@pytest.mark.parametrize("rows", ["x,-1,", "1,99999999999999999999"])
def test_forged_keys_change_nothing(desk, rows):
    [guide] = drafts(1)
    answer = assign(desk, "set_topic", [guide], rows=rows, to="none")
    assert answer.status_code == 200


def test_editor_checks_published_rows_and_changes_only_drafts(editors_desk):
    draft, shown = drafts(2)
    Guide.objects.filter(pk=shown.pk).update(status="published")
    told = editors_desk.act("guide", "checked_today", draft, shown)
    assert told == ["2 rows are marked as checked today."]
    topic = Topic.objects.first()
    answer = assign(
        editors_desk, "set_topic", [draft], rows=f"{draft.pk},{shown.pk}", to=str(topic.pk)
    )
    assert messages(answer)[0] == (
        "“سؤال 1” stays as it was. Only those who may publish change what readers see."
    )
    shown.refresh_from_db()
    draft.refresh_from_db()
    assert (draft.topic, shown.topic) == (topic, None)
    editors_desk.act("guide", "publish", draft)
    draft.refresh_from_db()
    assert draft.status == "draft"
    assert Guide.objects.get(pk=shown.pk).verified_on == timezone.localdate()


def test_what_contradicts_other_rows_is_not_published_with_them(desk, sunday_10):
    days = {"first_day": date(2027, 3, 9), "last_day": date(2027, 3, 12)}
    for name in ("Eid al-Fitr", "Break"):
        Holiday.objects.create(name_en=name, status="draft", **days)
    channel = Channel.objects.get(slug="hotline")
    Channel.objects.filter(pk=channel.pk).update(status="draft", closed_on_holidays=False)

    told = desk.act("holiday", "publish", *Holiday.objects.filter(**days))
    assert "stays as it was" in told[0]
    assert "stands here for these days already" in told[0]
    assert told[1:] == ["1 row is published.", FOLLOW]
    Holiday.objects.create(name_en="Move", channel=channel, **days)
    [told] = desk.act("channel", "publish", channel)
    assert "stays as it was" in told
    channel.refresh_from_db()
    assert channel.status == "draft"
