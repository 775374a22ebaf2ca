"""A history that is not kept for good: what is left of it works as before."""

from datetime import timedelta

import pytest
from reversion.models import Revision

from contacts.history import versions
from contacts.history.versions import ChangeKind, recorded
from contacts.models import Channel, Topic
from contacts.retention import history
from tests.conftest import SUNDAY_10

pytestmark = pytest.mark.django_db


def edited(row, *names: str) -> None:
    for name in names:
        with recorded(ChangeKind.EDITED):
            row.name_ar = name
            row.save()


def over() -> int:
    Revision.objects.update(date_created=SUNDAY_10 - timedelta(days=500))
    found = history.earlier_versions(SUNDAY_10)
    count = found.count()
    found.delete()
    return count


def test_versions_stay_for_good_unless_an_operator_says_otherwise():
    edited(Topic(slug="a", name_ar="أ"), "ب", "ج")
    assert over() == 0


def test_newest_version_stays_also_of_a_deleted_row(settings):
    settings.KEEP = {**settings.KEEP, "HISTORY": timedelta(days=400)}
    there, gone = Topic(slug="a", name_ar="أ"), Topic(slug="b", name_ar="أ")
    for row in (there, gone):
        edited(row, "ب", "ج", "د")
    gone.delete()
    assert over() == 4
    assert [one.state["topic", there.pk]["name_ar"] for one in versions.entries(there)] == ["د"]
    assert [one.field_dict["name_ar"] for one in versions.deleted(Topic)] == ["د"]


def test_versions_of_channels_stay_for_their_former_numbers(settings):
    settings.KEEP = {**settings.KEEP, "HISTORY": timedelta(days=400)}
    edited(Channel(slug="hotline", kind="phone", name_ar="أ"), "ب", "ج")
    assert over() == 0
