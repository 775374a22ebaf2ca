"""Ramadan at the desk, in Arabic: prepared in five interactions, then seen on a day of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from contacts.hours.holidays import next_ramadan
from contacts.hours.values import Weekday
from contacts.models import Channel
from tests.browser.signed_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

PILL = "main .status >> nth=0"


def test_ramadan_is_prepared_in_five_interactions_and_seen_in_the_preview(open_page):
    today = timezone.localdate()
    first = max(next_ramadan(today).first_day, today + timedelta(days=1))
    while Weekday.of(first) not in Channel.objects.get(slug="hotline").opening_hours.get().days:
        first += timedelta(days=1)
    page = signed_in(open_page)
    page.goto(reverse("admin:contacts_channel_changelist"))

    page.get_by_role("link", name="ساعات رمضان").click()
    page.fill("[name=opens]", "10:00")
    page.fill("[name=closes]", "15:00")
    assert page.get_by_label("الرقم الموحد").is_checked()  # the fourth, were another one wanted
    page.get_by_role("button", name="احفظ للقنوات المختارة").click()
    page.wait_for_selector(".messagelist .success")
    assert "حُفظت ساعات الموسم لقناة واحدة." in page.locator(".messagelist").inner_text()

    page.goto(f"{reverse('as-on')}{first}T11:00+03:00/ar/")
    assert page.locator(".preview-bar strong").inner_text().startswith("ترى الموقع كما هو في")
    page.locator(".cards a[href$='/ar/channels/hotline/']").first.click()
    assert page.locator(PILL).inner_text().startswith("مفتوح الآن")
    assert "رمضان" in page.locator("table.hours caption").first.inner_text()
    assert page.locator("[data-live]").count() == 0  # the page's script leaves it alone

    page.get_by_role("link", name="خروج").click()
    assert page.url.endswith("/ar/channels/hotline/")
    assert reverse("as-on") not in page.url
    assert page.locator(".preview-bar").count() == 0
    assert not page.locator(PILL).inner_text().startswith("مفتوح الآن")
