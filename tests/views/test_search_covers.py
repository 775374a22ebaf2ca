"""The page of results by how well the search is answered: yes, perhaps, no, nothing at all."""

import pytest

from contacts.enums import Covers
from contacts.models import SearchQuery
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
UNANSWERED = {
    "ar": "الجواب غير منشور هنا. اسأل مباشرة",
    "en": "This is not answered here. Ask directly",
}


def moments(page):
    return [part["data-moment"] for part in page.walk() if part.get("data-moment")]


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
    assert links(first.one("h3")) == [f"/{language}/guides/change-iban/"]


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
