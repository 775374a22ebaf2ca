"""What stands first on a page for readers: the way to reach somebody, before all that explains."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings

from contacts.models import Channel, Endpoint, Guide, Notice
from tests.conftest import SUNDAY_10
from tests.directory_rows import make_channel
from tests.html import Element, parse

pytestmark = pytest.mark.usefixtures("first_content")

FRIDAY = datetime(2026, 11, 27, 10, tzinfo=ZoneInfo("Asia/Riyadh"))  # the hotline is closed
CALL = "tel:19912"
# Of a page; the region that holds its number and what to press instead.
PATHS = {
    "": "hotline",
    "channels/hotline/": "status",
    "guides/call-19912/": "own",
    "guides/when-to-call-19912/": "own",
    "search/?q=19912": "answer",
}
every_page = pytest.mark.parametrize("path", PATHS, ids=lambda path: path or "home")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])


def read(client, path: str, moment: datetime = SUNDAY_10) -> Element:
    with time_machine.travel(moment, tick=False):
        response = client.get(path)
    assert response.status_code == 200
    return parse(response.content.decode())


def buttons(element: Element) -> list[tuple[str, str]]:
    """Where each leads, and how it is drawn."""
    found = element.all("a", class_="button")
    return [(one["href"], one["class"].removeprefix("button").strip()) for one in found]


def put_out_of_order(*slugs: str) -> None:
    for slug in slugs:
        Notice.objects.create(
            channel=Channel.objects.get(slug=slug),
            severity="out_of_order",
            starts_at=SUNDAY_10 - timedelta(days=1),
            text_ar="النص",
            text_en="The text",
            status="published",
        )


@every_page
@both_languages
def test_number_stands_before_all_that_explains(client, path, language):
    main = read(client, f"/{language}/{path}").one("main")
    calls = [one for one in main.all("a") if one["href"].startswith("tel:")]
    assert calls[0]["href"] == CALL  # on its button, or in the short answer right above that
    assert all(one.inherited("class") == "lead" for one in calls[:1] if not one.get("class"))
    first = next(one for one in calls if one.get("class"))
    actions = main.all(class_="main-actions")[0]
    assert actions.inherited("data-moment") == PATHS[path]
    assert first in actions.walk()
    order = main.walk()
    later = [*main.all("ol", class_="steps"), *main.all(class_="rows"), *main.all(class_="cards")]
    sections = [one for one in main.all("section") if actions not in one.walk()]
    for other in [*later, *main.all("ol", class_="hits"), *sections]:
        assert order.index(first) < order.index(other)


@every_page
@both_languages
def test_open_channel_is_the_one_thing_to_press(client, path, language):
    main = read(client, f"/{language}/{path}").one("main")
    assert buttons(main.all(class_="main-actions")[0]) == [(CALL, "button-main")]
    assert len(main.all("a", class_="button-main")) == 1


@every_page
@both_languages
@pytest.mark.parametrize("reason", ["closed", "out of order"])
def test_what_works_is_the_main_button_and_the_call_a_quiet_one_below(
    client, path, language, reason
):
    moment = FRIDAY if reason == "closed" else SUNDAY_10
    if reason == "out of order":
        put_out_of_order("hotline")
    main = read(client, f"/{language}/{path}", moment).one("main")
    assert buttons(main.all(class_="main-actions")[0]) == [
        (f"/{language}/channels/website-form/", "button-main"),
        (CALL, "button-quiet"),
    ]
    other = main.one("a", class_="button-main")
    name = Channel.objects.get(slug="website-form")
    assert getattr(name, f"name_{language}") in other.text
    assert other["data-holds-until"]  # no copy says so beyond its time


def test_name_in_the_other_language_says_so_on_the_main_button(client):
    Channel.objects.filter(slug="website-form").update(name_ar="")
    button = read(client, "/ar/", FRIDAY).one("main").one("a", class_="button-main")
    foreign = button.one(class_="foreign")
    assert (foreign["lang"], foreign["dir"]) == ("en", "ltr")
    assert button.text.startswith("استخدم Official website form")


@every_page
@both_languages
def test_call_stays_the_main_button_where_nothing_else_can_be_used(client, path, language):
    Channel.objects.exclude(slug="hotline").update(status="draft")
    main = read(client, f"/{language}/{path}", FRIDAY).one("main")
    assert buttons(main.all(class_="main-actions")[0]) == [(CALL, "button-main")]
    put_out_of_order("hotline")
    main = read(client, f"/{language}/{path}").one("main")
    assert buttons(main.all(class_="main-actions")[0]) == [(CALL, "button-main")]


@both_languages
@pytest.mark.parametrize("moment", [SUNDAY_10, FRIDAY])
def test_home_shows_its_hotline_once(client, language, moment):
    main = read(client, f"/{language}/", moment).one("main")
    assert [one["href"] for one in main.all("a")].count(CALL) == 1
    about = [one for one in main.all("a") if one["href"].endswith("/channels/hotline/")]
    assert len(about) == 1
    assert "hotline" not in {one.get("data-key") for one in main.walk()}


@both_languages
def test_home_has_three_cards_and_names_the_other_channels_below(client, language):
    for place in range(3):
        make_channel(f"more-{place}", "chat", name_ar=f"محادثة {place}", name_en=f"Chat {place}")
    make_channel("draft", "chat", status="draft", name_ar="LEAK", name_en="LEAK")
    main = read(client, f"/{language}/").one(data_moment="channels")
    cards = [one["data-key"] for one in main.all("article", class_="card")]
    rows = main.one("ul", class_="more-ways")
    listed = [one["data-key"] for one in rows.all("li")]
    everything = set(Channel.objects.published().values_list("slug", flat=True))
    assert (len(cards), {*cards, *listed}) == (3, everything - {"hotline"})
    assert len(listed) == len(set(listed)) == len(everything) - 4
    assert [one["href"] for one in rows.all("a")] == [
        f"/{language}/channels/{slug}/" for slug in listed
    ]


@both_languages
def test_narrowed_list_shows_every_other_channel_that_fits_as_a_card(client, language):
    for place in range(4):
        make_channel(f"more-{place}", "chat", cost="free")
    Channel.objects.filter(slug__in=["hotline", "x-account"]).update(cost="free")
    main = read(client, f"/{language}/?cost=free").one("main")
    cards = main.one(data_moment="channels").all("article", class_="card")
    assert {one["data-key"] for one in cards} == {"x-account", *(f"more-{n}" for n in range(4))}
    assert len(cards) == 5
    assert main.all(class_="more-ways") == []


ABOVE = {
    "ar": {
        "too": "الطريقة أعلاه تناسب اختيارك أيضًا.",
        "only": "بحسب المنشور هنا، لا تناسب اختيارك إلا الطريقة أعلاه.",
        "unknown": "لم يُنشر هنا هل تناسب الطريقة أعلاه اختيارك.",
    },
    "en": {
        "too": "The way above fits too.",
        "only": "Of what is published here, only the way above fits.",
        "unknown": "Of the way above it is not published here whether it fits.",
    },
}


@both_languages
@pytest.mark.parametrize(
    ("free", "told"),
    [
        (["hotline", "x-account"], "too"),
        (["hotline"], "only"),
        (["x-account"], "unknown"),
    ],
)
def test_narrowed_list_says_in_words_whether_the_hotline_above_fits(client, language, free, told):
    assert "choices-note" not in read(client, f"/{language}/").text
    Channel.objects.filter(slug__in=free).update(cost="free")
    main = read(client, f"/{language}/?cost=free").one("main")
    notes = [one.text for one in main.all(class_="choices-note")]
    assert [one for one in notes if one in ABOVE[language].values()] == [ABOVE[language][told]]
    keys = [one.get("data-key") for one in main.all("article", class_="card")]
    assert "hotline" not in keys
    assert set(keys) == {"website-form", "mobile-app", "x-account"}
    assert [one for one in main.all("ul") if not one.all("li")] == []
    title = {"ar": "طرق أخرى للتواصل", "en": "Other ways to get in touch"}[language]
    assert main.one("h2", id="channels-title").text == title


@both_languages
def test_narrowed_list_says_nothing_of_a_hotline_that_does_not_fit(client, language):
    Channel.objects.filter(slug="hotline").update(cost="charged")
    Channel.objects.filter(slug="x-account").update(cost="free")
    main = read(client, f"/{language}/?cost=free").one("main")
    notes = {one.text for one in main.all(class_="choices-note")}
    assert notes.isdisjoint(ABOVE[language].values())
    assert "hotline" not in {one.get("data-key") for one in main.walk()}


@both_languages
def test_channel_with_nothing_to_press_has_no_card_on_its_page(client, language):
    def card():
        found = read(client, f"/{language}/channels/mobile-app/").one(data_moment="status")
        return found.text, "hidden" in found.attributes

    assert card() == ("", True)
    main = read(client, f"/{language}/channels/mobile-app/").one("main")
    reply = {"ar": "أوقات الرد غير منشورة هنا.", "en": "Reply times are not published here."}
    assert main.one("section", aria_labelledby="hours-title").one("p").text == reply[language]
    assert main.text.count(reply[language]) == 1
    put_out_of_order("mobile-app")  # which a page left open is told of too
    assert card()[1] is False
    Notice.objects.all().delete()
    app = Channel.objects.get(slug="mobile-app")
    Endpoint.objects.create(channel=app, kind="ios", value="https://apps.apple.com/sa/app/x/id1")
    assert card()[1] is False


@both_languages
def test_channel_with_nothing_published_has_no_empty_section(client, language):
    make_channel("bare", "chat")
    draft = make_channel("drafts", "chat")
    Endpoint.objects.create(channel=draft, kind="whatsapp", value="+966512345678", status="draft")
    Guide.objects.create(slug="draft", channel=draft, title_ar="LEAK", status="draft")
    for slug in ("bare", "drafts"):
        main = read(client, f"/{language}/channels/{slug}/").one("main")
        titles = [one["aria-labelledby"] for one in main.all("section")]
        assert titles == ["call-title", "hours-title", "facts-title"]
        for section in main.all("section"):
            heading = section.one("h2").text
            assert section.text != heading
        assert [one for one in main.all("ul") + main.all("ol") if not one.all("li")] == []
        assert "LEAK" not in main.text


@both_languages
def test_channel_page_leads_through_its_first_question_that_has_steps(client, language):
    first = Guide.objects.get(slug="call-19912")
    main = read(client, f"/{language}/channels/hotline/").one("main")
    steps = [one.one("h3").text for one in main.one("ol", class_="steps").all("li")]
    published = first.steps.filter(status="published").order_by("position")
    assert steps == [getattr(step, f"text_{language}") for step in published]
    assert main.one("h2", id="steps").one("a")["href"] == f"/{language}/guides/call-19912/"
    assert len(main.all(class_="tick-note")) == 1  # where there are ticks, what becomes of them
    first.steps.all().update(status="draft")
    main = read(client, f"/{language}/channels/hotline/").one("main")
    [link] = [one.one("a")["href"] for one in main.all("h2", id="steps")]
    assert link == f"/{language}/guides/register/"


TRAILS = {
    "channels/hotline/": ["", "#channels"],
    "guides/call-19912/": ["", "questions/#topic-phone"],
    "topics/phone/": ["", "questions/"],
    "questions/": [""],
    "questions/others/": ["", "questions/"],
    "pages/privacy/": [""],
    "changes/": [""],
}


@pytest.mark.parametrize("path", TRAILS)
@both_languages
def test_breadcrumbs_hold_what_the_page_belongs_to_and_not_itself(client, path, language):
    page = read(client, f"/{language}/{path}")
    trail = page.one("nav", class_="breadcrumbs")
    links = trail.all("a")
    assert [one["href"] for one in links] == [f"/{language}/{end}" for end in TRAILS[path]]
    assert len(trail.all("li")) == len(links)
    assert page.one("h1").text not in {one.text for one in trail.all("li")}
    assert [one for one in trail.walk() if one.get("aria-current")] == []


@pytest.mark.parametrize("path", [path for path in TRAILS if path != "changes/"])
@both_languages
def test_search_engines_are_told_the_breadcrumbs_that_readers_see(client, path, language):
    page = read(client, f"/{language}/{path}")
    seen = [
        (one.text, settings.SITE_URL + one["href"])
        for one in page.one("nav", class_="breadcrumbs").all("a")
    ]
    nodes = json.loads(page.one("script", type="application/ld+json").text)["@graph"]
    [told] = [node["itemListElement"] for node in nodes if node["@type"] == "BreadcrumbList"]
    *before, itself = [(one["name"], one["item"]) for one in told]
    assert before == seen
    assert itself == (page.one("h1").text, f"{settings.SITE_URL}/{language}/{path}")
