"""The first page: what waits, and one click to where it is done."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from contacts.admin import charts, dashboard
from contacts.enums import LinkProblem
from contacts.feedback_limit import may_send
from contacts.models import (
    Channel,
    Endpoint,
    Feedback,
    Guide,
    LinkCheck,
    OtherSearches,
    Page,
    SearchQuery,
)
from tests.admin.admin_client import headings, inputs, values
from tests.conftest import SUNDAY_10
from tests.html import parse

TODAY = SUNDAY_10.date()


def searched(query: str, results: int = 0, *, day: date = TODAY, language="ar", **counted):
    SearchQuery.objects.create(day=day, language=language, query=query, results=results, **counted)


def details(desk) -> list[list[str]]:
    """Of each search: what its readers met."""
    needs = panel(desk, "searches").all("li", class_="admin-notice")
    return [[item.text for item in need.one("ul", class_="details").all("li")] for need in needs]


def panel(desk, name: str):
    return desk.get(reverse("admin:index")).one("section", id=f"panel-{name}")


def lines(desk, name: str) -> list[str]:
    return [line.one("p").text for line in panel(desk, name).all("li", class_="admin-notice")]


def links(desk, name: str) -> list[str]:
    return [line.one("a")["href"] for line in panel(desk, name).all("li", class_="admin-notice")]


def test_searches_in_vain_come_in_the_order_of_need(desk, sunday_10):
    searched("كرت", count=2)
    searched("كرت", count=3, day=TODAY - timedelta(days=1))
    searched("iban", results=8, covers="no", count=4, language="en")
    searched("موعد", results=4, covers="yes", count=90, unwanted=3)
    searched("دعم", results=4, covers="partly", count=7)
    searched("قديم", day=TODAY - timedelta(days=30), count=50)
    searched("رقم", results=4, covers="yes", count=50)
    assert lines(desk, "searches") == ["كرت", "iban", "دعم", "موعد"]
    assert details(desk) == [
        ["Found nothing 5 times"],
        ["Not answered 4 times"],
        ["Perhaps answered 7 times"],
        ["Not what 3 readers wanted"],
    ]


def test_same_words_in_the_other_language_are_another_search(desk, sunday_10):
    searched("iban", count=2)
    searched("iban", language="en")
    assert details(desk) == [["Found nothing 2 times"], ["Found nothing 1 time"]]


def test_search_that_is_answered_by_now_waits_no_more(desk, sunday_10):
    searched("كرت", day=TODAY - timedelta(days=2))
    searched("كرت", results=3, covers="yes")
    searched("دعم", results=3, covers="no", day=TODAY - timedelta(days=2), unwanted=1)
    searched("دعم", results=3, covers="yes")
    assert lines(desk, "searches") == ["دعم"]
    assert details(desk) == [["Not what 1 reader wanted"]]


def test_search_that_an_editor_handled_waits_until_it_fails_again(desk, sunday_10):
    searched("كرت", count=9, day=TODAY - timedelta(days=1), handled=True)
    searched("تلفون", count=9, handled=True)
    searched("كرت", count=2)
    assert details(desk) == [["Found nothing 2 times"]]


def test_one_click_opens_a_synonym_with_the_reader_s_word(desk, sunday_10):
    searched("كرت & <b>")
    [(url, _words), _answer] = links_of_need(desk)
    page = desk.get(url)
    [term] = [one for one in inputs(page) if one.get("name") == "term"]
    [language] = values(page.one("select", name="language"))
    assert (term["value"], language) == ("كرت & <b>", "ar")


def links_of_need(desk) -> list[tuple[str, str]]:
    [line] = panel(desk, "searches").all("li", class_="admin-notice")
    return [(link["href"], link.text) for link in line.all("a")]


def test_reader_s_words_are_shown_and_not_run(desk, sunday_10):
    searched("<script>alert(1)</script>")
    assert panel(desk, "searches").all("script") == []
    assert lines(desk, "searches") == ["<script>alert(1)</script>"]


def test_feedback_that_waits_leads_to_it(desk, directory, sunday_10):
    guide = Guide.objects.first()
    for handled in (False, False, True):
        Feedback.objects.create(guide=guide, language="ar", helpful=False, handled=handled)
    assert lines(desk, "feedback") == ["2 messages wait for an answer in the content."]
    [url] = links(desk, "feedback")
    assert desk.get(url).one("p", class_="paginator").text == "In all: 2"


def test_day_on_which_messages_were_refused_is_told(desk, settings, sunday_10):
    settings.MOST_PER_DAY = {**settings.MOST_PER_DAY, "feedback": 1}
    assert lines(desk, "feedback") == []
    may_send("192.0.2.1", SUNDAY_10)
    assert lines(desk, "feedback") == [
        "On 22 November 2026 more messages came than the site stores in a day. "
        "Readers were told so, and to send theirs later or call."
    ]


def test_missing_and_outdated_texts_lead_to_their_rows(desk, sunday_10):
    Page.objects.create(slug="a", title_ar="عن", status="published")
    changed = Page.objects.create(slug="b", title_ar="قديم", title_en="Old", status="published")
    changed.title_ar = "جديد"
    changed.save()
    assert lines(desk, "translations") == [
        "Pages: English is missing in 1",
        "Pages: English is out of date in 1",
    ]
    found = [headings(desk.get(url)) for url in links(desk, "translations")]
    assert found == [["عن"], ["Old"]]


def test_rows_nobody_compared_lately_lead_to_them(desk, sunday_10):
    for slug, checked in (("a", None), ("b", TODAY - timedelta(days=91)), ("c", TODAY)):
        Page.objects.create(slug=slug, title_en=slug, verified_on=checked, status="published")
    Page.objects.create(slug="draft", title_en="draft")
    assert lines(desk, "checked") == [
        "Pages: 1 never checked",
        "Pages: 1 checked more than 90 days ago",
    ]
    assert [headings(desk.get(url)) for url in links(desk, "checked")] == [["a"], ["b"]]


def test_broken_link_leads_to_the_form_it_stands_in(desk, directory, sunday_10):
    channel = Channel.objects.get(slug="website")
    endpoint = Endpoint.objects.get(channel=channel)
    LinkCheck.objects.create(
        url="https://www.ca.gov.sa/",
        model="endpoint",
        object_id=endpoint.pk,
        problem=LinkProblem.MISSING,
        checked_at=SUNDAY_10,
    )
    assert lines(desk, "links") == ["https://www.ca.gov.sa/: There is no such page"]
    assert links(desk, "links") == [reverse("admin:contacts_channel_change", args=[channel.pk])]


def test_lists_of_links_and_moved_pages_are_read_and_not_written(desk, directory, sunday_10):
    guide = Guide.objects.first()
    guide.slug = "ring"
    guide.save()
    LinkCheck.objects.create(url="/x", model="page", object_id=1, checked_at=SUNDAY_10)
    for model in ("movedpage", "linkcheck"):
        page = desk.changelist(model)
        assert page.one("p", class_="paginator").text == "In all: 1"
        assert desk.client.get(reverse(f"admin:contacts_{model}_add")).status_code == 403


@pytest.mark.parametrize(("language", "first"), [("ar", 290.0 + 1), ("en", 1.0)])
def test_chart_runs_with_the_language_and_says_what_it_shows(desk, sunday_10, language, first):
    searched("أ", results=2, count=3, day=TODAY - timedelta(days=29))
    searched("ب", count=1)
    figure = panel(desk.in_language(language), "searches").one("figure")
    bars = figure.all("rect")
    assert [(float(bar["x"]), bar["class"]) for bar in bars][0] == (first, "good")
    assert len(bars) == 2
    if language == "en":
        assert figure.one("svg")["aria-label"] == (
            "Searches in the last 30 days: 3 answered, or perhaps answered, 1 not."
        )


def test_bars_of_a_day_stand_on_each_other():
    counts = charts.last_days([(TODAY, 3, 1)], TODAY)
    lacking, good = charts.draw(counts, rtl=False)
    assert (lacking.y, lacking.height, lacking.kind) == (45.0, 15.0, "lacking")
    assert (good.y, good.height, good.kind) == (0.0, 45.0, "good")


def test_nothing_is_drawn_of_nothing(desk, sunday_10):
    assert panel(desk, "searches").all("svg") == []


def test_panels_follow_what_the_user_may_see(client, db, sunday_10):
    person = get_user_model().objects.create_user("omar", is_staff=True)
    client.force_login(person)
    page = parse(client.get(reverse("admin:index")).content.decode())
    assert page.all("section", class_="admin-panel") == []


def test_first_page_asks_no_more_for_more_rows(desk, sunday_10, django_assert_max_num_queries):
    for number in range(12):
        searched(f"س{number}")
        Page.objects.create(slug=f"p{number}", title_ar="عن", status="published")
    with django_assert_max_num_queries(115):
        dashboard.panels(get_user_model().objects.get(), SUNDAY_10)


def test_chart_counts_searches_whose_texts_are_not_kept(desk, sunday_10):
    searched("راتب", results=3, covers="yes", count=2)
    OtherSearches.objects.create(day=TODAY, language="ar", answered=40, unanswered=5)
    assert "42 answered, or perhaps answered, 5 not" in panel(desk, "searches").text


def test_messages_that_wait_are_counted_up_to_a_bound(desk, sunday_10, monkeypatch):
    monkeypatch.setattr(dashboard, "MOST_COUNTED", 3)
    for page in ("/ar/old/", "/ar/old/", "/ar/new/"):
        Feedback.objects.create(page=page, language="ar", reason="broken")
    waits = ["3 messages wait for an answer in the content.", "/old/: 2 messages"]
    assert lines(desk, "feedback") == waits
    Feedback.objects.create(page="/ar/new/", language="ar", reason="broken")
    waits = ["More than 3 messages wait for an answer in the content.", "/new/: 2 messages"]
    assert lines(desk, "feedback") == waits
