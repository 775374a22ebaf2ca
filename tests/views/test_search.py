"""The search page: what it finds, what it says, and what it makes of bad input."""

import re
from urllib.parse import quote

import pytest

from contacts.feedback_limit import HourShares
from contacts.models import Guide, OtherSearches, SearchQuery, Step, Synonym
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
QUESTION = {
    "ar": "كيف أرسل استفسارًا من الموقع الرسمي؟",
    "en": "How do I send an enquiry from the official website?",
}


@pytest.fixture
def find(client):
    def get(language, query, **more):
        response = client.get(f"/{language}/search/", {"q": query, **more})
        assert response.status_code == 200
        return parse(response.content.decode()).one("main")

    return get


def link_of(main):
    """Where the first result leads."""
    return hits(main)[0].one("h3").one("a")["href"]


def hits(main):
    return [item for ol in main.all("ol", class_="hits") for item in ol.all("li")]


@both_languages
@pytest.mark.parametrize("typed", ["ar", "en"])
def test_question_is_found_in_either_language_and_opens_in_the_readers(find, language, typed):
    first = hits(find(language, QUESTION[typed]))[0]
    link = first.one("h3").one("a")
    assert link["href"].startswith(f"/{language}/guides/send-inquiry-website/")
    assert link.text == QUESTION[language]


def test_step_is_linked_to_and_counted(find):
    first = hits(find("ar", "املأ النموذج ووضح المشكلة"))[0]
    assert first.one("h3").one("a")["href"] == "/ar/guides/send-inquiry-website/#step-fill-form"
    assert "الخطوة 4 من 5" in first.text


def test_matching_words_are_marked_whole_in_their_own_spelling(find):
    marked = [mark.text for hit in hits(find("ar", "استفسارك")) for mark in hit.all("mark")]
    assert "استفسارك" in marked
    assert all(" " not in text for text in marked)


def test_line_in_the_other_language_says_so(find):
    Step.objects.filter(uid="fill-form").update(text_ar="", detail_ar="")
    first = hits(find("ar", "Fill in the form. Explain your enquiry"))[0]
    line = first.one(class_="foreign")
    assert (line["lang"], line["dir"]) == ("en", "ltr")
    assert "بالإنجليزية" in first.text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_line_is_in_the_readers_language_where_that_matches_too(find, language):
    found = hits(find(language, "19912"))  # in the texts of both languages
    assert len(found) > 5
    assert [hit.text for hit in found if hit.all(class_="foreign-block")] == []


def test_spelling_repair_says_so_and_offers_what_was_typed(find):
    main = find("ar", "استفسلر")
    assert "هذه نتائج البحث عن «استفسار" in main.one(class_="corrected").text
    [link] = main.one(class_="corrected").all("a")
    assert link["href"] == f"?q={quote('استفسلر')}&literal=1"
    assert main.one("input", id="q")["value"] == "استفسلر"


def test_literal_search_repairs_nothing(find):
    main = find("ar", "استفسلر", literal="1")
    assert main.all(class_="corrected") == []


def test_synonym_of_an_editor_is_used_at_once(find):
    assert hits(find("ar", "متضايق")) == []
    Synonym.objects.create(language="ar", term="متضايق", equivalents=["شكوى"])
    assert link_of(find("ar", "متضايق")).startswith("/ar/guides/make-complaint/")


def test_edit_is_found_at_once(find):
    guide = Guide.objects.get(slug="official-website")
    guide.title_en = "Where is the xylophone?"
    guide.save()
    assert "/en/guides/official-website/" in link_of(find("en", "xylophone"))
    guide.delete()
    assert hits(find("en", "xylophone")) == []


@both_languages
@pytest.mark.parametrize("query", ["", "   ", "\x00", "\u202e\u202c", "\ud83d"])
def test_empty_query_asks_for_words(client, language, query):
    response = client.get(f"/{language}/search/?q={quote(query, errors='surrogatepass')}")
    assert response.status_code == 200
    main = parse(response.content.decode()).one("main")
    asks = {
        "ar": "اكتب كلمات قليلة من سؤالك، أو رقمًا، أو اسم حساب.",
        "en": "Write a few words of your question, a number or an account name.",
    }
    assert main.one(class_="search-head").one("p", class_="meta").text == asks[language]


@both_languages
def test_too_long_a_query_says_so_and_is_kept(find, language):
    query = "س" * 201
    main = find(language, query)
    says = {
        "ar": "هذا أكثر من 200 حرف. اكتب كلمات أقل ثم ابحث من جديد.",
        "en": "That is more than 200 characters. Write fewer words, then search again.",
    }
    assert main.one(role="alert").text == says[language]
    assert main.one("input", id="q")["value"] == query


@pytest.mark.parametrize(
    "query",
    [
        "19912\x00",
        "\u202e19912\u202c",
        "\u061c19912",
        "'; DROP TABLE contacts_guide; --",
        'AND OR NOT NEAR("a" b)* ^2 title:x',
        "%_\\%",
        "<script>alert(1)</script>",
        "😀" * 50,
        "((((((((((",
        "a" * 200,
        "ا ب ت " * 33,
    ],
)
@both_languages
def test_hostile_query_is_a_normal_page(find, language, query):
    main = find(language, query)
    assert [script for script in main.all("script") if "src" not in script.attributes] == []
    assert "alert(1)" not in [link["href"] for link in main.all("a")]


