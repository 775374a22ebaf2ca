"""When readers are told that something changed, and when not."""

from datetime import date, timedelta

import pytest
import time_machine

from contacts.history import restoring, versions
from contacts.history.versions import ChangeKind
from contacts.models import (
    Change,
    Channel,
    Endpoint,
    Guide,
    Notice,
)
from tests.conftest import SUNDAY_10
from tests.directory_rows import LEAK
from tests.html import parse
from tests.views.changes_page import days, entries, page, save, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("old_directory")]
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def test_new_and_withdrawn_rows_are_told_and_what_is_undone_is_not(client):
    guide = Guide.objects.get(slug="call")
    with versions.recorded(ChangeKind.EDITED):
        Guide.objects.create(slug="new", title_en="A new one?", status="published")
    save(guide, status="draft")
    assert told(client) == {
        "How do I call?": ["This question was taken off the site."],
        "A new one?": ["This is a new question."],
    }
    links = [link["href"] for link in page(client).one("main").all("a") if "guides" in link["href"]]
    assert links == ["/en/guides/new/"]
    save(guide, status="published")
    assert list(told(client)) == ["A new one?"]
    with time_machine.travel(SUNDAY_10 + DAY, tick=False):
        save(guide, status="draft")
    with time_machine.travel(SUNDAY_10 + 2 * DAY, tick=False):
        save(guide, status="published")
        again = entries(client)[0]
    assert again == ("How do I call?", ["This question is on the site again."])


def test_deleted_row_is_told(client):
    Guide.objects.get(slug="call").delete()
    assert told(client) == {"How do I call?": ["This question was taken off the site."]}


def test_row_that_is_recovered_after_deletion_is_told(client):
    guide = Guide.objects.get(slug="call")
    state = versions.row_state(guide)
    gone = Guide(pk=guide.pk)
    guide.delete()
    with time_machine.travel(SUNDAY_10 + DAY, tick=False):
        with versions.recorded(ChangeKind.RECOVERED):
            restoring.restore(gone, state)
        assert entries(client) == [
            ("How do I call?", ["This question is on the site again."]),
            ("How do I call?", ["This question was taken off the site."]),
        ]


def test_drafts_are_never_told(client):
    for row in (
        *Guide.objects.filter(status="draft"),
        *Channel.objects.filter(status="draft"),
        *Endpoint.objects.filter(status="draft"),
    ):
        save(row, position=7, **({"value": "920007777"} if isinstance(row, Endpoint) else {}))
        save(row, position=8, **({"label_en": f"{LEAK} more"} if isinstance(row, Endpoint) else {}))
    with versions.recorded(ChangeKind.EDITED):
        hidden = Channel.objects.get(slug="leak-channel")
        Notice.objects.create(text_en=LEAK, channel=hidden, status="published")
        Guide.objects.create(
            slug="later", title_en=LEAK, status="published", publish_at=SUNDAY_10 + HOUR
        )
    Guide.objects.get(slug="leak-guide").delete()
    assert told(client) == told(client, "ar") == {}
    assert LEAK not in client.get("/en/changes.atom").content.decode()
    assert not Change.objects.exists()


def test_minor_change_is_not_told_but_what_follows_is(client):
    save(Channel.objects.get(slug="hotline"), minor=True, summary_en="Ask by telephone!")
    assert told(client) == {}
    save(Endpoint.objects.get(value="19912"), minor=True, value="19914")  # no matter of wording
    assert told(client) == {
        "Unified number": ["Phone number: now 19914, no longer 19912."],
    }


def test_what_is_no_news_is_not_told(client):
    save(Guide.objects.get(slug="call"), position=9, verified_on=date(2026, 11, 22), featured=True)
    save(Guide.objects.get(slug="call"), summary_en=" Call  19912. ")
    assert told(client) == {}


def test_changes_of_one_day_come_to_one(client):
    number = Endpoint.objects.get(value="19912")
    save(number, value="19913")
    save(number, value="19914")
    assert told(client) == {"Unified number": ["Phone number: now 19914, no longer 19912."]}
    save(number, value="19912")
    assert told(client) == {}


def test_what_a_shell_did_is_told_with_the_next_edit(client):
    Endpoint.objects.filter(value="19912").update(value="19913")
    versions.keep_unrecorded(Channel.objects.get(slug="hotline"))
    assert told(client) == {"Unified number": ["Phone number: now 19913, no longer 19912."]}


