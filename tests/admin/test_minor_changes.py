"""The tick "minor change" below the forms, and what readers and the history are told then."""

import pytest

from contacts.history import versions
from contacts.models import Change, Channel, Guide, Synonym, Topic
from tests.admin.admin_client import add_url, change_url, inputs, row_of, typed

pytestmark = pytest.mark.usefixtures("directory")
TICK = "minor-change"


def told():
    return [(one.model, [fact["what"] for fact in one.facts]) for one in Change.objects.all()]


def test_edit_in_the_form_is_told(desk):
    hotline = Channel.objects.get(slug="hotline")
    form = typed(desk.get(change_url(hotline)), "channel_form")
    number = row_of(form, "value", "19912")
    assert desk.save(change_url(hotline), form, **{f"{number}-value": "19913"}) is None
    [change] = Change.objects.all()
    assert change.key == ("channel", hotline.pk)
    assert [(fact["what"], fact["before"], fact["after"]) for fact in change.facts] == [
        ("value", ["phone", "19912"], ["phone", "19913"])
    ]


def test_ticked_edit_is_not_told_and_the_history_says_so(desk):
    guide = Guide.objects.get(slug="call")
    form = typed(desk.get(change_url(guide)), "guide_form")
    assert desk.save(change_url(guide), form, summary_en="Call 19912!", **{TICK: "on"}) is None
    assert told() == []
    last, before = versions.entries(guide)
    assert (last.is_minor, before.is_minor) == (True, False)
    for language, words in (
        ("en", "Minor change: readers were not told."),
        ("ar", "تغيير طفيف: لم يُعرض على القراء."),
    ):
        url = change_url(guide).replace("/change/", "/history/")
        first, *others = desk.in_language(language).get(url).all("li", class_="version")
        assert words in first.text
        assert not any(words in one.text for one in others)


def test_another_number_is_told_though_it_is_called_minor(desk):
    hotline = Channel.objects.get(slug="hotline")
    form = typed(desk.get(change_url(hotline)), "channel_form")
    number = row_of(form, "value", "19912")
    sent = {f"{number}-value": "19913", "summary_en": "Call us!", TICK: "on"}
    assert desk.save(change_url(hotline), form, **sent) is None
    assert told() == [("channel", ["value"])]


def test_what_is_taken_off_is_told_though_it_is_called_minor(desk):
    guide = Guide.objects.get(slug="call")
    form = typed(desk.get(change_url(guide)), "guide_form")
    assert desk.save(change_url(guide), form, status="draft", **{TICK: "on"}) is None
    assert told() == [("guide", ["presence"])]


def test_tick_stays_when_the_form_has_errors(desk):
    guide = Guide.objects.get(slug="call")
    form = typed(desk.get(change_url(guide)), "guide_form")
    page = desk.save(change_url(guide), form, slug="", **{TICK: "on"})
    assert page is not None
    [tick] = [one for one in inputs(page) if one.get("name") == TICK]
    assert "checked" in tick.attributes


@pytest.mark.parametrize("language", ["ar", "en"])
def test_tick_stands_where_readers_are_told(desk, language):
    desk.in_language(language)
    topic = Topic.objects.get(slug="phone")
    synonym = Synonym.objects.create(language="en", term="mobile", equivalents=["phone"])
    for model, is_there in (("guide", True), ("channel", True), ("page", True), ("notice", True)):
        names = [one.get("name") for one in inputs(desk.get(add_url(model)))]
        assert (TICK in names) is is_there
    for row in (topic, synonym):
        assert TICK not in [one.get("name") for one in inputs(desk.get(change_url(row)))]


def test_publishing_from_the_list_is_told(desk):
    guide = Guide.objects.get(slug="leak-guide")
    desk.act("guide", "publish", guide)
    assert told() == [("guide", ["presence"])]
    desk.act("guide", "unpublish", guide)
    assert told() == [("guide", ["presence"])] * 2
