"""Plain texts look the same once they are Markdown, wherever they are kept."""

import json
from importlib import import_module

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from hypothesis import given

from contacts.languages.markdown_source import escaped_text
from contacts.models import Guide
from tests.languages.test_short_markdown import ANY_TEXT

HISTORY = ("reversion", "0002_add_index_on_version_for_content_type_and_db")
BEFORE, AFTER = ("contacts", "0029_pictures"), ("contacts", "0030_short_markdown")
PLAIN = "1. [اتصل](tel:19912)\nثم **اضغط** C:\\a  __x__ *123#"
ESCAPED = r"1\. [اتصل\](tel:19912) ثم \*\*اضغط\*\* C:\\a \_\_x\_\_ *123#"
UNTOUCHED = "Dial *123# [now] – 5 < 6 & 1.5  (@citizen_care)"
migration = import_module("contacts.migrations.0030_short_markdown")


@given(ANY_TEXT)
def test_text_is_escaped_as_the_site_does_it_and_back(text):
    then = migration.escaped(text)
    assert migration.collapsed(then) == escaped_text(text)
    assert migration.collapsed(migration.plain(then)) == migration.collapsed(text)


def test_text_without_signs_is_left_as_it_is():
    for text in (UNTOUCHED, " a  b ", "19912. a", "1.", "-"):
        assert migration.escaped(text) == migration.plain(text) == text


def test_markdown_keeps_its_signs_backwards():
    for text in ("**a**", "- a\n- b", "[a](/b) \\* c", "1. a"):
        assert migration.plain(text) == text


@pytest.fixture
def migrated():
    def migrate(to):
        executor = MigrationExecutor(connection)
        executor.migrate([to])
        return executor.loader.project_state([to, HISTORY]).apps.get_model

    yield migrate
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def made(model):
    """Rows with the texts, and what is kept beside them."""
    texts = {"summary": PLAIN, "summary_ar": PLAIN, "summary_en": UNTOUCHED}
    guide = model("contacts", "Guide").objects.create(slug="a", title_ar="**س**", **texts)
    details = {"detail": PLAIN, "detail_ar": PLAIN, "text_ar": PLAIN}
    model("contacts", "Step").objects.create(guide=guide, uid="s", **details)
    model("contacts", "Notice").objects.create(detail_ar=PLAIN, starts_at=timezone.now())
    key = {"model": "guide", "object_id": guide.pk}
    pair = {"ar": PLAIN, "en": UNTOUCHED}
    model("contacts", "ConfirmedTexts").objects.create(field="summary", **key, **pair)
    model("contacts", "ConfirmedTexts").objects.create(field="title", **key, **pair)
    model("contacts", "AcceptedDifference").objects.create(field="summary", **key, **pair)
    state = [["guide", guide.pk, {"summary_ar": PLAIN, "title_ar": PLAIN, "summary_en": None}]]
    model("contacts", "Proposal").objects.create(**key, base=state, state=state)
    revision = model("reversion", "Revision").objects.create(date_created=timezone.now())
    columns = {"title_ar": PLAIN, "summary_ar": PLAIN, "summary_en": UNTOUCHED}
    data = serializers.serialize("json", [Guide(pk=guide.pk, **columns)], fields=[*columns])
    model("reversion", "Version").objects.create(
        revision=revision,
        object_id=str(guide.pk),
        content_type_id=ContentType.objects.get_for_model(Guide).pk,
        format="json",
        serialized_data=data,
        db="default",
    )
    return guide.updated_at, data


def kept(model):
    """Where each text stands."""
    guide, step = model("contacts", "Guide").objects.get(), model("contacts", "Step").objects.get()
    pairs = model("contacts", "ConfirmedTexts").objects
    proposal = model("contacts", "Proposal").objects.get()
    version = json.loads(model("reversion", "Version").objects.get().serialized_data)[0]
    return [
        *(guide.summary, guide.summary_ar, step.detail, step.detail_ar),
        *(pairs.get(field="summary").ar, model("contacts", "AcceptedDifference").objects.get().ar),
        *(one[0][2]["summary_ar"] for one in (proposal.base, proposal.state)),
        version["fields"]["summary_ar"],
    ]


@pytest.mark.django_db(transaction=True)
def test_forwards_and_back(migrated):
    model = migrated(BEFORE)
    updated_at, data = made(model)
    model = migrated(AFTER)
    assert set(kept(model)) == {ESCAPED}
    guide, step = model("contacts", "Guide").objects.get(), model("contacts", "Step").objects.get()
    assert (guide.title_ar, guide.summary_en, guide.updated_at) == ("**س**", UNTOUCHED, updated_at)
    assert (step.text_ar, step.detail_en) == (PLAIN, None)
    assert model("contacts", "Notice").objects.get().detail_ar == PLAIN
    assert model("contacts", "ConfirmedTexts").objects.get(field="title").ar == PLAIN
    stored = model("reversion", "Version").objects.get().serialized_data
    # In the serializer's own way, which the history looks parts up by.
    told = [json.dumps(text, ensure_ascii=False) for text in (PLAIN, ESCAPED)]
    assert stored == data.replace(f'"summary_ar": {told[0]}', f'"summary_ar": {told[1]}')
    assert json.loads(stored)[0]["fields"]["title_ar"] == PLAIN
    back = migrated(BEFORE)
    assert set(kept(back)) == {migration.collapsed(PLAIN)}
    for name in ("Guide", "Notice", "ConfirmedTexts", "AcceptedDifference", "Proposal"):
        back("contacts", name).objects.all().delete()
    back("reversion", "Revision").objects.all().delete()
