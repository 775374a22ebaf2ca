"""The short form that tells of a channel, as an editor fills it in."""

from datetime import timedelta

from django.urls import reverse

from contacts.models import Channel, Notice
from tests.admin.admin_client import inputs, values
from tests.conftest import SUNDAY_10

HOUR = timedelta(hours=1)
STOPPED = {
    "text_ar": "هذه القناة متوقفة مؤقتًا.",
    "text_en": "This channel is out of order for the moment.",
}


def url_of(channel: Channel) -> str:
    return reverse("admin:contacts_channel_notice", args=[channel.pk])


def sent(page, **typed):
    """What a browser sends of the page's form."""
    form = page.one("form", class_="quick-notice")
    untouched = {
        one["name"]: value
        for one in inputs(form)
        if one.get("name") and one.get("type") != "submit"
        for value in values(one)
    }
    return {**untouched, **typed}


def tell(desk, channel, **typed):
    """Choose and publish; the answer's page, or None once it is published."""
    url = url_of(channel)
    return desk.save(url, sent(desk.get(url), **typed))


def problems(page) -> list[str]:
    return [item.text for one in page.all("ul", class_="errorlist") for item in one.all("li")]


def told_cell(desk, channel: str = "hotline"):
    cells = desk.changelist("channel").all("td", class_="field-published")
    return next(one for one in cells if f"/channels/{channel}/" in str(links(one)))


def links(element) -> list[str]:
    return [link["href"] for link in element.all("a")]


def run(channel, **fields) -> Notice:
    row = {"severity": "out_of_order", "starts_at": SUNDAY_10 - HOUR, "status": "published"}
    return Notice.objects.create(channel=channel, **STOPPED, **{**row, **fields})
