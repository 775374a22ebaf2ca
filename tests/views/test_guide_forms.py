"""A question's page in each of its three forms."""

from datetime import datetime, time, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from contacts.hours.values import Weekday
from contacts.models import Channel, Endpoint, Guide, OpeningHours, Step
from tests.conftest import SUNDAY_10
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
WORDS = {
    "ar": {
        "choose": "اختر ما ينطبق عليك",
        "direct": "تريد دعمًا مباشرًا؟",
        "call": "اتصل على 19912",
        "dont": "لا تفعل",
        "do": "افعل",
        "steps": "الخطوات",
        "tick": "أشّر على ما أتممته",
        "done": "تمّت",
    },
    "en": {
        "choose": "Choose what applies to you",
        "direct": "Do you want direct support?",
        "call": "Call 19912",
        "dont": "Do not",
        "do": "Do",
        "steps": "The steps",
        "tick": "Tick off the steps",
        "done": "Done",
    },
}
UIDS = ["phone", "website", "app", "x"]


def main_of(client, slug, language):
    response = client.get(f"/{language}/guides/{slug}/")
    assert response.status_code == 200
    return parse(response.content.decode()).one("main")


def cards(main):
    return [
        card
        for card in main.all(class_="card")
        if card.all(class_="option") + card.all(class_="advice")
    ]


@both_languages
def test_options_are_cards_with_the_choice_before_the_channel(client, language):
    words = WORDS[language]
    main = main_of(client, "which-way-to-choose", language)
    section = main.one("section", aria_labelledby="options-title")
    assert section.one(id="options-title").text == words["choose"]
    found = cards(main)
    assert [card["id"] for card in found] == [f"step-{uid}" for uid in UIDS]
    first = found[0]
    assert first.one("h2").text == words["direct"]
    link = first.one("h3").one("a")
    assert link["href"] == f"/{language}/channels/hotline/"
    button = first.one(class_="actions").one("a")
    assert (button["href"], button.text) == ("tel:19912", words["call"])
    order = [one.name for one in first.walk() if one.name in ("h2", "h3")]
    assert order == ["h2", "h3"]
    assert button.one("bdi").text == "19912"


@both_languages
def test_options_and_advice_are_neither_numbered_nor_ticked(client, language):
    for slug in ("which-way-to-choose", "protect-your-details"):
        main = main_of(client, slug, language)
        assert main.all("ol", class_="steps") == main.all("ol", class_="contents") == []
        assert [one for one in main.walk() if "data-checklist" in one.attributes] == []
        assert main.all("input", type="checkbox") == []


def test_status_of_an_option_is_of_the_moment(client):
    main = main_of(client, "which-way-to-choose", "en")
    regions = [one.get("data-moment") for one in main.walk() if "data-moment" in one.attributes]
    assert len(set(regions)) == len(regions)
    for card in cards(main):
        region = card.one(data_moment=card["id"])
        assert region.one("h3")  # static/js/status.js tells its name with its status
        told = region.all(class_="status") + region.all(class_="status-notice")
        assert all(one["data-holds-until"] for one in told)
        assert told == card.all(class_="status") + card.all(class_="status-notice") != []
    # What takes messages at any time says so without a pill.
    pills = [[one.text for one in card.all(class_="status")] for card in cards(main)]
    assert pills == [["Working day · hours not published"], [], [], ["Hours not published"]]


def test_status_of_an_option_holds_no_longer_than_its_channels(client):
    hotline = Channel.objects.get(slug="hotline")
    hotline.opening_hours.all().delete()
    hours = {"days": frozenset({Weekday("sun")}), "opens": time(8), "closes": time(11)}
    OpeningHours.objects.create(channel=hotline, **hours)
    pill = cards(main_of(client, "which-way-to-choose", "en"))[0].one(class_="status-open")
    assert datetime.fromisoformat(pill["data-holds-until"]) == SUNDAY_10 + timedelta(hours=1)


@both_languages
def test_option_of_a_channel_that_nobody_sees_has_no_button(client, language):
    Channel.objects.filter(slug="hotline").update(status="draft")
    first, second = cards(main_of(client, "which-way-to-choose", language))[:2]
    assert (first.all("h3"), first.all(class_="actions"), first.all(class_="status")) == (
        [],
        [],
        [],
    )
    assert second.one(class_="actions").one("a")["href"] == "https://www.ca.gov.sa/"


def test_option_without_a_channel_has_no_button(client):
    Step.objects.filter(uid="phone").update(channel=None)
    first = cards(main_of(client, "which-way-to-choose", "en"))[0]
    assert first.one("h2").text == "Do you want direct support?"
    assert (first.all("h3"), first.all("a", class_="button")) == ([], [])


def test_option_shows_no_number_that_is_a_draft(client):
    hotline = Channel.objects.get(slug="hotline")
    Endpoint.objects.create(channel=hotline, kind="phone", value="920008888", status="draft")
    response = client.get("/en/guides/which-way-to-choose/")
    assert b"920008888" not in response.content


@both_languages
def test_advice_says_first_what_not_to_do(client, language):
    main = main_of(client, "protect-your-details", language)
    dont, do = cards(main)
    assert dont.one("h2").text == WORDS[language]["dont"]
    assert do.one("h2").text == WORDS[language]["do"]
    assert [one["id"] for one in dont.all("li")] == ["step-refuse", "step-keep-private"]
    assert [one["id"] for one in do.all("li")] == ["step-type-address"]
    for card in (dont, do):
        assert card["aria-labelledby"] == card.one("h2")["id"]


