"""What pages say of what people choose a channel by, and the list narrowed by it."""

from datetime import timedelta

import pytest

from contacts.models import Channel, Endpoint, Notice
from tests.conftest import SUNDAY_10
from tests.directory_rows import make_channel
from tests.html import Element, parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sunday_10")]

UNKNOWN = {"ar": "غير منشورة هنا", "en": "not published here"}


def page(client, path: str) -> Element:
    response = client.get(path)
    assert response.status_code == 200
    return parse(response.content.decode())


def facts(element: Element) -> dict[str, str]:
    rows = [row for one in element.all("dl", class_="facts") for row in one.all("div")]
    return {row.one("dt").text: row.one("dd").text for row in rows}


def card(document: Element, slug: str) -> Element:
    """That of the hotline stands above all others, and has no name of its own in the page."""
    own = document.one(class_="call-card")
    if [link for one in own.all(class_="more") for link in one.all("a") if slug in link["href"]]:
        return own
    return next(one for one in document.all("article") if one.get("data-key") == slug)


def cards(section: Element) -> list[str]:
    return [str(one.get("data-key")) for one in section.all("article", class_="card")]


ALL_KNOWN = {
    "answer_languages": {"ar", "en"},
    "response_time_ar": "خلال 3 أيام عمل",
    "response_time_en": "within 3 working days",
    "cost": "free",
    "sign_in": "not_needed",
}
SAID = {
    "en": {
        "Usual reply time:": "within 3 working days",
        "Answers in:": "Arabic and English",
        "Cost:": "Free",
        "Signing in:": "Not needed",
    },
    "ar": {
        "مدة الرد المعتادة:": "خلال 3 أيام عمل",
        "لغات الرد:": "العربية والإنجليزية",
        "التكلفة:": "مجاني",
        "تسجيل الدخول:": "غير مطلوب",
    },
}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_card_and_page_say_what_is_known(client, language):
    make_channel("x", "social", **ALL_KNOWN)
    assert facts(card(page(client, f"/{language}/"), "x")) == SAID[language]
    assert facts(page(client, f"/{language}/channels/x/")) == SAID[language]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("phone", {"en": ["Answers in:", "Cost:"], "ar": ["لغات الرد:", "التكلفة:"]}),
        (
            "social",
            {
                "en": ["Usual reply time:", "Answers in:"],
                "ar": ["مدة الرد المعتادة:", "لغات الرد:"],
            },
        ),
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_page_says_what_is_not_published_where_people_would_ask(client, language, kind, asked):
    make_channel("c", kind)
    expected = dict.fromkeys(asked[language], UNKNOWN[language])
    assert facts(page(client, f"/{language}/channels/c/")) == expected
    assert facts(card(page(client, f"/{language}/"), "c")) == {}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_first_content_claims_nothing_new(client, first_content, language):
    assert facts(page(client, f"/{language}/")) == {}
    assert not page(client, f"/{language}/").all(class_="choices")
    for slug in Channel.objects.values_list("slug", flat=True):
        assert set(facts(page(client, f"/{language}/channels/{slug}/")).values()) == {
            UNKNOWN[language]
        }


def with_link(channel: Channel) -> None:
    """So that there is something to press, and a card with it."""
    Endpoint.objects.create(channel=channel, kind="url", value="https://www.ca.gov.sa/")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Usual reply time: within 3 working days."),
        ("ar", "مدة الرد المعتادة: خلال 3 أيام عمل."),
    ],
)
def test_reply_time_stands_where_it_was_said_not_to_be_published(client, language, sentence):
    """Once in the status, once where its hours would be: the facts do not repeat it."""
    with_link(make_channel("web", "website", always_available=True, **ALL_KNOWN))
    document = page(client, f"/{language}/channels/web/")
    assert document.text.count(sentence) == 2
    assert len(facts(document)) == 3
    home = card(page(client, f"/{language}/"), "web")
    assert home.text.count(sentence) == 1
    assert len(facts(home)) == 3


def test_reply_time_that_is_a_sentence_has_one_full_stop(client):
    make_channel("web", "website", always_available=True, response_time_en="Within a day.")
    assert "Usual reply time: Within a day. " in page(client, "/en/channels/web/").text


def test_reply_time_in_the_other_language_is_marked(client):
    with_link(
        make_channel("web", "website", always_available=True, response_time_en="within a day")
    )
    make_channel("x", "social", response_time_en="within a week")
    document = page(client, "/ar/channels/web/")
    marked = [one for one in document.all(class_="foreign") if one.text == "within a day"]
    assert {(one["lang"], one["dir"]) for one in marked} == {("en", "ltr")}
    assert len(marked) == 2
    value = page(client, "/ar/channels/x/").all("dl", class_="facts")[0].all("dd")[0]
    assert value.one(class_="foreign")["lang"] == "en"


