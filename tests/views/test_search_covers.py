"""The page of results by how well the search is answered: yes, perhaps, no, nothing at all."""

import dataclasses
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from contacts.enums import Covers
from contacts.models import Channel, Endpoint, SearchQuery
from contacts.search.service import search
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
NUMBER = {"ar": "رقم خدمة العملاء", "en": "customer service number"}
COMPLAINT = {"ar": "كيف أقدّم شكوى؟", "en": "How do I make a complaint?"}
PASSWORD = {"ar": "نسيت كلمة المرور", "en": "I forgot my password"}
IBAN = {"ar": "تغيير الآيبان", "en": "change my IBAN"}
NOWHERE = "qqqq zzzz"
FRIDAY = datetime(2026, 11, 20, 10, tzinfo=ZoneInfo("Asia/Riyadh"))  # the hotline is closed
UNANSWERED = {
    "ar": "الجواب غير منشور هنا. اسأل خدمة العملاء",
    "en": "This is not answered here. Ask customer service",
}


@pytest.fixture
def find(client, monkeypatch):
    """The whole page of a search that is answered as well as `covers` says."""

    def get(language, query, covers=None, **more):
        if covers:
            monkeypatch.setattr(
                "contacts.views.search.find",
                lambda *args, **kwargs: dataclasses.replace(search(*args, **kwargs), covers=covers),
            )
        response = client.get(f"/{language}/search/", {"q": query, **more})
        assert response.status_code == 200
        return parse(response.content.decode())

    return get


def region(page):
    [section] = [section for section in page.all("section") if section.get("data-covers")]
    return section


def links(element):
    return [link["href"] for link in element.all("a")]


def moments(page):
    return [part["data-moment"] for part in page.walk() if part.get("data-moment")]


def card(page):
    [found] = page.all(class_="call-card") or [None]
    return found


@both_languages
@pytest.mark.parametrize("covers", Covers)
def test_results_say_how_well_they_answer(find, language, covers):
    section = region(find(language, COMPLAINT[language], covers))
    assert section["data-covers"] == covers.value
    assert section.all("ol", class_="hits")


@both_languages
def test_number_asked_for_stands_on_a_card_before_the_results(find, language):
    section = region(find(language, NUMBER[language], Covers.YES))
    assert links(section)[:2] == ["tel:19912", f"/{language}/channels/hotline/"]
    names = {"ar": "الرقم الموحد لخدمة العملاء", "en": "Unified customer service number"}
    assert section.one(id="call-title").text == names[language]
    assert len(section.one(class_="call-card").all(class_="status")) == 1


@both_languages
@pytest.mark.parametrize("covers", [Covers.PARTLY, Covers.NO])
def test_card_is_no_best_answer_where_it_may_not_answer(find, language, covers):
    page = find(language, NUMBER[language], covers)
    if covers is Covers.PARTLY:
        assert card(page) is None
    else:
        assert card(page).one(id="call-title").text == UNANSWERED[language]


@both_languages
def test_answer_that_is_no_channel_has_no_card(find, language):
    page = find(language, COMPLAINT[language], Covers.YES)
    assert card(page) is None
    assert moments(page) == ["notices"]
    assert page.one("main")["data-renew-from"] == f"/{language}/search/"  # searches for nothing


@both_languages
def test_further_page_has_no_card(find, language):
    page = find(language, NUMBER[language], Covers.YES, page="2")
    assert (card(page), region(page)["data-covers"]) == (None, "yes")


@both_languages
def test_perhaps_says_so_before_the_results(find, language):
    section = region(find(language, COMPLAINT[language], Covers.PARTLY))
    says = {
        "ar": "قد لا تجيب هذه النتائج عن سؤالك.",
        "en": "These may not answer your question.",
    }
    children = [child for child in section.children if not isinstance(child, str)]
    assert section.one(class_="note").text == says[language]
    assert children.index(section.one(class_="note")) < children.index(section.one(class_="hits"))
    assert region(find(language, COMPLAINT[language], Covers.YES)).all(class_="note") == []


@both_languages
def test_not_answered_says_so_first_and_gives_the_number(find, language):
    page = find(language, IBAN[language], Covers.NO)
    section = region(page)
    assert section.all("h2")[0].text == UNANSWERED[language]
    assert links(section)[0] == "tel:19912"
    titles = {"ar": "لا جواب هنا عن «تغيير الآيبان»", "en": "Not answered here: “change my IBAN”"}
    assert page.one("title").text.startswith(titles[language])


