"""Who made a version keeps their name there, also when the account is deleted."""

import pytest
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth.models import User
from django.utils import translation
from reversion.models import Revision

from contacts.history import versions
from contacts.history.authors import made_by
from contacts.history.versions import ChangeKind
from contacts.models import AccountEvent, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic():
    return Topic.objects.create(slug="t", name_en="Payments", status="published")


def change(topic: Topic, user: User, name: str, reason: str = "") -> None:
    with versions.recorded(ChangeKind.EDITED, user=user, reason=reason):
        topic.name_en = name
        topic.save()


def authors(topic: Topic) -> list[str]:
    with translation.override("en"):
        return [entry.user for entry in versions.entries(topic)]


def test_name_stays_and_a_new_account_of_that_name_is_another(topic):
    omar = User.objects.create_user("omar")
    change(topic, omar, "Money", reason="asked for")
    number = omar.pk
    omar.delete()
    again = User.objects.create_user("omar")
    change(topic, again, "Payment")
    assert authors(topic) == ["omar", "omar (account deleted)"]
    first = list(versions.entries(topic))[-1]
    assert (first.change, first.reason) == (ChangeKind.EDITED, "asked for")
    assert Revision.objects.filter(made_by(number)).count() == 1
    assert Revision.objects.filter(made_by(again.pk)).count() == 1
    with translation.override("ar"):
        assert list(versions.entries(topic))[-1].user == "omar (حساب محذوف)"


def test_versions_of_accounts_that_went_before_have_no_name(topic):
    omar = User.objects.create_user("omar")
    change(topic, omar, "Money")
    Revision.objects.update(user=None)
    assert authors(topic) == [""]


def test_what_only_django_s_log_told_stays_too(topic):
    sara, omar = (User.objects.create_user(name) for name in ("sara", "omar"))
    LogEntry.objects.log_actions(omar.pk, [topic], DELETION)
    omar.deleted_by = sara
    omar.delete()
    found = AccountEvent.objects.order_by("pk").values_list("kind", "by_name", "model", "name")
    assert list(found) == [
        ("deleted", "sara", "user", "omar"),
        ("deleted", "omar", "topic", "Payments"),
    ]
