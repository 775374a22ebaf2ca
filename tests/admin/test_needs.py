"""The list of searches, by what readers looked for in vain, and what an editor makes of it."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from contacts.enums import NOT_PUBLISHED_HERE
from contacts.models import Guide, SearchQuery, Synonym, Topic
from tests.admin.admin_client import add_url, inputs, messages, typed, values
from tests.conftest import SUNDAY_10

pytestmark = pytest.mark.django_db
TODAY = SUNDAY_10.date()
LIST = reverse("admin:contacts_searchquery_changelist")


def searched(query: str, covers: str = "no", *, day: date = TODAY, results=5, language="ar", **row):
    return SearchQuery.objects.create(
        day=day, language=language, query=query, covers=covers, results=results, **row
    )


def listed(desk, **query) -> list[str]:
    return [cell.text for cell in desk.changelist("searchquery", **query).all(class_="field-words")]


def cells(desk, column: str, **query) -> list[str]:
    page = desk.changelist("searchquery", **query)
    return [cell.text for cell in page.all("td", class_=f"field-{column}")]


def test_list_sums_up_the_days_of_a_text(desk, sunday_10):
    searched("موعد", count=2, day=TODAY - timedelta(days=29))
    searched("موعد", count=3)
    searched("موعد", count=9, day=TODAY - timedelta(days=30))
    assert (cells(desk, "times"), cells(desk, "met")) == (
        ["Searched 5 times"],
        ["Not answered 5 times"],
    )
    assert cells(desk, "times", days="all") == ["Searched 14 times"]
    assert cells(desk, "times", days="7") == ["Searched 3 times"]


def test_list_has_what_most_readers_lack_first(desk, sunday_10):
    searched("answered", "yes", count=50)
    searched("perhaps", "partly", count=9)
    searched("unwanted", "yes", count=9, unwanted=6)
    searched("no", count=5)
    searched("nothing", results=0, count=3)
    searched("handled", count=70, handled=True)
    wanted = ["unwanted", "no", "perhaps", "nothing", "handled", "answered"]
    assert listed(desk) == wanted


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("unanswered", ["no", "nothing"]),
        ("unwanted", ["unwanted"]),
        ("partly", ["perhaps"]),
        ("nothing", ["nothing"]),
        ("answered", ["old", "answered"]),
        ("handled", ["handled"]),
        ("made-up", ["unwanted", "no", "perhaps", "nothing", "handled", "old", "answered"]),
    ],
)
def test_filter_lets_through_what_it_says(desk, sunday_10, choice, found):
    searched("answered", "yes", count=50)
    searched("answered", count=4, day=TODAY - timedelta(days=1))
    searched("old", "", count=55)
    searched("perhaps", "partly", count=9)
    searched("unwanted", "yes", count=9, unwanted=6)
    searched("no", count=5)
    searched("nothing", results=0, count=3)
    searched("handled", count=70, handled=True)
    assert listed(desk, found=choice) == found


def test_list_is_searched_and_filtered_by_language(desk, sunday_10):
    searched("iban", language="en")
    searched("iban")
    searched("رقم")
    assert listed(desk, q="iba") == ["iban", "iban"]
    assert cells(desk, "language", language__exact="en") == ["English"]


def test_searches_marked_as_handled_wait_no_more_on_any_day(desk, sunday_10):
    old = searched("موعد", count=2, day=TODAY - timedelta(days=80))
    new = searched("موعد", count=3)
    other = searched("موعد", language="en")
    assert desk.act("searchquery", "mark_handled", new) == ["1 search is changed."]
    for row in (old, new, other):
        row.refresh_from_db()
    assert (old.handled, new.handled, other.handled) == (True, True, False)
    assert desk.act("searchquery", "mark_open", new) == ["1 search is changed."]
    old.refresh_from_db()
    assert old.handled is False


def test_search_counted_on_a_later_day_waits_again(desk, sunday_10):
    searched("موعد", handled=True, day=TODAY - timedelta(days=1), count=7)
    searched("موعد", count=2)
    assert cells(desk, "met") == ["Not answered 2 times"]


@pytest.mark.parametrize(("group", "may"), [("editors", True), (None, False)])
def test_only_who_may_write_an_answer_marks_searches(desk, editor, groups, sunday_10, group, may):
    row = searched("موعد")
    editor.is_superuser = False
    editor.save()
    if group:
        editor.groups.add(Group.objects.get(name=group))
    else:
        permission = Group.objects.get(name="editors").permissions.get(codename="view_searchquery")
        editor.user_permissions.add(permission)
    desk.client.post(LIST, {"action": "mark_handled", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert row.handled is may


def test_synonym_for_a_search_handles_it(desk, sunday_10):
    row, other = searched("رساله نصيه"), searched("رساله")
    [synonym, _answer] = (
        desk.changelist("searchquery", q="نصيه").one(class_="field-remedies").all("a")
    )
    form = typed(desk.get(synonym["href"]), "synonym_form") | {"equivalents": "هاتف"}
    assert desk.save(synonym["href"], form, term="رسالة نصّية") is None
    row.refresh_from_db()
    other.refresh_from_db()
    assert (Synonym.objects.count(), row.handled, other.handled) == (1, True, False)


def draft_form(desk, query: str):
    links = desk.changelist("searchquery", q=query).one(class_="field-remedies").all("a")
    url = links[1]["href"]
    return url, desk.get(url)


@pytest.mark.parametrize(
    ("language", "query", "slug"),
    [("ar", "متي ينزل الدعم", ""), ("en", "when is it paid", "when-is-it-paid")],
)
def test_one_click_begins_an_answer_and_stores_nothing(desk, sunday_10, language, query, slug):
    topic = Topic.objects.create(slug=NOT_PUBLISHED_HERE, name_ar="غير منشور", name_en="Not here")
    searched(query, language=language)
    _url, page = draft_form(desk, query)
    form = typed(page, "guide_form")
    other = {"ar": "en", "en": "ar"}[language]
    assert (form[f"title_{language}"], form[f"title_{other}"]) == ([query], [""])
    assert (form["slug"], form["status"], form["topic"]) == ([slug], ["draft"], [str(topic.pk)])
    note = page.one("aside", class_="form-note")
    asked = note.one("p", class_="asked")
    assert (asked.text, asked["lang"], "Not here" in note.text) == (query, language, True)
    assert Guide.objects.count() == 0


def test_search_that_is_answered_names_no_topic(desk, sunday_10):
    Topic.objects.create(slug=NOT_PUBLISHED_HERE, name_ar="غير منشور")
    searched("موعد", "yes", unwanted=4)
    assert typed(draft_form(desk, "موعد")[1], "guide_form")["topic"] == [""]


@pytest.mark.django_db(transaction=True)
def test_answer_that_is_saved_handles_the_search(desk, sunday_10):
    row = searched("متي ينزل الدعم")
    url, page = draft_form(desk, row.query)
    form = typed(page, "guide_form") | {"title_ar": "متى يُودَع الدعم؟", "slug": "when"}
    response = desk.client.post(url, form, follow=True)
    row.refresh_from_db()
    guide = Guide.objects.get()
    assert (guide.title_ar, guide.status, row.handled) == ("متى يُودَع الدعم؟", "draft", True)
    assert any(text.startswith("What readers looked for counts") for text in messages(response))


@pytest.mark.parametrize("title", [{"title_ar": "متى ينزل الدَّعم؟"}, {"title_en": "IBAN?"}])
def test_question_of_the_same_words_handles_a_search(desk, sunday_10, title):
    arabic, english = searched("متي ينزل الدعم"), searched("iban", language="en")
    form = typed(desk.get(add_url("guide")), "guide_form") | {"slug": "when"}
    assert desk.save(add_url("guide"), form, **title) is None
    arabic.refresh_from_db()
    english.refresh_from_db()
    assert (arabic.handled, english.handled) == ("title_ar" in title, "title_en" in title)


@pytest.mark.parametrize(
    "query", [{"asked": "x"}, {"asked": "x", "language": "fr"}, {"asked": "\0", "language": "ar"}]
)
def test_made_up_address_begins_nothing(desk, query):
    page = desk.get(add_url("guide"), **query)
    [title] = [one for one in inputs(page) if one.get("name") == "title_ar"]
    assert (values(title), page.all("aside", class_="form-note")) == ([""], [])


def test_long_search_fits_the_title_and_the_address(desk):
    page = desk.get(add_url("guide"), asked="word " * 60, language="en")
    form = typed(page, "guide_form")
    assert len(form["title_en"][0]) <= 200
    assert form["slug"] == ["word-word-word-word-word-word-word-word-word-word"[:50]]


def test_list_asks_no_more_for_more_rows(desk, sunday_10, django_assert_max_num_queries):
    for number in range(12):
        searched(f"س{number}")
    with django_assert_max_num_queries(12):
        desk.changelist("searchquery")


def test_reader_s_words_are_marked_with_their_language(desk, sunday_10):
    searched("<b>iban", language="en")
    [words] = desk.in_language("ar").changelist("searchquery").all("th", class_="field-words")
    span = words.one("span")
    assert (words.text, span["lang"], span["dir"]) == ("<b>iban", "en", "ltr")


@pytest.mark.parametrize("query", [{}, {"found": "unanswered"}, {"days": "7"}])
def test_counts_beside_the_filters_stand(desk, sunday_10, query):
    searched("no", count=5)
    searched("no", count=5, day=TODAY - timedelta(days=9))
    searched("nothing", results=0, count=3)
    page = desk.changelist("searchquery", _facets="True", **query)
    links = [link.text for link in page.one("nav", id="changelist-filter").all("a")]
    assert "Not answered (2)" in links
    assert "Found nothing (1)" in links
    assert "العربية (2)" in links
