"""Who searches for a link, an account or a number that is not published is sent to the checker."""

import time
from urllib.parse import quote

import pytest

from contacts.models import Endpoint
from contacts.publishing.snapshot import published
from contacts.views.unpublished import unpublished_in
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
SAYS = {
    "ar": "{} غير منشور هنا. تحقق منه قبل أن تثق به.",
    "en": "{} is not published here. Check it before you trust it.",
}
DID_YOU_MEAN = {"ar": "هل تقصد {}؟", "en": "Did you mean {}?"}
FALSE = [
    "http://ca-gov-sa.com",
    "ca-gov-sa.com",
    "ca-gov-sa",
    "www.ca.gov.sa.login.xyz",
    "citizen-care.com",
    "@citizen_care1",
    "@hisab_support",
    "CitizenCare",
    "t.me/citizen_care",
    "http://bit.ly/abc",
    "info@ca.gov.sa",
    "0551234567",
    "055 123 4567",
    "٠٥٥١٢٣٤٥٦٧",
    "12345",
    "1234567890123",
    "+966551234567",
    "SA0380000000608010167519",
    "SA03 8000 0000 6080 1016 7519",
]
SLIPS = ["19192", "19913", "0119912", "199 13", "+96619912", "1991"]
THEIRS = ["19912", "199 12", "١٩٩-١٢", "citizen_care", "@citizen_care", "www.ca.gov.sa"]
THEIRS += ["https://www.ca.gov.sa/", "http://ca.gov.sa", "x.com/citizen_care"]
THEIRS += ["واحد تسعة تسعة واحد اثنين", "one nine nine one two"]
PLAIN = [
    "كيف أقدم شكوى",
    "199",
    "50000 ريال",
    "2026",
    "x account name",
    "download app",
    "citizen care",
]
FRAUD = ["رسالة نصب", "احتيال", "تحقق", "scam", "fraud", "وصلتني رسالة مشبوهة"]


@pytest.fixture
def find(client):
    def get(language, query, **more):
        response = client.get(f"/{language}/search/", {"q": query, **more})
        assert response.status_code == 200
        return parse(response.content.decode())

    return get


def note(page):
    [found] = page.all(class_="unpublished") or [None]
    return found


def checkers(page):
    links = [link["href"] for link in page.one("main").all("a")]
    return [link for link in links if "/verify/" in link]


@both_languages
@pytest.mark.parametrize("query", FALSE)
def test_what_is_not_published_leads_to_the_checker_and_to_no_answer(find, language, query):
    page = find(language, query)
    assert checkers(page) == [f"/{language}/verify/?q={quote(query)}"]
    assert page.all(class_="corrected") == []
    section = next(one for one in page.all("section") if one.get("data-covers"))
    assert section["data-covers"] == "no"
    assert page.all("ol", class_="hits") == []


@both_languages
def test_it_is_said_first_with_the_value_as_it_was_typed(find, language):
    page = find(language, "http://ca-gov-sa.com")
    told = note(page)
    assert told.all("p")[0].text == SAYS[language].format("http://ca-gov-sa.com")
    assert told.all("p")[0].one("bdi")["dir"] == "ltr"
    assert told in page.one(class_="search-head").walk()
    [guess] = [link for link in told.all("a") if link["href"].startswith("?q=")]
    assert guess.text == DID_YOU_MEAN[language].format("www.ca.gov.sa")
    assert guess["href"] == "?q=www.ca.gov.sa"


@both_languages
@pytest.mark.parametrize("query", SLIPS)
def test_slip_in_the_number_is_a_guess_that_says_so(find, language, query):
    page = find(language, query)
    assert checkers(page) == [f"/{language}/verify/?q={quote(query)}"]
    asks = DID_YOU_MEAN[language].format("19912")
    assert note(page).all("a")[-1].text == asks
    assert page.one(class_="call-card").one(id="call-title").text == asks
    assert page.all(class_="corrected") == []
    first = page.one("ol", class_="hits").all("li")[0]
    assert first.one("h3").one("a")["href"] == f"/{language}/channels/hotline/"


@both_languages
@pytest.mark.parametrize("query", THEIRS + PLAIN)
def test_what_is_published_or_is_no_such_thing_is_not_doubted(find, language, query):
    page = find(language, query)
    assert note(page) is None
    assert page.all("ol", class_="hits") or query in PLAIN


@both_languages
def test_words_beside_it_are_still_found(find, language):
    words = {"ar": "كيف أقدم شكوى", "en": "how do I make a complaint"}
    page = find(language, f"{words[language]} 0551234567")
    assert note(page) is not None
    assert page.all(class_="call-card") == []
    first = page.one("ol", class_="hits").all("li")[0]
    assert f"/{language}/guides/make-complaint/" in first.one("h3").one("a")["href"]


@both_languages
def test_true_one_beside_a_false_one_is_no_answer(find, language):
    page = find(language, "www.ca.gov.sa ca-gov-sa.com")
    assert [p.text for p in note(page).all("p")][0] == SAYS[language].format("ca-gov-sa.com")
    assert page.all(class_="call-card") == []


@both_languages
def test_draft_is_not_published(find, language):
    Endpoint.objects.filter(value="19912").update(status="draft")
    page = find(language, "19912")
    assert note(page).all("p")[0].text == SAYS[language].format("19912")


@both_languages
@pytest.mark.parametrize("query", FRAUD)
def test_words_about_fraud_offer_the_checker(find, language, query):
    assert checkers(find(language, query)) == [f"/{language}/verify/"]


@both_languages
@pytest.mark.parametrize("query", ["كيف أقدم شكوى", "download app", "19912", "نسيت كلمة المرور"])
def test_other_words_do_not(find, language, query):
    assert checkers(find(language, query)) == []


@both_languages
def test_what_is_typed_is_escaped(find, language):
    page = find(language, "http://evil.com/<script>alert(1)</script>")
    assert note(page) is not None
    assert [one for one in page.one("main").all("script") if "src" not in one.attributes] == []


def test_no_channel_is_suggested_for_it(client):
    titles = [one["url"] for one in client.get("/ar/suggest/", {"q": "citizen-care.com"}).json()]
    assert "/ar/channels/x-account/" not in titles


def test_it_is_cheap():
    content = published()
    unpublished_in("http://ca-gov-sa.com", content)
    began = time.process_time()
    for query in [*FALSE, *SLIPS, *THEIRS, *PLAIN] * 3:
        unpublished_in(query, content)
    assert (time.process_time() - began) / (3 * len(FALSE + SLIPS + THEIRS + PLAIN)) < 0.004
