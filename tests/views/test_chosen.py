"""The way that answers lead to: at all hours, and whatever is published."""

from datetime import datetime

import pytest
import time_machine

from contacts.models import Channel, ChooserAnswer, Guide, Notice
from tests.conftest import RIYADH, SUNDAY_10
from tests.html import Element, parse
from tests.views.choosing import links

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
FRIDAY_23 = datetime(2026, 11, 27, 23, 0, tzinfo=RIYADH)
PATHS = ["app/"] + [
    f"{want}/{sign_in}/{how}/"
    for want in ("ask", "complain")
    for sign_in in ("yes", "no")
    for how in ("call", "write", "either")
]


@pytest.fixture
def get(client):
    def page(path: str, language: str = "en") -> Element:
        response = client.get(f"/{language}/choose/{path}")
        assert response.status_code == 200
        return parse(response.content.decode())

    return page


def card(page: Element) -> Element:
    return page.one(data_moment="chosen")


def suspend(channel: Channel | None = None) -> None:
    Notice.objects.create(
        text_en="Out", severity="out_of_order", starts_at=SUNDAY_10, channel=channel,
        status="published",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "moment", "name", "said"),
    [
        ("ask/yes/call/", SUNDAY_10, "Unified customer service number", ""),
        (
            "ask/yes/call/",
            FRIDAY_23,
            "Official website form",
            "Nobody answers calls now. You can write instead.",
        ),
        (
            "complain/no/write/",
            SUNDAY_10,
            "Unified customer service number",
            "To write, you have to sign in. You can call instead, without signing in.",
        ),
        (
            "ask/no/call/",
            FRIDAY_23,
            "X account (formerly Twitter)",
            "Nobody answers calls now. You can write instead.",
        ),
        ("ask/no/write/", FRIDAY_23, "X account (formerly Twitter)", ""),
        ("app/", FRIDAY_23, "Citizen Account app", ""),
    ],
)
def test_way_is_one_that_can_be_used_now(get, path, moment, name, said):
    with time_machine.travel(moment, tick=False):
        page = get(path)
    assert card(page).one("h2").text == name
    assert page.one("title").text == f"Use this: {name} – Citizen Help"
    assert said in page.one(data_moment="head").text
    assert bool(said) == ("instead" in page.one(data_moment="head").text)
    assert len(page.all(class_="button-main")) == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_path_leads_to_what_is_closed(get, language):
    with time_machine.travel(FRIDAY_23, tick=False):
        for path in PATHS:
            shown = card(get(path, language))
            assert shown.all(class_="status-closed") == shown.all(class_="status-suspended") == []
            assert shown.one("h2").text


def test_reader_sees_when_what_was_wished_for_opens(get):
    with time_machine.travel(FRIDAY_23, tick=False):
        ways = get("ask/yes/call/").one(class_="ways", data_moment="ways").all("li")
    assert "Unified customer service number" in ways[0].text
    assert "Not one of its published days" in ways[0].text


def test_page_holds_no_longer_than_its_statuses(client):
    """On Friday an hour before midnight, after which Saturday has words of its own."""
    with time_machine.travel(FRIDAY_23, tick=False):
        header = client.get("/en/choose/ask/yes/call/")["Cache-Control"]
    ages = dict(part.strip().partition("=")[::2] for part in header.split(","))
    assert int(ages["max-age"]) + int(ages["stale-while-revalidate"]) <= 3600


def test_suspended_hotline_gives_way(get):
    suspend(Channel.objects.get(slug="hotline"))
    page = get("ask/yes/call/")
    assert card(page).one("h2").text == "Official website form"
    assert "Nobody answers calls now." in page.one(data_moment="head").text


@pytest.mark.parametrize("path", PATHS)
def test_with_everything_suspended_something_can_be_read(get, path):
    suspend()
    page = get(path)
    assert page.one("h1").text == "Nothing can be used at the moment"
    assert card(page).get("hidden") is not None
    assert page.all(class_="button-main") == []
    assert links(page, data_moment="guides")[0].startswith("/en/guides/")
    assert len(page.one(data_moment="ways").all(class_="status-suspended")) == 4


@pytest.mark.parametrize("path", PATHS)
def test_with_one_channel_every_path_leads_to_it(get, path):
    Channel.objects.exclude(slug="hotline").update(status="draft")
    page = get(path)
    assert card(page).one("h2").text == "Unified customer service number"
    assert page.all(data_moment="ways") == []


def test_without_channels_the_questions_are_left(get):
    Channel.objects.all().update(status="draft")
    page = get("ask/yes/call/")
    assert page.one("h1").text == "No way to get in touch is published here"
    assert "/en/questions/" in links(page, data_moment="head")


@pytest.mark.parametrize(
    ("path", "addresses"),
    [
        ("complain/yes/write/", ["send-inquiry-website/"]),
        ("complain/no/call/", ["call-19912/"]),
        ("app/", ["contact-through-app/"]),
    ],
)
def test_guide_is_about_the_way(get, path, addresses):
    expected = [f"/en/guides/{one}" for one in addresses]
    assert links(get(path), data_moment="guides") == expected


def test_app_without_a_link_is_reached_by_its_guide(get):
    assert links(get("app/"), data_moment="steps") == ["/en/guides/download-app/"]


def test_option_of_the_channel_is_meant_of_a_guide_with_options(get):
    guide = Guide.objects.get(slug="which-way-to-choose")
    ChooserAnswer.objects.filter(slug="ask").update(guide=guide)
    found = links(get("ask/yes/call/"), data_moment="guides")
    assert found == ["/en/guides/which-way-to-choose/#step-phone", "/en/guides/call-19912/"]


def test_guide_off_the_site_gives_way_to_that_of_the_channel(get):
    Guide.objects.filter(slug="download-app").update(expire_at=SUNDAY_10)
    assert links(get("app/"), data_moment="steps") == ["/en/guides/contact-through-app/"]
    Guide.objects.filter(slug="contact-through-app").update(status="draft")
    assert links(get("app/"), data_moment="steps") == ["/en/guides/make-complaint/"]


def test_it_is_said_where_signing_in_is_needed_or_not_known(get):
    said = lambda path: get(path).one(data_moment="steps").text  # noqa: E731
    assert "You need to sign in there." in said("app/")
    assert "sign in" not in said("ask/yes/write/")
    assert "It is not published whether you need to sign in there." in said("ask/no/write/")
    Channel.objects.filter(slug="x-account").update(sign_in="not_needed")
    assert "sign in" not in said("ask/no/write/")


def test_writing_where_others_read_comes_with_a_warning(get):
    assert "Never write your password" in get("ask/no/write/").one(data_moment="steps").text


def test_who_cannot_sign_in_is_helped_where_only_that_is_left(get):
    for slug in ("hotline", "x-account"):
        suspend(Channel.objects.get(slug=slug))
    page = get("ask/no/call/")
    assert "it helps only if you can" in page.one(data_moment="head").text
    assert "/en/guides/cannot-sign-in/" in links(page, data_moment="guides")
