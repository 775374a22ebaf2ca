"""Sites at their edges: with one channel, no number, the longest and oddest names and colours."""

import pytest
from django.db import OperationalError
from django.test import Client

from contacts.appearance import accent
from contacts.appearance.oklch import AA
from contacts.models import Channel, Endpoint, Guide, Site, Topic
from contacts.publishing import snapshot
from tests.html import parse
from tests.views.test_other_sites import LANGUAGES, page_of

ODD = "“Help” & <b>more</b> 'n' “co”"
LONGEST = 120  # letters, of a channel's and a topic's name


def failing(*_args, **_kwargs):
    raise OperationalError("gone")


@pytest.fixture
def one_channel(db):
    channel = Channel.objects.create(
        slug="line", kind="phone", status="published", name_ar="الهاتف", name_en="Line"
    )
    way = Endpoint.objects.create(channel=channel, kind="phone", value="1234", status="published")
    Site.objects.create(name_ar="عون", name_en="Help", emergency=way)
    return channel


@LANGUAGES
def test_home_of_one_channel_has_no_empty_list_of_other_ways(client, one_channel, language):
    page = page_of(client, f"/{language}/")
    assert page.one(class_="call-card")
    assert page.all("section", id="channels") == []
    headings = [one.text for one in page.all("h2")]
    assert all(text.strip() for text in headings)
    assert page_of(client, f"/{language}/channels/line/")


@LANGUAGES
def test_fresh_process_without_a_number_or_database_says_what_to_do(
    monkeypatch, settings, db, language
):
    settings.HOTLINE = ""
    monkeypatch.setattr(snapshot, "_latest", None)
    monkeypatch.setattr("contacts.views.pages.published", failing)
    response = Client().get(f"/{language}/pages/privacy/")
    page = parse(response.content.decode())
    again = {"ar": "حاول مرة أخرى بعد دقيقة", "en": "Try again in a minute."}
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert again[language] in page.text
    links = [one["href"] for one in page.all("a")]
    assert not [one for one in links if one.startswith(("tel:", "mailto:"))]
    assert f"/{language}/" in links


@LANGUAGES
@pytest.mark.parametrize("name", ["م" * LONGEST, "M" * LONGEST, (ODD * 6)[:LONGEST]])
def test_longest_and_oddest_names_of_rows_stand_whole(client, one_channel, language, name):
    topic = Topic(slug="topic", status="published", name_ar=name, name_en=name)
    one_channel.name_ar = one_channel.name_en = name
    for row in (topic, one_channel):
        row.full_clean()
        row.save()
    Guide.objects.create(
        slug="how", status="published", topic=topic, channel=one_channel, title_en=ODD
    )
    for path in ("", "channels/line/", "topics/topic/", "guides/how/", "search/?q=help"):
        assert "<b>more" not in client.get(f"/{language}/{path}").content.decode()
    assert " ".join(name.split()) in page_of(client, f"/{language}/channels/line/").one("h1").text


@pytest.mark.parametrize("named", ["ar", "en"])
@LANGUAGES
def test_name_in_one_language_says_which_it_is_in_the_other(client, one_channel, named, language):
    other = "en" if named == "ar" else "ar"
    for row in (one_channel, Site.objects.get()):
        setattr(row, f"name_{other}", "")
        row.save()
    heading = page_of(client, f"/{language}/channels/line/").one("h1")
    assert heading.text.strip()
    inner = [one["lang"] for one in heading.walk() if one.get("lang")]
    assert inner == ([] if named == language else [named])


@pytest.mark.parametrize("colour", ["#fefefe", "#ffff00", "#ffeb3b", "#000000", "#010101"])
def test_extreme_colour_or_the_nearest_offered_is_readable_in_both_themes(colour):
    taken = colour if not accent.problem(colour) else accent.nearest(colour)
    assert (taken == colour) == colour.startswith("#0")
    for tones, grounds in (
        (accent.light(taken), accent.LIGHT),
        (accent.dark(taken), accent.DARK),
    ):
        for shown in (tones.accent, tones.accent_hover):
            assert accent.least(shown, (*grounds, tones.soft, tones.on_accent)) >= AA
