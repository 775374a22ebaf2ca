"""The feed of what changed, the last change on the page of a row, and what leads there."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.conf import settings

from contacts.models import (
    Endpoint,
    Guide,
    Page,
    Step,
)
from tests.conftest import SUNDAY_10
from tests.html import parse
from tests.views.changes_page import page, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("old_directory")]
ATOM = "{http://www.w3.org/2005/Atom}"
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("/channels/hotline/", lambda: save(Endpoint.objects.get(value="19912"), value="19913")),
        ("/guides/call/", lambda: save(Step.objects.get(uid="dial"), text_en="Dial", text_ar="x")),
        ("/pages/stay-safe/", lambda: save(Page.objects.get(), body_en="y")),
    ],
)
def test_page_of_a_row_says_its_last_change_and_leads_to_all(client, path, change):
    Page.objects.exclude(slug="stay-safe").delete()
    before = parse(client.get(f"/en{path}").content.decode())
    assert before.all("details", class_="last-change") == []
    change()
    for language in ("en", "ar"):
        details = parse(client.get(f"/{language}{path}").content.decode()).one(
            "details", class_="last-change"
        )
        [sentence] = details.all("li")
        *_, link = details.all("a")  # after those of published numbers in it
        target = link["href"].removeprefix(f"/{language}/changes/#")
        assert page(client, language).one(id=target).one("ul").text == sentence.text


def test_feed_has_what_the_page_says(client):
    save(Endpoint.objects.get(value="19912"), value="19913")
    save(Guide.objects.get(slug="call"), title_en="Is 5 < 6 & “so”?")
    response = client.get("/en/changes.atom")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)  # noqa: S314  our own
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    titles = [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")]
    assert titles == [
        "Is 5 < 6 & “so”? – The wording was “How do I call?” before.",
        "Unified number – Phone number: now \u206619913\u2069, no longer \u206619912\u2069.",
    ]
    entry = next(feed.iter(f"{ATOM}entry"))
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{settings.SITE_URL}/en/guides/call/"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-22T07:00:00+00:00"
    assert feed.find(f"{ATOM}author") is not None
    again = client.get("/en/changes.atom", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_entry_of_the_feed_keeps_its_id_while_its_day_goes_on(client):
    def ids():
        feed = ElementTree.fromstring(client.get("/ar/changes.atom").content)  # noqa: S314
        return [one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")]

    number = Endpoint.objects.get(value="19912")
    save(number, value="19913")
    first = ids()
    with time_machine.travel(SUNDAY_10 + HOUR, tick=False):
        save(number, value="19914")
        assert ids() == first
    assert len(first) == 1


def test_page_is_linked_from_every_page_and_in_the_sitemap(client):
    for language, name in (("en", "What changed"), ("ar", "ما الجديد")):
        html = parse(client.get(f"/{language}/").content.decode())
        footer = html.one("footer")
        assert name in [
            link.text for link in footer.all("a") if link["href"] == f"/{language}/changes/"
        ]
        assert (
            f"{settings.SITE_URL}/{language}/changes/"
            in client.get("/sitemap.xml").content.decode()
        )
    head = page(client).all("link", rel="alternate", type="application/atom+xml")
    assert [one["href"] for one in head] == ["/en/changes.atom"]


def test_last_change_is_that_for_readers_of_the_language(client):
    stay_safe = Page.objects.get(slug="stay-safe")
    save(stay_safe, body_en="y", body_ar="ن")
    with time_machine.travel(SUNDAY_10 + timedelta(days=1), tick=False):
        save(stay_safe, body_en="z")
        days = {
            language: parse(client.get(f"/{language}/pages/stay-safe/").content.decode())
            .one("details", class_="last-change")
            .one("time")["datetime"]
            for language in ("en", "ar")
        }
    assert days == {"en": "2026-11-23", "ar": "2026-11-22"}
