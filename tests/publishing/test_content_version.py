"""The content's stamp changes with every edit, however it is made, and with nothing else."""

import threading
from datetime import date

import pytest
from django.db import connection

from contacts.models import (
    Channel,
    Claim,
    ContentVersion,
    Endpoint,
    Feedback,
    Guide,
    Holiday,
    OpeningHours,
    Page,
    SearchQuery,
    Step,
    Synonym,
    Topic,
)
from contacts.publishing import content_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    channel = Channel.objects.create(slug="c", kind="phone")
    guide = Guide.objects.create(slug="g")
    day = date(2026, 11, 22)
    return [
        channel,
        guide,
        Endpoint.objects.create(channel=channel, kind="phone", value="19912"),
        OpeningHours.objects.create(channel=channel, days=["sun"]),
        Holiday.objects.create(name_en="Day", first_day=day, last_day=day),
        Topic.objects.create(slug="t"),
        Step.objects.create(guide=guide, text_en="Dial"),
        Page.objects.create(slug="p"),
        Claim.objects.create(kind="phone", value="19912", verdict="fake"),
        Synonym.objects.create(language="en", term="x", equivalents=["y"]),
    ]


def changes(edit):
    before = content_version.current()
    edit()
    return content_version.current() != before


def test_saving_any_content_changes_the_stamp(rows):
    assert [changes(row.save) for row in rows] == [True] * len(rows)


def test_deleting_any_content_changes_the_stamp(rows):
    assert [changes(row.delete) for row in reversed(rows)] == [True] * len(rows)


def test_updating_and_making_many_at_once_changes_the_stamp(rows):
    assert changes(lambda: Guide.objects.update(featured=True))
    assert changes(lambda: Guide.objects.bulk_create([Guide(slug="a"), Guide(slug="b")]))
    assert changes(lambda: Guide.objects.filter(slug="a").delete())


def test_changing_synonyms_without_a_signal_changes_the_stamp(rows):
    more = [Synonym(language="ar", term="أ", equivalents=["ب"])]
    assert changes(lambda: Synonym.objects.bulk_create(more))
    assert changes(lambda: Synonym.objects.update(two_way=False))
    assert changes(lambda: Synonym.objects.bulk_update(Synonym.objects.all(), ["two_way"]))


def test_what_readers_leave_changes_nothing(rows):
    guide = rows[1]
    assert not changes(lambda: Feedback.objects.create(guide=guide, language="ar", helpful=True))
    assert not changes(
        lambda: SearchQuery.objects.create(
            day=date(2026, 11, 22), language="ar", query="x", results=0
        )
    )


def test_reading_changes_nothing(rows):
    assert not changes(lambda: list(Guide.objects.published()))


def test_stamp_is_asked_for_once_a_poll(rows, settings, django_assert_num_queries):
    settings.CONTENT_VERSION_POLL_SECONDS = 60
    content_version.current()
    with django_assert_num_queries(0):
        assert content_version.current() == content_version.current()


def test_stamp_is_one_row(rows):
    content_version.bump()
    assert ContentVersion.objects.count() == 1


def test_stamp_without_any_edit_is_nought():
    assert content_version.current() == 0


def test_older_answer_is_never_remembered_last(monkeypatch):
    """Who asks first reads last, after an edit; the other, who asked later, has read before it."""
    database, begun, outrun = [1], threading.Event(), threading.Event()

    def read():
        if threading.current_thread() is first:
            begun.set()
            outrun.wait(0.3)
            database[0] = 2
        return database[0]

    def refresh_apart():
        try:
            content_version.refresh()
        finally:
            connection.close()  # it also asked what comes and goes by its dates

    monkeypatch.setattr(content_version, "_seen", None)
    monkeypatch.setattr(content_version, "read", read)
    first = threading.Thread(target=refresh_apart)
    first.start()
    begun.wait(10)
    content_version.refresh()
    outrun.set()
    first.join()
    assert content_version._seen.stamp == 2
