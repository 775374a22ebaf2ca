"""The form of a question, and the channels of its options, in the content file."""

import pytest
import yaml

from contacts.content.exporter import export_text
from contacts.content.importer import Outcome
from contacts.content.problems import ContentError
from contacts.languages.prohibitions import is_prohibition
from contacts.models import Guide, Step
from tests.content.broken import GOOD
from tests.content.loading import FIRST_CONTENT, load_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
WITH_FORM = ("    channel: hotline\n", "    channel: hotline\n    form: options\n")
WITH_CHANNEL = ("      - uid: dial\n", "      - uid: dial\n        channel: hotline\n")
OPTIONS = GOOD.replace(*WITH_FORM).replace(*WITH_CHANNEL)
ADVICE = {"is-it-really-theirs", "protect-your-details"}
CHOICES = {
    "which-way-to-choose": ["hotline", "website-form", "mobile-app", "x-account"],
    "when-to-contact": ["hotline", "website-form", "mobile-app"],
    "who-it-supports": ["hotline", "website-form"],
    "monthly-support": ["hotline", "website-form"],
    "when-to-call-19912": ["hotline", "website-form"],
    "need-to-sign-in": ["website-form", "mobile-app", "hotline"],
}


def first_guides():
    return yaml.safe_load(FIRST_CONTENT.read_text("utf-8"))["guides"]


def test_file_of_an_earlier_version_brings_steps():
    load_text(GOOD)
    assert Guide.objects.get().form == "steps"
    assert [step.channel for step in Step.objects.all()] == [None, None]
    assert "form:" not in export_text()


def test_form_and_channels_come_back_as_they_were_written():
    load_text(OPTIONS)
    guide = Guide.objects.get()
    assert guide.form == "options"
    channels = [step.channel and step.channel.slug for step in guide.steps.all()]
    assert channels == ["hotline", None]
    written = export_text()
    [record] = yaml.safe_load(written)["guides"]
    assert record["form"] == "options"
    assert [step.get("channel") for step in record["steps"]] == ["hotline", None]
    report = load_text(written)
    assert report.changed_nothing
    assert export_text() == written


def test_file_without_them_takes_them_back():
    load_text(OPTIONS)
    assert load_text(GOOD).changed_nothing
    assert load_text(GOOD, prune=True).counts[Outcome.CHANGED] == 2  # the guide, and its first step
    assert Guide.objects.get().form == "steps"
    assert Step.objects.get(uid="dial").channel is None


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "says"),
    [
        ("form: options", "form: list", 25, "guides[0].form", "steps, options, advice"),
        ("form: options", "form: [options]", 25, "guides[0].form", "One value is expected"),
        (
            "        channel: hotline",
            "        channel: hotlin",
            30,
            "guides[0].steps[0].channel",
            "no “hotlin” among the channels",
        ),
    ],
)
def test_mistake_is_told_with_its_line_and_field(old, new, line, field, says):
    assert old in OPTIONS
    with pytest.raises(ContentError) as caught:
        load_text(OPTIONS.replace(old, new, 1))
    [problem] = caught.value.problems
    assert (problem.at.line, problem.at.path) == (line, field)
    assert says in problem.message
    assert not Guide.objects.exists()


def test_first_content_is_sorted_into_forms():
    guides = {
        one["slug"]: one for one in yaml.safe_load(FIRST_CONTENT.read_text("utf-8"))["guides"]
    }
    forms = {slug: one.get("form", "steps") for slug, one in guides.items()}
    assert {slug for slug, form in forms.items() if form == "advice"} == ADVICE
    assert {slug for slug, form in forms.items() if form == "options"} == set(CHOICES)
    for slug, channels in CHOICES.items():
        assert [step["channel"] for step in guides[slug]["steps"]] == channels


@pytest.mark.parametrize("language", ["ar", "en"])
def test_first_content_has_no_prohibition_and_no_condition_among_its_steps(language):
    conditions = ("إن ", "إذا ", "If ", "On ", "To ask")
    for guide in first_guides():
        steps = [one["text"][language] for one in guide["steps"]]
        is_not_to_do = [is_prohibition(text) for text in steps]
        if guide["slug"] in ADVICE:
            assert set(is_not_to_do) == {True, False}  # both cards are there
        else:
            assert not any(is_not_to_do), guide["slug"]
        if guide.get("form", "steps") == "steps":
            assert not any(text.startswith(conditions) for text in steps), guide["slug"]
            assert len(steps) != 1, guide["slug"]
