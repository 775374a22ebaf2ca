"""Whom the page of results sends its reader to, and whom it sends nowhere that helps nothing."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from contacts.enums import Covers
from contacts.models import Channel, Endpoint
from tests.html import parse
from tests.views.search_page import (
    COMPLAINT,
    IBAN,
    NOWHERE,
    NUMBER,
    both_languages,
    card,
    links,
    region,
)

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
PASSWORD = {"ar": "نسيت كلمة المرور", "en": "I forgot my password"}
FRIDAY = datetime(2026, 11, 20, 10, tzinfo=ZoneInfo("Asia/Riyadh"))  # the hotline is closed


@both_languages
def test_other_ways_say_that_they_need_signing_in(find, language):
    ways = region(find(language, IBAN[language], Covers.NO)).one(class_="ways").all("li")
    needs = {"ar": "قد تحتاج إلى تسجيل الدخول.", "en": "You may need to sign in there."}
    assert [way["data-key"] for way in ways] == ["website-form", "mobile-app", "x-account"]
    assert [needs[language] in way.text for way in ways] == [True, True, False]
    assert "https://www.ca.gov.sa/" in links(ways[0])


@both_languages
def test_what_is_published_of_signing_in_is_said_as_it_is(find, language):
    Channel.objects.filter(slug="website-form").update(sign_in="needed")
    Channel.objects.filter(slug="mobile-app").update(sign_in="not_needed")
    ways = region(find(language, IBAN[language], Covers.NO)).one(class_="ways").all("li")
    said = {"ar": "تسجيل الدخول", "en": "sign in"}[language]
    needed = {"ar": "تحتاج إلى تسجيل الدخول.", "en": "You need to sign in there."}[language]
    maybe = {"ar": "قد تحتاج", "en": "You may need"}[language]
    assert needed in ways[0].text
    assert maybe not in ways[0].text
    assert said not in ways[1].text


@both_languages
def test_who_cannot_sign_in_is_sent_to_no_form_behind_it(find, language):
    ways = region(find(language, PASSWORD[language], Covers.NO)).one(class_="ways").all("li")
    needs = {
        "ar": "قد تحتاج إلى تسجيل الدخول، فلا تفيدك هذه الطريقة إن لم تستطع الدخول.",
        "en": "You may need to sign in there: then it helps only if you can.",
    }
    assert [way["data-key"] for way in ways] == ["x-account", "website-form", "mobile-app"]
    assert [needs[language] in way.text for way in ways] == [False, True, True]
    assert links(ways[0])[1] == "https://x.com/citizen_care"
    assert [links(way) for way in ways[1:]] == [
        [f"/{language}/channels/{slug}/"] for slug in ("website-form", "mobile-app")
    ]


@both_languages
def test_closed_hotline_keeps_its_number_in_a_quiet_button(find, language):
    def buttons():
        found = card(find(language, IBAN[language], Covers.NO)).all("a", class_="button")
        return [(one["href"], one["class"].removeprefix("button button-")) for one in found]

    with time_machine.travel(FRIDAY):
        instead = f"/{language}/channels/website-form/"
        assert buttons() == [(instead, "main"), ("tel:19912", "quiet")]
    assert buttons() == [("tel:19912", "main")]


@both_languages
def test_who_cannot_sign_in_is_not_sent_behind_it_while_the_hotline_is_closed(find, language):
    def buttons():
        with time_machine.travel(FRIDAY):
            found = card(find(language, PASSWORD[language], Covers.NO)).all("a", class_="button")
        return [(one["href"], one["class"].removeprefix("button button-")) for one in found]

    assert buttons() == [("tel:19912", "main")]
    Channel.objects.filter(slug="x-account").update(always_available=True)
    instead = f"/{language}/channels/x-account/"
    assert buttons() == [(instead, "main"), ("tel:19912", "quiet")]


@both_languages
def test_results_without_a_card_have_the_number_at_hand(find, language):
    def calls(query, covers, **more):
        page = find(language, query, covers, **more)
        found = [link for one in page.all("ol", class_="hits") for link in links(one)]
        return ["tel:19912"] * (links(page).count("tel:19912") - found.count("tel:19912"))

    for covers in (Covers.YES, Covers.PARTLY):
        assert len(calls(COMPLAINT[language], covers)) == 1
    assert len(calls(NUMBER[language], Covers.YES)) == 1  # on the card
    assert len(calls(NUMBER[language], Covers.YES, page="2")) == 1
    Endpoint.objects.filter(value="19912").update(status="draft")
    assert calls(COMPLAINT[language], Covers.YES) == []


@both_languages
def test_without_a_hotline_another_channel_is_offered(find, language):
    Channel.objects.filter(kind="phone").update(status="draft")
    shown = card(find(language, NOWHERE))
    assert links(shown)[-1] == f"/{language}/channels/website-form/"
    Channel.objects.update(status="draft")
    page = find(language, NOWHERE)
    says = {"ar": "الجواب غير منشور هنا", "en": "This is not answered here"}
    assert (card(page), region(page).one("h2").text) == (None, says[language])


def test_draft_number_is_on_no_card(find):
    Endpoint.objects.filter(value="19912").update(status="draft")
    assert card(find("ar", NUMBER["ar"], Covers.YES)) is None
    assert "tel:19912" not in links(card(find("ar", NOWHERE, Covers.NO)))


def test_card_in_the_other_language_says_so(find):
    Channel.objects.filter(slug="hotline").update(name_ar="")
    title = card(find("ar", NUMBER["ar"], Covers.YES)).one(id="call-title")
    assert (title.one(class_="foreign")["lang"], title.one(class_="foreign")["dir"]) == (
        "en",
        "ltr",
    )
    assert "بالإنجليزية" in title.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "language"), [("رقم أبشر", "ar"), ("absher", "en"), ("stc customer care", "en")]
)
def test_who_asks_for_another_body_is_not_sent_to_the_hotline(
    first_content, client, query, language
):
    page = parse(client.get(f"/{language}/search/", {"q": query}).content.decode())
    assert region(page)["data-covers"] == "no"
    hits = page.one("ol", class_="hits")
    assert links(hits.all("h3")[0])[0].startswith(f"/{language}/guides/other-services/")
    assert card(page) is None
    assert links(page).count("tel:19912") == links(hits).count("tel:19912")  # an answer names it
    assert [one for one in hits.all("a") if one.get("class")] == []


@both_languages
def test_question_of_who_cannot_sign_in_offers_nothing_behind_it(client, language):
    """Nor does its page, nor what follows a report about it."""
    guide = f"/{language}/guides/cannot-sign-in/"
    form = f"/{language}/channels/website-form/"

    def buttons(path):
        with time_machine.travel(FRIDAY):
            main = parse(client.get(path).content.decode()).one("main")
        assert form not in links(main)
        return [one["href"] for one in main.all("a", class_="button-main")]

    thanks = f"/{language}/report/thanks/?page={guide}"
    assert buttons(guide) == ["tel:19912"]
    buttons(thanks)
    Channel.objects.filter(slug="x-account").update(always_available=True)
    assert buttons(guide) == [f"/{language}/channels/x-account/"]
    with time_machine.travel(FRIDAY):  # other questions lead to it
        page = parse(client.get(f"/{language}/guides/call-19912/").content.decode())
        assert page.one("main").one("a", class_="button-main")["href"] == form
        after = client.get(thanks.replace("cannot-sign-in", "call-19912"))
    assert form in links(parse(after.content.decode()).one("main"))
