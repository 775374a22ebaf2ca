"""A kind that is added in its one place is known wherever numbers, links and channels are."""

import json
import re
from dataclasses import replace

import pytest
from django.utils import translation

from contacts import channel_kinds
from contacts.content.exporter import export_text
from contacts.content.translated_texts import all_texts
from contacts.endpoints import kinds
from contacts.endpoints.accounts import Network
from contacts.history import versions
from contacts.models import Channel, Claim, Endpoint
from contacts.search.service import search
from tests.admin.admin_client import AdminClient, add_url, errors_beside, typed, with_rows
from tests.content.loading import load_text
from tests.directory_rows import make_channel
from tests.html import parse

pytestmark = pytest.mark.django_db
MASTODON = Network(
    kind="mastodon",
    profile="https://mastodon.social/@",
    hosts=frozenset(["mastodon.social"]),
    name=re.compile(r"[A-Za-z0-9_]{1,30}"),
    path=re.compile(r"@([^/]+)"),
    called="mastodon",
)
DRAWING = "M1 2h3"
LINK = "https://mastodon.social/@Help_sa"
CHANNELS = {"phone": "/ar/channels/hotline/", "kiosk": "/ar/channels/kiosk/"}


@pytest.fixture(autouse=True)
def added(monkeypatch):
    """A kind of account, and a kind of channel."""
    words = "“%(value)s” is not a Mastodon account.", "Open %(value)s on Mastodon"
    account = kinds._account(MASTODON, "Mastodon account", *words, DRAWING)
    account = replace(account, hint="As in @example.")
    kiosk = replace(channel_kinds.KINDS["office"], code="kiosk", name="Kiosk", icon=DRAWING)
    monkeypatch.setitem(kinds.KINDS, "mastodon", account)
    monkeypatch.setitem(channel_kinds.KINDS, "kiosk", kiosk)


@pytest.fixture
def channel(added):
    made = make_channel("kiosk", "kiosk", name_ar="منصة", name_en="Kiosk")
    Endpoint.objects.create(channel=made, kind="mastodon", value="Help_sa", label_en="Ask us")
    return made


@pytest.fixture
def desk(client, admin_user):
    client.force_login(admin_user)
    return AdminClient(client).in_language("en")


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return parse(response.content.decode())


def new_channel(desk, value):
    form = typed(desk.get(add_url("channel")), "channel_form")
    form |= {"name_ar": "منصة", "name_en": "Kiosk", "slug": "kiosk", "kind": "kiosk"}
    form |= {"status": "published"}
    row = {"kind": "mastodon", "value": value}
    return desk.save(add_url("channel"), with_rows(form, "endpoints", row))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_readers_see_it(client, channel, language):
    home = page(client, f"/{language}/")
    assert home.one("span", class_="icon-disc").one("path")["d"] == DRAWING
    shown = page(client, f"/{language}/channels/kiosk/").one("ul", class_="endpoints").one("li")
    button = shown.one("a", class_="button")
    assert (button.text, button["href"]) == ("Open @Help_sa on Mastodon", LINK)
    assert button.one("path")["d"] == DRAWING
    assert shown.one("button")["data-copy"] == "@Help_sa"
    listed = page(client, f"/{language}/verify/").one("dl", class_="real")
    assert [one["href"] for one in listed.all("a")] == [LINK]


def test_editor_adds_it(desk):
    form = desk.get(add_url("channel"))
    options = form.one("select", name="endpoints-0-kind").all("option", value="mastodon")
    assert [one["data-hint"] for one in options] == ["As in @example."]
    refused = new_channel(desk, "https://mastodon.social/about")
    told = ["“https://mastodon.social/about” is not a Mastodon account."]
    assert errors_beside(refused, "endpoints-1-value") == told
    assert new_channel(desk, "mastodon.social/@Help_sa") is None
    stored = Endpoint.objects.get(channel__slug="kiosk")
    assert (stored.kind, stored.value) == ("mastodon", "Help_sa")
    rows = desk.changelist("channel", kind__exact="kiosk").all("th", class_="field-heading")
    assert [one.text for one in rows] == ["Kiosk"]


def test_claim_of_it_contradicts_what_is_theirs(desk, channel):
    form = typed(desk.get(add_url("claim")), "claim_form")
    form |= {"kind": "mastodon", "value": LINK.lower(), "verdict": "fake"}
    refused = desk.save(add_url("claim"), form)
    assert "is theirs" in errors_beside(refused, "value")[0]
    assert not Claim.objects.exists()


def test_checker_knows_it(client, desk, channel):
    form = typed(desk.get(add_url("claim")), "claim_form")
    form |= {"kind": "mastodon", "value": "@Help_sa1", "verdict": "fake", "status": "published"}
    assert desk.save(add_url("claim"), form) is None
    for text, answer in ((LINK, "yes"), (f"{LINK}1", "fake"), (f"{LINK}s", "looks_like")):
        shown = page(client, f"/en/verify/?q={text}")
        assert shown.one("section", id="verdict")["data-answer"] == answer


def test_search_finds_it(channel):
    found = search("Help_sa", language="en")
    assert [hit.channel for hit in found.hits] == [channel]


def test_feeds_have_it(client, channel):
    assert LINK in client.get("/en/channels/kiosk.vcf").content.decode().replace("\r\n ", "")
    document = client.get("/api/v1/directory.json").json()
    [told] = document["channels"]
    assert told["kind"] == "kiosk"
    [endpoint] = told["endpoints"]
    values = [endpoint[key] for key in ("kind", "value", "display", "link")]
    assert values == ["mastodon", "Help_sa", "@Help_sa", LINK]
    shape = json.loads(client.get("/api/v1/directory.schema.json").content)["$defs"]
    known = {name: shape[name]["properties"]["kind"]["enum"] for name in ("channel", "endpoint")}
    assert known == {"channel": list(channel_kinds.KINDS), "endpoint": list(kinds.KINDS)}


def test_content_file_has_it(channel):
    exported = export_text()
    assert "kind: kiosk" in exported
    assert "kind: mastodon" in exported
    assert load_text(exported).changed_nothing
    Channel.objects.all().delete()
    load_text(exported.replace("Help_sa", LINK), as_stored=True)  # in another spelling
    assert "value: Help_sa" in export_text().replace('"', "")


def test_translators_and_the_history_call_it_by_its_name(channel):
    with translation.override("en"):
        places = [text.place for text in all_texts() if text.key[0] == "endpoint"]
    assert places == ["Channel: Kiosk / Mastodon account 1"]
    assert ("endpoint", channel.endpoints.get().pk) in versions.row_state(channel)