def test_number_with_invisible_characters_is_found(find):
    for query in ("19912\x00", "\u202e19912\u202c", "١٩٩١٢", "۱۹۹۱۲"):
        assert "19912" in hits(find("ar", query))[0].text


def test_results_come_in_pages(find):
    first, second = find("ar", "حساب المواطن"), find("ar", "حساب المواطن", page="2")
    assert first.one("a", rel="next")["href"].endswith("&page=2")
    assert second.one("a", rel="prev")["href"].endswith("&page=1")
    links = [[hit.one("h3").one("a")["href"] for hit in hits(page)] for page in (first, second)]
    assert len(links[0]) == 10
    assert not set(links[0]) & set(links[1])


@pytest.mark.parametrize("page", ["0", "-1", "6", "x", "9" * 5000, ""])
def test_impossible_page_is_the_first(find, page):
    assert len(hits(find("ar", "حساب المواطن", page=page))) == 10


def test_searches_are_counted_by_day_without_long_numbers(find):
    for query in ("رقمي 1012345678", "رقمى ١٠١٢٣٤٥٦٧٨", "zzzz"):
        find("ar", query)
    find("en", "zzzz")
    rows = SearchQuery.objects.values_list("day", "language", "query", "results", "count")
    day = "2026-11-22"
    counted = {(str(row[0]), row[1], row[2]): row[4] for row in rows}
    assert counted == {
        (day, "ar", "رقمي ••••"): 2,
        (day, "ar", "zzzz"): 1,
        (day, "en", "zzzz"): 1,
    }
    assert SearchQuery.objects.filter(query="zzzz", results=0).count() == 2


def test_searches_of_one_sender_are_counted_up_to_an_hour_s_share(find, settings, monkeypatch):
    monkeypatch.setattr("contacts.views.search.shares", HourShares())
    settings.SEARCHES_PER_HOUR = 2
    for letter in "abcd":
        find("en", f"zzz{letter}")
    find("en", "hotline")
    assert SearchQuery.objects.count() == 2
    sums = OtherSearches.objects.get(language="en")
    assert sums.answered + sums.unanswered == 3


@both_languages
def test_results_are_not_indexed(client, language):
    html = parse(client.get(f"/{language}/search/?q=19912").content.decode())
    assert html.one("meta", name="robots")["content"] == "noindex"


@both_languages
def test_suggestions_are_titles_and_steps_of_the_readers_language(client, language):
    response = client.get(f"/{language}/suggest/", {"q": QUESTION[language][:12]})
    answer = response.json()
    assert response.headers["Content-Type"] == "application/json"
    assert 1 <= len(answer) <= 8
    assert all(set(one) == {"title", "lang", "url"} for one in answer)
    places = (f"/{language}/guides/", f"/{language}/channels/")
    assert all(one["url"].startswith(places) for one in answer)
    first_letter = {"ar": "[ء-ي]", "en": "[A-Z]"}[language]
    assert all(re.match(first_letter, one["title"]) for one in answer)


def test_suggestion_in_the_other_language_says_so(client):
    Guide.objects.filter(slug="official-website").update(title_ar="")
    answer = client.get("/ar/suggest/", {"q": "address of the official website"}).json()
    titles = {one["url"]: one["title"] for one in answer}
    assert titles["/ar/guides/official-website/"] == (
        "What is the address of Citizen Account’s official website? (بالإنجليزية)"
    )


@both_languages
@pytest.mark.parametrize("query", ["", "\x00", "x" * 201])
def test_suggestions_for_nothing_are_none(client, language, query):
    assert client.get(f"/{language}/suggest/", {"q": query}).json() == []


def test_search_again_asks_the_database_for_the_stamp_alone(client, django_assert_num_queries):
    client.get("/ar/suggest/", {"q": "تطبيق"})
    with django_assert_num_queries(2):  # for the search, and for what the site is called
        client.get("/ar/suggest/", {"q": "موقع"})


@both_languages
@pytest.mark.parametrize("path", ["search/?q=19912", "search/?q=qqqq", "suggest/?q=1991"])
def test_what_was_found_is_kept_no_longer_than_an_edit_takes_to_show(client, language, path):
    """Nor does it outlive an outage, as pages do: what it offers may have been taken off."""
    control = client.get(f"/{language}/{path}").headers["Cache-Control"].split(", ")
    seconds = dict(part.split("=") for part in control if "=" in part)
    assert set(seconds) == ({"s-maxage"} if "suggest" in path else {"max-age", "s-maxage"})
    assert int(seconds.get("max-age", 0)) <= 2
    assert int(seconds["s-maxage"]) <= 1
    assert "must-revalidate" in control
    assert "stale-if-error=86400" in client.get(f"/{language}/questions/").headers["Cache-Control"]
