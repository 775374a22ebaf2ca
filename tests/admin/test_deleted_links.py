"""What is deleted leaves its questions without it; recovered, it has them again."""

import pytest
from django.urls import reverse

from contacts.models import Channel, Guide, Holiday, Notice, Step, Topic
from tests.admin.admin_client import change_url, inputs, messages

pytestmark = pytest.mark.usefixtures("directory")


def delete(desk, row):
    url = reverse(f"admin:contacts_{row._meta.model_name}_delete", args=[row.pk])
    page = desk.get(url)
    opened = next(one["value"] for one in inputs(page) if one.get("name") == "opened")
    assert desk.client.post(url, {"post": "yes", "opened": opened}).status_code == 302
    return page


def recover(desk, model):
    deleted = desk.get(reverse(f"admin:contacts_{model}_deleted")).one(id="content")
    url = next(one["href"] for one in deleted.all("a") if "/history/" in one["href"])
    return messages(desk.client.post(url, {"opened": ""}, follow=True))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_topic_comes_back_with_its_questions(desk, language):
    topic, guide = Topic.objects.get(slug="phone"), Guide.objects.get(slug="call")
    page = delete(desk.in_language(language), topic)
    told = {"ar": "هذه تبقى دون ارتباط به", "en": "These stay, and no longer belong to it."}
    assert told[language] in page.text
    guide.refresh_from_db()
    assert guide.topic is None
    belongs = {
        "ar": "عاد الارتباط به إلى: كيف أتصل؟",
        "en": "What belonged to it belongs to it again: How",
    }
    assert any(one.startswith(belongs[language]) for one in recover(desk, "topic"))
    guide.refresh_from_db()
    assert guide.topic == topic


def test_channel_comes_back_with_questions_steps_notices_and_holidays(desk):
    channel, guide = Channel.objects.get(slug="hotline"), Guide.objects.get(slug="call")
    Step.objects.filter(uid="dial").update(channel=channel)
    day = {"first_day": "2027-01-03", "last_day": "2027-01-03"}
    Holiday.objects.create(name_en="Closed", channel=channel, **day)
    delete(desk, channel)
    assert not Notice.objects.filter(text_en="The phone is out of order").exists()
    recover(desk, "channel")
    guide.refresh_from_db()
    assert guide.channel == channel
    assert Step.objects.get(uid="dial").channel == channel
    assert Notice.objects.get(text_en="The phone is out of order").channel == channel
    assert Holiday.objects.get(name_en="Closed").channel == channel


def test_question_that_got_another_topic_meanwhile_keeps_it(desk):
    topic, guide = Topic.objects.get(slug="phone"), Guide.objects.get(slug="call")
    delete(desk, topic)
    guide.topic = other = Topic.objects.create(slug="other", name_en="Other")
    guide.save()
    recover(desk, "topic")
    guide.refresh_from_db()
    assert guide.topic == other


def test_holiday_of_a_channel_does_not_come_back_as_one_of_all(desk):
    channel = Channel.objects.get(slug="hotline")
    day = {"first_day": "2027-01-03", "last_day": "2027-01-03"}
    holiday = Holiday.objects.create(name_en="Closed", channel=channel, **day)
    delete(desk, holiday)
    delete(desk, channel)
    [told] = recover(desk, "holiday")
    assert "What it is about is deleted too (channel). Recover that first" in told
    assert not Holiday.objects.filter(name_en="Closed").exists()


def test_selects_have_nothing_that_changes_or_deletes_the_row_they_name(desk):
    page = desk.get(change_url(Guide.objects.get(slug="call")))
    kinds = {class_ for one in page.all("a") for class_ in (one.get("class") or "").split()}
    assert "add-related" in kinds
    assert kinds.isdisjoint({"change-related", "delete-related"})
