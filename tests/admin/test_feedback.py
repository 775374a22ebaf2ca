"""What readers said of pages and numbers, for editors to handle."""

from datetime import timedelta

import pytest
from django.urls import reverse

from contacts.models import Channel, Endpoint, Feedback, Guide
from tests.admin.admin_client import change_url
from tests.conftest import SUNDAY_10

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
HOTLINE, GUIDE = "/ar/channels/hotline/", "/en/guides/call-19912/"


def report(page, **fields):
    guide = Guide.objects.filter(slug="call-19912").first() if "call-19912" in page else None
    language = "en" if page.startswith("/en/") else "ar"
    return Feedback.objects.create(page=page, guide=guide, language=language, **fields)


@pytest.fixture
def reports():
    number = Endpoint.objects.get(value="19912")
    return [
        report(HOTLINE, endpoint=number, value="19912", reason="dead", comment="لا يرد"),
        report(HOTLINE, reason="hours"),
        report("/en/channels/hotline/", reason="hours"),
        report(GUIDE, helpful=False, reason="failed"),
        report("/ar/verify/", reason="broken"),
        report("/ar/none/", reason="missing"),
        report(""),
    ]


def cells(page, column):
    return [cell.text for cell in page.all("td", class_=f"field-{column}")]


def test_list_names_page_number_and_reason(desk, reports):
    page = desk.changelist("feedback", o="2")  # by when
    told = dict(zip(cells(page, "about"), cells(page, "number"), strict=True))
    hotline = str(Channel.objects.get(slug="hotline"))
    guide = str(Guide.objects.get(slug="call-19912"))
    assert set(told) == {
        hotline,
        guide,
        "Check a number or link",
        "/ar/none/",
        "The whole site",
    }
    assert "19912" in cells(page, "number")
    paths = {bdi.text for cell in page.all("td", class_="field-about") for bdi in cell.all("bdi")}
    assert paths == {"/ar/none/"}
    links = {
        cell.one("a")["href"] for cell in page.all("td", class_="field-about") if cell.all("a")
    }
    assert links == {HOTLINE, "/en/channels/hotline/", GUIDE, "/ar/verify/"}


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        ({"about": "channel"}, 2),
        ({"about": "guide"}, 1),
        ({"about": "number"}, 1),
        ({"about": "rest"}, 3),
        ({"reason__exact": "hours"}, 2),
        ({"handled__exact": "1"}, 0),
    ],
)
def test_filters(desk, reports, chosen, count):
    assert len(cells(desk.changelist("feedback", **chosen), "about")) == count


def test_list_is_narrowed_to_the_last_days(desk, reports):
    for row, days in zip(reports, (0, 6, 7, 29, 30, 90, 91), strict=True):
        moment = SUNDAY_10 - timedelta(days=days)
        Feedback.objects.filter(pk=row.pk).update(created_at=moment)
    counts = {
        days: len(cells(desk.changelist("feedback", days=days), "about"))
        for days in ("7", "30", "90", "8")
    }
    assert counts == {"7": 2, "30": 4, "90": 5, "8": 7}


def test_only_questions_that_somebody_spoke_of_are_offered_as_filters(desk, reports):
    Guide.objects.exclude(slug="call-19912").update(title_en="Nobody spoke of this")
    said = Guide.objects.get(slug="call-19912")
    page = desk.changelist("feedback")
    assert [one for one in page.all("a") if "Nobody spoke of this" in one.text] == []
    assert f"guide__id__exact={said.pk}" in str([one["href"] for one in page.all("a")])
    chosen = desk.changelist("feedback", guide__id__exact=str(said.pk))
    assert cells(chosen, "about") == [str(said)]


def test_deleting_a_number_or_question_keeps_what_was_said_of_it(desk, reports):
    Endpoint.objects.get(value="19912").delete()
    Guide.objects.get(slug="call-19912").delete()
    Channel.objects.get(slug="hotline").delete()
    assert Feedback.objects.count() == len(reports)
    page = desk.changelist("feedback")
    assert {"19912", "–"} == set(cells(page, "number"))
    assert {HOTLINE, GUIDE} <= set(cells(page, "about"))
    told = desk.get(change_url(reports[0]))
    assert "19912" in told.one("form", id="feedback_form").text


def test_first_page_says_which_pages_most_wait_about(desk, reports):
    for _ in range(2):
        report(GUIDE, helpful=True, handled=True)
    [total, most] = desk.get(reverse("admin:index")).one(id="panel-feedback").all("li")
    assert total.one("p").text == "7 messages wait for an answer in the content."
    hotline = Channel.objects.get(slug="hotline")
    assert most.one("p").text == f"{hotline}: 3 messages"
    assert desk.get(most.one("a")["href"]).one("p", class_="paginator").text == "In all: 3"


def test_comment_keeps_its_lines_and_its_own_direction(desk):
    row = report(HOTLINE, comment="The line\n<b>rang</b>")
    for page in (desk.changelist("feedback"), desk.get(change_url(row))):
        words = page.one(class_="reader-words")
        assert words["dir"] == "auto"
        assert not words.all("br") + words.all("b")
        assert [sheet for sheet in page.all("link") if "feedback.css" in sheet["href"]]
    html = desk.client.get(change_url(row)).content.decode()
    assert "The line\n&lt;b&gt;rang&lt;/b&gt;</div>" in html


def test_first_page_tells_of_addresses_outside_the_languages(desk):
    for page in ("/nope/", "/nope/", "/directory.json", "/directory.json", "/directory.json"):
        report(page)
    [_total, *most] = desk.get(reverse("admin:index")).one(id="panel-feedback").all("li")
    told = [(one.one("p").text, one.one("a")["href"]) for one in most]
    assert [words for words, _ in told] == ["/directory.json: 3 messages", "/nope/: 2 messages"]
    assert desk.get(told[0][1]).one("p", class_="paginator").text == "In all: 3"