@both_languages
def test_not_answered_shows_what_is_nearest_by_that_name_and_little_of_it(find, language):
    section = region(find(language, NUMBER[language], Covers.NO))
    named = {"ar": "أقرب الأسئلة المنشورة هنا", "en": "The nearest questions here"}
    assert section.all("h2")[-1].text == named[language]
    assert len(section.one("ol", class_="hits").all("li")) == 5
    assert section.all(class_="pages") == []
    assert section.all(id="results-title") == []


@both_languages
def test_question_that_is_not_published_here_stands_first_among_the_nearest(find, language):
    section = region(find(language, IBAN[language], Covers.NO))
    first = section.one("ol", class_="hits").all("li")[0]
    assert links(first) == [f"/{language}/guides/change-iban/"]


@both_languages
def test_nothing_found_is_not_answered_either(find, language):
    page = find(language, NOWHERE)
    section = region(page)
    says = {
        "ar": "لم نجد شيئًا عن «qqqq zzzz». جرّب كلمات أقل أو كلمات أخرى.",
        "en": "Nothing was found for “qqqq zzzz”. Try fewer or other words.",
    }
    assert section["data-covers"] == "no"
    assert section.all("h2")[0].text == UNANSWERED[language]
    assert links(section)[0] == "tel:19912"
    assert [p.text for p in section.all("p")].count(says[language]) == 1
    assert section.all("ol", class_="hits") == []
    assert len(page.one(class_="links").all("a")) == 6


@both_languages
def test_other_ways_say_that_they_need_signing_in(find, language):
    ways = region(find(language, IBAN[language], Covers.NO)).one(class_="ways").all("li")
    needs = {"ar": "تحتاج إلى تسجيل الدخول.", "en": "You need to sign in there."}
    assert [way["data-key"] for way in ways] == ["website-form", "mobile-app", "x-account"]
    assert [needs[language] in way.text for way in ways] == [True, True, False]
    assert "https://www.ca.gov.sa/" in links(ways[0])


@both_languages
def test_who_cannot_sign_in_is_sent_to_no_form_behind_it(find, language):
    ways = region(find(language, PASSWORD[language], Covers.NO)).one(class_="ways").all("li")
    needs = {
        "ar": "تحتاج إلى تسجيل الدخول، فلا تفيدك هذه الطريقة إن لم تستطع الدخول.",
        "en": "You need to sign in, so it helps only if you can.",
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
        return [
            link for link in links(find(language, query, covers, **more)) if link == "tel:19912"
        ]

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


@both_languages
def test_repaired_spelling_and_pages_work_on_every_level(find, language):
    slips = {"ar": "استفسلر", "en": "enquirry"}
    for covers in Covers:
        page = find(language, slips[language], covers)
        assert len(page.all(class_="corrected")) == 1
        assert region(page)["data-covers"] == covers.value
    beyond = find(language, COMPLAINT[language], Covers.YES, page="5")
    assert (region(beyond).all("ol"), len(region(beyond).all("a", rel="prev"))) == ([], 1)


@both_languages
@pytest.mark.parametrize("covers", [Covers.YES, Covers.NO])
def test_page_left_open_asks_for_itself_and_is_not_counted_again(client, find, language, covers):
    page = find(language, NUMBER[language], covers, page="1")
    main = page.one("main")
    assert main["data-renew-at"]
    again = parse(client.get(main["data-renew-from"]).content.decode())
    regions = [
        [part["data-moment"] for part in one.walk() if part.get("data-moment")]
        for one in (page, again)
    ]
    assert (
        regions[0]
        == regions[1]
        == ["notices", "answer", *(["ways"] if covers is Covers.NO else [])]
    )
    assert again.one("main").text == main.text
    assert SearchQuery.objects.get().count == 1


@both_languages
def test_what_was_found_is_counted_with_how_well_it_answers(find, language):
    find(language, COMPLAINT[language], Covers.PARTLY)
    row = SearchQuery.objects.get()
    assert (row.covers, row.language, row.count, row.results > 0) == ("partly", language, 1, True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "language"), [("رقم أبشر", "ar"), ("absher", "en"), ("stc customer service", "en")]
)
def test_who_asks_for_another_body_is_not_sent_to_the_hotline(
    first_content, client, query, language
):
    text = client.get(f"/{language}/search/", {"q": query}).content.decode()
    assert 'data-covers="no"' in text
    assert f'href="/{language}/guides/other-services/' in text
    assert "tel:19912" not in text
