"""Which language of a text is out of date, whoever changed the other one and how."""

import pytest
from django.db import connection

from contacts.content.exporter import export_text
from contacts.enums import Language
from contacts.languages.translation_state import (
    PARTS,
    OutdatedText,
    StateCount,
    TranslationState,
    confirm,
    in_state,
    out_of_date_counts,
    outdated_texts,
    state_of,
    with_language_states,
)
from contacts.models import Channel, ConfirmedTexts, Endpoint, Guide, Step, Topic
from contacts.models.confirmed_texts import belong_together
from tests.content.loading import load_text
from tests.directory_rows import make_directory

AR, EN = Language.ARABIC, Language.ENGLISH
COMPLETE, MISSING, OUT_OF_DATE = TranslationState

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic():
    return Topic.objects.create(slug="loans", name_ar="القروض", name_en="Loans")


def states(row) -> tuple[TranslationState, TranslationState]:
    """In Arabic, in English."""
    found = with_language_states(type(row).objects.all()).get(pk=row.pk)
    return state_of(found, AR), state_of(found, EN)


def write(row, **texts) -> None:
    """As a shell or a form does."""
    fresh = type(row).objects.get(pk=row.pk)
    for name, text in texts.items():
        setattr(fresh, name, text)
    fresh.save()


def update(row, **texts) -> None:
    type(row).objects.filter(pk=row.pk).update(**texts)


def by_sql(row, **texts) -> None:
    [(name, text)] = texts.items()
    table = connection.ops.quote_name(row._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {name} = %s WHERE id = %s", [text, row.pk])  # noqa: S608


@pytest.mark.parametrize("change", [write, update, by_sql])
def test_change_of_one_language_puts_the_other_out_of_date(topic, change):
    change(topic, name_ar="القروض والديون")
    assert states(topic) == (COMPLETE, OUT_OF_DATE)
    change(topic, name_ar="القروض")
    assert states(topic) == (COMPLETE, COMPLETE)
    change(topic, name_en="Loans and debts")
    assert states(topic) == (OUT_OF_DATE, COMPLETE)


@pytest.mark.parametrize("change", [write, update])
def test_change_of_the_other_language_brings_both_up_to_date(topic, change):
    change(topic, name_ar="القروض والديون")
    change(topic, name_en="Loans and debts")
    assert states(topic) == (COMPLETE, COMPLETE)
    change(topic, name_ar="الديون")
    assert states(topic) == (COMPLETE, OUT_OF_DATE)


def test_both_languages_written_at_once_match(topic):
    write(topic, name_ar="الديون", name_en="Debts")
    assert states(topic) == (COMPLETE, COMPLETE)


def test_first_translation_leaves_the_source_up_to_date(topic):
    bare = Topic.objects.create(slug="bare", name_ar="العنوان")
    assert states(bare) == (COMPLETE, MISSING)
    write(bare, name_en="Address")
    assert states(bare) == (COMPLETE, COMPLETE)


@pytest.mark.parametrize("blank", ["", "  ", None])
def test_removed_text_is_missing_and_not_out_of_date(topic, blank):
    write(topic, name_en=blank)
    assert states(topic) == (COMPLETE, MISSING)


def test_confirming_brings_one_language_up_to_date_against_the_present_text(topic):
    write(topic, name_ar="القروض.")
    confirm(topic, AR)  # says nothing about the English
    assert states(topic) == (COMPLETE, OUT_OF_DATE)
    topic.refresh_from_db()
    confirm(topic, EN)
    assert states(topic) == (COMPLETE, COMPLETE)
    write(topic, name_ar="القروض")
    assert states(topic) == (COMPLETE, OUT_OF_DATE)


def test_panel_has_the_text_that_was_confirmed_and_the_present_one(topic):
    write(topic, name_ar="القروض والديون")
    topic.refresh_from_db()
    assert outdated_texts(topic, AR) == []
    assert outdated_texts(topic, EN) == [
        OutdatedText(topic, "name", EN, before="القروض", now="القروض والديون")
    ]


@pytest.mark.parametrize(
    ("relation", "column", "text"),
    [("endpoints", "label_ar", "خط"), ("opening_hours", "note_ar", "كل يوم")],
)
def test_part_of_a_channel_counts_for_the_channel(relation, column, text):
    make_directory()
    Endpoint.objects.update(label_ar="الرقم")
    hotline = Channel.objects.get(slug="hotline")
    part = getattr(hotline, relation).filter(status="published").first()
    assert states(hotline) == (COMPLETE, COMPLETE)
    write(part, **{column: text})
    assert states(hotline) == (COMPLETE, OUT_OF_DATE)
    confirm(hotline, EN)
    assert states(hotline) == (COMPLETE, COMPLETE)


def test_step_counts_for_its_question_unless_it_is_a_draft():
    make_directory()
    guide = Guide.objects.get(slug="call")
    Step.objects.filter(uid="ask").update(text_ar="اسأل", detail_ar="لماذا")
    step = Step.objects.get(uid="dial")
    write(step, text_en="Dial 19912 now")
    assert states(guide) == (OUT_OF_DATE, COMPLETE)
    write(step, status="draft")
    assert states(guide) == (COMPLETE, COMPLETE)


def test_row_imported_again_with_one_language_changed_is_out_of_date():
    make_directory()
    load_text(export_text().replace("كيف أتصل؟", "كيف أتصل بكم؟"))
    assert states(Guide.objects.get(slug="call"))[1] == OUT_OF_DATE


def test_counts_tell_model_language_and_state(topic):
    Topic.objects.create(slug="bare", name_en="Address")
    write(topic, name_ar="الديون")
    assert out_of_date_counts() == [
        StateCount("topic", AR, MISSING, 1),
        StateCount("topic", EN, OUT_OF_DATE, 1),
    ]


def test_every_row_is_in_one_state(topic):
    write(topic, name_ar="الديون")
    rows = with_language_states(Topic.objects.all())
    assert [in_state(rows, EN, state).count() for state in TranslationState] == [0, 0, 1]


def test_bulk_creation_counts_as_confirmed():
    [made] = Topic.objects.bulk_create([Topic(slug="a", name_ar="أ", name_en="A")])
    write(made, name_en="B")
    assert states(made) == (OUT_OF_DATE, COMPLETE)


def test_deleted_row_leaves_no_confirmed_texts(topic):
    topic.delete()
    assert not ConfirmedTexts.objects.filter(model="topic").exists()


@pytest.mark.parametrize("model", PARTS, ids=lambda model: model.__name__)
def test_states_of_an_empty_list_are_one_query(model, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert list(with_language_states(model.objects.all())) == []


@pytest.mark.parametrize(
    ("before", "now", "together"),
    [
        (("أ", "A"), ("أ", "A"), True),
        (("أ", "A"), ("ب", "A"), False),
        (("أ", "A"), ("أ", "B"), False),
        (("أ", "A"), ("ب", "B"), True),
        (("أ", ""), ("أ", "A"), True),
        (("أ", "A"), ("أ", " "), True),
        (("أ", ""), ("ب", ""), True),
    ],
)
def test_texts_belong_together_unless_only_one_of_two_changed(before, now, together):
    codes = Language.values
    assert (
        belong_together(dict(zip(codes, before, strict=True)), dict(zip(codes, now, strict=True)))
        is together
    )