@pytest.mark.parametrize(("start", "title"), [("لا تفتح", "dont"), ("اكتب", "do")])
def test_empty_card_of_advice_is_left_out(client, start, title):
    guide = Guide.objects.get(slug="protect-your-details")
    for step in guide.steps.all():
        Step.objects.filter(pk=step.pk).update(text_ar=f"{start} الرابط")
    [only] = cards(main_of(client, guide.slug, "ar"))
    assert only.one("h2").text == WORDS["ar"][title]
    assert len(only.all("li")) == 3


def test_advice_is_judged_by_the_text_that_stands_in(client):
    Step.objects.filter(guide__slug="protect-your-details", uid="type-address").update(
        text_ar="", text_en="Never type it twice"
    )
    dont, *others = cards(main_of(client, "protect-your-details", "ar"))
    assert others == []
    line = dont.one("li", id="step-type-address").one(class_="foreign")
    assert (line["lang"], line["dir"], line.text) == ("en", "ltr", "Never type it twice")


@both_languages
@pytest.mark.parametrize("form", ["steps", "options", "advice"])
def test_texts_that_stand_in_are_marked_in_every_form(client, form, language):
    other = {"ar": "en", "en": "ar"}[language]
    Guide.objects.filter(slug="which-way-to-choose").update(form=form)
    Step.objects.filter(guide__slug="which-way-to-choose").update(
        **{f"text_{language}": "", f"detail_{language}": ""}
    )
    main = main_of(client, "which-way-to-choose", language)
    for uid in UIDS:
        part = main.one(id=f"step-{uid}")
        assert [one["lang"] for one in part.all(class_="foreign-block")] == [other, other]


@both_languages
@pytest.mark.parametrize("form", ["steps", "options", "advice"])
def test_draft_of_a_part_is_in_no_form(client, form, language):
    guide = Guide.objects.get(slug="which-way-to-choose")
    Guide.objects.filter(pk=guide.pk).update(form=form)
    Step.objects.create(guide=guide, text_en="LEAK", text_ar="LEAK", status="draft")
    later = SUNDAY_10 + timedelta(days=1)
    Step.objects.create(guide=guide, text_en="LEAK", text_ar="LEAK", publish_at=later)
    response = client.get(f"/{language}/guides/{guide.slug}/")
    assert b"LEAK" not in response.content
    main = parse(response.content.decode()).one("main")
    ids = [one["id"] for one in main.walk() if (one.get("id") or "").startswith("step-")]
    assert [one for one in ids if not one.endswith("-text")] == [f"step-{uid}" for uid in UIDS]


@both_languages
def test_steps_have_one_switch_for_their_ticks_hidden_without_script(client, language):
    words = WORDS[language]
    main = main_of(client, "send-inquiry-website", language)
    section = main.one("section", aria_labelledby="steps")
    assert section.one("h2").text == words["steps"]
    switch, label = section.one(id="tick"), section.one("label", class_="switch")
    assert label["for"] == "tick"
    assert label.text == words["tick"]
    assert "hidden" in switch.attributes
    assert "hidden" in label.attributes
    steps = section.one("ol", data_checklist="send-inquiry-website").all("li")
    assert [step.one("label", class_="done").text for step in steps] == 5 * [words["done"]]
    boxes = [step.one("input") for step in steps]
    assert [box["data-step"] for box in boxes][:2] == ["visit-site", "sign-in"]
    assert [main.one(id=box["aria-describedby"]).text for box in boxes] == [
        step.one("h3").text for step in steps
    ]


@both_languages
@pytest.mark.parametrize("form", ["steps", "options", "advice"])
def test_search_leads_to_the_part_whatever_the_form(client, form, language):
    Guide.objects.filter(slug="which-way-to-choose").update(form=form)
    query = {"ar": "تفاصيل معينة بشأن البرنامج", "en": "particular details of the programme"}
    page = parse(client.get(f"/{language}/search/", {"q": query[language]}).content.decode())
    [hit] = [
        item
        for item in page.one("ol", class_="hits").all("li")
        if "/guides/which-way-to-choose/" in item.one("h3").one("a")["href"]
    ]
    assert hit.one("h3").one("a")["href"] == f"/{language}/guides/which-way-to-choose/#step-x"
    is_numbered = {"ar": "الخطوة 4 من 4", "en": "Step 4 of 4"}[language] in hit.text
    assert is_numbered == (form == "steps")


@both_languages
def test_draft_is_previewed_in_its_form_without_what_readers_do_not_see(language):
    staff = Client()
    staff.force_login(get_user_model().objects.create_superuser("sara", password="pw"))
    hidden = Channel.objects.create(slug="hidden", kind="phone", name_en="LEAK")
    guide = Guide.objects.create(slug="new", title_ar="سؤال؟", title_en="Which?", form="options")
    hotline = Channel.objects.get(slug="hotline")
    Step.objects.create(guide=guide, uid="one", text_ar="أ", text_en="A", channel=hotline)
    Step.objects.create(guide=guide, uid="two", text_ar="ب", text_en="B", channel=hidden)
    response = staff.get(reverse("preview", args=[language, "guide", guide.pk]))
    assert b"LEAK" not in response.content
    first, second = cards(parse(response.content.decode()).one("main"))
    assert first.one(class_="actions").one("a")["href"] == "tel:19912"
    assert second.all("a") == []
