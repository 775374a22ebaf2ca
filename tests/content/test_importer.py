"""What an import keeps, changes, adds and removes."""

from datetime import UTC, datetime, time

import pytest
import time_machine
from django.db import DatabaseError
from django.utils import translation

from contacts.content.exporter import export_text
from contacts.content.importer import Outcome, has_content, import_content
from contacts.content.problems import ContentError
from contacts.content.records import read_file
from contacts.models import Channel, Endpoint, Feedback, Guide, OpeningHours, Page, Step, Topic
from tests.content.broken import GOOD
from tests.content.loading import FIRST_CONTENT, load_first_content, load_text

pytestmark = pytest.mark.django_db

EARLIER = datetime(2026, 12, 1, tzinfo=UTC)
LATER = datetime(2027, 2, 1, tzinfo=UTC)


def edited(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def changed_rows() -> set[str]:
    """What was saved since EARLIER."""
    models = (Channel, Endpoint, OpeningHours, Topic, Guide, Step, Page)
    return {
        f"{model.__name__} {getattr(row, 'slug', None) or getattr(row, 'uid', row.pk)}"
        for model in models
        for row in model.objects.exclude(updated_at=EARLIER)
    }


@pytest.fixture
def _good():
    with time_machine.travel(EARLIER, tick=False):
        load_text(GOOD)


@pytest.mark.usefixtures("_good")
def test_counts_say_what_was_done():
    counts = load_text(edited("Unified number", "One number").replace("uid: dial", "uid: d")).counts
    # The channel's name; a step in place of another.
    assert {outcome: counts[outcome] for outcome in Outcome} == {
        Outcome.CREATED: 1,
        Outcome.CHANGED: 1,
        Outcome.REMOVED: 1,
        Outcome.UNCHANGED: 8,
    }


@pytest.mark.usefixtures("_good")
def test_only_the_row_that_differs_is_saved():
    with time_machine.travel(LATER, tick=False):
        load_text(edited("Call 19912.", "Call 19912 now."))
    assert changed_rows() == {"Step dial"}
    step = Step.objects.get(uid="dial")
    assert (step.text_en, step.updated_at, step.created_at) == ("Call 19912 now.", LATER, EARLIER)


@pytest.mark.usefixtures("_good")
def test_a_step_that_moves_keeps_its_row_and_its_feedback():
    steps = {step.uid: step.pk for step in Step.objects.all()}
    feedback = Feedback.objects.create(
        guide=Guide.objects.get(), step_id=steps["wait"], language="ar", helpful=True
    )
    dial, wait = GOOD.index("      - uid: dial"), GOOD.index("      - uid: wait")
    end = GOOD.index("pages:")
    load_text(GOOD[:dial] + GOOD[wait:end] + GOOD[dial:wait] + GOOD[end:])
    found = [(step.uid, step.position, step.pk) for step in Guide.objects.get().steps.all()]
    assert found == [("wait", 1, steps["wait"]), ("dial", 2, steps["dial"])]
    feedback.refresh_from_db()
    assert feedback.step_id == steps["wait"]


@pytest.mark.usefixtures("_good")
def test_order_already_right_keeps_its_own_numbers():
    for number, step in enumerate(Step.objects.order_by("position")):
        Step.objects.filter(pk=step.pk).update(position=10 * number)
    assert load_text(GOOD).changed_nothing
    assert list(Step.objects.order_by("pk").values_list("position", flat=True)) == [0, 10]


@pytest.mark.usefixtures("_good")
def test_a_part_that_the_file_lacks_is_removed():
    load_text(
        edited('      - kind: phone\n        value: "19912"\n', "").replace("    endpoints:\n", "")
    )
    assert list(Endpoint.objects.all()) == []
    assert OpeningHours.objects.count() == 1


@pytest.mark.usefixtures("_good")
def test_a_text_that_the_file_lacks_is_emptied():
    load_text(edited('          en: "Call 19912."\n', ""))
    step = Step.objects.get(uid="dial")
    assert (step.text_ar, step.text_en) == ("اتصل بالرقم 19912.", "")


@pytest.mark.usefixtures("_good")
def test_a_key_that_the_file_lacks_gets_its_default():
    Guide.objects.update(featured=True)
    load_text(edited("    channel: hotline\n", ""))
    guide = Guide.objects.get()
    assert (guide.featured, guide.channel, guide.topic.slug) == (False, None, "phone")


@pytest.mark.usefixtures("_good")
def test_hours_with_other_times_replace_the_row_and_leave_the_rest():
    load_text(
        edited("      - days: [sun, mon]\n", "      - days: [fri]\n      - days: [sun, mon]\n")
    )
    sunday = OpeningHours.objects.get(opens=time(8))
    load_text(
        edited("      - days: [sun, mon]\n", "      - days: [sat]\n      - days: [sun, mon]\n")
    )
    days = [(row.pk, sorted(row.days)) for row in OpeningHours.objects.order_by("position")]
    assert days[1] == (sunday.pk, ["mon", "sun"])
    assert [names for _pk, names in days] == [["sat"], ["mon", "sun"]]


@pytest.mark.usefixtures("_good")
def test_a_number_is_recognised_however_it_is_written():
    endpoint = Endpoint.objects.get()
    assert load_text(edited('"19912"', '"١٩٩١٢"')).changed_nothing
    assert Endpoint.objects.get() == endpoint


OTHERS = "channels:\n  - {slug: other, kind: app}\nguides:\n  - {slug: new, channel: other}\n"


@pytest.mark.usefixtures("_good")
def test_whole_records_that_the_file_lacks_are_kept():
    load_text(OTHERS)
    assert set(Channel.objects.values_list("slug", flat=True)) == {"hotline", "other"}
    assert set(Guide.objects.values_list("slug", flat=True)) == {"call", "new"}


@pytest.mark.usefixtures("_good")
def test_prune_removes_what_the_sections_in_the_file_lack():
    report = load_text(OTHERS, prune=True)
    assert list(Channel.objects.values_list("slug", flat=True)) == ["other"]
    assert list(Guide.objects.values_list("slug", flat=True)) == ["new"]
    assert report.counts[Outcome.REMOVED] == 2
    # The file has no such sections.
    assert (Topic.objects.count(), Page.objects.count()) == (1, 1)


@pytest.mark.usefixtures("_good")
def test_prune_of_an_empty_section_empties_it():
    load_text("pages: []\nsynonyms:\n", prune=True)
    assert "pages: []\n\nsynonyms: []\n" in export_text()


@pytest.mark.usefixtures("_good")
def test_prune_refuses_a_reference_to_what_it_removes():
    before = export_text()
    with translation.override("en"), pytest.raises(ContentError) as caught:
        load_text("channels: []\nguides:\n  - {slug: call, channel: hotline}\n", prune=True)
    [problem] = caught.value.problems
    assert (problem.at.line, problem.at.path) == (3, "guides[0].channel")
    assert problem.message == "There is no “hotline” among the channels."
    assert export_text() == before


@pytest.mark.usefixtures("_good")
def test_a_guide_may_refer_to_a_channel_that_is_only_in_the_database():
    load_text("guides:\n  - {slug: new, channel: hotline}\n")
    assert Guide.objects.get(slug="new").channel == Channel.objects.get(slug="hotline")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_texts_land_in_their_language_whatever_the_active_one(language):
    with translation.override(language):
        load_text(GOOD)
        channel = Channel.objects.get()
        guide = Guide.objects.get()
    assert (channel.name_ar, channel.name_en) == ("الرقم الموحد", "Unified number")
    assert (guide.title_ar, guide.title_en) == ("كيف أتصل؟", "")


def test_a_failure_in_the_middle_changes_nothing(monkeypatch):
    load_text(GOOD)
    before = export_text()
    save, saved = Step.save, []

    def save_some(step, *args, **kwargs):
        if len(saved) == 5:
            raise DatabaseError("database or disk is full")
        saved.append(step)
        save(step, *args, **kwargs)

    monkeypatch.setattr(Step, "save", save_some)
    content = read_file(FIRST_CONTENT)
    with pytest.raises(DatabaseError):
        import_content(content, prune=True)
    assert len(saved) == 5
    assert export_text() == before


def test_has_content_once_there_is_a_channel_or_a_question():
    assert not has_content()
    Page.objects.create(slug="p")
    assert not has_content()
    Guide.objects.create(slug="g")
    assert has_content()


def test_queries_do_not_grow_with_unchanged_rows(django_assert_max_num_queries):
    load_first_content()
    content = read_file(FIRST_CONTENT)
    with django_assert_max_num_queries(14):  # eleven tables, and the transaction
        import_content(content)
