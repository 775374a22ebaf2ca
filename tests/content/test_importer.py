"""What an import keeps, changes, adds and removes."""

from datetime import UTC, datetime, time

import pytest
import time_machine
from django.db import DatabaseError
from django.utils import translation

from contacts.content.exporter import export_text
from contacts.content.importer import Outcome, has_content, import_content
from contacts.content.problems import ContentError
from contacts.models import Channel, Endpoint, Feedback, Guide, OpeningHours, Page, Step, Topic
from tests.content.broken import GOOD
from tests.content.loading import FIRST_CONTENT, load_first_content, load_text, read_file

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
    text = edited("Unified number", "One number").replace("uid: dial", "uid: d")
    counts = load_text(text, prune=True).counts
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
def test_slug_and_title_of_one_guide_leave_the_rest_as_it_is():
    Guide.objects.update(featured=True)
    before = export_text()
    load_text('guides:\n  - slug: call\n    title: {en: "How do I call?"}\n')
    after = export_text()
    assert after == before.replace(
        '      ar: "كيف أتصل؟"\n', '      ar: "كيف أتصل؟"\n      en: "How do I call?"\n'
    )


@pytest.mark.usefixtures("_good")
def test_what_stands_there_empty_is_emptied():
    text = """guides:
  - slug: call
    channel:
    steps:
      - uid: dial
        text: {en: }
"""
    load_text(text)
    guide, step = Guide.objects.get(), Step.objects.get(uid="dial")
    assert (guide.channel, guide.topic.slug) == (None, "phone")
    assert (step.text_ar, step.text_en) == ("اتصل بالرقم 19912.", "")


@pytest.mark.usefixtures("_good")
def test_with_prune_a_record_is_the_whole_of_its_row():
    Guide.objects.update(featured=True)
    text = """channels:
  - {slug: hotline, kind: phone}
guides:
  - slug: call
    steps:
      - uid: dial
        text: {ar: "اتصل"}
"""
    report = load_text(text, prune=True)
    guide, [step] = Guide.objects.get(), Step.objects.all()
    assert (guide.status, guide.featured, guide.channel, guide.title_ar) == (
        "draft",
        False,
        None,
        "",
    )
    assert (step.text_ar, step.text_en) == ("اتصل", "")
    assert not Endpoint.objects.exists()
    assert report.counts[Outcome.REMOVED] == 3  # a step, the number, the hours


@pytest.mark.usefixtures("_good")
def test_required_key_may_be_left_out_of_a_row_that_is_there():
    load_text("channels:\n  - {slug: hotline, always_available: }\n")
    assert Channel.objects.get().kind == "phone"
    with translation.override("en"), pytest.raises(ContentError) as caught:
        load_text("channels:\n  - {slug: new, always_available: }\n")
    assert [(one.at.line, one.at.path, one.message) for one in caught.value.problems] == [
        (2, "channels[0].kind", "“kind” is missing here.")
    ]


def uids() -> list[str]:
    return [step.uid for step in Guide.objects.get().steps.all()]


@pytest.mark.usefixtures("_good")
@pytest.mark.parametrize(
    ("listed", "order"),
    [
        (["new"], ["dial", "wait", "end", "new"]),
        (["dial", "new"], ["dial", "wait", "end", "new"]),
        (["dial", "new", "wait"], ["dial", "new", "wait", "end"]),
        (["new", "dial"], ["new", "dial", "wait", "end"]),
        (["end", "dial"], ["end", "dial", "wait"]),
        ([], ["dial", "wait", "end"]),
    ],
)
def test_steps_that_the_file_leaves_out_stay_behind_the_one_before_them(listed, order):
    Step.objects.create(guide=Guide.objects.get(), uid="end", position=7, text_en="End")
    steps = "".join(f"      - {{uid: {uid}, text: {{ar: {uid}x}}}}\n" for uid in listed)
    load_text(f"guides:\n  - slug: call\n    steps:\n{steps}")
    assert uids() == order


@pytest.mark.usefixtures("_good")
def test_hours_with_other_times_are_the_row_of_the_same_days():
    row = OpeningHours.objects.get()
    load_text(edited('closes: "16:00"', 'closes: "15:00"'))
    assert [(one.pk, one.closes) for one in OpeningHours.objects.all()] == [(row.pk, time(15))]
    load_text(edited("      - days: [sun, mon]\n", "      - days: [fri]\n"), prune=True)
    assert [sorted(one.days) for one in OpeningHours.objects.all()] == [["fri"]]


@pytest.mark.usefixtures("_good")
def test_hours_that_contradict_those_that_stay_are_told():
    text = """channels:
  - slug: hotline
    opening_hours:
      - {days: [sun], opens: "12:00", closes: "20:00"}
"""
    with translation.override("en"), pytest.raises(ContentError) as caught:
        load_text(text)
    [problem] = caught.value.problems
    assert (problem.at.line, problem.at.path) == (4, "channels[0].opening_hours[0].opens")
    assert problem.message.endswith("Hours that the file leaves out stay.")


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
    with django_assert_max_num_queries(
        19
    ):  # fifteen tables, endpoints by name, and the transaction
        import_content(content)
