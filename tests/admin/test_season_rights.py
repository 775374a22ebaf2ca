"""Who may prepare the hours of a season, and what of it readers then see."""

from datetime import time

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from contacts.admin.proposals import SENT
from contacts.history.proposals import replace
from contacts.models import Channel, Proposal
from tests.admin.admin_client import AdminClient, messages
from tests.admin.test_seasons import TIMES, URL, form_of, season
from tests.directory_rows import make_channel, make_hours

pytestmark = pytest.mark.usefixtures("sunday_10")


@pytest.fixture
def hotline(db):
    hotline = make_channel("hotline")
    make_hours(hotline, 8, 16)
    return hotline


@pytest.fixture
def writer(client, groups):
    """In the group of editors, who may not publish."""
    user = get_user_model().objects.create_user("omar", password="pw", is_staff=True)
    user.groups.add(Group.objects.get(name="editors"))
    client.force_login(user)
    return AdminClient(client).in_language("en")


def test_editors_propose_seasons_as_they_propose_hours(writer, hotline):
    answer = writer.client.post(URL, {**form_of(writer), **TIMES}, follow=True)
    assert messages(answer) == [SENT]
    assert not hotline.opening_hours.filter(name_ar="رمضان").exists()
    replace(Proposal.objects.get(), user=None)
    assert hotline.opening_hours.get(name_ar="رمضان").status == "published"


def test_editors_do_not_publish_what_they_replace(writer, hotline):
    season(hotline, status="draft")
    form = {**form_of(writer), **TIMES, "channels": [hotline.pk]}
    assert writer.client.post(URL, form).status_code == 302
    replace(Proposal.objects.get(), user=None)
    row = hotline.opening_hours.get(name_ar="رمضان")
    assert (row.status, row.opens) == ("draft", time(10))


def test_publishers_publish_what_they_replace(desk, hotline):
    season(hotline, status="draft")
    desk.client.post(URL, {**form_of(desk), **TIMES, "channels": [hotline.pk]})
    assert hotline.opening_hours.get(name_ar="رمضان").status == "published"


def test_who_may_only_look_prepares_nothing(client, hotline):
    user = get_user_model().objects.create_user("noor", password="pw", is_staff=True)
    names = ("view_channel", "change_channel", "add_openinghours")
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    desk = AdminClient(client).in_language("en")
    assert client.get(URL).status_code == client.post(URL, TIMES).status_code == 403
    assert URL not in [one.get("href") for one in desk.changelist("channel").all("a")]
    assert Channel.objects.get().opening_hours.count() == 1
