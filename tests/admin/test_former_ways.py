"""Numbers and accounts that are published no more, while texts still name them."""

import pytest
from django.urls import reverse

from contacts.admin import former_ways as former
from contacts.history import former_ways
from contacts.models import Channel, Endpoint, Guide, Notice
from tests.admin.admin_client import FOLLOW, change_url, messages, row_of, typed
from tests.admin.proposing import desk_of, propose, review

pytestmark = pytest.mark.usefixtures("directory")
FIRST = reverse("admin:index")


def hotline():
    return Channel.objects.get(slug="hotline")


def change_number(desk, **changes):
    url = change_url(hotline())
    sent = typed(desk.get(url), "channel_form")
    row = row_of(sent, "value", "19912")
    changes = {f"{row}-{name}": value for name, value in changes.items()}
    return desk.client.post(url, {**sent, **changes}, follow=True)


def naming(said):
    [way] = [one for one in former_ways.former_ways() if one.value == "19912"]
    guide = Guide.objects.get(slug="call")
    guide.steps.all().delete()
    Guide.objects.filter(pk=guide.pk).update(summary_en=said, summary_ar="")
    found = former_ways.texts_naming([way])
    of_guide = (one.said for one in found if isinstance(one.owner, Guide))
    return list(dict.fromkeys(of_guide))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_texts_with_the_old_number_are_named_with_the_way_to_replace_it(desk, language):
    desk.in_language(language)
    response = change_number(desk, value="19913")
    told = [one for one in messages(response) if "19912" in one]
    guide = Guide.objects.get(slug="call")
    name = {"en": "How do I call?", "ar": "كيف أتصل؟"}[language]
    begin = {"en": "Texts still say", "ar": "ما زالت نصوص تذكر"}[language]
    [message] = told
    assert messages(response).index(message) > 0  # that it is saved is said first
    assert message.startswith(begin)
    assert f'<a href="{change_url(guide)}">{name}</a>' in message
    assert reverse("find-replace") + "?find=19912&amp;whole_words=on&amp;put=19913" in message
    page = desk.get(reverse("find-replace"), find="19912", put="19913", whole_words="on")
    assert page.one("input", name="find")["value"] == "19912"
    assert page.one("input", name="put")["value"] == "19913"
    assert "checked" in page.one("input", name="whole_words").attributes
    assert not page.all("input", name="change")
    panel = desk.get(FIRST).one("section", id="panel-former-ways")
    assert change_url(guide) in [link["href"] for link in panel.all("a")]
    Guide.objects.filter(pk=guide.pk).update(summary_ar="", summary_en="")
    guide.steps.all().delete()
    assert not desk.get(FIRST).all("section", id="panel-former-ways")


@pytest.mark.parametrize("changes", [{"DELETE": "on"}, {"status": "draft"}])
def test_number_that_is_removed_or_hidden_is_told_too(desk, changes):
    assert any("still say" in one for one in messages(change_number(desk, **changes)))


def test_channel_that_is_taken_off_or_deleted_is_told_too(desk):
    change_number(desk)
    told = desk.act("channel", "unpublish", hotline())
    assert any("still say" in one for one in told)
    url = reverse("admin:contacts_channel_delete", args=[hotline().pk])
    opened = desk.get(url).one("input", name="opened")["value"]
    response = desk.client.post(url, {"post": "yes", "opened": opened}, follow=True)
    assert any("still say" in one for one in messages(response))


def test_what_is_still_published_as_another_kind_or_was_never_shown_is_not_told(desk):
    channel = Channel.objects.get(slug="app")
    Endpoint.objects.create(channel=channel, kind="sms", value="19912")
    response = change_number(desk, DELETE="on")
    assert not [one for one in messages(response) if "19912" in one]
    hidden = Channel.objects.get(slug="leak-channel")
    sent = typed(desk.get(change_url(hidden)), "channel_form")
    desk.save(change_url(hidden), sent, summary_en="LEAK")
    assert "920009999" not in [one.value for one in former_ways.former_ways()]


def test_old_number_is_found_in_every_spelling_and_not_in_other_numbers(desk):
    change_number(desk, value="19913")
    assert naming("Call ١٩٩١٢ or 19912.") == ["١٩٩١٢", "19912"]
    assert naming("Call 199123 or pay 19912,50") == []
    assert naming("Call 19913") == []
    assert naming("[19912](tel:19912)") == ["19912"]
    assert naming("[١٩٩١٢](tel:19912)") == ["١٩٩١٢"]
    assert naming("[call](tel:19912)") == ["19912"]


@pytest.mark.parametrize(
    ("language", "more"),
    [("en", " and 3 others."), ("ar", " و3 نصوص أخرى.")],
)
def test_five_texts_are_named_and_the_others_counted(desk, language, more):
    desk.in_language(language)
    for number in range(7):
        Guide.objects.create(
            slug=f"more-{number}",
            status="published",
            title_ar=f"سؤال {number}",
            title_en=f"Question {number}",
            summary_en="Call 19912",
        )
    [message] = [one for one in messages(change_number(desk, value="19913")) if "19912" in one]
    named = message.split("</a> – ")[1]
    assert named.count("<a href=") == former.MOST_NAMED == 5
    assert named.endswith(more)


def test_ended_notices_and_drafts_are_left_out(desk):
    Notice.objects.update(text_en="19912 is out of order")
    Guide.objects.filter(slug="call").update(status="draft")
    assert not [one for one in messages(change_number(desk, value="19913")) if "19912" in one]


def test_accepting_a_proposal_tells_it(groups):
    url = change_url(hotline())
    row = row_of(typed(desk_of("editors").get(url), "channel_form"), "value", "19912")
    proposal = propose(desk_of("editors"), hotline(), **{f"{row}-value": "19913"})
    told = messages(review(desk_of("publishers"), proposal, "accept"))
    assert any("still say" in one and "19912" in one for one in told)
    assert told[:2] == ["Accepted. Readers see it now, in both languages.", FOLLOW]
