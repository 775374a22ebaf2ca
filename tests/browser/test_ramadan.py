"""Ramadan at the desk, in Arabic: prepared in five interactions, then seen on a day of it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from contacts.hours.holidays import Season
from contacts.hours.values import Weekday
from contacts.models import Channel, Holiday
from tests.browser.signed_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

PILL = "main .status >> nth=0"


@pytest.fixture
def monday(site, monkeypatch) -> date:
    """The first day of a Ramadan that is two months ahead, whenever the test runs."""
    today = timezone.localdate()
    Channel.objects.update(verified_on=today)
    Holiday.objects.all().delete()
    day = today + timedelta(days=60)
    while Weekday.of(day) is not Weekday.MON:
        day += timedelta(days=1)
    season = Season(day, day + timedelta(days=28))
    monkeypatch.setattr("contacts.admin.seasons.next_ramadan", lambda _today: season)
    return day


def test_ramadan_is_prepared_in_five_interactions_and_seen_in_the_preview(open_page, monday):
    page = signed_in(open_page)
    page.goto(reverse("admin:contacts_channel_changelist"))

    page.get_by_role("link", name="ساعات رمضان").click()
    page.fill("[name=opens]", "10:00")
    page.fill("[name=closes]", "15:00")
    assert page.get_by_label("الرقم الموحد").is_checked()  # the fourth, were another one wanted
    page.get_by_role("button", name="احفظ للقنوات المختارة").click()
    page.wait_for_selector(".messagelist .success")
    assert "حُفظت ساعات الموسم لقناة واحدة." in page.locator(".messagelist").inner_text()

    page.goto(f"{reverse('as-on')}?at={monday}T11:00%2B03:00")
    assert page.locator(".preview-bar strong").inner_text().startswith("ترى الموقع كما هو في")
    page.locator(".call-card .more a[href$='/ar/channels/hotline/']").click()
    assert page.locator(PILL).inner_text().startswith("مفتوح الآن")
    assert "رمضان" in page.locator("table.hours caption").first.inner_text()
    assert page.locator("[data-live]").count() == 0  # the page's script leaves it alone

    page.get_by_role("link", name="خروج").click()
    assert page.url.endswith("/ar/channels/hotline/")
    assert reverse("as-on") not in page.url
    assert page.locator(".preview-bar").count() == 0
    assert not page.locator(PILL).inner_text().startswith("مفتوح الآن")