def test_reply_time_is_among_the_facts_while_the_channel_is_out_of_order(client):
    web = make_channel("web", "website", always_available=True, **ALL_KNOWN)
    Notice.objects.create(
        channel=web,
        severity="out_of_order",
        starts_at=SUNDAY_10 - timedelta(hours=1),
        text_en="Down",
        status="published",
    )
    assert facts(card(page(client, "/en/"), "web"))["Usual reply time:"] == "within 3 working days"


def test_text_of_an_editor_is_escaped(client):
    make_channel("x", "social", response_time_en="<b>soon</b> & so on")
    assert b"&lt;b&gt;soon&lt;/b&gt; &amp; so on" in client.get("/en/channels/x/").content


@pytest.fixture
def four(db):
    make_channel("free", "phone", position=1, answer_languages={"ar", "en"}, cost="free")
    make_channel("paid", "phone", position=2, answer_languages={"ar"}, cost="charged")
    make_channel("open", "website", position=3, sign_in="not_needed", answer_languages={"en"})
    make_channel("silent", "app", position=4)


def narrowed(document: Element) -> tuple[list[str], list[str]]:
    """The cards that fit, and those that may; the whole list begins with the call card."""
    fitting = document.one(data_moment="channels")
    unknown = document.all(data_moment="unknown")
    return cards(fitting), [slug for one in unknown for slug in cards(one)]


@pytest.mark.parametrize(
    ("query", "fitting", "unknown", "above_fits"),
    [
        ("", ["paid", "open", "silent"], [], True),
        ("?language=en", ["open"], ["silent"], True),
        ("?language=ar", ["paid"], ["silent"], True),
        ("?cost=free", [], ["open", "silent"], True),
        ("?sign_in=not_needed", ["open"], ["paid", "silent"], False),
        ("?language=en&cost=free", [], ["open", "silent"], True),
        ("?language=ar&sign_in=not_needed", [], ["paid", "silent"], False),
        ("?unrelated=1", ["paid", "open", "silent"], [], True),
    ],
)
@pytest.mark.usefixtures("four")
def test_list_is_narrowed_and_unknown_is_no_no(client, query, fitting, unknown, above_fits):
    for language in ("ar", "en"):
        document = page(client, f"/{language}/{query}")
        assert narrowed(document) == (fitting, unknown)
        above = document.one(class_="call-card").one(class_="more").one("a")
        assert above["href"] == f"/{language}/channels/free/"
        links = [one.text for one in document.all("a") if one.get("href") == "#unknown-title"]
        few, many = ("تجدها أدناه", "تجدهما أدناه") if language == "ar" else ("see it below",) * 2
        shown = {0: [], 1: [few], 2: [many if language == "ar" else "see them below"]}
        three = [few] if language == "ar" else ["see them below"]
        assert links == (shown.get(len(unknown), three) if fitting or above_fits else [])
        assert ("لا توجد هنا طريقة تواصل نعلم" in document.text) is (
            language == "ar" and not fitting and not above_fits
        )


@pytest.mark.usefixtures("four")
def test_choices_are_links_that_add_and_drop_one(client):
    document = page(client, "/en/?cost=free&language=en")
    links = {one.text: one for one in document.one(class_="choices").one("ul").all("a")}
    on = "(chosen; follow the link to drop it)"
    assert {text: link["href"] for text, link in links.items()} == {
        "Answers in Arabic": "/en/?language=ar&cost=free#channels",
        f"✓ Answers in English {on}": "/en/?cost=free#channels",
        f"✓ Free of charge {on}": "/en/?language=en#channels",
        "Without signing in": "/en/?language=en&cost=free&sign_in=not_needed#channels",
    }
    marked = [text for text, link in links.items() if link.get("aria-current") == "true"]
    assert len(marked) == 2


@pytest.mark.usefixtures("four")
def test_narrowed_page_names_the_whole_one_and_keeps_the_choice_in_the_other_language(client):
    document = page(client, "/en/?language=en")
    assert document.one("link", rel="canonical")["href"].endswith("/en/")
    other = document.one("a", class_="language-link")
    assert other["href"] == "/ar/?language=en"


@pytest.mark.parametrize("query", ["?language=fr", "?cost=charged", "?sign_in=", "?language=en%20"])
def test_answer_that_nobody_is_asked_for_is_no_page(client, query):
    make_channel()
    assert client.get(f"/en/{query}").status_code == 404


def test_choice_that_no_channel_is_known_for_is_not_offered(client):
    make_channel("a", cost="charged", answer_languages={"ar"})
    make_channel("b", "website")
    links = page(client, "/en/").one(class_="choices").one("ul").all("a")
    assert [one.text for one in links] == ["Answers in Arabic"]


def test_drafts_are_neither_listed_nor_asked_for(client):
    make_channel("hotline")
    make_channel("a", "website")
    make_channel("draft", status="draft", cost="free")
    document = page(client, "/en/")
    assert not document.all(class_="choices")
    assert narrowed(page(client, "/en/?cost=free")) == ([], ["a"])
