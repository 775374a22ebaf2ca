"""Editors fill in what people choose a channel by, find channels by it, and see it change."""

import pytest

from contacts.history import versions
from contacts.history.restoring import restore
from contacts.models import Channel, Guide
from tests.admin.admin_client import change_url, errors_beside, headings, inputs, messages, typed
from tests.directory_rows import make_channel

pytestmark = pytest.mark.usefixtures("directory")
FACTS = {
    "answer_languages": ["ar", "en"],
    "response_time_ar": "خلال 3 أيام عمل",
    "response_time_en": "within 3 working days",
    "cost": "free",
    "sign_in": "not_needed",
}


@pytest.fixture
def hotline() -> Channel:
    return Channel.objects.get(slug="hotline")


def save(desk, channel, **changes):
    url = change_url(channel)
    return desk.save(url, typed(desk.get(url), "channel_form"), **changes)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_facts_are_stored_and_shown_again(desk, hotline, language):
    assert save(desk.in_language(language), hotline, **FACTS) is None
    hotline.refresh_from_db()
    assert hotline.answer_languages == {"ar", "en"}
    sent = typed(desk.get(change_url(hotline)), "channel_form")
    shown = {name: sent[name] for name in FACTS}
    assert shown == {
        name: value if isinstance(value, list) else [value] for name, value in FACTS.items()
    }


def test_facts_are_forgotten_again(desk, hotline):
    save(desk, hotline, **FACTS)
    nothing = {**dict.fromkeys(FACTS, ""), "answer_languages": []}
    assert save(desk, hotline, **nothing) is None
    hotline.refresh_from_db()
    assert (hotline.answer_languages, hotline.cost, hotline.sign_in) == (frozenset(), "", "")
    assert not hotline.has_response_time


@pytest.mark.parametrize(
    ("language", "open_choice"), [("en", "not published"), ("ar", "غير منشور")]
)
def test_choice_that_is_left_open_says_what_that_means(desk, hotline, language, open_choice):
    page = desk.in_language(language).get(change_url(hotline))
    for name in ("cost", "sign_in"):
        [select] = [one for one in inputs(page) if one.get("name") == name]
        assert select.all("option")[0].text == open_choice


@pytest.mark.parametrize(
    ("name", "value"), [("cost", "cheap"), ("sign_in", "x"), ("answer_languages", ["fr"])]
)
def test_made_up_value_is_refused_beside_its_field(desk, hotline, name, value):
    assert errors_beside(save(desk, hotline, **{name: value}), name)


def test_reply_times_that_differ_between_the_languages_are_refused(desk, hotline):
    typed_times = {**FACTS, "response_time_en": "within 2 working days"}
    page = save(desk, hotline, **typed_times)
    [error] = errors_beside(page, "response_time_en")
    assert "Number" in error


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"answers-in": "en"}, ["both"]),
        ({"answers-in": "ar"}, ["both", "arabic"]),
        ({"answers-in": "unknown"}, ["silent"]),
        ({"cost": "free"}, ["both"]),
        ({"cost": "unknown"}, ["arabic", "silent"]),
        ({"sign_in": "needed"}, ["arabic"]),
        ({"sign_in": "unknown"}, ["both", "silent"]),
        ({"reply-time": "known"}, ["arabic"]),
        ({"reply-time": "unknown"}, ["both", "silent"]),
    ],
)
def test_list_is_filtered_by_each_fact_and_by_none(desk, query, found):
    Channel.objects.all().delete()
    make_channel("b", name_en="both", position=1, answer_languages={"ar", "en"}, cost="free")
    make_channel(
        "a",
        name_en="arabic",
        position=2,
        answer_languages={"ar"},
        sign_in="needed",
        response_time_ar="خلال يوم",
    )
    make_channel("s", name_en="silent", position=3, response_time_en=" ")
    assert headings(desk.changelist("channel", **query)) == found


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["languages it answers in", "Arabic · English", "cost", "Free", "Not needed"]),
        ("ar", ["لغات الرد", "العربية · الإنجليزية", "التكلفة", "مجاني", "غير مطلوب"]),
    ],
)
def test_history_tells_the_facts_and_brings_them_back(desk, hotline, language, words):
    save(desk, hotline, **FACTS)
    text = desk.in_language(language).get(change_url(hotline).replace("change", "history")).text
    assert [word for word in words if word.lower() not in text.lower()] == []
    with_facts = next(versions.entries(hotline))
    save(desk, hotline, answer_languages=["ar"], cost="charged")
    columns = with_facts.state[("channel", hotline.pk)]
    assert (columns["answer_languages"], columns["cost"]) == ("ar,en", "free")
    restore(hotline, with_facts.state)
    hotline.refresh_from_db()
    assert (hotline.answer_languages, hotline.cost) == ({"ar", "en"}, "free")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "These still say that it is not published here, though it is now: {}"),
        ("ar", "ما زالت هذه النصوص تقول إن ذلك غير منشور هنا مع أنه منشور الآن: {}"),
    ],
)
def test_saving_names_the_questions_that_deny_a_fact(desk, hotline, language, text):
    guide = Guide.objects.get(slug="call")
    Guide.objects.filter(pk=guide.pk).update(
        summary_en="Languages are not published here.", summary_ar="اللغات غير منشورة هنا."
    )
    url = change_url(hotline)
    sent = typed(desk.in_language(language).get(url), "channel_form")
    response = desk.client.post(url, {**sent, "answer_languages": ["en"]}, follow=True)
    name = {"en": "How do I call?", "ar": "كيف أتصل؟"}[language]
    assert text.format(f'<a href="{change_url(guide)}">{name}</a>') in messages(response)