def test_row_older_than_its_history_is_not_new(client):
    with time_machine.travel(SUNDAY_10 - DAY, tick=False):
        guide = Guide.objects.create(slug="old", title_en="Old?", status="published")
    save(guide, summary_en="Else")
    assert told(client) == {}


def test_notice_is_told_when_it_begins_and_when_it_ends(client):
    hotline = Channel.objects.get(slug="hotline")
    dates = {"starts_at": SUNDAY_10 + HOUR, "ends_at": SUNDAY_10 + DAY}
    with versions.recorded(ChangeKind.EDITED):
        Notice.objects.create(
            text_en="Maintenance",
            channel=hotline,
            severity="out_of_order",
            status="published",
            **dates,
        )
    assert told(client) == {}
    with time_machine.travel(SUNDAY_10 + HOUR, tick=False):
        assert told(client) == {
            "Maintenance": [
                "About “Unified number”.",
                "It is out of order.",
                "It holds until 10:00 am on Monday, 23 November 2026.",
            ]
        }
    with time_machine.travel(SUNDAY_10 + DAY, tick=False):
        assert days(client) == ["Monday, 23 November 2026", "Sunday, 22 November 2026"]
        assert entries(client)[0] == ("Maintenance", ["This notice no longer applies."])


def test_row_that_comes_and_goes_by_its_dates_is_told_at_its_moments(client):
    with versions.recorded(ChangeKind.EDITED):
        Guide.objects.create(
            slug="dated",
            title_en="Dated?",
            status="published",
            publish_at=SUNDAY_10 + HOUR,
            expire_at=SUNDAY_10 + DAY + HOUR,
        )
    seen = {}
    for offset in (timedelta(0), HOUR, DAY, DAY + HOUR):
        with time_machine.travel(SUNDAY_10 + offset, tick=False):
            seen[offset] = list(zip(days(client), entries(client), strict=True))
    new = ("Sunday, 22 November 2026", ("Dated?", ["This is a new question."]))
    gone = ("Monday, 23 November 2026", ("Dated?", ["This question was taken off the site."]))
    assert seen == {timedelta(0): [], HOUR: [new], DAY: [new], DAY + HOUR: [gone, new]}
    with time_machine.travel(SUNDAY_10 + DAY + 2 * HOUR, tick=False):
        # Written down with the next save, at the moments at which it was so.
        save(Guide.objects.get(slug="dated"), expire_at=None)
        written = [(one.moment, one.facts[0]["after"]) for one in Change.objects.all()]
    assert written == [
        (SUNDAY_10 + DAY + 2 * HOUR, True),
        (SUNDAY_10 + DAY + HOUR, False),
        (SUNDAY_10 + HOUR, True),
    ]


def test_page_is_kept_no_longer_than_what_comes_next(client):
    Guide.objects.create(
        slug="soon", title_en="?", status="published", publish_at=SUNDAY_10 + timedelta(seconds=2)
    )
    control = client.get("/en/changes/")["Cache-Control"]
    assert control.startswith("public, max-age=1, s-maxage=1, stale-while-revalidate=1,")
    assert client.get("/en/changes.atom")["Cache-Control"] == control


def test_old_changes_are_neither_told_nor_kept(client):
    number = Endpoint.objects.get(value="19912")
    save(number, value="19913")
    with time_machine.travel(SUNDAY_10 + 91 * DAY, tick=False):
        assert told(client) == {}
        details = parse(client.get("/en/channels/hotline/").content.decode()).one(
            "details", class_="last-change"
        )
        assert "22 November 2026" in details.text
    with time_machine.travel(SUNDAY_10 + 401 * DAY, tick=False):
        save(number, value="19914")
        assert Change.objects.count() == 1


def test_many_changes_cost_as_much_as_one_and_the_newest_are_told(
    client, django_assert_max_num_queries
):
    def new(numbers):
        with versions.recorded(ChangeKind.IMPORTED):
            for number in numbers:
                Guide.objects.create(slug=f"g{number}", title_en=f"Q{number}?", status="published")

    new([0])
    with django_assert_max_num_queries(60) as few:
        assert len(entries(client)) == 1
    new(range(1, 130))
    with django_assert_max_num_queries(len(few.captured_queries)):
        names = [name for name, _sentences in entries(client)]
    assert names == [f"Q{number}?" for number in range(129, 29, -1)]
