"""Parts that come and go on one day at the desk, and changes that cannot be told."""

from datetime import date, time, timedelta

import pytest
import time_machine

from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.models import Change, Channel, Endpoint, Guide, Holiday, Notice, OpeningHours
from tests.admin.admin_client import AdminClient, change_url, row_of, typed
from tests.conftest import SUNDAY_10
from tests.views.changes_page import entries, page, save, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("old_directory")]
DECEMBER = date(2026, 12, 1)
DAY = timedelta(days=1)
OFFICE = "/channels/branch/"
NEW = {"Riyadh branch": ["This is a new channel."]}
POSTAL = {"label_ar": "طريق الملك فهد، الرياض", "label_en": "King Fahd Road, Riyadh"}
POINT = "geo:24.7136,46.6753"


@pytest.fixture
def branch():
    with versions.recorded(ChangeKind.EDITED):
        row = Channel.objects.create(
            slug="branch", kind="office", name_ar="فرع", name_en="Riyadh branch", status="published"
        )
        Endpoint.objects.create(channel=row, kind="address", value=POINT, **POSTAL)
        Endpoint.objects.create(channel=row, kind="phone", value="8001234567")
        OpeningHours.objects.create(channel=row, days=["sun"], opens=time(9), closes=time(12))
    return row


def statuses(client):
    paths = (OFFICE, "/changes/", "/changes.atom")
    return {
        client.get(f"/{language}{path}").status_code for language in ("ar", "en") for path in paths
    }


@pytest.mark.parametrize(("name", "value"), [("DELETE", "on"), ("status", "draft")])
def test_part_of_a_new_channel_that_is_taken_back_at_the_desk_is_not_told(
    admin_client, branch, name, value
):
    desk = AdminClient(admin_client)
    form = typed(desk.get(change_url(branch)), "channel_form")
    place = row_of(form, "value", POINT)
    assert desk.save(change_url(branch), form, **{f"{place}-{name}": value}) is None
    assert statuses(admin_client) == {200}
    number, hours = "Phone number added: 800 123 4567.", "from 9:00 am to 12:00 noon."
    new = [*NEW["Riyadh branch"], number, f"New hours: Sunday, {hours}"]
    assert told(admin_client) == {"Riyadh branch": new}


@pytest.mark.parametrize("is_deleted", [True, False])
def test_all_parts_of_a_new_channel_taken_back_leave_the_channel(client, branch, is_deleted):
    for part in (*branch.endpoints.all(), *branch.opening_hours.all()):
        with versions.recorded(ChangeKind.EDITED):
            part.delete() if is_deleted else save(part, status="draft")
    assert statuses(client) == {200}
    assert told(client) == NEW


def test_what_goes_on_another_day_is_told_as_removed(client, branch):
    with time_machine.travel(SUNDAY_10 + DAY, tick=False):
        for part in branch.endpoints.all():
            with versions.recorded(ChangeKind.EDITED):
                part.delete()
        assert statuses(client) == {200}
        removed = [
            "Address on the map removed: King Fahd Road, Riyadh.",
            "Phone number removed: 800 123 4567.",
        ]
        assert entries(client)[0] == ("Riyadh branch", removed)


def test_branch_is_told_by_its_address_in_the_language_of_the_page(client, branch):
    assert "Address on the map added: King Fahd Road, Riyadh." in told(client)["Riyadh branch"]
    assert "24.7136" not in page(client).text
    assert "طريق الملك فهد، الرياض" in " ".join(told(client, "ar")["فرع"])


def test_value_that_goes_and_comes_back_is_not_told(client):
    hotline = Channel.objects.get(slug="hotline")
    with versions.recorded(ChangeKind.EDITED):
        hotline.endpoints.get(value="19912").delete()
    with versions.recorded(ChangeKind.EDITED):
        Endpoint.objects.create(channel=hotline, kind="phone", value="19912")
    assert told(client) == {}


def test_line_that_changes_its_kind_and_back_is_not_told(client):
    number = Endpoint.objects.get(value="19912")
    save(number, kind="url", value="https://example.com/")
    assert told(client) == {
        "Unified number": ["Phone number removed: 19912.", "Web address added: example.com."]
    }
    save(number, kind="phone", value="19912")
    assert told(client) == {}


def test_other_rows_that_come_and_go_are_not_told(client):
    with versions.recorded(ChangeKind.EDITED):
        rows = [
            Holiday.objects.create(name_en="Eid", first_day=DECEMBER, last_day=DECEMBER),
            Notice.objects.create(text_en="Slow", starts_at=SUNDAY_10, status="published"),
        ]
    guide = Guide.objects.get(slug="call")
    with versions.recorded(ChangeKind.EDITED):
        step = guide.steps.create(uid="more", text_en="More")
    assert len(told(client)) == 3
    for row in rows:
        row.delete()
    with versions.recorded(ChangeKind.EDITED):
        step.delete()
    assert told(client) == {}


@pytest.mark.parametrize(
    "fact",
    [
        {"what": "value", "of": 1, "before": None, "after": None},
        {"what": "value", "of": 1, "before": ["fax", "1"], "after": None},
        {"what": "weather", "of": 1},
        {"what": "hours", "of": None, "before": [], "after": [["sun", "x", ""]]},
    ],
)
def test_entry_that_cannot_be_told_is_left_out_alone(client, caplog, fact):
    hotline = Channel.objects.get(slug="hotline")
    name = {"ar": "الرقم", "en": "Number"}
    save(Guide.objects.get(slug="call"), title_en="How do I ring?")
    Change.objects.create(
        moment=SUNDAY_10, model="channel", object_id=hotline.pk, name=name, facts=[fact]
    )
    assert list(told(client)) == ["How do I ring?"]
    assert client.get("/en/channels/hotline/").status_code == 200
    assert client.get("/ar/changes.atom").status_code == 200
    is_known = fact["what"] == "value" and not fact["before"]
    assert is_known or f"The change of channel {hotline.pk} cannot be told" in caplog.text
