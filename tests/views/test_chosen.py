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
PATHS = [
    f"{want}/{sign_in}/{how}/"
    for want in ("ask", "assistance", "complain")
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


def str_of_links(page: Element) -> str:
    return " ".join(f'"{link["href"]}"' for link in page.all("a"))


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
            "assistance/yes/call/",
            FRIDAY_23,
            "Official website form",
            "Nobody answers calls now. You can use this instead.",
        ),
        (
            "complain/no/write/",
            SUNDAY_10,
            "Unified customer service number",
            "The ways to write that suit this need signing in. You can call instead.",
        ),
        (
            "ask/no/call/",
            FRIDAY_23,
            "X account (formerly Twitter)",
            "Nobody answers calls now. You can use this instead.",
        ),
        ("ask/no/write/", FRIDAY_23, "X account (formerly Twitter)", ""),
        ("ask/yes/write/", FRIDAY_23, "X account (formerly Twitter)", ""),
        ("assistance/yes/write/", FRIDAY_23, "Official website form", ""),
        ("complain/yes/write/", SUNDAY_10, "Citizen Account app", ""),
        ("complain/yes/either/", SUNDAY_10, "Citizen Account app", ""),
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
    page = get("assistance/yes/call/")
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
    ("path", "steps", "more"),
    [
        ("ask/no/write/", ["what-to-ask-on-x/", "message-on-x/"], []),
        ("assistance/yes/write/", ["send-inquiry-website/"], []),
        ("complain/yes/write/", ["contact-through-app/"], []),  # the button leads to its guide
        ("complain/no/call/", ["call-19912/"], ["make-complaint/"]),
    ],
)
def test_guide_is_about_the_way_or_is_further_reading(get, path, steps, more):
    page = get(path)
    for region, addresses in (("guides", steps), ("more", more)):
        assert links(page, data_moment=region) == [f"/en/guides/{one}" for one in addresses]


@pytest.mark.parametrize("moment", [SUNDAY_10, FRIDAY_23])
@pytest.mark.parametrize("want", ["ask", "assistance", "complain"])
def test_guide_of_an_answer_is_always_linked_while_readers_see_it(get, want, moment):
    guide = ChooserAnswer.objects.get(slug=want).guide
    paths = [path for path in PATHS if path.startswith(f"{want}/")]
    with time_machine.travel(moment, tick=False):
        for path in paths:
            assert f'"/en/guides/{guide.slug}/"' in str_of_links(get(path))
        Guide.objects.filter(pk=guide.pk).update(status="draft")
        for path in paths:
            assert f'"/en/guides/{guide.slug}/"' not in str_of_links(get(path))


def test_app_without_a_link_is_reached_by_its_guide(get):
    found = links(get("complain/yes/write/"), data_moment="steps")
    assert found == ["/en/guides/make-complaint/"]


def test_option_of_the_channel_is_meant_of_a_guide_with_options(get):
    guide = Guide.objects.get(slug="which-way-to-choose")
    ChooserAnswer.objects.filter(slug="ask").update(guide=guide)
    found = links(get("ask/yes/call/"), data_moment="guides")
    assert found == ["/en/guides/which-way-to-choose/#step-phone", "/en/guides/call-19912/"]


def test_guide_off_the_site_gives_way_to_that_of_the_channel(get):
    Channel.objects.filter(slug="website-form").update(status="draft")
    steps = lambda: links(get("complain/yes/write/"), data_moment="steps")  # noqa: E731
    Guide.objects.filter(slug="make-complaint").update(expire_at=SUNDAY_10)
    assert steps() == ["/en/guides/contact-through-app/"]
    Guide.objects.filter(slug="contact-through-app").update(status="draft")
    assert steps() == ["/en/guides/download-app/"]


def test_it_is_said_where_signing_in_is_needed_or_not_known(get):
    said = lambda path: get(path).one(data_moment="steps").text  # noqa: E731
    unknown = (
        "Whether you need to sign in to use “X account (formerly Twitter)” is not published here."
    )
    assert "sign in" not in said("ask/yes/write/")
    assert unknown in said("ask/no/write/")
    ways = get("complain/no/write/").one(class_="ways", data_moment="ways").text
    assert (unknown in ways, "signing in" in ways) == (True, False)
    assert unknown not in get("complain/yes/call/").one(class_="ways", data_moment="ways").text
    Channel.objects.filter(slug="x-account").update(sign_in="not_needed")
    assert "sign in" not in said("ask/no/write/")
    Guide.objects.filter(slug="download-app").update(status="draft")
    assert "You may need to sign in there." in said("app/")
    Channel.objects.filter(slug="mobile-app").update(sign_in="needed")
    assert "You need to sign in there." in said("app/")


def test_writing_where_others_read_comes_with_the_warning_of_its_guide(get):
    for path, shown in (
        ("ask/no/write/", {"data_moment": "steps"}),
        ("complain/no/call/", {"data_moment": "ways", "class_": "ways"}),
    ):
        said = get(path).one(**shown).text
        assert "Do not write your ID number, password or verification code there." in said
        assert "Do not put personal details in a public post or reply." in said


def test_number_and_code_of_the_way_stand_on_paper(get):
    page = get("complain/yes/write/")
    assert "19912" in page.one(class_="on-paper").text
    assert page.one(data_moment="code").one("img")["src"] == "/en/channels/mobile-app/qr.svg"


def test_who_cannot_sign_in_is_helped_where_only_that_is_left(get):
    for slug in ("hotline", "x-account"):
        suspend(Channel.objects.get(slug=slug))
    page = get("ask/no/call/")
    assert "it helps only if you can" in page.one(data_moment="head").text
    assert "sign in" not in page.one(data_moment="steps").text
    assert "/en/guides/cannot-sign-in/" in links(page, data_moment="guides")
