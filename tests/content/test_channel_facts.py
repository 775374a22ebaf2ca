"""What people choose a channel by, in the content file: nothing that the file does not say."""

import pytest

from contacts.content.exporter import export_text
from contacts.models import Channel
from tests.content.loading import load_first_content, load_text
from tests.content.test_round_trip import assert_comes_back

pytestmark = pytest.mark.django_db


def test_first_content_gains_no_facts_of_channels():
    load_first_content()
    assert {
        (one.answer_languages, one.cost, one.sign_in, one.has_response_time)
        for one in Channel.objects.all()
    } == {(frozenset(), "", "", False)}
    keys = ["answer_languages", "response_time", "cost:", " sign_in"]
    assert [key for key in keys if key in export_text()] == []


def test_facts_that_a_file_no_longer_has_are_gone():
    channel = "channels:\n  - slug: c\n    kind: phone\n    status: draft\n"
    load_text(f"{channel}    answer_languages: [en]\n    cost: free\n    sign_in: needed\n")
    load_text(channel)
    assert Channel.objects.get().cost == "free"
    load_text(channel, prune=True)
    [row] = Channel.objects.all()
    assert (row.answer_languages, row.cost, row.sign_in) == (frozenset(), "", "")


def test_facts_come_back():
    Channel.objects.create(
        slug="c",
        kind="phone",
        answer_languages={"en", "ar"},
        response_time_ar="خلال يوم",
        response_time_en="within a day",
        cost="charged",
        sign_in="not_needed",
    )
    exported = export_text()
    assert exported.partition("channels:\n")[2].partition("\n\n")[0] == (
        """\
  - slug: c
    kind: phone
    status: draft
    answer_languages: [ar, en]
    cost: charged
    sign_in: not_needed
    response_time:
      ar: "خلال يوم"
      en: "within a day\""""
    )
    assert_comes_back(exported)
